//! Keywords without schemas inside: types, and the limits of strings and numbers.

use crate::exact::Instance;
use crate::inspect::{Constraint, Inspect as _};
use crate::validate::{breach, format, number, string};

/// A limit of a string or number.
pub(super) fn limit_holds(keyword: &str, operand: &Instance, value: &Instance) -> Option<bool> {
    let constraint = match (keyword, value) {
        ("pattern", Instance::String(value)) => return string::matches(operand.as_str()?, value),
        ("format", Instance::String(value)) => return format::holds(operand.as_str()?, value),
        ("minLength", Instance::String(_)) => Constraint::MinLength(operand.as_u64()?),
        ("maxLength", Instance::String(_)) => Constraint::MaxLength(operand.as_u64()?),
        (
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf",
            Instance::Number(value),
        ) => return number::holds(keyword, value, operand.as_number()?),
        _ => return is_about_others(keyword),
    };
    Some(breach(constraint, &value.inspect()).is_none())
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

pub(super) fn has_type(names: &Instance, value: &Instance) -> bool {
    let is = |name: &Instance| match (name.as_str(), value) {
        (Some("integer"), Instance::Number(number)) => number.is_whole(),
        (Some("null"), Instance::Null)
        | (Some("boolean"), Instance::Bool(_))
        | (Some("object"), Instance::Object(_))
        | (Some("array"), Instance::Array(_))
        | (Some("number"), Instance::Number(_))
        | (Some("string"), Instance::String(_)) => true,
        _ => false,
    };
    match names {
        Instance::Array(names) => names.iter().any(is),
        name => is(name),
    }
}
