//! `Deserialize` of a struct: one pass, slots, unknown members straight into the container.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::presence;
use crate::ast::{Field, Presence, Role, Struct};
use crate::generics::{Bounds, Impl, Needs};
use crate::ty;

/// The impl of `Deserialize`, and of the runtime's trait that it calls.
pub(super) fn expand(input: &Struct<'_>) -> TokenStream {
    let needs = Needs {
        member: quote!(_ap::Deserialize<'de>),
        container: quote!(_ap::serde::ReadUnknown<'de>),
    };
    let generics = Impl::reading(input, needs, Bounds::Declared);
    let expecting = match input.attrs.expecting.get() {
        Some(expecting) => expecting.clone(),
        None => format!("struct {}", input.ident),
    };
    let index = index_arms(input);
    let body = visit(input);
    let readers = own_readers(input, &generics);
    let read_struct = quote! {
        const EXPECTING: &'static str = #expecting;
        #[inline]
        fn index(name: &str) -> usize {
            match name {
                #index
                _ => _ap::serde::UNKNOWN,
            }
        }
        fn read_members<__A: _ap::MapAccess<'de>>(mut __map: __A) -> _ap::Result<Self, __A::Error> {
            #body
        }
    };
    let read_struct = generics.of(&quote!(_ap::serde::ReadStruct<'de>), &read_struct);
    let deserialize = quote! {
        fn deserialize<__D: _ap::Deserializer<'de>>(__input: __D) -> _ap::Result<Self, __D::Error> {
            _ap::serde::read_struct(__input)
        }
    };
    let deserialize = generics.of(&quote!(_ap::Deserialize<'de>), &deserialize);
    quote!(#readers #read_struct #deserialize)
}

/// `"name" | "alias" => index,` for every member.
fn index_arms(input: &Struct<'_>) -> TokenStream {
    let arms = input.members().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        if field.is_read() {
            let names = field.names.read();
            quote!(#(#names)|* => #index,)
        } else {
            let names = field.names.all();
            quote!(#(#names)|* => #index,)
        }
    });
    arms.collect()
}

fn slot(index: usize) -> Ident {
    format_ident!("__f{index}")
}

fn visit(input: &Struct<'_>) -> TokenStream {
    let read = || {
        input
            .members()
            .enumerate()
            .filter(|(_, field)| field.is_read())
    };
    let slots = read().map(|(index, field)| {
        let slot = slot(index);
        let ty = presence::slot_type(field);
        quote!(let mut #slot: _ap::Option<#ty> = _ap::None;)
    });
    let arms = input.members().enumerate().map(|(index, field)| {
        let number = Literal::usize_unsuffixed(index);
        let fill = fill(field, index);
        quote!(#number => #fill,)
    });
    let container = container_type(input);
    let span = input.container().map(|field| field.ty_span);
    let keep = quote_spanned!(span.unwrap_or_else(Span::call_site)=> _ap::serde::read_unknown(&mut __extra, &mut __name, &mut __map));
    let whole = input.attrs.default.get().map(|default| {
        let call = presence::default_call(default);
        quote!(let __default: Self = #call;)
    });
    let values = struct_values(input);
    let settle = settle(input);
    quote! {
        #(#slots)*
        let mut __extra = <#container as _ap::Default>::default();
        let mut __name = _ap::None;
        while let _ap::Some(__index) = __map.next_key_seed(_ap::serde::NameSeed::new::<Self>(&mut __name))? {
            // One exit for all members: a `?` in every arm costs the compiler more than the calls.
            if let _ap::Err(__error) = match __index {
                #(#arms)*
                _ => #keep,
            } {
                return _ap::Err(__error);
            }
        }
        #settle
        #whole
        _ap::Ok(Self { #values })
    }
}

/// Ends with an error if a member is missing.
fn settle(input: &Struct<'_>) -> TokenStream {
    let whole = input.attrs.default.is_set();
    let read = input
        .members()
        .enumerate()
        .filter(|(_, field)| field.is_read());
    let lacks = read.filter_map(|(index, field)| {
        let slot = slot(index);
        presence::lacks(field, &quote!(#slot), whole)
    });
    let lacks: Vec<_> = lacks.collect();
    if lacks.is_empty() {
        return TokenStream::new();
    }
    quote! {
        let mut __error = _ap::None;
        let _ = false #(|| #lacks)*;
        if let _ap::Some(__error) = __error {
            return _ap::Err(__error);
        }
    }
}

/// The type that takes the unknown members: the field's own, or one that drops or denies them.
fn container_type(input: &Struct<'_>) -> TokenStream {
    match input.container() {
        Some(field) => {
            let ty = field.ty;
            quote!(#ty)
        }
        None if input.attrs.deny_unknown.is_set() => quote!(_ap::serde::DenyUnknown),
        None => quote!(_ap::serde::IgnoreUnknown),
    }
}

/// Reads the value of one member into its slot.
fn fill(field: &Field<'_>, index: usize) -> TokenStream {
    if !field.is_read() {
        return quote!(_ap::serde::skip_value(&mut __map));
    }
    let slot = slot(index);
    let name = &field.names.deserialize;
    let span = field.ty_span;
    if let Some(reader) = reader(field, index) {
        quote_spanned!(span=> _ap::serde::read_slot_as::<_, #reader, __A>(&mut #slot, #name, &mut __map))
    } else {
        quote_spanned!(span=> _ap::serde::read_slot(&mut #slot, #name, &mut __map))
    }
}

/// The codec that reads the field, when its type does not read itself.
fn reader(field: &Field<'_>, index: usize) -> Option<TokenStream> {
    if let Some(codec) = field.attrs.codec.get() {
        return Some(presence::codec(*codec));
    }
    if field.attrs.deserialize_with.is_set() {
        let marker = marker(index);
        return Some(quote!(#marker<Self>));
    }
    match ty::cow_of(field.ty) {
        Some(ty::CowOf::Str) if field.attrs.borrow.is_set() => Some(quote!(_ap::serde::BorrowStr)),
        Some(ty::CowOf::Bytes) if field.attrs.borrow.is_set() => {
            Some(quote!(_ap::serde::BorrowBytes))
        }
        _ => None,
    }
}

fn marker(index: usize) -> Ident {
    format_ident!("__Read{index}")
}

/// One codec for each function of the user's: the only way to hand it the deserializer.
fn own_readers(input: &Struct<'_>, generics: &Impl<'_>) -> TokenStream {
    let (parameters, arguments, predicates) = generics.split();
    let ident = input.ident;
    let readers = input.members().enumerate().filter_map(|(index, field)| {
        let function = field.attrs.deserialize_with.get().filter(|_| field.is_read())?;
        let marker = marker(index);
        let ty = field.ty;
        Some(quote! {
            struct #marker<T: ?_ap::Sized>(_ap::PhantomData<T>);
            impl #parameters _ap::serde::ReadAs<'de, #ty> for #marker<#ident #arguments> #predicates {
                fn read_as<__D: _ap::Deserializer<'de>>(__input: __D) -> _ap::Result<#ty, __D::Error> {
                    #function(__input)
                }
            }
        })
    });
    readers.collect()
}

fn struct_values(input: &Struct<'_>) -> TokenStream {
    let whole = input.attrs.default.is_set();
    let mut index = 0;
    let mut out = TokenStream::new();
    for field in &input.fields {
        let ident = field.ident;
        let value = match field.role {
            Role::Container => quote!(__extra),
            Role::Skipped => left_out(field, whole),
            Role::Member => {
                let slot = slot(index);
                index += 1;
                if field.is_read() {
                    presence::from_slot(field, &quote!(#slot), whole)
                } else {
                    left_out(field, whole)
                }
            }
        };
        out.extend(quote!(#ident: #value,));
    }
    out
}

/// The value of a field that is not read.
fn left_out(field: &Field<'_>, whole: bool) -> TokenStream {
    let ident = field.ident;
    match field.attrs.default.get() {
        Some(default) => presence::default_call(default),
        None if matches!(field.presence, Presence::Plain) && whole => quote!(__default.#ident),
        None => quote!(_ap::Default::default()),
    }
}
