//! Scalars and constants.

use crate::config::{Config, Integers, Numbers};
use crate::lower::query::{Class, MergedSchema};
use crate::model::{IntegerType, NumberType, Scalar, StringFormat, TypeExpr};

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
    let ty = match (integers, merged.format.as_deref()) {
        (Integers::Exact, _) => IntegerType::Exact,
        (_, Some("uint64" | "uint")) => IntegerType::U64,
        (_, Some("uint128")) => IntegerType::U128,
        (_, Some("int128")) | (Integers::I128, _) => IntegerType::I128,
        (Integers::I64, _) => IntegerType::I64,
    };
    TypeExpr::Scalar(Scalar::Integer(ty))
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
