//! The compiler's tokens of an expansion.
//!
//! In: a finished stream. Out: the same for the compiler, asked for as seldom as possible.

use std::str::FromStr as _;

use proc_macro::{
    Group, Ident, Literal, Punct, Spacing, Span, TokenStream as Compiled, TokenTree as Tree,
};
use proc_macro2::{Delimiter, TokenTree};

use super::{Part, TokenStream};

impl From<TokenStream> for Compiled {
    fn from(tokens: TokenStream) -> Self {
        finish(&tokens)
    }
}

fn finish(tokens: &TokenStream) -> Compiled {
    let mut out = Stream::default();
    for part in &tokens.parts {
        match part {
            Part::Text(text) => out.text(text),
            Part::Token(token, span) => out.token(token, span.unwrap()),
            Part::Literal(text) => out.trees.push(Tree::Literal(Literal::string(text))),
            Part::Tree(tree) => out.tree(tree),
            Part::Group(delimiter, span, inner) => {
                let mut group = Group::new(compiled(*delimiter), finish(inner));
                group.set_span(span.unwrap());
                out.trees.push(Tree::Group(group));
            }
        }
    }
    out.text(&tokens.text);
    out.finish()
}

impl From<TokenStream> for proc_macro2::TokenStream {
    fn from(tokens: TokenStream) -> Self {
        Compiled::from(tokens).into()
    }
}

/// A stream, and the tokens that are not in it yet.
#[derive(Default)]
struct Stream {
    done: Option<Compiled>,
    trees: Vec<Tree>,
}

impl Stream {
    fn finish(mut self) -> Compiled {
        self.flush();
        self.done.unwrap_or_default()
    }

    fn flush(&mut self) {
        if self.trees.is_empty() {
            return;
        }
        let trees = self.trees.drain(..);
        match &mut self.done {
            Some(done) => done.extend(trees),
            None => self.done = Some(trees.collect()),
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let tokens = Compiled::from_str(text).expect("an expansion is made of tokens");
        self.flush();
        match &mut self.done {
            Some(done) => done.extend([tokens]),
            None => self.done = Some(tokens),
        }
    }

    /// A token of the sources of the expansion.
    fn token(&mut self, token: &str, span: Span) {
        let first = token.as_bytes()[0];
        if first == b'_' || first.is_ascii_alphabetic() {
            self.trees.push(Tree::Ident(Ident::new(token, span)));
        } else if first.is_ascii_digit() || matches!(first, b'"' | b'\'') {
            let tokens = Compiled::from_str(token).expect("it was a token in the sources");
            for mut tree in tokens {
                tree.set_span(span);
                self.trees.push(tree);
            }
        } else {
            self.sign(token, span);
        }
    }

    fn sign(&mut self, sign: &str, span: Span) {
        for (place, byte) in sign.bytes().enumerate() {
            let spacing = if place + 1 == sign.len() {
                Spacing::Alone
            } else {
                Spacing::Joint
            };
            let mut punct = Punct::new(char::from(byte), spacing);
            punct.set_span(span);
            self.trees.push(Tree::Punct(punct));
        }
    }

    fn tree(&mut self, tree: &TokenTree) {
        match tree {
            TokenTree::Ident(ident) => {
                let (text, span) = (ident.to_string(), ident.span().unwrap());
                let ident = match text.strip_prefix("r#") {
                    Some(raw) => Ident::new_raw(raw, span),
                    None => Ident::new(&text, span),
                };
                self.trees.push(Tree::Ident(ident));
            }
            TokenTree::Punct(punct) => {
                let spacing = match punct.spacing() {
                    proc_macro2::Spacing::Alone => Spacing::Alone,
                    proc_macro2::Spacing::Joint => Spacing::Joint,
                };
                let mut found = Punct::new(punct.as_char(), spacing);
                found.set_span(punct.span().unwrap());
                self.trees.push(Tree::Punct(found));
            }
            TokenTree::Group(_) | TokenTree::Literal(_) => {
                let tokens = proc_macro2::TokenStream::from(tree.clone());
                self.trees.extend(Compiled::from(tokens));
            }
        }
    }
}

fn compiled(delimiter: Delimiter) -> proc_macro::Delimiter {
    match delimiter {
        Delimiter::Parenthesis => proc_macro::Delimiter::Parenthesis,
        Delimiter::Brace => proc_macro::Delimiter::Brace,
        Delimiter::Bracket => proc_macro::Delimiter::Bracket,
        Delimiter::None => proc_macro::Delimiter::None,
    }
}
