//! Codecs: how a value is spelled where its own type does not say so exactly.
//!
//! In: `#[additional_properties(codec = "..")]`. Out: the impls that the derive's expansion names.
//! A codec for `T` also serves `Option<T>`, `Maybe<T>`, `Vec<T>` and `Box<T>`.

mod integer;
mod nested;
#[cfg(feature = "chrono")]
mod rfc3339;

use serde::{Deserializer, Serializer};

pub use integer::Integer;
#[cfg(feature = "chrono")]
pub use rfc3339::Rfc3339;

/// One spelling of one type.
pub trait Codec<T> {
    /// Decodes from any serde format.
    ///
    /// # Errors
    ///
    /// The input does not hold such a value. The message does not quote it.
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;

    /// Encodes to any serde format.
    ///
    /// # Errors
    ///
    /// Those of the format.
    fn serialize<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error>;
}
