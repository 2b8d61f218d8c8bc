//! `DeclaredProperties`: the names that can't be additional.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ast::{Field, Struct};

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
