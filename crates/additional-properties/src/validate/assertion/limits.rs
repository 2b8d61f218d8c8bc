//! Keywords without schemas inside: types, and the limits of strings and numbers.

use crate::inspect::{Constraint, Limit};
use crate::validate::{breach, format, of_json, string};
use serde_json::Value;

/// A limit of a string or number.
pub(super) fn limit_holds(keyword: &str, operand: &Value, value: &Value) -> Option<bool> {
    let limit = || match (operand.as_i64(), operand.as_f64()) {
        (Some(limit), _) => Some(Limit::Integer(limit.into())),
        (None, limit) => limit.map(Limit::Number),
    };
    let constraint = match (keyword, value) {
        ("pattern", Value::String(value)) => return string::matches(operand.as_str()?, value),
        ("minLength", _) => Constraint::MinLength(operand.as_u64()?),
        ("maxLength", _) => Constraint::MaxLength(operand.as_u64()?),
        ("minimum", _) => Constraint::Minimum(limit()?),
        ("maximum", _) => Constraint::Maximum(limit()?),
        ("exclusiveMinimum", _) => Constraint::ExclusiveMinimum(limit()?),
        ("exclusiveMaximum", _) => Constraint::ExclusiveMaximum(limit()?),
        ("multipleOf", _) => Constraint::MultipleOf(limit()?),
        ("format", Value::String(value)) => return format::holds(operand.as_str()?, value),
        _ => return is_about_others(keyword),
    };
    Some(breach(constraint, &of_json(value)).is_none())
}

/// A keyword holds for values of the types that it says nothing of; what is said by one that is not known here is not known.
pub(super) fn is_about_others(keyword: &str) -> Option<bool> {
    const OF_SOME_TYPES: [&str; 27] = [
        "required",
        "properties",
        "patternProperties",
        "additionalProperties",
        "propertyNames",
        "dependentRequired",
        "dependentSchemas",
        "minProperties",
        "maxProperties",
        "items",
        "prefixItems",
        "contains",
        "minItems",
        "maxItems",
        "uniqueItems",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "format",
        "minContains",
        "maxContains",
        "nullable",
    ];
    OF_SOME_TYPES.contains(&keyword).then_some(true)
}

pub(super) fn has_type(names: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str() {
        Some("null") => value.is_null(),
        Some("boolean") => value.is_boolean(),
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("integer") => {
            value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|it| it.fract() == 0.0)
        }
        _ => false,
    };
    match names {
        Value::Array(names) => names.iter().any(is),
        name => is(name),
    }
}
