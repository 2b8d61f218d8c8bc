//! Doc comments: their first paragraph, for schemas.

use proc_macro2::TokenTree;
use syn::LitStr;

use super::Flags;
use crate::input::{Attributes, is_punct};

/// The first paragraph on one line; empty when there is none, or when no schema is asked for.
pub(crate) fn first_paragraph(attributes: &Attributes, flags: Flags) -> String {
    if !flags.schemars() {
        return String::new();
    }
    let lines = attributes
        .docs
        .iter()
        .filter_map(|doc| text(doc.clone()))
        .collect::<Vec<_>>()
        .join("\n");
    let lines = lines.lines().map(str::trim);
    let paragraph = lines
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty());
    paragraph.collect::<Vec<_>>().join(" ")
}

/// The text of `= "text"`.
fn text(mut tokens: impl Iterator<Item = TokenTree>) -> Option<String> {
    tokens.next().filter(|token| is_punct(token, '='))?;
    let text: LitStr = syn::parse2(tokens.collect()).ok()?;
    Some(text.value())
}
