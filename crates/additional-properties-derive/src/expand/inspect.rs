//! `Inspect` and the redacting `Debug`: a static table of fields, and calls.
//!
//! What is hidden, and where, is decided by the runtime.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{field_info, union_info};
use crate::ast::{Field, OpenEnum, Struct, Union, unraw};
use crate::generics::{Bounds, Impl, Needs};

/// `Inspect` of a struct.
pub(super) fn structure(input: &Struct<'_>) -> TokenStream {
    let name = unraw(input.ident);
    let generics = bounds(input);
    let class = field_info::class(input.attrs.sensitive.get());
    let infos = input.members().map(field_info::expand);
    let constraints = input.attrs.constraints.iter().map(field_info::constraint);
    let (ident, additional) = match input.container() {
        Some(field) => {
            let (ident, name) = (field.ident, unraw(field.ident));
            let container = quote_spanned!(field.ty_span=> &self.#ident);
            (quote!(_ap::Some(#name)), quote!(_ap::Some(#container)))
        }
        None => (quote!(_ap::None), quote!(_ap::None)),
    };
    let node = quote! {
        _ap::inspect::Node::object(
            &_ap::inspect::ObjectInfo {
                name: #name,
                sensitivity: #class,
                fields: &[#(#infos),*],
                additional: #ident,
                constraints: &[#(#constraints),*],
            },
            self,
            #additional,
        )
    };
    let fields = generics.of(&quote!(_ap::inspect::Fields), &reads(input));
    let inspect = inspect_impl(&generics, &node);
    quote!(#inspect #fields)
}

/// The redacting `Debug` of a struct.
pub(super) fn debug_structure(input: &Struct<'_>) -> TokenStream {
    debug_impl(&bounds(input))
}

fn bounds<'a>(input: &Struct<'a>) -> Impl<'a> {
    let needs = Needs {
        member: quote!(_ap::inspect::Inspect),
        container: quote!(_ap::inspect::Mapping),
    };
    Impl::writing(input, needs, Bounds::Inferred)
}

/// How the runtime reaches the fields of a struct.
fn reads(input: &Struct<'_>) -> TokenStream {
    let members = || input.members().enumerate();
    let fields = members().map(|(index, field)| {
        let ident = field.ident;
        if is_opaque(field) {
            quote!(#index => _ap::opaque_field(),)
        } else {
            quote!(#index => &self.#ident,)
        }
    });
    let mut opaques = members().filter(|(_, field)| is_opaque(field)).peekable();
    let opaque = opaques.peek().is_some().then(|| {
        let opaques = opaques.map(|(index, field)| {
            let ident = field.ident;
            quote!(#index => _ap::Some(&self.#ident),)
        });
        quote! {
            #[inline]
            fn opaque(&self, index: usize) -> _ap::Option<&dyn _ap::fmt::Debug> {
                match index {
                    #(#opaques)*
                    _ => _ap::None,
                }
            }
        }
    });
    quote! {
        #[inline]
        fn field(&self, index: usize) -> &dyn _ap::inspect::Inspect {
            match index {
                #(#fields)*
                _ => _ap::no_field(index),
            }
        }
        #opaque
    }
}

/// Whether only the `Debug` of the field's type is known.
pub(super) fn is_opaque(field: &Field<'_>) -> bool {
    field.attrs.opaque.is_set() || field.attrs.serialize_with.is_set()
}

/// `Inspect` of an open enum.
pub(super) fn open_enum(input: &OpenEnum<'_>) -> TokenStream {
    let class = field_info::class(input.attrs.sensitive.get());
    let constraints = input.attrs.constraints.iter().map(field_info::constraint);
    let names = input.variants.iter().map(|variant| {
        let (variant, name) = (variant.ident, unraw(variant.ident));
        quote!(Self::#variant => #name,)
    });
    let node = quote! {
        _ap::inspect::Node::Enum {
            variant: match self {
                #(#names)*
                _ => "Unknown",
            },
            value: self.as_str(),
            known: !self.is_unknown(),
            sensitivity: #class,
            constraints: &[#(#constraints),*],
        }
    };
    inspect_impl(&Impl::new(input.ident, input.generics), &node)
}

/// `Inspect` of a union.
pub(super) fn union(input: &Union<'_>) -> TokenStream {
    let class = field_info::class(input.attrs.sensitive.get());
    let of_union = input.attrs.constraints.iter().map(field_info::constraint);
    let of_union = quote!(&[#(#of_union),*]);
    let variants = input.variants.iter().map(|variant| {
        let (ident, name) = (variant.ident, unraw(variant.ident));
        if variant.ty.is_none() {
            return quote!(Self::#ident => _ap::inspect::Node::Enum { variant: #name, value: #name, known: true, sensitivity: #class, constraints: &[] },);
        }
        let constraints = variant.attrs.constraints.iter().map(field_info::constraint);
        quote!(Self::#ident(inner) => _ap::inspect::Node::Variant { name: #name, inner, sensitivity: #class, constraints: &[#(#constraints),*], of_union: #of_union },)
    });
    let unknown = input.unknown.as_ref().map(|unknown| {
        let constraints = unknown.attrs.constraints.iter().map(field_info::constraint);
        let unknown = unknown.ident;
        let tag = union_info::tag(input);
        let tag_types = union_info::tag_types(input);
        let unread = input.attrs.unread_integers.is_set();
        quote!(Self::#unknown(inner) => _ap::inspect::Node::Unknown { inner, tag: &[#(#tag),*], tag_types: &[#(#tag_types),*], unread_integers: #unread, constraints: &[#(#constraints),*] },)
    });
    let node = quote! {
        match self {
            #(#variants)*
            #unknown
        }
    };
    inspect_impl(&union_bounds(input), &node)
}

/// The redacting `Debug` of a union.
pub(super) fn debug_union(input: &Union<'_>) -> TokenStream {
    debug_impl(&union_bounds(input))
}

fn union_bounds<'a>(input: &Union<'a>) -> Impl<'a> {
    Impl::of_union(input, &quote!(_ap::inspect::Inspect), None)
}

fn debug_impl(generics: &Impl<'_>) -> TokenStream {
    let body = quote! {
        #[inline]
        fn fmt(&self, f: &mut _ap::fmt::Formatter<'_>) -> _ap::fmt::Result {
            _ap::redacted_debug(self, f)
        }
    };
    generics.of(&quote!(_ap::fmt::Debug), &body)
}

fn inspect_impl(generics: &Impl<'_>, node: &TokenStream) -> TokenStream {
    let body = quote! {
        #[inline]
        fn inspect(&self) -> _ap::inspect::Node<'_> { #node }
    };
    generics.of(&quote!(_ap::inspect::Inspect), &body)
}
