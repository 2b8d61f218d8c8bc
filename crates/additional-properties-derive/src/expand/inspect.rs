//! `Inspect` and the redacting `Debug`: a static table of fields, and calls.
//!
//! What is hidden, and where, is decided by the runtime.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::field_info;
use crate::ast::{Field, OpenEnum, Struct, Union, unraw};
use crate::generics::{Bounds, Impl};

/// The impls for a struct.
pub(super) fn structure(input: &Struct<'_>) -> TokenStream {
    let name = unraw(input.ident);
    let generics = Impl::writing(input, &quote!(_ap::inspect::Inspect), Bounds::Inferred);
    let (parameters, arguments, predicates) = generics.split();
    let head = Head::new(input.ident, parameters, arguments, predicates);
    let class = field_info::class(&input.attrs.sensitive);
    let infos = input.members().map(field_info::expand);
    let constraints = input.attrs.constraints.iter().map(field_info::constraint);
    let (ident, additional) = match input.container() {
        Some(field) => {
            let (ident, name) = (field.ident, unraw(field.ident));
            (quote!(_ap::Some(#name)), quote!(_ap::Some(&self.#ident)))
        }
        None => (quote!(_ap::None), quote!(_ap::None)),
    };
    // Rules are written against one type, so only a type without parameters can be handed to them.
    let any = if input.generics.params.is_empty() {
        quote!(_ap::Some(self))
    } else {
        quote!(_ap::None)
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
            #any,
        )
    };
    let fields = head.implements(&quote!(_ap::inspect::Fields), &reads(input));
    let inspect = head.inspect(&node);
    let debug = head.debug();
    quote!(#inspect #fields #debug)
}

/// How the runtime reaches the fields of a struct.
fn reads(input: &Struct<'_>) -> TokenStream {
    let places = || input.members().enumerate();
    let fields = places().map(|(place, field)| {
        let ident = field.ident;
        if is_foreign(field) {
            quote!(#place => _ap::opaque_field(),)
        } else {
            quote!(#place => &self.#ident,)
        }
    });
    let mut foreign = places().filter(|(_, field)| is_foreign(field)).peekable();
    let opaque = foreign.peek().is_some().then(|| {
        let foreign = foreign.map(|(place, field)| {
            let ident = field.ident;
            quote!(#place => _ap::Some(&self.#ident),)
        });
        quote! {
            #[inline]
            fn opaque(&self, place: usize) -> _ap::Option<&dyn _ap::fmt::Debug> {
                match place {
                    #(#foreign)*
                    _ => _ap::None,
                }
            }
        }
    });
    quote! {
        #[inline]
        fn field(&self, place: usize) -> &dyn _ap::inspect::Inspect {
            match place {
                #(#fields)*
                _ => _ap::no_field(place),
            }
        }
        #opaque
    }
}

/// Only the `Debug` of such a field is known.
pub(super) fn is_foreign(field: &Field<'_>) -> bool {
    field.attrs.opaque.is_set() || field.attrs.serialize_with.is_set()
}

/// The impls for an open enum.
pub(super) fn open_enum(input: &OpenEnum<'_>) -> TokenStream {
    let class = field_info::class(&input.attrs.sensitive);
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
        }
    };
    let nothing = TokenStream::new;
    let head = Head::new(input.ident, nothing(), nothing(), nothing());
    let inspect = head.inspect(&node);
    let debug = head.debug();
    quote!(#inspect #debug)
}

/// The impls for a union.
pub(super) fn union(input: &Union<'_>) -> TokenStream {
    let (parameters, arguments, predicates) = input.generics.split_for_impl();
    let head = Head::new(input.ident, parameters, arguments, predicates);
    let class = field_info::class(&input.attrs.sensitive);
    let variants = input.variants.iter().map(|variant| {
        let (variant, name) = (variant.ident, unraw(variant.ident));
        quote!(Self::#variant(inner) => _ap::inspect::Node::Variant { name: #name, inner, sensitivity: #class },)
    });
    let unknown = input.unknown.map(|unknown| {
        let unknown = unknown.ident;
        quote!(Self::#unknown(inner) => _ap::inspect::Node::Unknown(inner),)
    });
    let node = quote! {
        match self {
            #(#variants)*
            #unknown
        }
    };
    let inspect = head.inspect(&node);
    let debug = head.debug();
    quote!(#inspect #debug)
}

/// What stands before and after the trait's name in every impl for one type.
struct Head<'a> {
    ident: &'a Ident,
    parameters: TokenStream,
    rest: TokenStream,
}

impl<'a> Head<'a> {
    fn new(
        ident: &'a Ident,
        parameters: impl ToTokens,
        arguments: impl ToTokens,
        predicates: impl ToTokens,
    ) -> Self {
        Self {
            ident,
            parameters: quote!(#parameters),
            rest: quote!(#arguments #predicates),
        }
    }

    fn implements(&self, path: &TokenStream, body: &TokenStream) -> TokenStream {
        let Self {
            ident,
            parameters,
            rest,
        } = self;
        quote!(impl #parameters #path for #ident #rest { #body })
    }

    fn inspect(&self, node: &TokenStream) -> TokenStream {
        let body = quote! {
            #[inline]
            fn inspect(&self) -> _ap::inspect::Node<'_> { #node }
        };
        self.implements(&quote!(_ap::inspect::Inspect), &body)
    }

    fn debug(&self) -> TokenStream {
        let body = quote! {
            #[inline]
            fn fmt(&self, f: &mut _ap::fmt::Formatter<'_>) -> _ap::fmt::Result {
                _ap::redacted_debug(self, f)
            }
        };
        self.implements(&quote!(_ap::fmt::Debug), &body)
    }
}
