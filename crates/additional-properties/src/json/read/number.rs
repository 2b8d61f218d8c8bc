//! Numbers: the grammar, and integers without a detour over floats.

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::Reader;
use super::cursor::Cursor;
use super::scan::end_of_digits;

/// Reads a number and gives its source text.
pub(super) fn source<'de>(cursor: &mut Cursor<'de>) -> Result<&'de str, Error> {
    let first = cursor.peek();
    if first != b'-' && !first.is_ascii_digit() {
        return Err(cursor.wrong_type("a number"));
    }
    let start = cursor.offset;
    skip(cursor)?;
    Ok(cursor.slice(start, cursor.offset))
}

/// Steps over a number; says whether it has a fraction or an exponent.
pub(super) fn skip(cursor: &mut Cursor<'_>) -> Result<bool, Error> {
    let bytes = cursor.text.as_bytes();
    // Zero, which is in no number, stands for the end.
    let byte = |at: usize| bytes.get(at).map_or(0, |&byte| byte);
    let mut at = cursor.offset;
    if byte(at) == b'-' {
        at += 1;
    }
    let start = at;
    at = digits(cursor, at)?;
    if byte(start) == b'0' && at > start + 1 {
        cursor.offset = start + 1;
        return Err(cursor.syntax("no digit after a leading zero"));
    }
    let whole = at;
    if byte(at) == b'.' {
        at = digits(cursor, at + 1)?;
    }
    if byte(at) | 0x20 == b'e' {
        let sign = usize::from(matches!(byte(at + 1), b'+' | b'-'));
        at = digits(cursor, at + 1 + sign)?;
    }
    cursor.offset = at;
    Ok(at > whole)
}

/// The end of one or more digits.
#[inline]
fn digits(cursor: &mut Cursor<'_>, start: usize) -> Result<usize, Error> {
    let end = end_of_digits(cursor.text.as_bytes(), start);
    if end > start {
        return Ok(end);
    }
    cursor.offset = end;
    Err(cursor.syntax("a digit"))
}

/// Reads an integer: its sign and its magnitude. A number with a fraction or an exponent is an error, and one beyond 128 bits.
pub(super) fn integer(cursor: &mut Cursor<'_>) -> Result<(bool, u128), Error> {
    let start = cursor.offset_of_next();
    let source = source(cursor)?;
    let (negative, digits) = match source.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, source),
    };
    if let Some(magnitude) = magnitude(digits) {
        return Ok((negative, magnitude));
    }
    cursor.offset = start;
    let fractional = !digits.bytes().all(|byte| byte.is_ascii_digit());
    let kind = if fractional {
        ErrorKind::WrongType
    } else {
        ErrorKind::OutOfRange
    };
    Err(cursor.error(kind, "an integer", Found::Number))
}

/// Reads an integer of up to 18 digits without a sign: most integers, in one pass. `None` leaves the cursor where it was.
#[inline]
pub(super) fn small_integer(cursor: &mut Cursor<'_>) -> Option<u64> {
    let first = cursor.peek();
    if !(b'1'..=b'9').contains(&first) {
        return None;
    }
    let mut value = 0;
    for (length, &byte) in cursor.rest().iter().take(19).enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            if matches!(byte, b'.' | b'e' | b'E') {
                return None;
            }
            cursor.offset += length;
            return Some(value);
        }
        value = value * 10 + u64::from(digit);
    }
    None
}

/// The error of an integer that was read and that the type cannot hold, at its start.
#[cold]
pub(crate) fn integer_out_of_range(reader: &Reader<'_>, expected: &'static str) -> Error {
    let cursor = reader.cursor.before_integer();
    cursor.error(ErrorKind::OutOfRange, expected, Found::Number)
}

/// `reader`, which refuses integers that a float would round: between two versions of a type, `integer` may have become `number`.
pub(in crate::json) fn keeping_integers(reader: Reader<'_>) -> Reader<'_> {
    Reader {
        keeps_integers: true,
        ..reader
    }
}

/// Reads a number as a float, rounded to the nearest; an integer that would be rounded is an error if `keeps_integers`.
pub(super) fn float(cursor: &mut Cursor<'_>, keeps_integers: bool) -> Result<f64, Error> {
    let start = cursor.offset_of_next();
    let source = source(cursor)?;
    match source.parse::<f64>() {
        Ok(value) if value.is_finite() && !(keeps_integers && is_rounded(source, value)) => {
            Ok(value)
        }
        // The grammar of JSON is within that of Rust, so what is wrong is the size.
        _ => {
            cursor.offset = start;
            let kind = ErrorKind::OutOfRange;
            Err(cursor.error(kind, "a number within range", Found::Number))
        }
    }
}

/// Whether `source` is an integer, and `value` another one. A fraction or an exponent is what a float is written with, so it was one before.
fn is_rounded(source: &str, value: f64) -> bool {
    !source.contains(['.', 'e', 'E']) && format!("{value:.0}") != source
}

/// The value of a run of digits; `None` if there is anything else or too many.
fn magnitude(digits: &str) -> Option<u128> {
    digits.bytes().try_fold(0_u128, |value, byte| {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value.checked_mul(10)?.checked_add(u128::from(digit))
    })
}
