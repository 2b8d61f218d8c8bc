//! `DeclaredProperties`: the names that can't be additional.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ast::{Field, Struct};
use crate::generics::Impl;

/// Every name that a field reads or writes.
pub(super) fn expand(input: &Struct<'_>) -> TokenStream {
    let names = input
        .members()
        .flat_map(|field: &Field<'_>| field.names.all());
    let reads_all = input
        .members()
        .all(|field| field.names.read().any(|name| name == field.names.serialize));
    let reads_all = (!reads_all).then(|| quote! { const READS_ALL: bool = false; });
    let body = quote! {
        const PROPERTIES: &'static [&'static str] = &[#(#names),*];
        #reads_all
    };
    Impl::new(input.ident, input.generics).of(&quote!(_ap::DeclaredProperties), &body)
}
