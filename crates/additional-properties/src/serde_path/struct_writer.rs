//! Writing a struct, as a map with its unknown members or as a struct without them.
//!
//! An error is kept until the end, and every call says whether to go on: so the code of each struct is one chain of `&&`, which costs
//! the compiler less than a `?` for each field.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::adapters::FieldWriter;
use super::{WriteField, WriteUnknown, WriteWith};
use crate::DeclaredProperties;
use crate::codec::Codec;

/// What a format writes the fields of a struct to.
pub trait WriteFields {
    /// What the format gives at the end.
    type Ok;
    /// Its error.
    type Error;

    /// Writes a field.
    ///
    /// # Errors
    ///
    /// Those of the format.
    fn field<T: Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), Self::Error>;

    /// Leaves out a field.
    ///
    /// # Errors
    ///
    /// Those of the format.
    fn skip(&mut self, name: &'static str) -> Result<(), Self::Error>;

    /// Ends the struct.
    ///
    /// # Errors
    ///
    /// Those of the format.
    fn end(self) -> Result<Self::Ok, Self::Error>;
}

/// The fields as entries of a map: the unknown members are entries, too.
pub struct AsMap<M>(M);

impl<M: SerializeMap> WriteFields for AsMap<M> {
    type Ok = M::Ok;
    type Error = M::Error;

    #[inline]
    fn field<T: Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }

    #[inline]
    fn skip(&mut self, _: &'static str) -> Result<(), M::Error> {
        Ok(())
    }

    #[inline]
    fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }
}

/// The fields as fields, as serde's own derive writes them: formats without names count on it.
pub struct AsStruct<S>(S);

impl<S: SerializeStruct> WriteFields for AsStruct<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    #[inline]
    fn field<T: Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        self.0.serialize_field(name, value)
    }

    #[inline]
    fn skip(&mut self, name: &'static str) -> Result<(), S::Error> {
        self.0.skip_field(name)
    }

    #[inline]
    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

/// A struct that is being written.
pub struct StructWriter<W: WriteFields> {
    fields: W,
    error: Option<W::Error>,
}

impl<M: SerializeMap> StructWriter<AsMap<M>> {
    /// Begins a map of exactly `length` entries.
    ///
    /// # Errors
    ///
    /// When the format refuses it.
    #[inline]
    pub fn map<S>(output: S, length: usize) -> Result<Self, M::Error>
    where
        S: Serializer<SerializeMap = M, Error = M::Error>,
    {
        match output.serialize_map(Some(length)) {
            Ok(map) => Ok(Self {
                fields: AsMap(map),
                error: None,
            }),
            Err(error) => Err(error),
        }
    }

    /// Writes the unknown members. False after an error.
    #[inline]
    pub fn unknown_members<O: DeclaredProperties, C: WriteUnknown>(
        &mut self,
        container: &C,
    ) -> bool {
        let result = container.write_unknown::<O, M>(&mut self.fields.0);
        self.check(result)
    }
}

impl<F: SerializeStruct> StructWriter<AsStruct<F>> {
    /// Begins a struct of exactly `length` fields.
    ///
    /// # Errors
    ///
    /// When the format refuses it.
    #[inline]
    pub fn structure<S>(output: S, name: &'static str, length: usize) -> Result<Self, F::Error>
    where
        S: Serializer<SerializeStruct = F, Error = F::Error>,
    {
        match output.serialize_struct(name, length) {
            Ok(fields) => Ok(Self {
                fields: AsStruct(fields),
                error: None,
            }),
            Err(error) => Err(error),
        }
    }
}

impl<W: WriteFields> StructWriter<W> {
    /// Writes a field. False after an error.
    #[inline]
    pub fn field<T: Serialize>(&mut self, name: &'static str, value: &T) -> bool {
        let result = self.fields.field(name, value);
        self.check(result)
    }

    /// Leaves out a field. False after an error.
    #[inline]
    pub fn skip(&mut self, name: &'static str) -> bool {
        let result = self.fields.skip(name);
        self.check(result)
    }

    /// Writes a field with the codec `C`. False after an error.
    #[inline]
    pub fn field_as<C: Codec<T>, T>(&mut self, name: &'static str, value: &T) -> bool {
        self.field(name, &WriteWith::<T, C>::new(value))
    }

    /// Writes a field by the function of `O` for it. False after an error.
    #[inline]
    pub fn field_with<O: WriteField<INDEX>, const INDEX: usize>(
        &mut self,
        name: &'static str,
        value: &O::Value,
    ) -> bool {
        self.field(name, &FieldWriter::<O, INDEX>(value))
    }

    /// Writes a field if there is a value. False after an error.
    #[inline]
    pub fn field_if_some<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) -> bool {
        match value {
            Some(value) => self.field(name, value),
            None => self.skip(name),
        }
    }

    /// Writes a field with the codec `C` if there is a value. False after an error.
    #[inline]
    pub fn field_as_if_some<C: Codec<T>, T>(
        &mut self,
        name: &'static str,
        value: &Option<T>,
    ) -> bool {
        match value {
            Some(value) => self.field_as::<C, T>(name, value),
            None => self.skip(name),
        }
    }

    #[inline]
    fn check(&mut self, result: Result<(), W::Error>) -> bool {
        match result {
            Ok(()) => true,
            Err(error) => self.fail(error),
        }
    }

    #[cold]
    fn fail(&mut self, error: W::Error) -> bool {
        self.error = Some(error);
        false
    }

    /// Ends the struct.
    ///
    /// # Errors
    ///
    /// The error of a field, or of the end itself.
    #[inline]
    pub fn end(self) -> Result<W::Ok, W::Error> {
        match self.error {
            Some(error) => Err(error),
            None => self.fields.end(),
        }
    }
}
