//! Fields that are read or written in another way than their type's own: by a codec, or by a function of the user's behind a marker type.

use core::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::codec::Codec;

/// Reads a `T` in another way than its `Deserialize`.
pub trait ReadAs<'de, T> {
    /// Reads one value.
    ///
    /// # Errors
    ///
    /// When the data is no such value.
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<T, D::Error>;
}

/// Writes a `T` in another way than its `Serialize`.
pub trait WriteAs<T> {
    /// Writes one value.
    ///
    /// # Errors
    ///
    /// When the format refuses it.
    fn write_as<S: Serializer>(value: &T, output: S) -> Result<S::Ok, S::Error>;
}

impl<'de, T, C: Codec<T>> ReadAs<'de, T> for C {
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<T, D::Error> {
        C::deserialize(input)
    }
}

impl<T, C: Codec<T>> WriteAs<T> for C {
    fn write_as<S: Serializer>(value: &T, output: S) -> Result<S::Ok, S::Error> {
        C::serialize(value, output)
    }
}

/// A value that is read by `C`.
pub(crate) struct ReadWith<T, C>(pub T, PhantomData<C>);

impl<'de, T, C: ReadAs<'de, T>> Deserialize<'de> for ReadWith<T, C> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        C::read_as(input).map(|value| Self(value, PhantomData))
    }
}

/// A value that is written by `C`.
pub(crate) struct WriteWith<'a, T, C>(&'a T, PhantomData<C>);

impl<'a, T, C> WriteWith<'a, T, C> {
    /// Wraps a value.
    pub(crate) const fn new(value: &'a T) -> Self {
        Self(value, PhantomData)
    }
}

impl<T, C: WriteAs<T>> Serialize for WriteWith<'_, T, C> {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        C::write_as(self.0, output)
    }
}
