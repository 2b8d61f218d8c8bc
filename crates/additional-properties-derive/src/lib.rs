//! The derive macros of the `additional-properties` crate, which re-exports them.
//!
//! In: one `struct` or `enum` with its attributes. Out: impls that call the runtime crate.
//! The stages are `input` (tokens to the parts of an item), `attr` (text to typed options), `ast` (our view of
//! the input), `valid` (every rejection that needs more than one attribute) and `expand` (tokens, and cannot
//! fail). Whoever uses the derives compiles this crate without optimization, so the common way through it is
//! short: no doc comment is read, syn sees only what is rare, and an expansion is text where it can be.
#![doc = include_str!("../README.md")]

mod ast;
mod attr;
mod errors;
mod expand;
mod fallback;
mod generics;
mod input;
mod ty;
mod valid;

use proc_macro::TokenStream;

use crate::input::Input;

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

/// Implements an enum of alternatives that are told apart by their content.
#[proc_macro_derive(Union, attributes(additional_properties, serde))]
pub fn derive_union(input: TokenStream) -> TokenStream {
    expand(input, expand::union)
}

fn expand(item: TokenStream, impls: fn(&Input) -> proc_macro2::TokenStream) -> TokenStream {
    match Input::read(item.into()) {
        Ok(input) => impls(&input).into(),
        Err(error) => error.into_compile_error().into(),
    }
}
