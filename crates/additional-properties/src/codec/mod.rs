//! Spellings of a value that differ from its type's own: one type a codec, chosen field by field.
//!
//! In: `#[additional_properties(codec = "..")]`. Out: the impls that the derive's expansion names.
//! A codec for `T` also serves `Option<T>`, `Maybe<T>`, `Vec<T>` and `Box<T>`.

mod borrowed;
mod integer;
mod lift;
#[cfg(feature = "chrono")]
mod rfc3339;

use core::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use borrowed::{Borrowed, BorrowedBytes};
pub use integer::Integer;
#[cfg(feature = "chrono")]
pub use rfc3339::Rfc3339;

/// Reads a `T` in this spelling, with any serde format.
pub trait ReadAs<'de, T> {
    /// Reads one value.
    ///
    /// # Errors
    ///
    /// When the data is no such value.
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<T, D::Error>;
}

/// Writes a `T` in this spelling, with any serde format.
pub trait WriteAs<T: ?Sized> {
    /// Writes one value.
    ///
    /// # Errors
    ///
    /// When the format refuses it.
    fn write_as<S: Serializer>(value: &T, output: S) -> Result<S::Ok, S::Error>;
}

/// A codec that reaches through `Option`, `Maybe`, `Vec` and `Box`.
pub trait Codec {}

/// A value to be read with the codec `C`.
#[doc(hidden)]
pub struct Read<T, C>(pub T, PhantomData<C>);

impl<'de, T, C: ReadAs<'de, T>> Deserialize<'de> for Read<T, C> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        C::read_as(input).map(|value| Self(value, PhantomData))
    }
}

/// A value to be written with the codec `C`.
#[doc(hidden)]
pub struct Written<'a, T: ?Sized, C>(&'a T, PhantomData<C>);

impl<'a, T: ?Sized, C> Written<'a, T, C> {
    /// Wraps a value.
    pub const fn new(value: &'a T) -> Self {
        Self(value, PhantomData)
    }
}

impl<T: ?Sized, C: WriteAs<T>> Serialize for Written<'_, T, C> {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        C::write_as(self.0, output)
    }
}
