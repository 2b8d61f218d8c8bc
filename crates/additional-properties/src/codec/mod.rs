//! Codecs: formats of values beyond what their types read and write themselves, chosen by `#[additional_properties(codec = "..")]`.
//!
//! A codec for `T` also serves `Option<T>`, `Maybe<T>`, `Vec<T>`, `Box<T>` and maps of `T`; a tuple of [`Own`] and [`By`] serves tuples.

mod integer;
mod map;
mod nested;
#[cfg(feature = "chrono")]
pub(crate) mod rfc3339;
#[cfg(feature = "chrono")]
mod rfc3339_format;
mod tuple;

use serde::{Deserializer, Serializer};

pub use integer::Integer;
pub(crate) use integer::{FIRST_ROUNDED, exact as exact_integer, power_of_ten, whole};
#[cfg(feature = "chrono")]
pub use rfc3339::{Rfc3339, parse_date, parse_timestamp};
#[cfg(feature = "chrono")]
pub use rfc3339_format::{FormattedDate, FormattedTimestamp};
pub use tuple::{By, Own};

use crate::json::{Error, Reader, Writer};

/// One format of one type, in both directions and on both paths.
pub trait Codec<T> {
    /// The value that reading JSON text starts from.
    fn blank() -> T;

    /// Reads one value of JSON text and replaces `value` by it.
    ///
    /// # Errors
    ///
    /// The text is not valid, or it does not hold such a value.
    fn read_json(value: &mut T, reader: &mut Reader<'_>) -> Result<(), Error>;

    /// Writes exactly one value of JSON text.
    fn write_json(value: &T, writer: &mut Writer);

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
