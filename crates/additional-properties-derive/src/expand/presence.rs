//! How one field is read and written: the type that carries it, and what a missing member means.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ast::{Field, Presence, Struct};
use crate::attr::{Codec, DefaultValue};
use crate::ty;

/// The type in the field's slot: the field's own, or what is inside an `optional` one.
pub(super) fn slot_type(field: &Field<'_>) -> TokenStream {
    if let Presence::Optional(inner) = field.presence {
        quote!(#inner)
    } else {
        let ty = field.ty;
        quote!(#ty)
    }
}

/// The runtime's type for a codec.
pub(super) fn codec(this: &Codec) -> TokenStream {
    match this {
        Codec::Rfc3339 => quote!(_ap::codec::Rfc3339),
        Codec::Integer => quote!(_ap::codec::Integer),
        Codec::Tuple(each) => {
            let each = each.iter().map(|element| {
                let by = element.as_ref().map(codec);
                by.map_or_else(
                    || quote!(_ap::codec::Own),
                    |codec| quote!(_ap::codec::By<#codec>),
                )
            });
            quote!((#(#each,)*))
        }
    }
}

/// The call for a default.
pub(super) fn default_call(default: &DefaultValue) -> TokenStream {
    match default {
        DefaultValue::Trait => quote!(_ap::Default::default()),
        DefaultValue::Call(path) => quote!(#path()),
    }
}

/// The call that finds out whether the field lacks its value, for a field that must have one.
///
/// All fields are asked before the first value leaves its slot: then there is one place where the rest is dropped, not one a field.
pub(super) fn missing(field: &Field<'_>, slot: &TokenStream, whole: bool) -> Option<TokenStream> {
    if field.attrs.default.is_set() {
        return None;
    }
    let name = &field.names.deserialize;
    match field.presence {
        Presence::Optional(_) | Presence::Maybe => None,
        Presence::Required => Some(quote!(_ap::serde::is_missing(&#slot, #name, &mut __error))),
        Presence::Lenient if whole => None,
        Presence::Lenient if is_certain(field) => {
            Some(quote!(_ap::serde::is_missing(&#slot, #name, &mut __error)))
        }
        Presence::Lenient if ty::argument_of(field.ty, "Option").is_some() => None,
        Presence::Lenient => {
            Some(quote!(_ap::serde::default_if_missing(&mut #slot, #name, &mut __error)))
        }
    }
}

/// Whether a missing member is an error whatever the type says.
fn is_certain(field: &Field<'_>) -> bool {
    field.attrs.deserialize_with.is_set() || ty::is_never_absent(field.ty)
}

/// The value of the field, from its slot. What [`missing`] asks for is there.
///
/// `whole` says that the struct itself has a default, which is bound to `__default`.
pub(super) fn from_slot(field: &Field<'_>, slot: &TokenStream, whole: bool) -> TokenStream {
    let name = &field.names.deserialize;
    let ident = field.ident;
    if let Some(default) = field.attrs.default.get() {
        let call = default_call(default);
        return quote!(match #slot { _ap::Some(value) => value, _ap::None => #call });
    }
    match field.presence {
        Presence::Optional(_) => slot.clone(),
        Presence::Maybe => quote!(_ap::or_absent(#slot)),
        Presence::Lenient if whole => {
            quote!(match #slot { _ap::Some(value) => value, _ap::None => __default.#ident })
        }
        Presence::Lenient
            if ty::argument_of(field.ty, "Option").is_some() && !is_certain(field) =>
        {
            quote!(_ap::serde::flatten_slot(#slot))
        }
        Presence::Required | Presence::Lenient => taken(slot, name),
    }
}

/// The optimizer sees that the second arm is never taken; it is there so that nothing can panic.
fn taken(slot: &TokenStream, name: &str) -> TokenStream {
    quote! {
        match #slot {
            _ap::Some(value) => value,
            _ap::None => return _ap::Err(_ap::serde::missing(#name)),
        }
    }
}

/// A reference to the field. In a packed struct it is one to a copy: a field there need not be aligned.
pub(super) fn reference(input: &Struct<'_>, field: &Field<'_>) -> TokenStream {
    let ident = field.ident;
    if input.attrs.packed {
        quote!(&{ self.#ident })
    } else {
        quote!(&self.#ident)
    }
}

/// The value of a field that is not read.
pub(super) fn left_out(field: &Field<'_>, whole: bool) -> TokenStream {
    let ident = field.ident;
    match field.attrs.default.get() {
        Some(default) => default_call(default),
        None if matches!(field.presence, Presence::Lenient) && whole => quote!(__default.#ident),
        None => quote!(_ap::Default::default()),
    }
}
