//! The grammar that all attributes share: a list of keys, each with its value.

use proc_macro2::{Span, TokenTree};
use syn::ext::IdentExt as _;
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, Parser};
use syn::{Attribute, LitStr, Meta, Token};

use super::set::{ByDirection, Set};
use crate::errors::Errors;

/// The two attributes that are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// `#[serde(..)]`
    Serde,
    /// `#[additional_properties(..)]`
    Ours,
}

impl Dialect {
    fn of(attribute: &Attribute) -> Option<Self> {
        let path = attribute.path();
        if path.is_ident("serde") {
            Some(Self::Serde)
        } else if path.is_ident("additional_properties") {
            Some(Self::Ours)
        } else {
            None
        }
    }
}

/// Calls `read` for every key of the two attributes.
///
/// An error in one key never hides the next one: the rest of its value is skipped.
pub(super) fn for_each_key(
    attributes: &[Attribute],
    errors: &Errors,
    mut read: impl FnMut(Dialect, &str, &ParseNestedMeta<'_>) -> syn::Result<()>,
) {
    for attribute in attributes {
        let Some(dialect) = Dialect::of(attribute).filter(|_| !is_marker(attribute)) else {
            continue;
        };
        let result = attribute.parse_nested_meta(|meta| {
            if let Err(error) = read(dialect, &name_of(&meta), &meta) {
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

/// Where the bare `#[additional_properties]` stands, if it does.
pub(super) fn marker(attributes: &[Attribute]) -> Option<Span> {
    let marker = attributes.iter().find(|attribute| is_marker(attribute))?;
    marker.path().get_ident().map(syn::Ident::span)
}

fn is_marker(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::Path(path) if path.is_ident("additional_properties"))
}

fn name_of(meta: &ParseNestedMeta<'_>) -> String {
    let segments = meta.path.segments.iter();
    let names: Vec<_> = segments
        .map(|segment| segment.ident.unraw().to_string())
        .collect();
    names.join("::")
}

/// The span of the key.
pub(super) fn key_span(meta: &ParseNestedMeta<'_>) -> Span {
    let key = meta.path.segments.last();
    key.map_or_else(Span::call_site, |segment| segment.ident.span())
}

/// Whether `=` follows the key.
pub(super) fn has_value(meta: &ParseNestedMeta<'_>) -> bool {
    meta.input.peek(Token![=])
}

/// `key = "string"`.
pub(super) fn string(meta: &ParseNestedMeta<'_>) -> syn::Result<LitStr> {
    let string: LitStr = meta.value()?.parse()?;
    if string.suffix().is_empty() {
        return Ok(string);
    }
    let message = format!(
        "unexpected suffix `{}` on a string literal",
        string.suffix()
    );
    Err(syn::Error::new(string.span(), message))
}

/// `key = "source"`, with the source parsed as `T`.
pub(super) fn parsed<T: Parse>(meta: &ParseNestedMeta<'_>) -> syn::Result<T> {
    string(meta)?.parse()
}

/// `key = "source"`, with the source parsed by `parser`.
pub(super) fn parsed_with<P: Parser>(
    meta: &ParseNestedMeta<'_>,
    parser: P,
) -> syn::Result<P::Output> {
    string(meta)?.parse_with(parser)
}

/// Reads `key = value` for both directions, or `key(serialize = value, deserialize = value)`.
pub(super) fn by_direction<T: Clone>(
    meta: &ParseNestedMeta<'_>,
    errors: &Errors,
    key: &str,
    into: &mut ByDirection<T>,
    read: impl Fn(&ParseNestedMeta<'_>) -> syn::Result<T>,
) -> syn::Result<()> {
    if has_value(meta) {
        let value = read(meta)?;
        into.serialize
            .put(errors, key_span(meta), key, value.clone());
        // One message is enough when the key is given twice.
        if !into.deserialize.is_set() {
            into.deserialize.put(errors, key_span(meta), key, value);
        }
        return Ok(());
    }
    meta.parse_nested_meta(|side| {
        let put = |into: &mut Set<T>, name| {
            into.put(errors, key_span(&side), name, read(&side)?);
            Ok(())
        };
        if side.path.is_ident("serialize") {
            put(&mut into.serialize, "serialize")
        } else if side.path.is_ident("deserialize") {
            put(&mut into.deserialize, "deserialize")
        } else {
            Err(side.error(format_args!(
                "expected `{key}(serialize = .., deserialize = ..)`"
            )))
        }
    })
}

/// Drops the tokens up to the next comma.
fn skip_value(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        meta.input.parse::<TokenTree>()?;
    }
    Ok(())
}
