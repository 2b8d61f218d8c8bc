//! An open enum: the names of its values. What is done with them is a macro of the runtime.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ast::OpenEnum;

/// The known values, and the conversions from and to strings.
pub(super) fn expand(input: &OpenEnum<'_>) -> TokenStream {
    let (ident, unknown) = (input.ident, input.unknown);
    let values = input.variants.iter().map(|variant| {
        let (written, read) = (&variant.names.serialize, variant.names.read());
        let variant = variant.ident;
        quote!(#variant #written #(#read)*,)
    });
    quote!(_ap::open_enum::impl_open_enum!(values #ident #unknown [#(#values)*]);)
}

/// `FromJson`.
pub(super) fn from_json(input: &OpenEnum<'_>) -> TokenStream {
    let ident = input.ident;
    // Reading replaces it; the first variant is the cheapest value there is.
    let blank = if let Some(first) = input.variants.first() {
        let first = first.ident;
        quote!(#ident::#first)
    } else {
        quote!(_ap::open_enum::from_str(""))
    };
    quote!(_ap::open_enum::impl_open_enum!(from_json #ident #blank);)
}

/// What is the same for every open enum: `deserialize`, `serialize`, `to_json` or `debug`.
pub(super) fn same_for_all(input: &OpenEnum<'_>, what: &str) -> TokenStream {
    let (ident, what) = (input.ident, Ident::new(what, Span::call_site()));
    quote!(_ap::open_enum::impl_open_enum!(#what #ident);)
}
