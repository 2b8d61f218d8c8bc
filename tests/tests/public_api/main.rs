//! The public API of each library crate, as a snapshot: a change of the surface is seen in review.
//!
//! Made from the sources by following `pub mod` and `pub use`, so that it needs no nightly compiler. Items that are `#[doc(hidden)]` are left
//! out, and so are the generated types, which have committed files of their own. What a `macro_rules` makes is not seen.

mod source;
mod surface;
mod trim;

use std::path::Path;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn surface_of(name: &str) -> String {
    let folder = Path::new(ROOT).join("crates").join(name).join("src");
    surface::Surface::new(&name.replace('-', "_"), source::read(&folder)).text()
}

#[test]
fn of_additional_properties() {
    insta::assert_snapshot!(surface_of("additional-properties"));
}

#[test]
fn of_additional_properties_derive() {
    insta::assert_snapshot!(surface_of("additional-properties-derive"));
}

#[test]
fn of_identity_verification() {
    insta::assert_snapshot!(surface_of("identity-verification"));
}

#[test]
fn of_schema_codegen() {
    insta::assert_snapshot!(surface_of("schema-codegen"));
}

#[test]
fn follows_reexports_and_leaves_out_what_is_hidden() {
    let sources = [
        (
            "",
            "mod a; pub mod b; pub use a::{One, Two as Deux, inner::Three}; pub use other::Four; struct Private;",
        ),
        (
            "a",
            "pub struct One { pub x: u8, y: u8 } impl One { pub fn f(&self) -> u8 { 1 } fn g() {} }\n\
             pub enum Two { A } pub struct NotExported; pub mod inner;",
        ),
        (
            "a::inner",
            "pub struct Three(u8); impl Clone for Three { fn clone(&self) -> Self { todo() } }",
        ),
        (
            "b",
            "#[doc(hidden)] pub fn hidden() {} pub const N: usize = 3; pub use super::a::*;",
        ),
    ];
    let modules = sources.map(|(path, text)| {
        let path = path
            .split("::")
            .filter(|part| !part.is_empty())
            .map(str::to_owned);
        (path.collect(), syn::parse_file(text).expect("Rust").items)
    });
    let text = surface::Surface::new("k", modules.into_iter().collect()).text();
    insta::assert_snapshot!("of_an_example", text);
}
