//! The derive macros of the `additional-properties` crate, which re-exports them.
//!
//! The stages are `attr` (attributes to typed options), `ast` (the input with these options), `valid` (rejections that need more
//! than one attribute) and `expand`, which cannot fail and writes impls that call the runtime crate.
#![doc = include_str!("../README.md")]

mod ast;
mod attr;
mod errors;
mod expand;
mod fallback;
mod generics;
mod item_docs;
mod json;
mod ty;
mod valid;

use proc_macro::TokenStream;
use syn::DeriveInput;
use syn::parse::Parser as _;

/// Implements reading and writing for a struct that keeps the members it does not know.
#[proc_macro_derive(AdditionalProperties, attributes(additional_properties, serde))]
pub fn derive_additional_properties(input: TokenStream) -> TokenStream {
    expand(input, expand::structure)
}

/// Implements a string enum that keeps the values it does not know.
#[proc_macro_derive(OpenEnum, attributes(additional_properties, serde))]
pub fn derive_open_enum(input: TokenStream) -> TokenStream {
    expand(input, expand::open_enum)
}

/// Implements an enum of values of several types, and keeps the values that fit none of them.
#[proc_macro_derive(Union, attributes(additional_properties, serde))]
pub fn derive_union(input: TokenStream) -> TokenStream {
    expand(input, expand::union)
}

/// The limits of a value as static data, in the words of `#[additional_properties(..)]` on a field: `constraints!(min_items = 1)`.
#[proc_macro]
pub fn constraints(input: TokenStream) -> TokenStream {
    let mut found = Vec::new();
    let read = syn::meta::parser(|meta| {
        found.push(attr::Constraint::read_any(&meta)?);
        Ok(())
    });
    match read.parse(input) {
        Ok(()) => expand::constraints(&found).into(),
        Err(error) => error.into_compile_error().into(),
    }
}

fn expand(item: TokenStream, impls: fn(&DeriveInput) -> proc_macro2::TokenStream) -> TokenStream {
    match syn::parse::<DeriveInput>(item_docs::without_unused(item)) {
        Ok(input) => impls(&input).into(),
        Err(error) => error.into_compile_error().into(),
    }
}
