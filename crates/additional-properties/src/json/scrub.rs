//! For those who have to go through `serde_json`: its errors without the values they quote.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::error::Error;
use super::kind::ErrorKind;

/// Keeps the category, the line and the column. The message, which may quote the payload, is dropped.
impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        use serde_json::error::Category;
        let (kind, expected) = match error.classify() {
            Category::Io => return Self::io(error.into()),
            Category::Syntax => (ErrorKind::Syntax, "valid JSON"),
            Category::Eof => (ErrorKind::UnexpectedEnd, "more input"),
            Category::Data => (ErrorKind::Invalid, "a value that fits the type"),
        };
        let (line, column) = (error.line(), error.column());
        let error = Self::without_location(kind, expected);
        // An error of `serde_json::from_value` has no line.
        if line == 0 {
            error
        } else {
            error.at(line, column)
        }
    }
}

/// Decodes as `T`, and replaces whatever error that gives by one without values.
///
/// Some libraries call `serde_json` for you and hand on its error, which quotes the value that did not fit. Ask them for
/// a `Scrubbed<T>` instead of a `T`: `response.json::<Scrubbed<T>>()`. With `serde_json` the line and the column stay.
/// Where you can, take the bytes and call [`from_slice`](super::from_slice), whose error has a pointer, too.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Scrubbed<T>(pub T);

impl<T> Scrubbed<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Scrubbed<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Scrubbed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match T::deserialize(deserializer) {
            Ok(value) => Ok(Self(value)),
            Err(error) => Err(scrubbed(&error)),
        }
    }
}

/// The same error without its message.
///
/// serde has no way to ask an error for its line, and an error that may borrow can't be downcast to the one of `serde_json`, which could
/// be asked. But `serde_json` ends its messages with line and column, and parses them again at the end of ours. The name of the type is compared
/// so that nothing is taken from a message of another format, where the end may be a value.
fn scrubbed<E: de::Error>(error: &E) -> E {
    const MESSAGE: &str = "the document does not fit the type";
    if std::any::type_name::<E>() != std::any::type_name::<serde_json::Error>() {
        return E::custom(MESSAGE);
    }
    let message = error.to_string();
    let location = message.rsplit_once(" at line ").and_then(|(_, location)| {
        let (line, column) = location.split_once(" column ")?;
        Some((line.parse::<usize>().ok()?, column.parse::<usize>().ok()?))
    });
    match location {
        Some((line, column)) => E::custom(format_args!("{MESSAGE} at line {line} column {column}")),
        None => E::custom(MESSAGE),
    }
}

impl<T: Serialize> Serialize for Scrubbed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
