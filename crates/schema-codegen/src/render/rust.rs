//! Rust text from tokens: every entry is formatted by itself, a blank line goes between two of them.
//!
//! The formatter prints no blank lines of its own, so a whole file at once would be one block.

use crate::artifact::RustFile;
use crate::visible::visible;
use proc_macro2::TokenStream;

/// Formats the items of `file`.
///
/// # Panics
/// When tokens are not Rust items: a defect of the emitter, never of the schema.
pub(super) fn format(file: RustFile) -> String {
    let text = std::iter::once(file.preamble)
        .chain(file.items)
        .filter(|tokens| !tokens.is_empty())
        .map(|tokens| space_out_methods(&unparse(tokens)))
        .collect::<Vec<_>>()
        .join("\n");
    // What is hidden can only be in a string that is not raw, where an escape means the same.
    visible(&text).into_owned()
}

fn unparse(tokens: TokenStream) -> String {
    match syn::parse2::<syn::File>(tokens) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => panic!("an emitter printed what is not Rust: {error}"),
    }
}

/// A blank line after every method but the last. No literal spans lines: the emitters escape line ends.
fn space_out_methods(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        spaced.push('\n');
        if line == "    }" && lines.peek().is_some_and(|next| *next != "}") {
            spaced.push('\n');
        }
    }
    spaced
}
