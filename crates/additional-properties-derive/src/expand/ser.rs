//! `Serialize` of a struct: an exact length, the fields in order, then the unknown members.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::presence;
use crate::ast::{Field, Presence, Struct};
use crate::generics::{Bounds, Impl, Needs};

/// The impl of `Serialize`.
pub(super) fn expand(input: &Struct<'_>) -> TokenStream {
    let needs = Needs {
        member: quote!(_ap::Serialize),
        container: quote!(_ap::serde::WriteUnknown),
    };
    let generics = Impl::writing(input, needs, Bounds::Declared);
    let writers = own_writers(input, &generics);
    let length = length(input);
    let entries = input
        .members()
        .enumerate()
        .filter(|(_, field)| field.is_written());
    let entries = entries.map(|(index, field)| entry(field, index));
    let extra = input.container().map(|field| {
        let ident = field.ident;
        quote_spanned!(field.ty_span=> && __entries.unknown_members::<Self, _>(&self.#ident))
    });
    let serialize = quote! {
        fn serialize<__S: _ap::Serializer>(&self, __output: __S) -> _ap::Result<__S::Ok, __S::Error> {
            let mut __entries = match _ap::serde::MapWriter::open(__output, #length) {
                _ap::Ok(entries) => entries,
                _ap::Err(error) => return _ap::Err(error),
            };
            let _ = true #(&& #entries)* #extra;
            __entries.end()
        }
    };
    let serialize = generics.of(&quote!(_ap::Serialize), &serialize);
    quote!(#writers #serialize)
}

/// `3 + usize::from(..) + count`: the members that are always written, those that may be left out, the unknown ones.
fn length(input: &Struct<'_>) -> TokenStream {
    let mut fixed = 0;
    let mut rest = TokenStream::new();
    for field in input.members().filter(|field| field.is_written()) {
        match written_if(field) {
            None => fixed += 1,
            Some(condition) => rest.extend(quote!(+ (#condition) as usize)),
        }
    }
    if let Some(field) = input.container() {
        let ident = field.ident;
        rest.extend(quote!(+ _ap::serde::WriteUnknown::count(&self.#ident)));
    }
    let fixed = Literal::usize_unsuffixed(fixed);
    quote!(#fixed #rest)
}

/// The condition under which the field is written, when there is one.
fn written_if(field: &Field<'_>) -> Option<TokenStream> {
    let ident = field.ident;
    if let Some(skip) = field.attrs.skip_serializing_if.get() {
        return Some(quote!(!#skip(&self.#ident)));
    }
    match field.presence {
        Presence::Optional(_) => Some(quote!(_ap::Option::is_some(&self.#ident))),
        Presence::Maybe => Some(quote!(!_ap::Maybe::is_absent(&self.#ident))),
        Presence::Plain | Presence::Required => None,
    }
}

/// Writes one field; false after an error.
fn entry(field: &Field<'_>, index: usize) -> TokenStream {
    let ident = field.ident;
    let name = &field.names.serialize;
    let span = field.ty_span;
    let optional = matches!(field.presence, Presence::Optional(_));
    let put = match (writer(field, index), optional) {
        (None, false) => quote_spanned!(span=> __entries.entry(#name, &self.#ident)),
        (None, true) => quote_spanned!(span=> __entries.entry_if_some(#name, &self.#ident)),
        (Some(writer), false) => {
            quote_spanned!(span=> __entries.entry_as::<#writer, _>(#name, &self.#ident))
        }
        (Some(writer), true) => {
            quote_spanned!(span=> __entries.entry_as_if_some::<#writer, _>(#name, &self.#ident))
        }
    };
    match written_if(field) {
        Some(condition) if !optional => quote!((!(#condition) || #put)),
        _ => put,
    }
}

/// The codec that writes the field, when its type does not write itself.
fn writer(field: &Field<'_>, index: usize) -> Option<TokenStream> {
    if let Some(codec) = field.attrs.codec.get() {
        return Some(presence::codec(*codec));
    }
    field.attrs.serialize_with.get().map(|_| {
        let marker = marker(index);
        quote!(#marker<Self>)
    })
}

fn marker(index: usize) -> Ident {
    format_ident!("__Write{index}")
}

/// One codec for each function of the user's.
fn own_writers(input: &Struct<'_>, generics: &Impl<'_>) -> TokenStream {
    let (parameters, arguments, predicates) = generics.split();
    let ident = input.ident;
    let writers = input.members().enumerate().filter_map(|(index, field)| {
        let function = field.attrs.serialize_with.get().filter(|_| field.is_written())?;
        let marker = marker(index);
        let ty = field.ty;
        Some(quote! {
            struct #marker<T: ?_ap::Sized>(_ap::PhantomData<T>);
            impl #parameters _ap::serde::WriteAs<#ty> for #marker<#ident #arguments> #predicates {
                fn write_as<__S: _ap::Serializer>(__value: &#ty, __output: __S) -> _ap::Result<__S::Ok, __S::Error> {
                    #function(__value, __output)
                }
            }
        })
    });
    writers.collect()
}
