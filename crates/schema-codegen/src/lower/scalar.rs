//! Scalars.
//!
//! In: a `format`. Out: a [`StringFormat`]. Formats of numbers carry no meaning that JSON has.

use crate::model::StringFormat;

/// The meaning of `format` for a string.
pub(super) fn string_format(format: Option<&str>) -> StringFormat {
    match format {
        None => StringFormat::Plain,
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
