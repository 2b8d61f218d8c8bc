//! Limits of a value: `min_length = 1`, `pattern = ".."`, `maximum = 2.5` and so on.
//!
//! They describe; nothing is enforced while decoding.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::meta::ParseNestedMeta;
use syn::{Lit, LitBool, LitInt, LitStr, Token};

use super::parse::value;

/// One limit, as it was written.
pub(crate) enum Constraint {
    /// A count: `min_length`, `max_length`, `min_items`, `max_items`.
    Count(Limit, u64),
    /// A number: `minimum`, `maximum`, `exclusive_minimum`, `exclusive_maximum`, `multiple_of`.
    Number(Limit, f64, TokenStream),
    /// A text: `pattern`, `format`.
    Text(Limit, String),
    /// `unique_items`.
    UniqueItems,
}

/// Which limit it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Limit {
    MinLength,
    MaxLength,
    MinItems,
    MaxItems,
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
    MultipleOf,
    Pattern,
    Format,
}

impl Constraint {
    /// Reads the value of `key`, or gives nothing when `key` is not a limit.
    pub(crate) fn read(key: &str, meta: &ParseNestedMeta<'_>) -> syn::Result<Option<Self>> {
        let found = match key {
            "min_length" => Self::Count(Limit::MinLength, count(meta)?),
            "max_length" => Self::Count(Limit::MaxLength, count(meta)?),
            "min_items" => Self::Count(Limit::MinItems, count(meta)?),
            "max_items" => Self::Count(Limit::MaxItems, count(meta)?),
            "minimum" => number(Limit::Minimum, meta)?,
            "maximum" => number(Limit::Maximum, meta)?,
            "exclusive_minimum" => number(Limit::ExclusiveMinimum, meta)?,
            "exclusive_maximum" => number(Limit::ExclusiveMaximum, meta)?,
            "multiple_of" => number(Limit::MultipleOf, meta)?,
            "pattern" => Self::Text(Limit::Pattern, value::<LitStr>(meta)?.value()),
            "format" => Self::Text(Limit::Format, value::<LitStr>(meta)?.value()),
            "unique_items" => {
                if meta.input.peek(Token![=]) && !value::<LitBool>(meta)?.value {
                    return Err(
                        meta.error("`unique_items` is a flag; leave it out when items may repeat")
                    );
                }
                Self::UniqueItems
            }
            _ => return Ok(None),
        };
        Ok(Some(found))
    }
}

fn count(meta: &ParseNestedMeta<'_>) -> syn::Result<u64> {
    value::<LitInt>(meta)?.base10_parse()
}

/// A number with an optional sign, kept as `f64` and as written.
fn number(limit: Limit, meta: &ParseNestedMeta<'_>) -> syn::Result<Constraint> {
    let input = meta.value()?;
    let minus: Option<Token![-]> = input.parse()?;
    let literal: Lit = input.parse()?;
    let size: f64 = match &literal {
        Lit::Int(int) => int.base10_parse()?,
        Lit::Float(float) => float.base10_parse()?,
        _ => return Err(syn::Error::new(literal.span(), "expected a number")),
    };
    let mut written = minus.to_token_stream();
    literal.to_tokens(&mut written);
    Ok(Constraint::Number(
        limit,
        if minus.is_some() { -size } else { size },
        written,
    ))
}
