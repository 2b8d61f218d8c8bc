//! Enums of texts that keep the texts they do not know.
//!
//! In: the derive's impl of [`OpenEnum`]. Out: conversions and decoding that all such enums share.

use core::fmt;
use core::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

use crate::UnknownValue;

/// An enum whose variants stand for texts, with one that keeps every other text.
///
/// Use the derive of the same name; the enum then also has these as its own functions.
pub trait OpenEnum: Sized {
    /// The text of every known value, in the order of the variants.
    const VALUES: &'static [&'static str];

    /// The variant for a known text.
    fn from_known(text: &str) -> Option<Self>;

    /// The variant that keeps an unknown text.
    fn from_unknown(text: UnknownValue) -> Self;

    /// The text, as it stands in the data.
    fn as_str(&self) -> &str;
}

/// The value for a text.
#[doc(hidden)]
#[must_use]
pub fn from_str<T: OpenEnum>(text: &str) -> T {
    match T::from_known(text) {
        Some(value) => value,
        None => T::from_unknown(copied(text)),
    }
}

/// Shared by all enums, and out of the way of the texts that are known.
#[cold]
fn copied(text: &str) -> UnknownValue {
    UnknownValue::new(text)
}

/// The value for a text, which is kept when it is unknown.
#[doc(hidden)]
#[must_use]
pub fn from_string<T: OpenEnum>(text: String) -> T {
    T::from_known(&text).unwrap_or_else(|| T::from_unknown(UnknownValue::new(text)))
}

/// Reads a value with any serde format.
#[doc(hidden)]
pub fn read<'de, T: OpenEnum, D: Deserializer<'de>>(input: D) -> Result<T, D::Error> {
    input.deserialize_str(TextVisitor(PhantomData))
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: OpenEnum> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(from_str(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
        Ok(from_string(text))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<T, E> {
        match core::str::from_utf8(bytes) {
            Ok(text) => Ok(from_str(text)),
            Err(_) => Err(E::invalid_type(Unexpected::Other("bytes"), &self)),
        }
    }
}
