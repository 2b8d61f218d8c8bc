//! Unions: the value is buffered once, and the alternatives are tried on it.

use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Deserializer};
use serde_json::Value;

/// Buffers a value.
///
/// # Errors
///
/// When the data can't be read.
pub fn buffer<'de, D: Deserializer<'de>>(input: D) -> Result<Value, D::Error> {
    Value::deserialize(input)
}

/// The value as a `T`, if it is one.
#[must_use]
pub fn fits<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}
