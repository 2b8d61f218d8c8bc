//! chrono's types, in the formats of chrono's own serde implementations.
//!
//! They read what chrono's `FromStr` reads, which is a little more than RFC 3339; the codec `rfc3339` is the exact one.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

use super::super::error::Error;
use super::super::read::Reader;
use super::super::traits::{FromJson, ToJson};
use super::super::write::Writer;
use crate::codec::rfc3339::{fast_timestamp, read};
use crate::codec::{FormattedDate, FormattedTimestamp, parse_date};

macro_rules! from_text {
    ($type:ty, $expected:literal, $blank:expr, $parse:expr) => {
        impl FromJson<'_> for $type {
            fn blank() -> Self {
                $blank
            }

            fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
                *self = read(reader, $expected, $parse)?;
                Ok(())
            }
        }
    };
}

fn timestamp(text: &str) -> Option<DateTime<FixedOffset>> {
    fast_timestamp(text.as_bytes()).or_else(|| text.parse().ok())
}

from_text!(
    DateTime<FixedOffset>,
    "a timestamp",
    DateTime::default(),
    timestamp
);
from_text!(DateTime<Utc>, "a timestamp", DateTime::default(), |text| {
    timestamp(text).map(|value| value.to_utc())
});
from_text!(NaiveDate, "a date", NaiveDate::default(), |text| {
    parse_date(text).or_else(|| text.parse().ok())
});
from_text!(NaiveTime, "a time", NaiveTime::MIN, |text| text
    .parse()
    .ok());
from_text!(
    NaiveDateTime,
    "a date and a time",
    NaiveDateTime::default(),
    |text| text.parse().ok()
);

impl<Z: TimeZone> ToJson for DateTime<Z> {
    fn write_json(&self, writer: &mut Writer) {
        writer.unescaped(FormattedTimestamp::new(self).as_bytes());
    }
}

impl ToJson for NaiveDate {
    fn write_json(&self, writer: &mut Writer) {
        writer.unescaped(FormattedDate::new(*self).as_bytes());
    }
}

macro_rules! debug_text {
    ($($type:ty),*) => { $(
        impl ToJson for $type {
            fn write_json(&self, writer: &mut Writer) {
                writer.unescaped(format!("{self:?}").as_bytes());
            }
        }
    )* };
}

debug_text!(NaiveTime, NaiveDateTime);
