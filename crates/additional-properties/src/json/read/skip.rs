//! Stepping over values whose type nobody asked for.
//!
//! In: a reader before a value. Out: the value's source text, checked. The loop keeps its own stack, one bit a level, so
//! that depth costs nothing.

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::unescape::pairs_are_whole;
use super::{MAX_DEPTH, Reader};

/// How much a skipped value is checked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The grammar alone: any number, any escape of the right form.
    Syntax,
    /// That a [`serde_json::Value`] can be made of it: numbers within the range of `f64`, whole surrogate pairs.
    Value,
}

impl<'de> Reader<'de> {
    /// Steps over the next value and gives its source text.
    ///
    /// # Errors
    ///
    /// No valid value comes next.
    pub fn skip(&mut self, check: Check) -> Result<&'de str, Error> {
        let start = self.position_of_next();
        if let Some(object) = self.skip_token(check)? {
            self.skip_rest(check, object)?;
        }
        Ok(self.slice(start, self.position))
    }

    /// Steps over the rest of an object or an array that has been entered.
    fn skip_rest(&mut self, check: Check, object: bool) -> Result<(), Error> {
        // The lowest bit says whether the innermost level is an object. `outer` is the depth that this is all within.
        let mut levels = u128::from(object);
        let outer = self.depth - 1;
        let mut opened = true;
        loop {
            let object = levels & 1 == 1;
            let byte = self.peek();
            if byte == if object { b'}' } else { b']' } {
                self.leave();
                levels >>= 1;
                if self.depth == outer {
                    return Ok(());
                }
                opened = false;
                continue;
            }
            if !opened {
                if byte != b',' {
                    return Err(self.syntax(if object { "`,` or `}`" } else { "`,` or `]`" }));
                }
                self.bump();
            }
            if object {
                self.skip_key(check)?;
            }
            opened = match self.skip_token(check)? {
                Some(object) => {
                    levels = (levels << 1) | u128::from(object);
                    true
                }
                None => false,
            };
        }
    }

    /// Steps over a scalar or an opening bracket; `Some` says which bracket.
    fn skip_token(&mut self, check: Check) -> Result<Option<bool>, Error> {
        match self.peek() {
            b'"' => self.skip_string(check)?,
            b'{' => return self.enter().map(|()| Some(true)),
            b'[' => return self.enter().map(|()| Some(false)),
            b'n' => self.word("null")?,
            b't' => self.word("true")?,
            b'f' => self.word("false")?,
            b'-' | b'0'..=b'9' => self.skip_number(check)?,
            _ => return Err(self.syntax("a value")),
        }
        Ok(None)
    }

    /// Steps over `"key" :`.
    fn skip_key(&mut self, check: Check) -> Result<(), Error> {
        if self.peek() != b'"' {
            return Err(self.syntax("a member name"));
        }
        self.skip_string(check)?;
        self.colon()
    }

    /// Steps over `:`.
    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), Error> {
        if self.peek() != b':' {
            return Err(self.syntax("`:`"));
        }
        self.bump();
        Ok(())
    }

    fn skip_string(&mut self, check: Check) -> Result<(), Error> {
        if self.unescaped_str().is_some() {
            return Ok(());
        }
        self.bump();
        let start = self.position;
        if self.string_tail()? && check == Check::Value {
            let content = self.slice(start, self.position - 1);
            pairs_are_whole(content).map_err(|offset| {
                let kind = ErrorKind::InvalidEscape;
                Error::new(kind, "a valid escape", Found::Byte, start + offset)
            })?;
        }
        Ok(())
    }

    fn skip_number(&mut self, check: Check) -> Result<(), Error> {
        let start = self.position;
        let fractional = self.number_tail()?;
        // Fewer than 300 digits without an exponent are always within range.
        if check == Check::Value && (fractional || self.position - start > 300) {
            let text = self.slice(start, self.position);
            if text.len() > 300 || text.bytes().any(|byte| byte | 0x20 == b'e') {
                self.position = start;
                self.float()?;
            }
        }
        Ok(())
    }
}

const _: () = assert!(MAX_DEPTH <= 128, "one bit a level");
