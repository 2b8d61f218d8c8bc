//! String enums that keep the values they do not know.

use core::fmt;
use core::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

use crate::UnknownValue;

/// An enum whose variants stand for strings, with one variant that keeps every other string.
///
/// Use the derive of the same name; the enum then also has these functions as its own, compares with `&str`, converts from and into
/// `String`, and has a `Display` that is safe to log: a value that the enum does not know is a placeholder there. Derive
/// `PartialOrd` and `Ord` beside it and known values are ordered as declared if the unknown variant is the last.
pub trait OpenEnum: Sized {
    /// The string of every known value, in the order of the variants.
    const VALUES: &'static [&'static str];

    /// The variant for a known string; `None` for an unknown one.
    fn from_known(value: &str) -> Option<Self>;

    /// The variant that keeps an unknown string.
    fn from_unknown(value: UnknownValue) -> Self;

    /// The string, as it is in the data.
    fn as_str(&self) -> &str;
}

/// The value for a string.
#[must_use]
pub fn from_str<T: OpenEnum>(value: &str) -> T {
    match T::from_known(value) {
        Some(value) => value,
        None => T::from_unknown(copied(value)),
    }
}

/// Shared by all enums, and out of the way of the values that are known.
#[cold]
fn copied(value: &str) -> UnknownValue {
    UnknownValue::new(value)
}

/// The value for a string, which is kept without a copy if it is unknown.
#[must_use]
pub fn from_string<T: OpenEnum>(value: String) -> T {
    T::from_known(&value).unwrap_or_else(|| T::from_unknown(UnknownValue::new(value)))
}

/// Every known value, in the order of the variants.
#[must_use]
pub fn variants<T: OpenEnum>() -> impl ExactSizeIterator<Item = T> {
    T::VALUES.iter().map(|value| from_str(value))
}

/// Writes a known value, or the placeholder of [`UnknownValue`]'s `Debug`.
///
/// # Errors
///
/// Those of the formatter.
pub fn display<T: OpenEnum>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let known = T::VALUES.iter().find(|known| **known == value.as_str());
    f.pad(known.copied().unwrap_or(UnknownValue::PLACEHOLDER))
}

/// Reads a value with any serde format.
///
/// # Errors
///
/// The data is not a string.
pub fn read<'de, T: OpenEnum, D: Deserializer<'de>>(input: D) -> Result<T, D::Error> {
    input.deserialize_str(OpenEnumVisitor(PhantomData))
}

struct OpenEnumVisitor<T>(PhantomData<T>);

impl<T: OpenEnum> Visitor<'_> for OpenEnumVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        Ok(from_str(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<T, E> {
        Ok(from_string(value))
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<T, E> {
        match core::str::from_utf8(value) {
            Ok(value) => Ok(from_str(value)),
            Err(_) => Err(E::invalid_type(Unexpected::Other("bytes"), &self)),
        }
    }
}
