//! The loop over an array.

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::{Reader, fill};

/// An array that is being read: one stop before each element.
#[derive(Debug)]
pub struct SeqReader {
    index: usize,
    /// Whether the elements are counted for the pointers to members that are filled.
    is_counted: bool,
}

impl SeqReader {
    /// Reads `[`.
    ///
    /// # Errors
    ///
    /// Something else comes next, or the array is nested too deeply.
    pub fn open(reader: &mut Reader<'_>) -> Result<Self, Error> {
        if reader.cursor.peek() != b'[' {
            return Err(reader.wrong_type("an array"));
        }
        let is_counted = reader.fills.is_some() && fill::begin_array(reader);
        reader.cursor.enter()?;
        Ok(Self {
            index: 0,
            is_counted,
        })
    }

    /// Whether an element follows; at the end `]` has been read.
    ///
    /// # Errors
    ///
    /// Neither an element nor the end follows.
    pub fn next(&mut self, reader: &mut Reader<'_>) -> Result<bool, Error> {
        let byte = reader.cursor.peek();
        if byte == b']' {
            reader.cursor.leave();
            return Ok(false);
        }
        if self.index > 0 {
            if byte != b',' {
                return Err(reader.cursor.syntax("`,` or `]`"));
            }
            reader.cursor.bump();
            if reader.cursor.peek() == b']' {
                return Err(reader.cursor.syntax("a value"));
            }
        }
        if self.is_counted {
            fill::element(reader, self.index);
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

    /// Reads with `read` the next element of an array that must have one.
    ///
    /// # Errors
    ///
    /// No element follows, or it is not what `read` takes.
    pub fn required<'de>(
        &mut self,
        reader: &mut Reader<'de>,
        read: impl FnOnce(&mut Reader<'de>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if !self.next(reader)? {
            return Err(Self::wrong_length(reader, "more elements"));
        }
        read(reader).map_err(|error| self.in_element(error))
    }

    /// Adds the index of the current element to an error.
    #[cold]
    #[must_use]
    pub fn in_element(&self, error: Error) -> Error {
        error.inside(Segment::Index(self.index.saturating_sub(1)))
    }

    /// The error of an array with the wrong number of elements.
    #[cold]
    #[must_use]
    pub fn wrong_length(reader: &Reader<'_>, expected: &'static str) -> Error {
        reader.error(ErrorKind::WrongLength, expected, Found::Array)
    }
}
