//! The loop over an object whose names are data.

use std::borrow::Cow;

use super::super::error::{Error, Segment};
use super::{Check, RawName, Reader, fill};

/// An object that is being read into a map: one name after another, with the reader before its value.
#[derive(Debug)]
pub struct MapReader {
    first: bool,
    name_offset: usize,
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
        if reader.fills.is_some() {
            fill::begin_map(reader);
        }
        reader.cursor.enter()?;
        Ok(Self {
            first: true,
            name_offset: 0,
        })
    }

    /// Reads the next name and the colon behind it; `None` at the end, when `}` has been read.
    ///
    /// # Errors
    ///
    /// Neither a member nor the end follows, or the name is not valid.
    pub fn next<'de>(&mut self, reader: &mut Reader<'de>) -> Result<Option<Cow<'de, str>>, Error> {
        loop {
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
            self.name_offset = reader.cursor.offset_of_next();
            let name = RawName::read(&mut reader.cursor)?;
            if !reader
                .hidden
                .hides(&reader.cursor, name, self.name_offset)?
            {
                return name.decoded(&reader.cursor).map(Some);
            }
            reader.skip(Check::Syntax)?;
        }
    }

    /// Where the name that was read last is in the text.
    pub(crate) fn name_offset(&self) -> usize {
        self.name_offset
    }

    /// Adds the current member to an error: a name that is data is never shown.
    #[cold]
    #[must_use]
    pub fn in_member(error: Error) -> Error {
        error.inside(Segment::Undeclared)
    }
}
