//! The loop over an array.
//!
//! In: a reader before an array. Out: one stop before each element.

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::Reader;

/// An array that is being read.
#[derive(Debug)]
pub struct SeqReader {
    index: usize,
}

impl SeqReader {
    /// Reads `[`.
    ///
    /// # Errors
    ///
    /// Something else comes next, or the array is nested too deeply.
    pub fn open(reader: &mut Reader<'_>) -> Result<Self, Error> {
        if reader.peek() != b'[' {
            return Err(reader.wrong_type("an array"));
        }
        reader.enter()?;
        Ok(Self { index: 0 })
    }

    /// Whether an element follows; at the end `]` has been read.
    ///
    /// # Errors
    ///
    /// Neither an element nor the end follows.
    pub fn next(&mut self, reader: &mut Reader<'_>) -> Result<bool, Error> {
        let byte = reader.peek();
        if byte == b']' {
            reader.leave();
            return Ok(false);
        }
        if self.index > 0 {
            if byte != b',' {
                return Err(reader.syntax("`,` or `]`"));
            }
            reader.bump();
            if reader.peek() == b']' {
                return Err(reader.syntax("a value"));
            }
        }
        self.index += 1;
        Ok(true)
    }

    /// Reads the `]` of an array that is full.
    ///
    /// # Errors
    ///
    /// Another element follows.
    pub fn end(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        if self.next(reader)? {
            Err(Self::wrong_length(reader, "no more elements"))
        } else {
            Ok(())
        }
    }

    /// Adds the index of the current element to an error.
    #[cold]
    #[must_use]
    pub fn fail(&self, error: Error) -> Error {
        error.inside(Segment::Index(self.index.saturating_sub(1)))
    }

    /// The error of an array with the wrong number of elements.
    #[cold]
    #[must_use]
    pub fn wrong_length(reader: &Reader<'_>, expected: &'static str) -> Error {
        reader.error(ErrorKind::WrongLength, expected, Found::Array)
    }
}
