//! The loop over an object whose names are data.
//!
//! In: a reader before an object. Out: one name after another, with the reader before its value.

use std::borrow::Cow;

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::Reader;

/// An object that is being read into a map.
#[derive(Debug)]
pub struct MapReader {
    first: bool,
}

impl MapReader {
    /// Reads `{`.
    ///
    /// # Errors
    ///
    /// Something else comes next, or the object is nested too deeply.
    pub fn open(reader: &mut Reader<'_>) -> Result<Self, Error> {
        if reader.peek() != b'{' {
            return Err(reader.wrong_type("an object"));
        }
        reader.enter()?;
        Ok(Self { first: true })
    }

    /// Reads the next name and the colon behind it; `None` at the end, when `}` has been read.
    ///
    /// # Errors
    ///
    /// Neither a member nor the end follows, or the name is not valid.
    pub fn next<'de>(&mut self, reader: &mut Reader<'de>) -> Result<Option<Cow<'de, str>>, Error> {
        let byte = reader.peek();
        if byte == b'}' {
            reader.leave();
            return Ok(None);
        }
        if !self.first {
            if byte != b',' {
                return Err(reader.syntax("`,` or `}`"));
            }
            reader.bump();
        }
        self.first = false;
        let key = reader.key()?;
        match key.name() {
            Some(name) => Ok(Some(name)),
            None => Err(reader.error(ErrorKind::InvalidEscape, "a valid escape", Found::Byte)),
        }
    }

    /// Adds the current member to an error: a name that is data is never shown.
    #[cold]
    #[must_use]
    pub fn fail(error: Error) -> Error {
        error.inside(Segment::Undeclared)
    }
}
