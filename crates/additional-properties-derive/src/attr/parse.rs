//! The grammar that all attributes share: a list of keys, each with its value.

use proc_macro2::{Span, TokenTree};
use syn::ext::IdentExt as _;
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, Parser};
use syn::{Attribute, LitStr, Meta, Token};

use super::Constraint;
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

/// A key of one of the two attributes, whose value is not read yet.
pub(super) struct Key<'m, 'i> {
    pub(super) dialect: Dialect,
    pub(super) name: String,
    pub(super) meta: &'m ParseNestedMeta<'i>,
    pub(super) errors: &'m Errors,
}

impl Key<'_, '_> {
    pub(super) fn span(&self) -> Span {
        key_span(self.meta)
    }

    /// Gives `option` the value that was read.
    pub(super) fn put<T>(&self, option: &mut Set<T>, value: T) {
        option.put(self.errors, self.span(), &self.name, value);
    }

    /// Puts a constraint on the list `constraints`, or says that there is no such key.
    pub(super) fn constraint(&self, constraints: &mut Vec<Constraint>) -> syn::Result<()> {
        let constraint = Constraint::read(&self.name, self.meta)?;
        constraints.push(constraint.ok_or_else(|| self.unknown())?);
        Ok(())
    }

    /// The rejection of a key of ours that does not exist here.
    pub(super) fn unknown(&self) -> syn::Error {
        let name = &self.name;
        let message = format!("unknown key `{name}` in `additional_properties(..)`");
        self.meta.error(message)
    }

    /// The rejection of a key of serde, with the reason if it is a known one.
    pub(super) fn refuse(&self, reason: Option<&str>) -> syn::Error {
        let name = &self.name;
        let message = match reason {
            Some(reason) => format!("`serde({name})` is not supported: {reason}"),
            None => format!("unknown serde attribute `{name}`"),
        };
        syn::Error::new(self.span(), message)
    }

    /// Reads `key = value` for both directions, or `key(serialize = value, deserialize = value)`.
    pub(super) fn by_direction<T: Clone>(
        &self,
        into: &mut ByDirection<T>,
        read: impl Fn(&ParseNestedMeta<'_>) -> syn::Result<T>,
    ) -> syn::Result<()> {
        if has_value(self.meta) {
            let value = read(self.meta)?;
            self.put(&mut into.serialize, value.clone());
            // One message is enough when the key is given twice.
            if !into.deserialize.is_set() {
                self.put(&mut into.deserialize, value);
            }
            return Ok(());
        }
        self.meta.parse_nested_meta(|side| {
            let put = |into: &mut Set<T>, name| {
                into.put(self.errors, key_span(&side), name, read(&side)?);
                Ok(())
            };
            if side.path.is_ident("serialize") {
                put(&mut into.serialize, "serialize")
            } else if side.path.is_ident("deserialize") {
                put(&mut into.deserialize, "deserialize")
            } else {
                let name = &self.name;
                let expected = format!("expected `{name}(serialize = .., deserialize = ..)`");
                Err(side.error(expected))
            }
        })
    }
}

/// Calls `read` for every key of the two attributes.
///
/// An error in one key never hides the next one: the rest of its value is skipped.
pub(super) fn for_each_key(
    attributes: &[Attribute],
    errors: &Errors,
    mut read: impl FnMut(&Key<'_, '_>) -> syn::Result<()>,
) {
    for attribute in attributes {
        let Some(dialect) = Dialect::of(attribute).filter(|_| !is_marker(attribute)) else {
            continue;
        };
        let result = attribute.parse_nested_meta(|meta| {
            let key = Key {
                dialect,
                name: name_of(&meta),
                meta: &meta,
                errors,
            };
            if let Err(error) = read(&key) {
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
fn key_span(meta: &ParseNestedMeta<'_>) -> Span {
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

/// Drops the tokens up to the next comma.
fn skip_value(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        meta.input.parse::<TokenTree>()?;
    }
    Ok(())
}
