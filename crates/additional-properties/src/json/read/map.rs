//! The loop over an object whose names are data.

use std::borrow::Cow;

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::{RawName, Reader};

/// An object that is being read into a map: one name after another, with the reader before its value.
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
        if reader.cursor.peek() != b'{' {
            return Err(reader.wrong_type("an object"));
        }
        reader.cursor.enter()?;
        Ok(Self { first: true })
    }

    /// Reads the next name and the colon behind it; `None` at the end, when `}` has been read.
    ///
    /// # Errors
    ///
    /// Neither a member nor the end follows, or the name is not valid.
    pub fn next<'de>(&mut self, reader: &mut Reader<'de>) -> Result<Option<Cow<'de, str>>, Error> {
        let byte = reader.cursor.peek();
        if byte == b'}' {
            reader.cursor.leave();
            return Ok(None);
        }
        if !self.first {
            if byte != b',' {
                return Err(reader.cursor.syntax("`,` or `}`"));
            }
            reader.cursor.bump();
        }
        self.first = false;
        let name = RawName::read(&mut reader.cursor)?;
        let invalid = || reader.error(ErrorKind::InvalidEscape, "a valid escape", Found::Byte);
        name.name().map(Some).ok_or_else(invalid)
    }

    /// Adds the current member to an error: a name that is data is never shown.
    #[cold]
    #[must_use]
    pub fn in_member(error: Error) -> Error {
        error.inside(Segment::Undeclared)
    }
}
