//! How one field is read and written: the type that carries it, and what a missing member means.

use crate::ast::{Field, Presence};
use crate::attr::{Codec, DefaultValue};
use crate::tokens::{TokenStream, quote};
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

/// The value of the field, from its slot. `error` is the path's error type.
///
/// `whole` says that the struct itself has a default, which is bound to `__default`.
pub(super) fn from_slot(
    field: &Field<'_>,
    slot: &TokenStream,
    error: &TokenStream,
    whole: bool,
) -> TokenStream {
    let name = &field.names.deserialize;
    let ident = field.ident;
    if let Some(default) = field.attrs.default.get() {
        let call = default_call(default);
        return quote!(match #slot { _ap::Some(value) => value, _ap::None => #call });
    }
    match field.presence {
        Presence::Optional(_) => slot.clone(),
        Presence::Maybe => quote!(_ap::or_absent(#slot)),
        Presence::Required => required(slot, name),
        Presence::Plain if whole => {
            quote!(match #slot { _ap::Some(value) => value, _ap::None => __default.#ident })
        }
        Presence::Plain
            if field.attrs.deserialize_with.is_set() || ty::is_never_absent(field.ty) =>
        {
            required(slot, name)
        }
        Presence::Plain if ty::argument_of(field.ty, "Option").is_some() => {
            quote!(_ap::or_none(#slot))
        }
        Presence::Plain => quote! {
            match _ap::or_missing::<_, #error>(#slot, #name) {
                _ap::Ok(value) => value,
                _ap::Err(error) => return _ap::Err(error),
            }
        },
    }
}

/// Written out instead of with `?`: it stands there once a field, and the compiler has less to prove.
fn required(slot: &TokenStream, name: &str) -> TokenStream {
    quote! {
        match #slot {
            _ap::Some(value) => value,
            _ap::None => return _ap::Err(_ap::missing(#name)),
        }
    }
}
