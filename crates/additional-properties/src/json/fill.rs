//! Reading what an earlier version of a type wrote: required members that are missing get the value that the type states for that.

use std::fmt;

use super::error::{Error, pointer};
use super::read::Reader;
use super::traits::FromJson;

/// A value, and the members that it got without the text having them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled<T> {
    /// The value.
    pub value: T,
    /// JSON Pointers to the members that were filled. A key of a map is shown as `*`.
    pub pointers: Vec<String>,
}

/// Why text could not be read, not even by filling what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FillError {
    /// Required members are missing for which the type states no value: a JSON Pointer to each. A key of a map is shown as `*`.
    Missing(Vec<String>),
    /// The text is not valid JSON, or not such a value.
    Json(Error),
}

/// Reads a value from JSON text that an earlier version of its type may have written.
///
/// A required member that is missing gets the value of `#[additional_properties(fill = ..)]` on its field; what else is wrong
/// stays an error. Nothing is filled inside a union whose variant is found by trying them.
///
/// # Errors
///
/// See [`FillError`]. It never has a value of the text.
pub fn from_str_filling<'de, T: FromJson<'de>>(text: &'de str) -> Result<Filled<T>, FillError> {
    let mut reader = Reader::filling(text);
    let mut value = T::blank();
    let result = value.read_json(&mut reader);
    let fills = reader.take_fills();
    reader.conclude(result).map_err(FillError::Json)?;
    let (filled, lacking) = fills.into_paths(text);
    let pointers = |paths: Vec<Vec<_>>| {
        paths
            .iter()
            .map(|path| pointer(path.iter().rev()))
            .collect()
    };
    if lacking.is_empty() {
        let pointers = pointers(filled);
        return Ok(Filled { value, pointers });
    }
    Err(FillError::Missing(pointers(lacking)))
}

/// Reads a value from the bytes of such text, which have to be UTF-8.
///
/// # Errors
///
/// As [`from_str_filling`], and if the bytes are not UTF-8.
pub fn from_slice_filling<'de, T: FromJson<'de>>(bytes: &'de [u8]) -> Result<Filled<T>, FillError> {
    from_str_filling(super::entry::as_text(bytes).map_err(FillError::Json)?)
}

impl fmt::Display for FillError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(pointers) => {
                write!(f, "required members are missing: {}", pointers.join(", "))
            }
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for FillError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Missing(_) => None,
            Self::Json(error) => Some(error),
        }
    }
}
