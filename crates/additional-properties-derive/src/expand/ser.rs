//! `Serialize` of a struct: an exact length, the fields in order, then the unknown members.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::presence::{self, reference};
use crate::ast::{Field, Presence, Struct, unraw};
use crate::generics::{Bounds, Impl, Needs};

/// The impl of `Serialize`, and of the runtime's traits that it calls.
pub(super) fn expand(input: &Struct<'_>) -> TokenStream {
    let needs = Needs {
        member: quote!(_ap::Serialize),
        container: quote!(_ap::serde::WriteUnknown),
    };
    let generics = Impl::writing(input, needs, Bounds::Declared);
    let functions = functions(input, &generics);
    let length = length(input);
    let open = if input.container().is_some() {
        quote!(map(__output, #length))
    } else {
        let name = input.attrs.rename.serialize.get().cloned();
        let name = name.unwrap_or_else(|| unraw(input.ident));
        quote!(structure(__output, #name, #length))
    };
    let fields = written(input).map(|(index, field)| write(input, field, index));
    let extra = input.container().map(|field| {
        let value = reference(input, field);
        quote_spanned!(field.ty_span=> && __fields.unknown_members::<Self, _>(#value))
    });
    let serialize = quote! {
        fn serialize<__S: _ap::Serializer>(&self, __output: __S) -> _ap::Result<__S::Ok, __S::Error> {
            let mut __fields = match _ap::serde::StructWriter::#open {
                _ap::Ok(fields) => fields,
                _ap::Err(error) => return _ap::Err(error),
            };
            let _ = true #(&& #fields)* #extra;
            __fields.end()
        }
    };
    let serialize = generics.of(&quote!(_ap::Serialize), &serialize);
    quote!(#functions #serialize)
}

/// The fields that are written, with their indices.
fn written<'a, 'b>(input: &'a Struct<'b>) -> impl Iterator<Item = (usize, &'a Field<'b>)> {
    let members = input.members().enumerate();
    members.filter(|(_, field)| field.is_written())
}

/// `3 + condition as usize + count`: the members that are always written, those that may be left out, the unknown ones.
fn length(input: &Struct<'_>) -> TokenStream {
    let mut fixed = 0;
    let mut rest = TokenStream::new();
    for (_, field) in written(input) {
        match written_if(input, field) {
            None => fixed += 1,
            // Not `usize::from`: the trait need not be in scope where the derive is used.
            Some(condition) => rest.extend(quote!(+ (#condition) as usize)),
        }
    }
    if let Some(field) = input.container() {
        let value = reference(input, field);
        rest.extend(quote!(+ _ap::serde::WriteUnknown::count(#value)));
    }
    let fixed = Literal::usize_unsuffixed(fixed);
    quote!(#fixed #rest)
}

/// The condition under which the field is written, when there is one.
fn written_if(input: &Struct<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let value = reference(input, field);
    if let Some(skip) = field.attrs.skip_serializing_if.get() {
        return Some(quote!(!#skip(#value)));
    }
    match field.presence {
        Presence::Optional(_) => Some(quote!(_ap::Option::is_some(#value))),
        Presence::Maybe => Some(quote!(!_ap::Maybe::is_absent(#value))),
        Presence::Lenient | Presence::Required => None,
    }
}

/// Writes one field; false after an error.
fn write(input: &Struct<'_>, field: &Field<'_>, index: usize) -> TokenStream {
    let name = &field.names.serialize;
    let value = reference(input, field);
    let codec = field.attrs.codec.get().map(presence::codec);
    let optional = matches!(field.presence, Presence::Optional(_));
    let method = match (codec, optional) {
        _ if field.attrs.serialize_with.is_set() => quote!(field_with::<Self, #index>),
        (None, false) => quote!(field),
        (None, true) => quote!(field_if_some),
        (Some(codec), false) => quote!(field_as::<#codec, _>),
        (Some(codec), true) => quote!(field_as_if_some::<#codec, _>),
    };
    let write = quote_spanned!(field.ty_span=> __fields.#method(#name, #value));
    match written_if(input, field) {
        Some(condition) if !optional => {
            quote!((if #condition { #write } else { __fields.skip(#name) }))
        }
        _ => write,
    }
}

/// One impl for each function of the user's.
fn functions(input: &Struct<'_>, generics: &Impl<'_>) -> TokenStream {
    let impls = written(input).filter_map(|(index, field)| {
        let function = field.attrs.serialize_with.get()?;
        let ty = field.ty;
        let body = quote! {
            type Value = #ty;
            fn write_field<__S: _ap::Serializer>(__value: &#ty, __output: __S) -> _ap::Result<__S::Ok, __S::Error> {
                #function(__value, __output)
            }
        };
        Some(generics.of(&quote!(_ap::serde::WriteField<#index>), &body))
    });
    impls.collect()
}
