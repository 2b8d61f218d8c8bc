//! The assertion of a keyword whose operand is a number, a string or a flag.

use super::arena::{Assertion, Kind};
use super::decimal::{Decimal, canonical};
use serde_json::{Map, Value};

pub(super) fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "null" => Kind::Null,
        "boolean" => Kind::Boolean,
        "number" | "integer" => Kind::Number,
        "string" => Kind::String,
        "array" => Kind::Array,
        "object" => Kind::Object,
        _ => return None,
    })
}

/// The assertion of a keyword whose operand is a number, a string or a flag; `None` for annotations, and for what asserts nothing.
pub(super) fn limit(
    keyword: &str,
    operand: &Value,
    beside: &Map<String, Value>,
) -> Option<Assertion> {
    let count = || operand.as_u64().or_else(|| whole(operand));
    let exclusive = |name: &str| beside.get(name) == Some(&Value::Bool(true));
    if keyword == "uniqueItems" {
        return (operand == &Value::Bool(true)).then_some(Assertion::Unique);
    }
    match keyword {
        "minLength" => count().filter(|n| *n > 0).map(Assertion::MinLength),
        "maxLength" => count().map(Assertion::MaxLength),
        "minItems" => count().filter(|n| *n > 0).map(Assertion::MinItems),
        "maxItems" => count().map(Assertion::MaxItems),
        "minProperties" => count().filter(|n| *n > 0).map(Assertion::MinProperties),
        "maxProperties" => count().map(Assertion::MaxProperties),
        "pattern" => operand
            .as_str()
            .map(|text| Assertion::Pattern(text.to_owned())),
        "format" => operand
            .as_str()
            .map(|text| Assertion::Format(text.to_owned())),
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
            let number = operand.as_number()?;
            let Some(value) = Decimal::of(number) else {
                return Some(Assertion::Opaque(format!("{keyword}: {number}")));
            };
            Some(match keyword {
                "minimum" => Assertion::Minimum(value, exclusive("exclusiveMinimum")),
                "maximum" => Assertion::Maximum(value, exclusive("exclusiveMaximum")),
                "exclusiveMinimum" => Assertion::Minimum(value, true),
                "exclusiveMaximum" => Assertion::Maximum(value, true),
                _ => Assertion::MultipleOf(value),
            })
        }
        _ => None,
    }
}

fn whole(operand: &Value) -> Option<u64> {
    canonical(operand).as_u64()
}

/// What `enum` or `const` list, in a canonical order.
pub(super) fn values(keyword: &str, operand: &Value) -> Vec<Value> {
    let mut values: Vec<Value> = match operand {
        Value::Array(values) if keyword == "enum" => values.iter().map(canonical).collect(),
        value => vec![canonical(value)],
    };
    values.sort_by_key(Value::to_string);
    values.dedup();
    values
}
