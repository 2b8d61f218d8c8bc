//! Fields that are read or written in another way than their type's own: by a codec, or by a function of the user's.

use core::marker::PhantomData;

use serde::de::DeserializeSeed;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::codec::Codec;

/// A struct whose field with this index is read by a function.
///
/// It is a trait of the struct, and not of a type for each function, so that a type which says `Self` means the struct, and so that
/// the compiler never has to guess a type: an impl for every codec beside one for every function has no end for a generic field.
pub trait ReadField<'de, const INDEX: usize> {
    /// The type of the field.
    type Value;

    /// Calls the function.
    ///
    /// # Errors
    ///
    /// Those of the function.
    fn read_field<D: Deserializer<'de>>(input: D) -> Result<Self::Value, D::Error>;
}

/// A struct whose field with this index is written by a function.
pub trait WriteField<const INDEX: usize> {
    /// The type of the field.
    type Value;

    /// Calls the function.
    ///
    /// # Errors
    ///
    /// Those of the function.
    fn write_field<S: Serializer>(value: &Self::Value, output: S) -> Result<S::Ok, S::Error>;
}

/// The seed that reads a field by its function.
pub(super) struct FieldSeed<T: ?Sized, const INDEX: usize>(PhantomData<T>);

impl<T: ?Sized, const INDEX: usize> FieldSeed<T, INDEX> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T, const INDEX: usize> DeserializeSeed<'de> for FieldSeed<T, INDEX>
where
    T: ReadField<'de, INDEX> + ?Sized,
{
    type Value = T::Value;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<T::Value, D::Error> {
        T::read_field(input)
    }
}

/// A field that is written by its function.
pub(super) struct FieldWriter<'a, T: WriteField<INDEX> + ?Sized, const INDEX: usize>(
    pub(super) &'a T::Value,
);

impl<T: WriteField<INDEX> + ?Sized, const INDEX: usize> Serialize for FieldWriter<'_, T, INDEX> {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        T::write_field(self.0, output)
    }
}

/// Reads a `T` in another way than its `Deserialize`: by a codec, or borrowing where the type would copy.
pub trait ReadAs<'de, T> {
    /// Reads one value.
    ///
    /// # Errors
    ///
    /// When the data is no such value.
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<T, D::Error>;
}

impl<'de, T, C: Codec<T>> ReadAs<'de, T> for C {
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<T, D::Error> {
        C::deserialize(input)
    }
}

/// A value that is read by `C`.
pub(crate) struct ReadWith<T, C>(pub T, PhantomData<C>);

impl<'de, T, C: ReadAs<'de, T>> Deserialize<'de> for ReadWith<T, C> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        C::read_as(input).map(|value| Self(value, PhantomData))
    }
}

/// A value that is written by the codec `C`.
pub(crate) struct WriteWith<'a, T, C>(&'a T, PhantomData<C>);

impl<'a, T, C> WriteWith<'a, T, C> {
    /// Wraps a value.
    pub(crate) const fn new(value: &'a T) -> Self {
        Self(value, PhantomData)
    }
}

impl<T, C: Codec<T>> Serialize for WriteWith<'_, T, C> {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        C::serialize(self.0, output)
    }
}
