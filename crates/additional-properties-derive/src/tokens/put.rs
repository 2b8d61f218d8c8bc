//! What can stand after `#` in `quote!`.
//!
//! In: a part of the input, or a value that was made of it. Out: its tokens in a stream. Identifiers become text,
//! except among tokens with a place, so that an error is shown there.

use std::borrow::Cow;
use std::fmt::Write as _;

use proc_macro2::{Ident, Literal, Span, TokenTree};
use quote::ToTokens;

use super::{Part, TokenStream};
use crate::ty::Type;

/// A part of an expansion.
pub(crate) trait Put {
    fn put(&self, out: &mut TokenStream);

    /// Adds it to tokens with a place.
    fn put_at(&self, out: &mut TokenStream, _place: Span) {
        self.put(out);
    }
}

impl<T: Put + ?Sized> Put for &T {
    fn put(&self, out: &mut TokenStream) {
        (**self).put(out);
    }

    fn put_at(&self, out: &mut TokenStream, place: Span) {
        (**self).put_at(out, place);
    }
}

impl<T: Put> Put for Option<T> {
    fn put(&self, out: &mut TokenStream) {
        if let Some(some) = self {
            some.put(out);
        }
    }

    fn put_at(&self, out: &mut TokenStream, place: Span) {
        if let Some(some) = self {
            some.put_at(out, place);
        }
    }
}

impl<T: Put> Put for Box<T> {
    fn put(&self, out: &mut TokenStream) {
        (**self).put(out);
    }
}

/// An identifier that was made here: it has no place.
pub(crate) struct Word(Cow<'static, str>);

impl<T: Into<Cow<'static, str>>> From<T> for Word {
    fn from(word: T) -> Self {
        Self(word.into())
    }
}

impl Put for Word {
    fn put(&self, out: &mut TokenStream) {
        out.text.push_str(&self.0);
        out.text.push(' ');
    }
}

impl Put for TokenStream {
    fn put(&self, out: &mut TokenStream) {
        out.append(self);
    }
}

impl Put for TokenTree {
    fn put(&self, out: &mut TokenStream) {
        out.tree(self.clone());
    }
}

impl Put for Ident {
    fn put(&self, out: &mut TokenStream) {
        let name = self.to_string();
        // These are words of an edition, and what has no place is of the edition of this crate.
        if matches!(name.as_str(), "async" | "await" | "dyn" | "gen" | "try") {
            return out.tree(TokenTree::Ident(self.clone()));
        }
        out.text.push_str(&name);
        out.text.push(' ');
    }

    fn put_at(&self, out: &mut TokenStream, _: Span) {
        out.tree(TokenTree::Ident(self.clone()));
    }
}

/// A literal that was made here: it has no place.
impl Put for Literal {
    fn put(&self, out: &mut TokenStream) {
        text(out, self);
    }
}

impl Put for str {
    fn put(&self, out: &mut TokenStream) {
        // What `Debug` makes of a text is a literal of Rust.
        text(out, format_args!("{self:?}"));
    }

    fn put_at(&self, out: &mut TokenStream, _: Span) {
        out.part(Part::Literal(self.to_owned()));
    }
}

impl Put for String {
    fn put(&self, out: &mut TokenStream) {
        self.as_str().put(out);
    }

    fn put_at(&self, out: &mut TokenStream, place: Span) {
        self.as_str().put_at(out, place);
    }
}

impl Put for bool {
    fn put(&self, out: &mut TokenStream) {
        text(out, self);
    }
}

impl Put for usize {
    fn put(&self, out: &mut TokenStream) {
        text(out, format_args!("{self}usize"));
    }
}

fn text(out: &mut TokenStream, token: impl std::fmt::Display) {
    let _ = write!(out.text, "{token} ");
}

impl Put for Type<'_> {
    fn put(&self, out: &mut TokenStream) {
        for tree in self.tokens() {
            tree.put(out);
        }
    }
}

/// Parts of the input that syn has read.
macro_rules! put_by_syn {
    ($($ty:ty),*) => {
        $(impl Put for $ty {
            fn put(&self, out: &mut TokenStream) {
                for tree in self.to_token_stream() {
                    out.tree(tree);
                }
            }
        })*
    };
}

put_by_syn!(
    syn::Path,
    syn::ExprPath,
    syn::WhereClause,
    syn::ImplGenerics<'_>,
    syn::TypeGenerics<'_>,
    proc_macro2::TokenStream
);
