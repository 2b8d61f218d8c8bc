//! `DeclaredProperties`: the names that can't be additional.

use crate::ast::{Field, Struct};
use crate::tokens::{TokenStream, quote};

/// Every name that a field reads or writes.
pub(super) fn expand(input: &Struct<'_>) -> TokenStream {
    let ident = input.ident;
    let names = input
        .members()
        .flat_map(|field: &Field<'_>| field.names.all());
    let (parameters, arguments, predicates) = input.generics.split_for_impl();
    quote! {
        impl #parameters _ap::DeclaredProperties for #ident #arguments #predicates {
            const PROPERTIES: &'static [&'static str] = &[#(#names),*];
        }
    }
}
