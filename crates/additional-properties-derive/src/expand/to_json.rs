//! `ToJson` of a struct: one list of calls.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::from_json::key;
use super::presence::{self, reference};
use crate::ast::{Field, Presence, Struct};
use crate::generics::{Bounds, Impl, Needs};

/// The impl of `ToJson`.
pub(super) fn expand(input: &Struct<'_>) -> TokenStream {
    let needs = Needs {
        member: quote!(_ap::json::ToJson),
        container: quote!(_ap::json::WriteUnknown),
    };
    let members = input
        .members()
        .filter(|field| field.is_written())
        .map(|field| write(input, field));
    let extra = input.container().map(|field| {
        let value = reference(input, field);
        quote!(_ap::json::WriteUnknown::write_unknown::<Self>(#value, __writer);)
    });
    let body = quote! {
        #[inline]
        fn write_json(&self, __writer: &mut _ap::json::Writer) {
            let __start = __writer.open();
            #(#members)*
            #extra
            __writer.end_object(__start);
        }
    };
    let generics = Impl::writing(input, needs, Bounds::Both);
    generics.of(&quote!(_ap::json::ToJson), &body)
}

/// Writes one member.
fn write(input: &Struct<'_>, field: &Field<'_>) -> TokenStream {
    let value = reference(input, field);
    let key = key(&field.names.serialize);
    let span = field.ty_span;
    let call = if let Some(function) = field.attrs.serialize_with.get() {
        quote_spanned!(span=> _ap::json::write_member_with(__writer, #key, |__output| #function(#value, __output).map(|_| ()));)
    } else {
        let codec = field.attrs.codec.get().map(presence::codec);
        let method = match (field.presence, &codec) {
            (Presence::Optional(_), None) => quote!(write_member_if_some),
            (Presence::Maybe, None) => quote!(write_member_unless_absent),
            (_, None) => quote!(write_member),
            (Presence::Optional(_), Some(codec)) => quote!(write_member_as_if_some::<#codec, _>),
            (Presence::Maybe, Some(codec)) => quote!(write_member_as_unless_absent::<#codec, _>),
            (_, Some(codec)) => quote!(write_member_as::<#codec, _>),
        };
        quote_spanned!(span=> _ap::json::#method(__writer, #key, #value);)
    };
    match field.attrs.skip_serializing_if.get() {
        Some(skip) => quote!(if !#skip(#value) { #call }),
        None => call,
    }
}
