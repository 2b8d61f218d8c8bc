//! Timestamps and dates as RFC 3339 spells them, with chrono's types.

use core::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

use super::Codec;

/// `codec = "rfc3339"`: `2020-07-24T03:26:02Z` and `1990-05-29`.
pub struct Rfc3339;

impl Codec<DateTime<FixedOffset>> for Rfc3339 {
    fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<DateTime<FixedOffset>, D::Error> {
        input.deserialize_str(TimeVisitor)
    }

    fn serialize<S: Serializer>(
        value: &DateTime<FixedOffset>,
        output: S,
    ) -> Result<S::Ok, S::Error> {
        output.serialize_str(&value.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
    }
}

impl Codec<NaiveDate> for Rfc3339 {
    fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<NaiveDate, D::Error> {
        input.deserialize_str(DateVisitor)
    }

    fn serialize<S: Serializer>(value: &NaiveDate, output: S) -> Result<S::Ok, S::Error> {
        output.collect_str(value)
    }
}

struct TimeVisitor;

impl Visitor<'_> for TimeVisitor {
    type Value = DateTime<FixedOffset>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a timestamp as RFC 3339 spells it")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        DateTime::parse_from_rfc3339(text)
            .map_err(|_| E::custom("expected a timestamp as RFC 3339 spells it"))
    }
}

struct DateVisitor;

impl Visitor<'_> for DateVisitor {
    type Value = NaiveDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date as RFC 3339 spells it")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        text.parse()
            .map_err(|_| E::custom("expected a date as RFC 3339 spells it"))
    }
}
