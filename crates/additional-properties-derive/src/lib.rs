//! The derive macros of the `additional-properties` crate, which re-exports them.
//!
//! In: one `struct` or `enum` with its attributes. Out: impls that call the runtime crate.
//! The stages are `attr` (text to typed options), `ast` (our view of the input), `valid` (every
//! rejection that needs more than one attribute) and `expand` (tokens, and cannot fail).
#![doc = include_str!("../README.md")]

mod ast;
mod attr;
mod errors;
mod expand;
mod fallback;
mod generics;
mod ty;
mod valid;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements reading and writing for a struct that keeps the members it does not know.
#[proc_macro_derive(AdditionalProperties, attributes(additional_properties, serde))]
pub fn derive_additional_properties(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::structure(&input).into()
}

/// Implements a string enum that keeps the values it does not know.
#[proc_macro_derive(OpenEnum, attributes(additional_properties, serde))]
pub fn derive_open_enum(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::open_enum(&input).into()
}

/// Implements an enum of alternatives that are told apart by their content.
#[proc_macro_derive(Union, attributes(additional_properties, serde))]
pub fn derive_union(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::union(&input).into()
}
