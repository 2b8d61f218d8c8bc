//! The assertions of one place as attribute pairs: `min_length = 1`.
//!
//! In: a [`TypeUse`]. Out: tokens for the runtime's `validate`. Nothing here is enforced while decoding.

use super::literal;
use crate::model::{Number, Scalar, StringFormat, StructDef, TypeExpr, TypeUse};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

/// Every assertion, as `key = value`, in the order of the vocabulary.
pub(super) fn pairs(ty: &TypeUse) -> Vec<TokenStream> {
    let all = &ty.constraints;
    let pattern = all
        .pattern
        .as_ref()
        .map(|pattern| pair("pattern", &quote!(#pattern)));
    let unique = all.unique_items.then(|| quote!(unique_items));
    [
        format_name(ty).map(|name| pair("format", &quote!(#name))),
        count("min_length", all.min_length),
        count("max_length", all.max_length),
        pattern,
        number("minimum", all.minimum.as_ref()),
        number("maximum", all.maximum.as_ref()),
        number("exclusive_minimum", all.exclusive_minimum.as_ref()),
        number("exclusive_maximum", all.exclusive_maximum.as_ref()),
        number("multiple_of", all.multiple_of.as_ref()),
        count("min_items", all.min_items),
        count("max_items", all.max_items),
        unique,
        count("min_properties", all.min_properties),
        count("max_properties", all.max_properties),
        listed(&all.values),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The name of a format that stays text: a format with a Rust type of its own is checked by decoding.
pub(super) fn format_name(ty: &TypeUse) -> Option<&str> {
    match &ty.expr {
        TypeExpr::Scalar(Scalar::String(format)) => match format {
            StringFormat::Plain | StringFormat::DateTime | StringFormat::Date => None,
            StringFormat::Email => Some("email"),
            StringFormat::Uri => Some("uri"),
            StringFormat::Uuid => Some("uuid"),
            StringFormat::Ipv4 => Some("ipv4"),
            StringFormat::Ipv6 => Some("ipv6"),
            StringFormat::Other(name) => Some(name),
        },
        _ => None,
    }
}

/// How many members a struct may have.
pub(super) fn of_struct(def: &StructDef) -> Vec<TokenStream> {
    let all = &def.constraints;
    let counts = [
        count("min_properties", all.min_properties),
        count("max_properties", all.max_properties),
    ];
    counts.into_iter().flatten().collect()
}

/// Numbers, or the one boolean.
fn listed(values: &[Value]) -> Option<TokenStream> {
    if let [Value::Bool(only)] = values {
        return Some(pair("equals", &quote!(#only)));
    }
    let numbers = values.iter().map(|value| match value {
        Value::Number(number) => Some(literal::number(number)),
        _ => None,
    });
    let numbers: Vec<TokenStream> = numbers.collect::<Option<_>>()?;
    (!numbers.is_empty()).then(|| quote!(one_of(#(#numbers),*)))
}

fn count(key: &str, value: Option<u64>) -> Option<TokenStream> {
    value.map(|value| pair(key, &literal::unsigned(value)))
}

fn number(key: &str, value: Option<&Number>) -> Option<TokenStream> {
    value.map(|value| pair(key, &literal::number(value)))
}

fn pair(key: &str, value: &TokenStream) -> TokenStream {
    let key = format_ident!("{key}");
    quote!(#key = #value)
}
