//! The assertions about a value as attributes for the runtime's `validate`. None of them is enforced while decoding.

use super::Attribute;
use super::attributes::Literal;
use crate::model::{Number, Scalar, StringFormat, StructDef, TypeExpr, TypeUse};
use serde_json::Value;

/// Every assertion about a value, in the order of the vocabulary.
pub(super) fn of_use(ty: &TypeUse) -> Vec<Attribute> {
    let all = &ty.constraints;
    let text = |key, text: Option<&str>| text.map(|text| Attribute::equals(key, text));
    [
        text("format", format(ty)),
        count("min_length", all.min_length),
        count("max_length", all.max_length),
        text("pattern", all.pattern.as_deref()),
        number("minimum", all.minimum.as_ref()),
        number("maximum", all.maximum.as_ref()),
        number("exclusive_minimum", all.exclusive_minimum.as_ref()),
        number("exclusive_maximum", all.exclusive_maximum.as_ref()),
        number("multiple_of", all.multiple_of.as_ref()),
        count("min_items", all.min_items),
        count("max_items", all.max_items),
        all.unique_items.then(|| Attribute::flag("unique_items")),
        count("min_properties", all.min_properties),
        count("max_properties", all.max_properties),
        listed(&all.values),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How many members a struct may have.
pub(super) fn of_struct(def: &StructDef) -> impl Iterator<Item = Attribute> {
    let all = &def.constraints;
    let counts = [
        count("min_properties", all.min_properties),
        count("max_properties", all.max_properties),
    ];
    counts.into_iter().flatten()
}

/// The format of a string that stays a string: a format with a Rust type of its own is checked by decoding.
fn format(ty: &TypeUse) -> Option<&str> {
    match &ty.expr {
        TypeExpr::Scalar(Scalar::String(StringFormat::DateTime | StringFormat::Date)) => None,
        TypeExpr::Scalar(Scalar::String(format)) => format.name(),
        _ => None,
    }
}

/// Numbers, or the one boolean.
fn listed(values: &[Value]) -> Option<Attribute> {
    if let [Value::Bool(only)] = values {
        return Some(Attribute::equals("equals", *only));
    }
    let numbers = !values.is_empty() && values.iter().all(Value::is_number);
    let values = values.iter().cloned().map(Literal::Value);
    numbers.then(|| Attribute::list("one_of", values))
}

fn count(key: &'static str, value: Option<u64>) -> Option<Attribute> {
    value.map(|value| Attribute::equals(key, value))
}

fn number(key: &'static str, value: Option<&Number>) -> Option<Attribute> {
    value.map(|value| Attribute::equals(key, Value::Number(value.clone())))
}
