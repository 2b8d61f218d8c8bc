//! Limits of a value: `min_length = 1`, `pattern = ".."`, `maximum = 2.5`, `one_of(1, 2)` and so on.
//!
//! They describe; nothing is enforced while decoding.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Lit, LitBool, LitInt, Token, parenthesized};

use super::parse::{has_value, string};
use super::tag::one_or_more_strings;

/// One limit, as it was written.
pub(crate) enum Constraint {
    /// A count: `min_length`, `max_length`, `min_items`, `max_items`, `min_properties`, `max_properties`.
    Count(Limit, u64),
    /// A number: `minimum`, `maximum`, `exclusive_minimum`, `exclusive_maximum`, `multiple_of`.
    Number(Limit, f64, TokenStream),
    /// A string: `pattern`, `format`.
    String(Limit, String),
    /// `unique_items`.
    UniqueItems,
    /// `one_of`: numbers, each as `f64` and as written.
    OneOf(Vec<(f64, TokenStream)>),
    /// `equals`: a boolean.
    Equals(bool),
    /// `listed`: values as a JSON array.
    Listed(String),
    /// `items(..)`, `members(..)`, `property_names(..)`: the limits of every item, undeclared member or name.
    Inside(&'static str, Vec<Constraint>),
    /// `item_0(..)`: the limits of one item of a tuple.
    Item(usize, Vec<Constraint>),
    /// `names`, `dependent_required`: the name of the runtime's variant, and strings.
    Strings(&'static str, Vec<String>),
    /// `absent`: the name of a property that must not be there.
    Absent(String),
    /// `asserts("not", "{..}")`, `branches("oneOf", "[..]")`: the name of the runtime's variant, a keyword, and schemas as JSON.
    Schema(&'static str, String, String),
}

/// Which limit it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Limit {
    MinLength,
    MaxLength,
    MinItems,
    MaxItems,
    MinProperties,
    MaxProperties,
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
    MultipleOf,
    Pattern,
    Format,
}

impl Constraint {
    /// Whether it says something of a struct as a whole.
    pub(crate) fn is_of_object(&self) -> bool {
        matches!(
            self,
            Self::Count(Limit::MinProperties | Limit::MaxProperties, _)
                | Self::Inside("Members" | "PropertyNames", _)
                | Self::Strings(..)
                | Self::Absent(_)
                | Self::Schema(..)
        )
    }

    /// Reads a limit whose key has not been looked at.
    pub(crate) fn read_any(meta: &ParseNestedMeta<'_>) -> syn::Result<Self> {
        let key = meta.path.require_ident()?.to_string();
        Self::read(&key, meta)?.ok_or_else(|| meta.error(format!("`{key}` is not a limit")))
    }

    /// Reads the value of `key`, or gives nothing when `key` is not a limit.
    pub(crate) fn read(key: &str, meta: &ParseNestedMeta<'_>) -> syn::Result<Option<Self>> {
        let found = match key {
            "min_length" => Self::Count(Limit::MinLength, count(meta)?),
            "max_length" => Self::Count(Limit::MaxLength, count(meta)?),
            "min_items" => Self::Count(Limit::MinItems, count(meta)?),
            "max_items" => Self::Count(Limit::MaxItems, count(meta)?),
            "min_properties" => Self::Count(Limit::MinProperties, count(meta)?),
            "max_properties" => Self::Count(Limit::MaxProperties, count(meta)?),
            "one_of" => Self::OneOf(numbers(meta)?),
            "equals" => Self::Equals(meta.value()?.parse::<LitBool>()?.value),
            "minimum" => number(Limit::Minimum, meta)?,
            "maximum" => number(Limit::Maximum, meta)?,
            "exclusive_minimum" => number(Limit::ExclusiveMinimum, meta)?,
            "exclusive_maximum" => number(Limit::ExclusiveMaximum, meta)?,
            "multiple_of" => number(Limit::MultipleOf, meta)?,
            "pattern" => Self::String(Limit::Pattern, string(meta)?.value()),
            "format" => Self::String(Limit::Format, string(meta)?.value()),
            "listed" => Self::Listed(string(meta)?.value()),
            "items" => Self::Inside("Items", nested(meta)?),
            "members" => Self::Inside("Members", nested(meta)?),
            "property_names" => Self::Inside("PropertyNames", nested(meta)?),
            "names" => Self::Strings("Names", one_or_more_strings(meta)?),
            "dependent_required" => Self::Strings("DependentRequired", one_or_more_strings(meta)?),
            "absent" => Self::Absent(string(meta)?.value()),
            "asserts" => keyword_with_schema("Asserts", meta)?,
            "branches" => keyword_with_schema("Branches", meta)?,
            _ if item_index(key).is_some() => {
                Self::Item(item_index(key).unwrap_or_default(), nested(meta)?)
            }
            "unique_items" => {
                if has_value(meta) && !meta.value()?.parse::<LitBool>()?.value {
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

/// The index in `item_0`.
fn item_index(key: &str) -> Option<usize> {
    key.strip_prefix("item_")?.parse().ok()
}

/// `key(min_length = 1, ..)`.
fn nested(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<Constraint>> {
    let mut found = Vec::new();
    meta.parse_nested_meta(|meta| {
        found.push(Constraint::read_any(&meta)?);
        Ok(())
    })?;
    Ok(found)
}

/// `key("not", "{..}")`.
fn keyword_with_schema(kind: &'static str, meta: &ParseNestedMeta<'_>) -> syn::Result<Constraint> {
    match <[String; 2]>::try_from(one_or_more_strings(meta)?) {
        Ok([keyword, schema]) => Ok(Constraint::Schema(kind, keyword, schema)),
        Err(_) => Err(meta.error("expected a keyword and a schema as JSON text")),
    }
}

fn count(meta: &ParseNestedMeta<'_>) -> syn::Result<u64> {
    meta.value()?.parse::<LitInt>()?.base10_parse()
}

/// `key(1, -2, 3.5)`.
fn numbers(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<(f64, TokenStream)>> {
    let list;
    parenthesized!(list in meta.input);
    let numbers = Punctuated::<_, Token![,]>::parse_terminated_with(&list, signed)?;
    Ok(numbers.into_iter().collect())
}

/// `key = 1`.
fn number(limit: Limit, meta: &ParseNestedMeta<'_>) -> syn::Result<Constraint> {
    let (size, written) = signed(meta.value()?)?;
    Ok(Constraint::Number(limit, size, written))
}

/// A number with an optional sign, as `f64` and as written.
fn signed(input: ParseStream<'_>) -> syn::Result<(f64, TokenStream)> {
    let minus: Option<Token![-]> = input.parse()?;
    let literal: Lit = input.parse()?;
    let size: f64 = match &literal {
        Lit::Int(int) => int.base10_parse()?,
        Lit::Float(float) => float.base10_parse()?,
        _ => return Err(syn::Error::new(literal.span(), "expected a number")),
    };
    let mut written = minus.to_token_stream();
    literal.to_tokens(&mut written);
    Ok((if minus.is_some() { -size } else { size }, written))
}
