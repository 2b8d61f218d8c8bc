//! Scalars and constants.

use crate::lower::query::MergedSchema;
use crate::model::{Scalar, StringFormat, TypeExpr};

/// A string, with what `format` says.
pub(super) fn string(merged: &MergedSchema) -> TypeExpr {
    TypeExpr::Scalar(Scalar::String(string_format(merged.format.as_deref())))
}

/// One of some values, of which some are arrays or objects.
pub(super) fn constant(merged: &MergedSchema) -> TypeExpr {
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
