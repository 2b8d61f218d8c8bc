//! RFC 3339 timestamps and dates, in chrono's types: what `parse_from_rfc3339` reads of ASCII and is RFC 3339, and what chrono would write.
//!
//! The common format is read and written here; everything else is left to chrono.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _, Utc};
use serde::de::{self, Visitor};
use serde::{Deserializer, Serializer};

use super::Codec;
use super::rfc3339_format::{FormattedDate, FormattedTimestamp};
use crate::json::{Error, ErrorKind, Found, Reader, Writer};

/// `codec = "rfc3339"`: timestamps (`DateTime<FixedOffset>`, `DateTime<Utc>`) and dates (`NaiveDate`).
///
/// Every timestamp of RFC 3339 is read, leap seconds at the end of a day in UTC, lower case and the years 0000 to 9999 included, and is
/// written as the same instant. It is written as the same string too, but for what chrono's types cannot hold: digits of a second beyond the ninth,
/// zeros at the end of a fraction (it is written with 0, 3, 6 or 9 digits), the difference between `Z`, `+00:00` and `-00:00`
/// (written as `Z`), and between `T`, `t` and a space (written as `T`). `DateTime<Utc>` does not hold the offset either. Of
/// an offset with seconds, which a program may make, the minutes are written, and the instant at that offset. An instant outside of those years,
/// by its offset or by itself, is written with a year of five digits or a sign, which is no RFC 3339.
pub struct Rfc3339;

/// Reads an RFC 3339 timestamp: what `DateTime::parse_from_rfc3339` reads of ASCII, with the same result, but for a second 60 that does not
/// end a day in UTC.
#[must_use]
pub fn parse_timestamp(text: &str) -> Option<DateTime<FixedOffset>> {
    let slow = || DateTime::parse_from_rfc3339(text).ok();
    // chrono also takes a minus sign that is not ASCII, which RFC 3339 does not know, and would write another one.
    fast_timestamp(text.as_bytes())
        .or_else(|| slow().filter(|value| text.is_ascii() && is_on_a_clock(value)))
}

/// False for a leap second in the middle of a day, which chrono takes.
fn is_on_a_clock(value: &DateTime<FixedOffset>) -> bool {
    let utc = value.naive_utc().time();
    utc.nanosecond() < 1_000_000_000 || (utc.hour(), utc.minute()) == (23, 59)
}

/// Reads an RFC 3339 date: four digits of year, two of month, two of day.
#[must_use]
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() == 10 {
        date(bytes.first_chunk::<10>()?)
    } else {
        None
    }
}

/// The common format: `2020-07-24T03:26:02.123Z` or with an offset; no leap second.
pub(crate) fn fast_timestamp(bytes: &[u8]) -> Option<DateTime<FixedOffset>> {
    let day = date(bytes.first_chunk::<10>()?)?;
    let clock = bytes.get(10..)?.first_chunk::<9>()?;
    if clock[0] != b'T' || clock[3] != b':' || clock[6] != b':' {
        return None;
    }
    let (fraction, offset) = fraction(bytes.get(19..)?)?;
    let seconds = two(clock[7], clock[8])?;
    let time = NaiveTime::from_hms_nano_opt(
        two(clock[1], clock[2])?,
        two(clock[4], clock[5])?,
        seconds,
        fraction,
    )?;
    let local = NaiveDateTime::new(day, time);
    match offset {
        b"Z" => Some(DateTime::from_naive_utc_and_offset(
            local,
            FixedOffset::east_opt(0)?,
        )),
        &[sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (two(h1, h2)?, two(m1, m2)?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let east = i32::try_from(hours * 3600 + minutes * 60).ok()?;
            let offset = FixedOffset::east_opt(if sign == b'-' { -east } else { east })?;
            let utc = local.checked_sub_offset(offset)?;
            Some(DateTime::from_naive_utc_and_offset(utc, offset))
        }
        _ => None,
    }
}

fn date(text: &[u8; 10]) -> Option<NaiveDate> {
    if text[4] != b'-' || text[7] != b'-' {
        return None;
    }
    let year = two(text[0], text[1])? * 100 + two(text[2], text[3])?;
    NaiveDate::from_ymd_opt(
        i32::try_from(year).ok()?,
        two(text[5], text[6])?,
        two(text[8], text[9])?,
    )
}

/// Nanoseconds from `.digits`, if there are at most nine, and what stands behind.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let Some(digits) = text.strip_prefix(b".") else {
        return Some((0, text));
    };
    let length = digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if length == 0 || length > 9 {
        return None;
    }
    let (digits, rest) = digits.split_at(length);
    let value = digits
        .iter()
        .fold(0, |sum, &byte| sum * 10 + u32::from(byte - b'0'));
    let missing = u32::try_from(9 - length).ok()?;
    Some((value * 10_u32.pow(missing), rest))
}

/// The value of two digits.
fn two(tens: u8, ones: u8) -> Option<u32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    if tens > 9 || ones > 9 {
        None
    } else {
        Some(u32::from(tens) * 10 + u32::from(ones))
    }
}

/// Reads a string by a function; the first field says what it has to be.
struct ParseVisitor<T>(&'static str, fn(&str) -> Option<T>);

impl<T> Visitor<'_> for ParseVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.1)(text).ok_or_else(|| E::custom(format_args!("expected {}", self.0)))
    }
}

const TIMESTAMP: &str = "a timestamp in the format of RFC 3339";
const DATE: &str = "a date in the format of RFC 3339";

fn parse_utc(text: &str) -> Option<DateTime<Utc>> {
    parse_timestamp(text).map(|value| value.to_utc())
}

macro_rules! codec {
    ($type:ty, $words:ident, $parse:ident, $text:expr) => {
        impl Codec<$type> for Rfc3339 {
            fn blank() -> $type {
                <$type>::default()
            }

            fn read_json(value: &mut $type, reader: &mut Reader<'_>) -> Result<(), Error> {
                *value = read(reader, $words, $parse)?;
                Ok(())
            }

            fn write_json(value: &$type, writer: &mut Writer) {
                writer.unescaped($text(value).as_bytes());
            }

            fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                deserializer.deserialize_str(ParseVisitor($words, $parse))
            }

            fn serialize<S: Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($text(value).as_str())
            }
        }
    };
}

codec!(
    DateTime<FixedOffset>,
    TIMESTAMP,
    parse_timestamp,
    FormattedTimestamp::new
);
codec!(DateTime<Utc>, TIMESTAMP, parse_utc, FormattedTimestamp::new);
codec!(NaiveDate, DATE, parse_date, |value: &NaiveDate| {
    FormattedDate::new(*value)
});

/// Reads a string in a format of its own.
pub(crate) fn read<T>(
    reader: &mut Reader<'_>,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, Error> {
    let start = reader.checkpoint();
    let text = reader.string()?;
    if let Some(value) = parse(&text) {
        return Ok(value);
    }
    reader.rewind(start);
    Err(reader.error(ErrorKind::InvalidFormat, expected, Found::String))
}
