//! Reads the fields of a struct one after another, from a format that does not write their names.

use core::fmt;

use serde::de::{Deserialize, Error, Expected, SeqAccess};

use super::adapters::FieldSeed;
use super::{ReadAs, ReadField, ReadWith};

/// The elements of a struct, and which of them comes next.
pub struct Elements<A> {
    seq: A,
    next: usize,
    expecting: &'static str,
}

impl<'de, A: SeqAccess<'de>> Elements<A> {
    /// The elements of a struct that is called `expecting` where one of them is missing.
    pub const fn new(seq: A, expecting: &'static str) -> Self {
        Self {
            seq,
            next: 0,
            expecting,
        }
    }

    /// Reads an element into its slot, which stays empty behind the last one.
    ///
    /// # Errors
    ///
    /// When the value can't be read.
    pub fn read<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.next += 1;
        *slot = self.seq.next_element()?;
        Ok(())
    }

    /// Reads an element that is written as null, or not at all, if it is absent.
    ///
    /// # Errors
    ///
    /// When the value can't be read.
    pub fn read_optional<T: Deserialize<'de>>(
        &mut self,
        slot: &mut Option<T>,
    ) -> Result<(), A::Error> {
        self.next += 1;
        *slot = self.seq.next_element()?.flatten();
        Ok(())
    }

    /// Reads an element with the codec `C`.
    ///
    /// # Errors
    ///
    /// When the value can't be read.
    pub fn read_as<C: ReadAs<'de, T>, T>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.next += 1;
        let read = self.seq.next_element::<ReadWith<T, C>>()?;
        *slot = read.map(|read| read.0);
        Ok(())
    }

    /// Reads an element that may be absent with the codec `C`.
    ///
    /// # Errors
    ///
    /// When the value can't be read.
    pub fn read_optional_as<C: ReadAs<'de, T>, T>(
        &mut self,
        slot: &mut Option<T>,
    ) -> Result<(), A::Error> {
        self.next += 1;
        let read = self.seq.next_element::<Option<ReadWith<T, C>>>()?;
        *slot = read.flatten().map(|read| read.0);
        Ok(())
    }

    /// Reads an element by the function of `O` for it.
    ///
    /// # Errors
    ///
    /// When the value can't be read.
    pub fn read_with<O: ReadField<'de, INDEX>, const INDEX: usize>(
        &mut self,
        slot: &mut Option<O::Value>,
    ) -> Result<(), A::Error> {
        self.next += 1;
        *slot = self.seq.next_element_seed(FieldSeed::<O, INDEX>::new())?;
        Ok(())
    }

    /// The error of the element that was read last, if it must be there and is not.
    ///
    /// # Errors
    ///
    /// See above.
    pub fn required<T>(&self, slot: &Option<T>) -> Result<(), A::Error> {
        match slot {
            Some(_) => Ok(()),
            None => Err(Error::invalid_length(self.next - 1, self)),
        }
    }
}

impl<A> Expected for Elements<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }
}
