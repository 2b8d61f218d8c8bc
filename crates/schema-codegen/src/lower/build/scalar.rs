//! Scalars and constants.

use crate::config::{Config, Integers, Numbers};
use crate::lower::query::{Class, MergedSchema};
use crate::model::{IntegerType, NumberType, Scalar, StringFormat, TypeExpr};
use serde_json::{Number, Value};

/// A class that needs no other type.
pub(super) fn build(class: &Class, merged: &MergedSchema, config: &Config) -> TypeExpr {
    match class {
        Class::Null => TypeExpr::Scalar(Scalar::Null),
        Class::Constant => constant(merged),
        Class::String => string(merged),
        Class::Integer => integer(merged, config.integers),
        Class::Number => number(config.numbers),
        Class::Boolean => TypeExpr::Scalar(Scalar::Boolean),
        _ => TypeExpr::Any,
    }
}

/// A string, with what `format` says.
fn string(merged: &MergedSchema) -> TypeExpr {
    TypeExpr::Scalar(Scalar::String(string_format(merged.format.as_deref())))
}

/// An integer: `format` says when it is beyond what `integers` holds. Limits never choose a type, because they may be relaxed.
fn integer(merged: &MergedSchema, integers: Integers) -> TypeExpr {
    let unsigned = !is_negative(merged);
    let ty = match (integers, merged.format.as_deref()) {
        (Integers::Exact, _) => IntegerType::Exact,
        (_, Some("uint64" | "uint")) if unsigned => IntegerType::U64,
        (_, Some("uint128")) if unsigned => IntegerType::U128,
        (_, Some("int128" | "uint128")) | (Integers::I128, _) => IntegerType::I128,
        (Integers::I64, _) => IntegerType::I64,
    };
    TypeExpr::Scalar(Scalar::Integer(ty))
}

/// Whether a negative integer is listed, or there are no others: the format says something else then, and is no assertion.
fn is_negative(merged: &MergedSchema) -> bool {
    let constraints = &merged.constraints;
    let limits = [&constraints.maximum, &constraints.exclusive_maximum];
    let below_zero = |number: f64| number < 0.0;
    let listed = merged.values.iter().flatten().filter_map(Value::as_f64);
    let most = limits.into_iter().flatten().filter_map(Number::as_f64);
    listed.chain(most).any(below_zero)
}

/// A number.
fn number(numbers: Numbers) -> TypeExpr {
    TypeExpr::Scalar(Scalar::Number(match numbers {
        Numbers::F64 => NumberType::F64,
        Numbers::Exact => NumberType::Exact,
    }))
}

/// One of some values, of which some are arrays or objects.
fn constant(merged: &MergedSchema) -> TypeExpr {
    let values = merged.values.iter().flatten();
    TypeExpr::Const(values.filter(|value| !value.is_null()).cloned().collect())
}

fn string_format(format: Option<&str>) -> StringFormat {
    match format {
        None => StringFormat::None,
        Some("date-time") => StringFormat::DateTime,
        Some("date") => StringFormat::Date,
        Some("email") => StringFormat::Email,
        Some("uri") => StringFormat::Uri,
        Some("uuid") => StringFormat::Uuid,
        Some("ipv4") => StringFormat::Ipv4,
        Some("ipv6") => StringFormat::Ipv6,
        Some(other) => StringFormat::Other(other.to_owned()),
    }
}
