//! How one field is read and written: the type that carries it, and what a missing member means.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ast::{Field, Presence};
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
pub(super) fn codec(codec: Codec) -> TokenStream {
    match codec {
        Codec::Rfc3339 => quote!(_ap::codec::Rfc3339),
        Codec::Integer => quote!(_ap::codec::Integer),
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
pub(super) fn lacks(field: &Field<'_>, slot: &TokenStream, whole: bool) -> Option<TokenStream> {
    if field.attrs.default.is_set() {
        return None;
    }
    let name = &field.names.deserialize;
    match field.presence {
        Presence::Optional(_) | Presence::Maybe => None,
        Presence::Required => Some(quote!(_ap::serde::is_missing(&#slot, #name, &mut __error))),
        Presence::Plain if whole => None,
        Presence::Plain if is_certain(field) => {
            Some(quote!(_ap::serde::is_missing(&#slot, #name, &mut __error)))
        }
        Presence::Plain if ty::argument_of(field.ty, "Option").is_some() => None,
        Presence::Plain => {
            Some(quote!(_ap::serde::default_if_missing(&mut #slot, #name, &mut __error)))
        }
    }
}

/// Whether a missing member is an error whatever the type says.
fn is_certain(field: &Field<'_>) -> bool {
    field.attrs.deserialize_with.is_set() || ty::is_never_absent(field.ty)
}

/// The value of the field, from its slot. What [`lacks`] asks for is there.
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
        Presence::Plain if whole => {
            quote!(match #slot { _ap::Some(value) => value, _ap::None => __default.#ident })
        }
        Presence::Plain if ty::argument_of(field.ty, "Option").is_some() && !is_certain(field) => {
            quote!(_ap::serde::flatten_slot(#slot))
        }
        Presence::Required | Presence::Plain => taken(slot, name),
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
