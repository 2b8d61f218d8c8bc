//! The functions people call: text in, value out, and back. The reader and the writer work on one whole text; streams are read to
//! their end before, and written after.

use std::io;

use super::error::Error;
use super::kind::{ErrorKind, Found};
use super::read::Reader;
use super::traits::{FromJson, FromJsonOwned, ToJson};
use super::utf8::validate;
use super::write::{Writer, pretty};

/// Reads a value from JSON text.
///
/// # Errors
///
/// The text is not valid JSON, or not such a value. The error has the location and never the content.
pub fn from_str<'de, T: FromJson<'de>>(text: &'de str) -> Result<T, Error> {
    let mut reader = Reader::new(text);
    let mut value = T::blank();
    let result = value.read_json(&mut reader);
    reader.conclude(result).map(|()| value)
}

/// Reads a value from the bytes of JSON text, which have to be UTF-8.
///
/// # Errors
///
/// As [`from_str`], and if the bytes are not UTF-8.
pub fn from_slice<'de, T: FromJson<'de>>(bytes: &'de [u8]) -> Result<T, Error> {
    from_str(as_text(bytes)?)
}

/// Reads a value from a stream, to its end.
///
/// # Errors
///
/// As [`from_slice`], and if the stream fails.
pub fn from_reader<T: FromJsonOwned>(mut stream: impl io::Read) -> Result<T, Error> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).map_err(Error::io)?;
    from_slice(&bytes)
}

/// Makes a value of a [`serde_json::Value`].
///
/// # Errors
///
/// The value does not fit. The error has a pointer but no line and column.
pub fn from_value<T: FromJsonOwned>(value: &serde_json::Value) -> Result<T, Error> {
    if is_deeper(value, MAX_WRITE_DEPTH) {
        return Err(Error::without_location(ErrorKind::TooDeep, "fewer levels"));
    }
    convert(value)
}

/// Makes a [`serde_json::Value`] of a value.
///
/// # Errors
///
/// As [`to_vec`], and if a number is beyond every float.
pub fn to_value<T: ToJson + ?Sized>(value: &T) -> Result<serde_json::Value, Error> {
    convert(value)
}

/// Makes a value of another type from the JSON of `value`, for example an owned value from a borrowed one.
///
/// # Errors
///
/// As [`to_vec`], and if the JSON is not such a value. The error has a pointer but no line and column.
pub fn convert<T: FromJsonOwned>(value: &(impl ToJson + ?Sized)) -> Result<T, Error> {
    from_slice(&to_vec(value)?).map_err(Error::drop_location)
}

/// The writer recurses over a value, however deep it is. The reader stops long before, with an error that has a pointer.
const MAX_WRITE_DEPTH: u32 = 1_000;

/// Whether arrays and objects are nested in more than `levels`.
fn is_deeper(value: &serde_json::Value, levels: u32) -> bool {
    let inside = |value| levels == 0 || is_deeper(value, levels - 1);
    match value {
        serde_json::Value::Array(items) => items.iter().any(inside),
        serde_json::Value::Object(members) => members.values().any(inside),
        _ => false,
    }
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// A value cannot be written, for example an additional member that has the name of a declared one.
pub fn to_vec<T: ToJson + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::with_buffer(Vec::with_capacity(512));
    value.write_json(&mut writer);
    writer.finish()
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// As [`to_vec`].
pub fn to_string<T: ToJson + ?Sized>(value: &T) -> Result<String, Error> {
    into_string(to_vec(value)?)
}

/// Writes a value with line breaks, two spaces a level.
///
/// # Errors
///
/// As [`to_vec`].
pub fn to_string_pretty<T: ToJson + ?Sized>(value: &T) -> Result<String, Error> {
    into_string(pretty(&to_vec(value)?))
}

/// Writes a value as compact JSON to a stream, with one call of `write_all`.
///
/// # Errors
///
/// As [`to_vec`], and if the stream fails.
pub fn to_writer<T: ToJson + ?Sized>(mut stream: impl io::Write, value: &T) -> Result<(), Error> {
    stream.write_all(&to_vec(value)?).map_err(Error::io)
}

/// The text of bytes that have to be UTF-8.
pub(super) fn as_text(bytes: &[u8]) -> Result<&str, Error> {
    validate(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        Error::new(ErrorKind::InvalidUtf8, "UTF-8", Found::Byte, offset).locate(bytes)
    })
}

fn into_string(bytes: Vec<u8>) -> Result<String, Error> {
    // A `Serialize` of the user's that writes with `serde_json` can't break this: its strings are `str` too.
    String::from_utf8(bytes).map_err(|_| Error::without_location(ErrorKind::InvalidUtf8, "UTF-8"))
}
