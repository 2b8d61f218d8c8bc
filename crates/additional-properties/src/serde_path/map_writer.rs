//! Writing a struct as a map of any format.
//!
//! An error is kept until the end, and every call says whether to go on: so the code of each struct is one chain of `&&`, which costs
//! the compiler less than a `?` for each field.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{WriteAs, WriteUnknown, WriteWith};
use crate::DeclaredProperties;

/// A map that is being written from a struct.
pub struct MapWriter<M, E> {
    map: M,
    error: Option<E>,
}

impl<M: SerializeMap> MapWriter<M, M::Error> {
    /// Begins a map of exactly `length` entries.
    ///
    /// # Errors
    ///
    /// When the format refuses it.
    #[inline]
    pub fn open<S>(output: S, length: usize) -> Result<Self, M::Error>
    where
        S: Serializer<SerializeMap = M, Error = M::Error>,
    {
        match output.serialize_map(Some(length)) {
            Ok(map) => Ok(Self { map, error: None }),
            Err(error) => Err(error),
        }
    }

    /// Writes an entry. False after an error.
    #[inline]
    pub fn entry<T: Serialize>(&mut self, name: &'static str, value: &T) -> bool {
        match self.map.serialize_entry(name, value) {
            Ok(()) => true,
            Err(error) => self.fail(error),
        }
    }

    /// Writes an entry with the codec `C`. False after an error.
    #[inline]
    pub fn entry_as<C: WriteAs<T>, T>(&mut self, name: &'static str, value: &T) -> bool {
        self.entry(name, &WriteWith::<T, C>::new(value))
    }

    /// Writes an entry if there is a value. False after an error.
    #[inline]
    pub fn entry_if_some<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) -> bool {
        match value {
            Some(value) => self.entry(name, value),
            None => true,
        }
    }

    /// Writes an entry with the codec `C` if there is a value. False after an error.
    #[inline]
    pub fn entry_as_if_some<C: WriteAs<T>, T>(
        &mut self,
        name: &'static str,
        value: &Option<T>,
    ) -> bool {
        match value {
            Some(value) => self.entry_as::<C, T>(name, value),
            None => true,
        }
    }

    /// Writes the unknown members. False after an error.
    #[inline]
    pub fn unknown_members<O: DeclaredProperties, C: WriteUnknown>(
        &mut self,
        container: &C,
    ) -> bool {
        match container.write_unknown::<O, M>(&mut self.map) {
            Ok(()) => true,
            Err(error) => self.fail(error),
        }
    }

    #[cold]
    fn fail(&mut self, error: M::Error) -> bool {
        self.error = Some(error);
        false
    }

    /// Ends the map.
    ///
    /// # Errors
    ///
    /// The error of an entry, or of the end itself.
    #[inline]
    pub fn end(self) -> Result<M::Ok, M::Error> {
        match self.error {
            Some(error) => Err(error),
            None => self.map.end(),
        }
    }
}
