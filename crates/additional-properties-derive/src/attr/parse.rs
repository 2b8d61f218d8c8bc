//! The grammar that all attributes share: keys, values, lists, and options that may be set once.

use std::fmt::Display;

use proc_macro2::{Span, TokenTree};
use syn::ext::IdentExt as _;
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, Parser};
use syn::{Attribute, Ident, LitStr, Meta, Token};

use crate::errors::Errors;

/// The two attributes that are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// `#[serde(..)]`
    Serde,
    /// `#[additional_properties(..)]`
    Ours,
}

/// An option that may be given once; it remembers where.
pub(crate) struct Set<T> {
    value: Option<(T, Span)>,
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self { value: None }
    }
}

impl<T> Set<T> {
    /// Takes the value, or rejects the second one.
    pub(crate) fn put(&mut self, errors: &Errors, span: Span, key: impl Display, value: T) {
        if self.value.is_some() {
            errors.at(span, format_args!("`{key}` is given twice"));
        } else {
            self.value = Some((value, span));
        }
    }

    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref().map(|(value, _)| value)
    }

    pub(crate) fn span(&self) -> Option<Span> {
        self.value.as_ref().map(|(_, span)| *span)
    }

    pub(crate) fn is_set(&self) -> bool {
        self.value.is_some()
    }
}

/// Names for the two directions, from `rename = ".."` or `rename(serialize = "..", deserialize = "..")`.
pub(crate) struct Rename<T> {
    pub(crate) serialize: Set<T>,
    pub(crate) deserialize: Set<T>,
}

impl<T> Default for Rename<T> {
    fn default() -> Self {
        Self {
            serialize: Set::default(),
            deserialize: Set::default(),
        }
    }
}

/// Calls `read` for every key of every attribute that is ours to read.
///
/// A failure in one key never hides the next one: the rest of its value is skipped.
pub(crate) fn for_each_key(
    attributes: &[Attribute],
    errors: &Errors,
    mut read: impl FnMut(Dialect, &str, &ParseNestedMeta<'_>) -> syn::Result<()>,
) {
    for attribute in attributes {
        let dialect = if attribute.path().is_ident("serde") {
            Dialect::Serde
        } else if attribute.path().is_ident("additional_properties") {
            Dialect::Ours
        } else {
            continue;
        };
        if dialect == Dialect::Ours && matches!(attribute.meta, Meta::Path(_)) {
            continue;
        }
        let result = attribute.parse_nested_meta(|meta| {
            let key = key_of(&meta);
            if let Err(error) = read(dialect, &key, &meta) {
                errors.push(error);
                skip_value(&meta)?;
            }
            Ok(())
        });
        if let Err(error) = result {
            errors.push(error);
        }
    }
}

/// Whether the bare `#[additional_properties]` stands here.
pub(crate) fn bare_marker(attributes: &[Attribute]) -> Option<Span> {
    attributes
        .iter()
        .find_map(|attribute| match &attribute.meta {
            Meta::Path(path) if path.is_ident("additional_properties") => {
                path.segments.last().map(|segment| segment.ident.span())
            }
            _ => None,
        })
}

fn key_of(meta: &ParseNestedMeta<'_>) -> String {
    let segments = meta.path.segments.iter();
    segments
        .map(|segment| segment.ident.unraw().to_string())
        .collect::<Vec<_>>()
        .join("::")
}

/// The place of a key.
pub(crate) fn key_span(meta: &ParseNestedMeta<'_>) -> Span {
    meta.path
        .segments
        .last()
        .map_or_else(Span::call_site, |segment| segment.ident.span())
}

/// `key = value`.
pub(crate) fn value<T: Parse>(meta: &ParseNestedMeta<'_>) -> syn::Result<T> {
    meta.value()?.parse()
}

/// `key = "text"`, parsed as `T`.
pub(crate) fn parsed<T: Parse>(meta: &ParseNestedMeta<'_>) -> syn::Result<T> {
    value::<LitStr>(meta)?.parse()
}

/// `key = "text"`, parsed with `parser`.
pub(crate) fn parsed_with<P: Parser>(
    meta: &ParseNestedMeta<'_>,
    parser: P,
) -> syn::Result<P::Output> {
    value::<LitStr>(meta)?.parse_with(parser)
}

/// Reads `key = value` for both directions, or `key(serialize = value, deserialize = value)`.
pub(crate) fn two_ways<T: Clone>(
    meta: &ParseNestedMeta<'_>,
    errors: &Errors,
    key: &str,
    into: &mut Rename<T>,
    read: impl Fn(&ParseNestedMeta<'_>) -> syn::Result<T>,
) -> syn::Result<()> {
    let span = key_span(meta);
    if meta.input.peek(Token![=]) {
        let value = read(meta)?;
        into.serialize.put(errors, span, key, value.clone());
        if !into.deserialize.is_set() {
            into.deserialize.put(errors, span, key, value);
        }
        return Ok(());
    }
    meta.parse_nested_meta(|side| {
        let span = key_span(&side);
        if side.path.is_ident("serialize") {
            into.serialize.put(errors, span, "serialize", read(&side)?);
        } else if side.path.is_ident("deserialize") {
            into.deserialize
                .put(errors, span, "deserialize", read(&side)?);
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

/// The name of an identifier as data calls it: without `r#`.
pub(crate) fn plain_name(ident: &Ident) -> String {
    ident.unraw().to_string()
}
