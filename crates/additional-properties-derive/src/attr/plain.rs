//! Flags and keys with a plain text, read off the tokens: `debug`, `sensitive = "none"`.
//!
//! In: an attribute. Out: its keys, or nothing if there is any other kind of key in it, or anything wrong.

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Literal, Span, TokenTree};

use crate::input::{Attribute, Dialect, is_punct};

/// A key that is a flag or has a text.
pub(crate) struct Plain {
    pub(super) span: Span,
    pub(super) text: Option<(String, Span)>,
}

/// All keys of the attribute, if every one is of the kind that is read here.
pub(super) fn plain_keys(attribute: &Attribute) -> Option<Vec<(String, Plain)>> {
    let [TokenTree::Group(list)] = attribute.rest.as_slice() else {
        return None;
    };
    if list.delimiter() != Delimiter::Parenthesis {
        return None;
    }
    let mut tokens = list.stream().into_iter();
    let mut keys = Vec::new();
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(ident) = token else {
            return None;
        };
        let name = ident.to_string();
        let text = text(&mut tokens)?;
        if !is_known(attribute.dialect, &name, text.is_some()) {
            return None;
        }
        let span = ident.span();
        keys.push((name, Plain { span, text }));
    }
    (!keys.is_empty()).then_some(keys)
}

/// What follows a key up to the comma: nothing, or a text. The outer nothing is for all else.
#[expect(
    clippy::option_option,
    reason = "nothing is an answer, and no answer is another"
)]
fn text(tokens: &mut IntoIter) -> Option<Option<(String, Span)>> {
    let is_end = |token: Option<TokenTree>| token.is_none_or(|token| is_punct(&token, ','));
    match tokens.next() {
        Some(token) if is_punct(&token, '=') => {
            let Some(TokenTree::Literal(literal)) = tokens.next() else {
                return None;
            };
            let text = unquoted(&literal)?;
            is_end(tokens.next()).then(|| Some((text, literal.span())))
        }
        token => is_end(token).then_some(None),
    }
}

/// The text of a literal that says it without escapes.
fn unquoted(literal: &Literal) -> Option<String> {
    let mut text = literal.to_string();
    if !text.starts_with('"') || !text.ends_with('"') || text.contains('\\') {
        return None;
    }
    text.pop();
    text.remove(0);
    Some(text)
}

fn is_known(dialect: Dialect, name: &str, has_text: bool) -> bool {
    match (dialect, has_text) {
        (Dialect::Ours, false) => matches!(
            name,
            "serde"
                | "json"
                | "debug"
                | "schemars"
                | "deny_unknown"
                | "required"
                | "optional"
                | "opaque"
                | "unknown"
                | "unique_items"
        ),
        (Dialect::Ours, true) => matches!(name, "sensitive" | "codec" | "pattern" | "format"),
        (Dialect::Serde, false) => matches!(
            name,
            "flatten"
                | "default"
                | "skip"
                | "skip_serializing"
                | "skip_deserializing"
                | "deny_unknown_fields"
        ),
        (Dialect::Serde, true) => matches!(name, "rename" | "rename_all" | "alias"),
    }
}
