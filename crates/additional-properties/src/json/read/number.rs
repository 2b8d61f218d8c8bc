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
            return Err(self.wrong("a number"));
        }
        let start = self.position;
        self.number_tail()?;
        Ok(self.slice(start, self.position))
    }

    /// Steps over a number; says whether it has a fraction or an exponent.
    pub(super) fn number_tail(&mut self) -> Result<bool, Error> {
        let bytes = self.text.as_bytes();
        if bytes.get(self.position) == Some(&b'-') {
            self.position += 1;
        }
        if bytes.get(self.position) == Some(&b'0') {
            self.position += 1;
            if bytes.get(self.position).is_some_and(u8::is_ascii_digit) {
                return Err(self.syntax("no digit after a leading zero"));
            }
        } else {
            self.digits()?;
        }
        let mut fractional = false;
        if bytes.get(self.position) == Some(&b'.') {
            self.position += 1;
            self.digits()?;
            fractional = true;
        }
        if let Some(b'e' | b'E') = bytes.get(self.position) {
            self.position += 1;
            if let Some(b'+' | b'-') = bytes.get(self.position) {
                self.position += 1;
            }
            self.digits()?;
            fractional = true;
        }
        Ok(fractional)
    }

    /// Steps over one or more digits.
    fn digits(&mut self) -> Result<(), Error> {
        let start = self.position;
        let bytes = self.text.as_bytes();
        while bytes.get(self.position).is_some_and(u8::is_ascii_digit) {
            self.position += 1;
        }
        if self.position == start {
            Err(self.syntax("a digit"))
        } else {
            Ok(())
        }
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
    pub(crate) fn small(&mut self) -> Option<u64> {
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
