//! Steps through tokens: one token ahead, and past everything up to a comma.
//!
//! In: a stream. Out: its tokens. What they mean is decided by the caller.

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenStream, TokenTree};

/// A place in a list of tokens.
pub(super) struct Cursor {
    ahead: Option<TokenTree>,
    rest: IntoIter,
    /// What follows the invisible groups that are open.
    outer: Vec<IntoIter>,
}

impl Cursor {
    pub(super) fn new(tokens: TokenStream) -> Self {
        let mut rest = tokens.into_iter();
        Self {
            ahead: rest.next(),
            rest,
            outer: Vec::new(),
        }
    }

    /// The next token. Invisible groups, which `macro_rules!` leaves, are opened.
    pub(super) fn peek(&mut self) -> Option<&TokenTree> {
        while let Some(TokenTree::Group(group)) = &self.ahead {
            if group.delimiter() != Delimiter::None {
                break;
            }
            let inner = group.stream().into_iter();
            self.outer.push(std::mem::replace(&mut self.rest, inner));
            self.step();
        }
        self.ahead.as_ref()
    }

    /// Takes the next token.
    pub(super) fn next(&mut self) -> Option<TokenTree> {
        self.peek()?;
        self.step()
    }

    /// Takes the next token, also if it is an invisible group.
    fn step(&mut self) -> Option<TokenTree> {
        let mut ahead = self.rest.next();
        while ahead.is_none() {
            let Some(outer) = self.outer.pop() else {
                break;
            };
            self.rest = outer;
            ahead = self.rest.next();
        }
        std::mem::replace(&mut self.ahead, ahead)
    }

    /// Takes an identifier.
    pub(super) fn ident(&mut self) -> Option<Ident> {
        match self.next() {
            Some(TokenTree::Ident(ident)) => Some(ident),
            _ => None,
        }
    }

    /// The error for a token that can't be here.
    pub(super) fn unexpected(&mut self) -> syn::Error {
        let span = self.peek().map_or_else(Span::call_site, TokenTree::span);
        syn::Error::new(span, "expected a struct or an enum")
    }

    /// Whether the next token is this punctuation.
    pub(super) fn is_punct(&mut self, character: char) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == character)
    }

    /// Takes the tokens before the first one outside of `<..>` that `stop` knows; that one stays.
    pub(super) fn until(&mut self, stop: impl Fn(&TokenTree) -> bool) -> Vec<TokenTree> {
        let mut found = Vec::new();
        let mut angles = Angles::default();
        while let Some(token) = self.ahead.take() {
            if angles.are_closed() && stop(&token) {
                self.ahead = Some(token);
                break;
            }
            angles.pass(&token);
            found.push(token);
            self.step();
        }
        found
    }
}

/// Counts `<` and `>`, which are no groups, and knows that `->` is an arrow.
#[derive(Default)]
pub(crate) struct Angles {
    depth: usize,
    after_minus: bool,
}

impl Angles {
    pub(crate) fn pass(&mut self, token: &TokenTree) {
        let TokenTree::Punct(punct) = token else {
            self.after_minus = false;
            return;
        };
        let character = punct.as_char();
        if character == '<' {
            self.depth += 1;
        } else if character == '>' && !self.after_minus {
            self.depth = self.depth.saturating_sub(1);
        }
        self.after_minus = character == '-' && punct.spacing() == Spacing::Joint;
    }

    pub(crate) fn are_closed(&self) -> bool {
        self.depth == 0
    }
}

/// Whether the token is this punctuation.
pub(crate) fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// What is in an invisible group, and in those inside of it, when there is nothing else.
pub(crate) fn inside(tokens: &[TokenTree]) -> Option<Vec<TokenTree>> {
    match tokens {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            let inner: Vec<_> = group.stream().into_iter().collect();
            Some(inside(&inner).unwrap_or(inner))
        }
        _ => None,
    }
}
