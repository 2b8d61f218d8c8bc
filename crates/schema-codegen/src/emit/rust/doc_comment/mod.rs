//! Foreign prose as documentation that compiles and renders, whatever it holds.
//!
//! In: `CommonMark` from a schema, untrusted. Out: lines for a doc comment, in which every mark stands for what it was in the source
//! and nothing else: no HTML, no intra-doc link, no doctest, no bare address. The text is parsed and written again, not patched.

mod blocks;
mod inline;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use inline::code_span;

/// Text columns of a doc line.
const WIDTH: usize = 92;

/// The lines of `markdown`, safe in any doc comment.
pub(super) fn lines(markdown: &str) -> Vec<String> {
    blocks::write(&without_controls(markdown))
}

/// One doc attribute per line.
pub(super) fn attributes(lines: &[String]) -> TokenStream {
    let lines = spaced(lines);
    quote!(#(#[doc = #lines])*)
}

/// The same for the file itself.
pub(super) fn inner_attributes(lines: &[String]) -> TokenStream {
    let lines = spaced(lines);
    quote!(#(#![doc = #lines])*)
}

fn spaced(lines: &[String]) -> impl Iterator<Item = String> {
    lines.iter().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    })
}

/// Control and direction marks have no place in source text: the compiler refuses some of them, and readers are misled by others.
fn without_controls(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' => clean.push('\n'),
            '\t' => clean.push_str("    "),
            '\u{2028}' | '\u{2029}' => clean.push(' '),
            c if is_direction_mark(c) => {}
            c if c.is_control() => clean.push(' '),
            c => clean.push(c),
        }
    }
    clean
}

/// A mark that changes the direction of the text after it.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
