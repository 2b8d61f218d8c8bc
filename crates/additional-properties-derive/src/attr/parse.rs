//! The grammar that all attributes share: keys, values and lists.
//!
//! In: attributes. Out: their keys, one after another, with ways to ask for the value. Flags and plain texts,
//! which most keys are, are read off the tokens; all else, and whatever is wrong, is left to syn.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, Parser};
use syn::{LitStr, Token};

use super::plain::{Plain, plain_keys};
use super::set::Rename;
use crate::errors::Errors;
use crate::input::{Attribute, Attributes, Dialect};

/// One key of an attribute.
pub(crate) enum Meta<'a> {
    /// A flag, or a key with a plain text.
    Plain(Plain),
    /// Any other key.
    Any(&'a ParseNestedMeta<'a>),
}

/// A text and its place.
pub(crate) struct Text {
    pub(crate) value: String,
    pub(crate) span: Span,
}

/// Calls `read` for every key of every attribute that is ours to read.
///
/// A failure in one key never hides the next one: the rest of its value is skipped.
pub(crate) fn for_each_key(
    attributes: &Attributes,
    errors: &Errors,
    mut read: impl FnMut(Dialect, &str, &Meta<'_>) -> syn::Result<()>,
) {
    for attribute in &attributes.options {
        let dialect = attribute.dialect;
        if is_marker(attribute) {
            continue;
        }
        if let Some(keys) = plain_keys(attribute) {
            for (key, plain) in keys {
                if let Err(error) = read(dialect, &key, &Meta::Plain(plain)) {
                    errors.push(error);
                }
            }
            continue;
        }
        let result = with_syn(attribute.tokens(), |meta| {
            if let Err(error) = read(dialect, &name_of(meta), &Meta::Any(meta)) {
                errors.push(error);
                skip_value(meta)?;
            }
            Ok(())
        });
        if let Err(error) = result {
            errors.push(error);
        }
    }
}

fn with_syn(
    attribute: TokenStream,
    mut read: impl FnMut(&ParseNestedMeta<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    for attribute in syn::Attribute::parse_outer.parse2(attribute)? {
        let path = attribute.path();
        if path.is_ident("serde") || path.is_ident("additional_properties") {
            attribute.parse_nested_meta(|meta| read(&meta))?;
        }
    }
    Ok(())
}

/// Whether it is the bare `#[additional_properties]`.
fn is_marker(attribute: &Attribute) -> bool {
    attribute.dialect == Dialect::Ours && attribute.rest.is_empty()
}

/// Whether the bare `#[additional_properties]` stands here.
pub(crate) fn bare_marker(attributes: &Attributes) -> Option<Span> {
    let mut options = attributes.options.iter();
    options
        .find(|attribute| is_marker(attribute))
        .map(|attribute| attribute.name.span())
}

fn name_of(meta: &ParseNestedMeta<'_>) -> String {
    let segments = meta.path.segments.iter();
    segments
        .map(|segment| segment.ident.unraw().to_string())
        .collect::<Vec<_>>()
        .join("::")
}

impl Meta<'_> {
    /// The place of the key.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Plain(key) => key.span,
            Self::Any(meta) => key_span(meta),
        }
    }

    /// An error about the key.
    pub(crate) fn error(&self, message: impl std::fmt::Display) -> syn::Error {
        match self {
            Self::Plain(key) => syn::Error::new(key.span, message),
            Self::Any(meta) => meta.error(message),
        }
    }

    /// Whether `=` follows.
    pub(crate) fn has_value(&self) -> bool {
        match self {
            Self::Plain(key) => key.text.is_some(),
            Self::Any(meta) => meta.input.peek(Token![=]),
        }
    }

    /// The key as syn sees it, which every key has that is no flag and no text.
    pub(crate) fn syn(&self) -> syn::Result<&ParseNestedMeta<'_>> {
        match self {
            Self::Plain(_) => Err(self.error("expected another kind of value")),
            Self::Any(meta) => Ok(meta),
        }
    }

    /// `key = "text"`.
    pub(crate) fn text(&self) -> syn::Result<Text> {
        match self {
            Self::Plain(Plain {
                text: Some((value, span)),
                ..
            }) => Ok(Text {
                value: value.clone(),
                span: *span,
            }),
            _ => Text::read(self.syn()?),
        }
    }

    /// `key = value`.
    pub(crate) fn value<T: Parse>(&self) -> syn::Result<T> {
        self.syn()?.value()?.parse()
    }

    /// `key = "text"`, parsed as `T`.
    pub(crate) fn parsed<T: Parse>(&self) -> syn::Result<T> {
        self.value::<LitStr>()?.parse()
    }

    /// `key = "text"`, parsed with `parser`.
    pub(crate) fn parsed_with<P: Parser>(&self, parser: P) -> syn::Result<P::Output> {
        self.value::<LitStr>()?.parse_with(parser)
    }
}

impl Text {
    fn read(meta: &ParseNestedMeta<'_>) -> syn::Result<Self> {
        let literal: LitStr = meta.value()?.parse()?;
        Ok(Self {
            value: literal.value(),
            span: literal.span(),
        })
    }
}

fn key_span(meta: &ParseNestedMeta<'_>) -> Span {
    meta.path
        .segments
        .last()
        .map_or_else(Span::call_site, |segment| segment.ident.span())
}

/// Reads `key = value` for both directions, or `key(serialize = value, deserialize = value)`.
pub(crate) fn two_ways<T: Clone>(
    meta: &Meta<'_>,
    errors: &Errors,
    key: &str,
    into: &mut Rename<T>,
    read: impl Fn(&Meta<'_>) -> syn::Result<T>,
) -> syn::Result<()> {
    let span = meta.span();
    if meta.has_value() {
        let value = read(meta)?;
        into.serialize.put(errors, span, key, value.clone());
        if !into.deserialize.is_set() {
            into.deserialize.put(errors, span, key, value);
        }
        return Ok(());
    }
    meta.syn()?.parse_nested_meta(|side| {
        let span = key_span(&side);
        if side.path.is_ident("serialize") {
            let value = read(&Meta::Any(&side))?;
            into.serialize.put(errors, span, "serialize", value);
        } else if side.path.is_ident("deserialize") {
            let value = read(&Meta::Any(&side))?;
            into.deserialize.put(errors, span, "deserialize", value);
        } else {
            return Err(side.error(format_args!(
                "expected `{key}(serialize = .., deserialize = ..)`"
            )));
        }
        Ok(())
    })
}

/// Drops the tokens up to the next comma.
fn skip_value(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        meta.input.parse::<TokenTree>()?;
    }
    Ok(())
}
