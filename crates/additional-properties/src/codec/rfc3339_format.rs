//! Formats timestamps and dates the way chrono does, without its formatting machinery: on the stack, but for a year of more than four
//! digits or a leap second, which are left to chrono.

use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Offset, SecondsFormat, TimeZone,
    Timelike,
};

/// A timestamp as chrono writes it, but for seconds in its offset: `Z` for UTC, and 0, 3, 6 or 9 digits of fraction.
#[derive(Clone)]
pub struct FormattedTimestamp(Formatted);

/// A date as chrono writes it.
#[derive(Clone)]
pub struct FormattedDate(Formatted);

#[derive(Clone)]
enum Formatted {
    Inline(Inline),
    Heap(String),
}

/// The bytes of `2020-07-24T03:26:02.123456789+05:30`, in whole blocks.
const CAPACITY: usize = 3 * BLOCK;

/// UTF-8 is checked block by block, so a whole number of blocks is checked; what is behind the end is zeros, which are UTF-8 too.
const BLOCK: usize = 16;

/// ASCII, and zeros behind it.
#[derive(Clone)]
struct Inline {
    length: usize,
    bytes: [u8; CAPACITY],
}

macro_rules! opaque {
    ($($type:ident)*) => { $(
        /// Prints nothing of the text: it may be a date of birth.
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($type), "(..)"))
            }
        }
    )* };
}

opaque!(FormattedTimestamp FormattedDate);

impl FormattedTimestamp {
    /// The text of a timestamp.
    #[must_use]
    pub fn new<Z: TimeZone>(value: &DateTime<Z>) -> Self {
        let offset = value.offset().fix().local_minus_utc();
        // The offset of RFC 3339 has no seconds. Those of times before time zones do: the instant stays what it is, at an offset without them.
        let in_minutes = FixedOffset::east_opt(offset - offset % 60);
        if let (Some(in_minutes), true) = (in_minutes, offset % 60 != 0) {
            return Self::new(&value.with_timezone(&in_minutes));
        }
        let local = if offset == 0 {
            value.naive_utc()
        } else {
            value.naive_local()
        };
        Self(match Inline::timestamp(local, offset) {
            Some(inline) => Formatted::Inline(inline),
            None => Formatted::Heap(
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

    #[inline]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl FormattedDate {
    /// The text of a date.
    #[must_use]
    pub fn new(value: NaiveDate) -> Self {
        Self(match date(value) {
            Some(date) => Formatted::Inline(Inline::new(&date)),
            None => Formatted::Heap(value.to_string()),
        })
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    #[inline]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl Formatted {
    #[inline]
    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Inline(inline) => &inline.bytes[..inline.length],
            Self::Heap(string) => string.as_bytes(),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Inline(inline) => inline.as_str(),
            Self::Heap(string) => string,
        }
    }
}

impl Inline {
    fn new(part: &[u8]) -> Self {
        let mut inline = Self {
            length: 0,
            bytes: [0; CAPACITY],
        };
        inline.push(part);
        inline
    }

    fn timestamp(local: NaiveDateTime, offset: i32) -> Option<Self> {
        let nanoseconds = local.nanosecond();
        if nanoseconds >= 1_000_000_000 {
            return None;
        }
        let [y1, y2, y3, y4, _, m1, m2, _, d1, d2] = date(local.date())?;
        let [h1, h2] = pair(local.hour());
        let [i1, i2] = pair(local.minute());
        let [s1, s2] = pair(local.second());
        let mut inline = Self::new(&[
            y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', i1, i2, b':', s1, s2,
        ]);
        if nanoseconds > 0 {
            inline.fraction(nanoseconds);
        }
        if offset == 0 {
            inline.push(b"Z");
        } else {
            let minutes = offset.unsigned_abs() / 60;
            let [h1, h2] = pair(minutes / 60);
            let [m1, m2] = pair(minutes % 60);
            let sign = if offset < 0 { b'-' } else { b'+' };
            inline.push(&[sign, h1, h2, b':', m1, m2]);
        }
        Some(inline)
    }

    fn fraction(&mut self, nanoseconds: u32) {
        let [a1, a2, a3] = triple(nanoseconds / 1_000_000);
        let [b1, b2, b3] = triple(nanoseconds / 1_000 % 1_000);
        let [c1, c2, c3] = triple(nanoseconds % 1_000);
        if nanoseconds % 1_000_000 == 0 {
            self.push(&[b'.', a1, a2, a3]);
        } else if nanoseconds % 1_000 == 0 {
            self.push(&[b'.', a1, a2, a3, b1, b2, b3]);
        } else {
            self.push(&[b'.', a1, a2, a3, b1, b2, b3, c1, c2, c3]);
        }
    }

    #[inline]
    fn push(&mut self, part: &[u8]) {
        let end = self.length + part.len();
        self.bytes[self.length..end].copy_from_slice(part);
        self.length = end;
    }

    fn as_str(&self) -> &str {
        let whole = self.length.next_multiple_of(BLOCK);
        let text = std::str::from_utf8(&self.bytes[..whole]);
        &text.expect("nothing but ASCII is pushed")[..self.length]
    }
}

/// `2020-07-24`, for a year of four digits.
#[inline]
fn date(value: NaiveDate) -> Option<[u8; 10]> {
    let year = u32::try_from(value.year())
        .ok()
        .filter(|&year| year <= 9999)?;
    let [y1, y2] = pair(year / 100);
    let [y3, y4] = pair(year % 100);
    let [m1, m2] = pair(value.month());
    let [d1, d2] = pair(value.day());
    Some([y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2])
}

/// The two digits of a number below 100.
#[inline]
fn pair(value: u32) -> [u8; 2] {
    [digit(value / 10), digit(value % 10)]
}

/// The three digits of a number below 1,000.
#[inline]
fn triple(value: u32) -> [u8; 3] {
    let [tens, ones] = pair(value % 100);
    [digit(value / 100), tens, ones]
}

#[inline]
fn digit(value: u32) -> u8 {
    // Below 10.
    #[allow(clippy::cast_possible_truncation)]
    let value = value as u8;
    b'0' + value
}
