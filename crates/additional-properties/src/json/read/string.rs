//! Strings: a slice of the input where nothing is escaped.
//!
//! In: a reader before a string. Out: its content. Not here: what an escape means (`unescape.rs`).

use std::borrow::Cow;

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::Reader;
use super::scan::end_of_plain;

impl<'de> Reader<'de> {
    /// Reads a string that has no escape; `None` leaves the reader where it was.
    pub(crate) fn unescaped_str(&mut self) -> Option<&'de str> {
        if self.peek() != b'"' {
            return None;
        }
        let bytes = self.text.as_bytes();
        let start = self.position + 1;
        let end = end_of_plain(bytes, start);
        if bytes.get(end) != Some(&b'"') {
            return None;
        }
        self.position = end + 1;
        Some(self.slice(start, end))
    }

    /// Reads a string: a slice of the input, or its own text if it had escapes.
    ///
    /// # Errors
    ///
    /// Something else comes next, or the string is not valid.
    pub fn string(&mut self) -> Result<Cow<'de, str>, Error> {
        match self.unescaped_str() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.escaped_string().map(Cow::Owned),
        }
    }

    /// Reads a string that `plain` would not: it has escapes, or it is wrong.
    #[cold]
    pub(crate) fn escaped_string(&mut self) -> Result<String, Error> {
        let start = self.position;
        let raw = self.string_source()?;
        let content = raw.get(1..raw.len() - 1).unwrap_or_default();
        super::unescape(content).map_err(|offset| {
            Error::new(
                ErrorKind::InvalidEscape,
                "a valid escape",
                Found::Byte,
                start + 1 + offset,
            )
        })
    }

    /// Steps over a string and gives its source text with the quotes. Escapes are checked for form only.
    pub(crate) fn string_source(&mut self) -> Result<&'de str, Error> {
        if self.peek() != b'"' {
            return Err(self.wrong_type("a string"));
        }
        let start = self.position;
        self.bump();
        self.string_tail()?;
        Ok(self.slice(start, self.position))
    }

    /// Steps over the rest of a string whose opening quote has been read; says whether it has an escape.
    pub(super) fn string_tail(&mut self) -> Result<bool, Error> {
        let bytes = self.text.as_bytes();
        let mut escapes = false;
        loop {
            self.position = end_of_plain(bytes, self.position);
            match bytes.get(self.position) {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(escapes);
                }
                Some(b'\\') => {
                    escapes = true;
                    self.escape_tail()?;
                }
                Some(_) => {
                    let kind = ErrorKind::ControlCharacter;
                    return Err(self.error(kind, "an escape", Found::Byte));
                }
                None => return Err(self.end()),
            }
        }
    }

    /// Steps over one escape, checking its form.
    fn escape_tail(&mut self) -> Result<(), Error> {
        let rest = self.rest();
        let length = match rest.get(1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
            Some(b'u') => {
                let digits = rest.get(2..).unwrap_or_default();
                let valid = digits
                    .iter()
                    .take(4)
                    .take_while(|byte| byte.is_ascii_hexdigit())
                    .count();
                if valid < 4 {
                    self.position += 2 + valid;
                    return Err(self.bad_escape());
                }
                6
            }
            _ => {
                self.position += 1;
                return Err(self.bad_escape());
            }
        };
        self.position += length;
        Ok(())
    }

    #[cold]
    fn bad_escape(&self) -> Error {
        if self.position >= self.text.len() {
            return self.end();
        }
        self.error(ErrorKind::InvalidEscape, "a valid escape", Found::Byte)
    }
}
