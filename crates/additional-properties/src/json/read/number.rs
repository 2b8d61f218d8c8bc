//! Numbers: the grammar, and integers without a detour over floats.
//!
//! In: a reader before a number. Out: an integer, a float, or the source text.

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::Reader;

impl<'de> Reader<'de> {
    /// Reads a number and gives its source text, for example `-1.50e3`.
    ///
    /// # Errors
    ///
    /// Something else comes next, or the number breaks the grammar.
    pub fn number(&mut self) -> Result<&'de str, Error> {
        let first = self.peek();
        if first != b'-' && !first.is_ascii_digit() {
            return Err(self.wrong_type("a number"));
        }
        let start = self.position;
        self.number_tail()?;
        Ok(self.slice(start, self.position))
    }

    /// Steps over a number; says whether it has a fraction or an exponent.
    pub(super) fn number_tail(&mut self) -> Result<bool, Error> {
        let bytes = self.text.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
        let mut at = self.position;
        if byte(at) == b'-' {
            at += 1;
        }
        let start = at;
        at = end_of_digits(bytes, at);
        if at == start {
            return Err(self.no_digit(at));
        }
        if byte(start) == b'0' && at > start + 1 {
            self.position = start + 1;
            return Err(self.syntax("no digit after a leading zero"));
        }
        let whole = at;
        if byte(at) == b'.' {
            let start = at + 1;
            at = end_of_digits(bytes, start);
            if at == start {
                return Err(self.no_digit(at));
            }
        }
        if byte(at) | 0x20 == b'e' {
            let sign = usize::from(matches!(byte(at + 1), b'+' | b'-'));
            let start = at + 1 + sign;
            at = end_of_digits(bytes, start);
            if at == start {
                return Err(self.no_digit(at));
            }
        }
        self.position = at;
        Ok(at > whole)
    }

    #[cold]
    fn no_digit(&mut self, at: usize) -> Error {
        self.position = at;
        self.syntax("a digit")
    }

    /// Reads an integer: its sign and its magnitude.
    ///
    /// # Errors
    ///
    /// Something else comes next, or a number with a fraction or an exponent, or one beyond 128 bits.
    pub(crate) fn integer(&mut self) -> Result<(bool, u128), Error> {
        let start = self.position_of_next();
        let text = self.number()?;
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let Some(magnitude) = magnitude(digits) else {
            self.position = start;
            let fractional = !digits.bytes().all(|byte| byte.is_ascii_digit());
            let kind = if fractional {
                ErrorKind::WrongType
            } else {
                ErrorKind::OutOfRange
            };
            return Err(self.error(kind, "an integer", Found::Number));
        };
        Ok((negative, magnitude))
    }

    /// Reads a small integer without a sign: up to 18 digits. `None` leaves the reader where it was.
    #[inline]
    pub(crate) fn small_integer(&mut self) -> Option<u64> {
        let first = self.peek();
        if !(b'1'..=b'9').contains(&first) {
            return None;
        }
        let rest = self.rest();
        let mut value = 0;
        for (length, &byte) in rest.iter().take(19).enumerate() {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                if matches!(byte, b'.' | b'e' | b'E') {
                    return None;
                }
                self.position += length;
                return Some(value);
            }
            value = value * 10 + u64::from(digit);
        }
        None
    }

    /// Reads a number as a float, correctly rounded.
    ///
    /// # Errors
    ///
    /// Something else comes next, or a number beyond the range of the type.
    pub fn float(&mut self) -> Result<f64, Error> {
        let start = self.position_of_next();
        let text = self.number()?;
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => {
                self.position = start;
                Err(self.error(
                    ErrorKind::OutOfRange,
                    "a number within range",
                    Found::Number,
                ))
            }
        }
    }

    /// The offset of the next token.
    pub(crate) fn position_of_next(&mut self) -> usize {
        self.peek();
        self.position
    }
}

/// The first byte from an offset on that is no digit.
#[inline]
fn end_of_digits(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

/// The value of a run of digits; `None` if there is anything else or too many.
fn magnitude(digits: &str) -> Option<u128> {
    let mut value = 0_u128;
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(u128::from(digit))?;
    }
    Some(value)
}
