//! Writing timestamps and dates the way chrono does, without its formatting machinery.
//!
//! In: a value. Out: a short text on the stack, or chrono's own for a year of more than four digits, a leap second or an
//! offset with seconds.

use chrono::{
    DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, SecondsFormat, TimeZone, Timelike,
};

/// A timestamp as chrono writes it: `Z` for UTC, and 0, 3, 6 or 9 digits of fraction.
#[derive(Clone, Debug)]
pub struct TimestampText(Text);

/// A date as chrono writes it.
#[derive(Clone, Debug)]
pub struct DateText(Text);

#[derive(Clone, Debug)]
enum Text {
    Short(Short),
    Long(String),
}

/// Room for `2020-07-24T03:26:02.123456789+05:30`.
#[derive(Clone, Debug)]
struct Short {
    bytes: [u8; 35],
    length: usize,
}

impl TimestampText {
    /// The text of a timestamp.
    #[must_use]
    pub fn new<Z: TimeZone>(value: &DateTime<Z>) -> Self {
        let offset = value.offset().fix().local_minus_utc();
        Self(match Short::timestamp(value.naive_local(), offset) {
            Some(short) => Text::Short(short),
            None => Text::Long(
                value
                    .fixed_offset()
                    .to_rfc3339_opts(SecondsFormat::AutoSi, true),
            ),
        })
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl DateText {
    /// The text of a date.
    #[must_use]
    pub fn new(value: NaiveDate) -> Self {
        let mut short = Short {
            bytes: [0; 35],
            length: 0,
        };
        Self(match short.date(value) {
            Some(()) => Text::Short(short),
            None => Text::Long(value.to_string()),
        })
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl Text {
    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Short(short) => short.bytes.get(..short.length).unwrap_or_default(),
            Self::Long(text) => text.as_bytes(),
        }
    }

    fn as_str(&self) -> &str {
        // Nothing but ASCII has been put in.
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl Short {
    fn timestamp(local: NaiveDateTime, offset: i32) -> Option<Self> {
        let nanoseconds = local.nanosecond();
        if nanoseconds >= 1_000_000_000 || offset % 60 != 0 {
            return None;
        }
        let mut short = Self {
            bytes: [0; 35],
            length: 0,
        };
        short.date(local.date())?;
        short.pair(b'T', local.hour());
        short.pair(b':', local.minute());
        short.pair(b':', local.second());
        if nanoseconds > 0 {
            short.fraction(nanoseconds);
        }
        if offset == 0 {
            short.push(b'Z');
        } else {
            let minutes = offset.unsigned_abs() / 60;
            short.pair(if offset < 0 { b'-' } else { b'+' }, minutes / 60);
            short.pair(b':', minutes % 60);
        }
        Some(short)
    }

    fn date(&mut self, value: NaiveDate) -> Option<()> {
        let year = u32::try_from(value.year())
            .ok()
            .filter(|&year| year <= 9999)?;
        self.two(year / 100);
        self.two(year % 100);
        self.pair(b'-', value.month());
        self.pair(b'-', value.day());
        Some(())
    }

    fn fraction(&mut self, nanoseconds: u32) {
        self.push(b'.');
        let (digits, value) = if nanoseconds % 1_000_000 == 0 {
            (3, nanoseconds / 1_000_000)
        } else if nanoseconds % 1_000 == 0 {
            (6, nanoseconds / 1_000)
        } else {
            (9, nanoseconds)
        };
        for place in (0..digits).rev() {
            self.digit(value / 10_u32.pow(place));
        }
    }

    fn pair(&mut self, separator: u8, value: u32) {
        self.push(separator);
        self.two(value);
    }

    fn two(&mut self, value: u32) {
        self.digit(value / 10);
        self.digit(value);
    }

    fn digit(&mut self, value: u32) {
        // Below 10.
        #[allow(clippy::cast_possible_truncation)]
        self.push(b'0' + (value % 10) as u8);
    }

    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.length) {
            *slot = byte;
            self.length += 1;
        }
    }
}
