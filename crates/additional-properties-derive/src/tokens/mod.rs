//! Tokens in the making, and `quote!` for them.
//!
//! In: what the expansions say, and parts of the input. Out: the compiler's tokens. Most of an expansion has no
//! place in the input; it is kept as text and read by the compiler, which is faster than to put tokens
//! together in code that was compiled without optimization. What an expansion says is not decided here.

mod finish;
mod macros;
mod put;

use std::rc::Rc;

use proc_macro2::{Delimiter, Span, TokenTree};

pub(crate) use macros::{format_ident, put_spanned, put_text, quote, quote_spanned};
pub(crate) use put::{Put, Word};

/// How much text is expected at least; more room is made by doubling.
const ROOM: usize = 128;

/// Tokens in the making.
#[derive(Clone, Default)]
pub(crate) struct TokenStream {
    /// What comes before `text`.
    parts: Vec<Part>,
    /// Tokens without a place, with a space at the end.
    text: String,
}

#[derive(Clone)]
enum Part {
    /// Tokens without a place.
    Text(String),
    /// A word or a sign with a place.
    Token(&'static str, Span),
    /// A text of the data.
    Literal(String),
    /// A token of the input.
    Tree(TokenTree),
    /// A group that is not all text.
    Group(Delimiter, Span, Rc<TokenStream>),
}

impl TokenStream {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds tokens without a place.
    pub(crate) fn text(&mut self, text: &'static str) {
        if self.text.capacity() == 0 {
            self.text.reserve(ROOM);
        }
        self.text.push_str(text);
    }

    /// Adds a word or a sign with a place.
    pub(crate) fn token(&mut self, token: &'static str, span: Span) {
        self.part(Part::Token(token, span));
    }

    /// Adds a token with a place of its own.
    fn tree(&mut self, tree: TokenTree) {
        self.part(Part::Tree(tree));
    }

    fn part(&mut self, part: Part) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.parts.push(Part::Text(text));
        }
        self.parts.push(part);
    }

    /// Adds a group.
    pub(crate) fn group(&mut self, delimiter: Delimiter, span: Option<Span>, inner: Self) {
        if span.is_some() || !inner.parts.is_empty() {
            let span = span.unwrap_or_else(Span::call_site);
            return self.part(Part::Group(delimiter, span, Rc::new(inner)));
        }
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ") "),
            Delimiter::Brace => ("{ ", "} "),
            Delimiter::Bracket => ("[", "] "),
            Delimiter::None => ("", ""),
        };
        self.text.push_str(open);
        self.text.push_str(&inner.text);
        self.text.push_str(close);
    }

    /// Adds all tokens of the other one.
    pub(crate) fn extend(&mut self, other: Self) {
        if self.parts.is_empty() && self.text.is_empty() {
            *self = other;
        } else {
            self.append(&other);
        }
    }

    fn append(&mut self, other: &Self) {
        for part in &other.parts {
            self.part(part.clone());
        }
        self.text.push_str(&other.text);
    }
}

impl FromIterator<TokenStream> for TokenStream {
    fn from_iter<I: IntoIterator<Item = TokenStream>>(streams: I) -> Self {
        let mut found = Self::new();
        for stream in streams {
            found.append(&stream);
        }
        found
    }
}

/// Whether there is a `#` that does not begin an attribute.
pub(crate) const fn has_parts(text: &str) -> bool {
    let text = text.as_bytes();
    let mut place = 0;
    while place + 1 < text.len() {
        if text[place] == b'#' && text[place + 1] != b'[' {
            return true;
        }
        place += 1;
    }
    false
}
