//! The JSON path of derived types: the protocol of the reader and the writer, and one function for each way in which a field is read
//! or written.

use crate::codec::Codec;
use crate::json::{ErrorKind, Found};
use crate::{AdditionalProperties, Maybe, OpenEnum};

pub use crate::json::protocol::*;
pub use crate::json::{Error, FromJson, ReadUnknown, Reader, ToJson, WriteUnknown, Writer};

/// The bit of a member that may be missing if its type says so.
#[inline]
#[must_use]
pub const fn optional_bit<'de, T: FromJson<'de>>(index: u32) -> u64 {
    if T::OPTIONAL { 1 << index } else { 0 }
}

/// Reads a member that may be missing but not null.
///
/// # Errors
///
/// The value is not a `T`.
pub fn read_optional<'de, T: FromJson<'de>>(
    value: &mut Option<T>,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    value.insert(T::blank()).read_json(reader)
}

/// Reads a member that may be missing but not null, with a codec.
///
/// # Errors
///
/// The value is not a `T`.
pub fn read_optional_as<C: Codec<T>, T>(
    value: &mut Option<T>,
    reader: &mut Reader<'_>,
) -> Result<(), Error> {
    C::read_json(value.insert(C::blank()), reader)
}

/// Reads an unknown member with a codec.
///
/// # Errors
///
/// The value is not a `V`, or the name is there already.
pub fn read_unknown_as<'de, C: Codec<V>, V, O>(
    container: &mut AdditionalProperties<V, O>,
    object: &mut ObjectReader<'de>,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    let name = object.name(reader)?;
    container.read_member_as::<C>(name, reader)
}

/// The value that a field read by a function starts from: its default.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is read by a function on the JSON path and has no `Default`",
    label = "no value to start from",
    note = "that path starts from a value and replaces it: give the type a `Default`, or the field `#[serde(default = \"..\")]`, or make it an `Option`, which `#[additional_properties(required)]` goes with"
)]
pub trait StartValue {
    /// The value.
    fn start_value() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> StartValue for T {
    fn start_value() -> Self {
        T::default()
    }
}

/// Reads a member over a value that is not blank: its default.
///
/// # Errors
///
/// The value is not a `T`.
pub fn read_replacing<'de, T: FromJson<'de>>(
    value: &mut T,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    *value = T::blank();
    value.read_json(reader)
}

/// Reads a value and drops it.
///
/// # Errors
///
/// There is no valid value.
pub fn skip_value(reader: &mut Reader<'_>) -> Result<(), Error> {
    reader.skip(Check::Syntax).map(drop)
}

/// The deserializer passed to `deserialize_with` functions.
pub type Deserializer<'de> = serde_json::Deserializer<serde_json::de::StrRead<'de>>;

/// The serializer passed to `serialize_with` functions.
pub type Serializer<'a> = serde_json::Serializer<&'a mut Vec<u8>>;

/// Reads a value by a `deserialize_with` function. Its message is dropped: it may quote the value.
///
/// # Errors
///
/// There is no valid value, or the function refuses it.
pub fn read_with<'de, T>(
    value: &mut T,
    reader: &mut Reader<'de>,
    read: impl FnOnce(&mut Deserializer<'de>) -> Result<T, serde_json::Error>,
) -> Result<(), Error> {
    let start = reader.checkpoint();
    let text = reader.skip(Check::Value)?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // What the function leaves is part of the value, too: `serde_json` reads a 128-bit integer out of `1.5` and stops at the point.
    if let (Ok(read), Ok(())) = (read(&mut deserializer), deserializer.end()) {
        *value = read;
        return Ok(());
    }
    reader.rewind(start);
    let found = reader.kind().unwrap_or(Found::Nothing);
    Err(reader.error(ErrorKind::Invalid, "a value that fits the type", found))
}

/// Reads an open enum.
///
/// # Errors
///
/// The value is not a string.
pub fn read_open_enum<T: OpenEnum>(value: &mut T, reader: &mut Reader<'_>) -> Result<(), Error> {
    *value = match reader.unescaped_str() {
        Some(string) => crate::open_enum::from_str(string),
        None => crate::open_enum::from_string(reader.escaped_string()?),
    };
    Ok(())
}

/// Writes a member whose key is given as `,"name":`.
pub fn write_member<T: ToJson>(writer: &mut Writer, key: &'static str, value: &T) {
    writer.raw(key);
    value.write_json(writer);
}

/// Writes a member unless it is `None`.
pub fn write_member_if_some<T: ToJson>(writer: &mut Writer, key: &'static str, value: &Option<T>) {
    if let Some(value) = value {
        write_member(writer, key, value);
    }
}

/// Writes a member unless it is absent.
pub fn write_member_unless_absent<T: ToJson>(
    writer: &mut Writer,
    key: &'static str,
    value: &Maybe<T>,
) {
    if !value.is_absent() {
        write_member(writer, key, value);
    }
}

/// Writes a member with a codec.
pub fn write_member_as<C: Codec<T>, T>(writer: &mut Writer, key: &'static str, value: &T) {
    writer.raw(key);
    C::write_json(value, writer);
}

/// Writes a member with a codec unless it is `None`.
pub fn write_member_as_if_some<C: Codec<T>, T>(
    writer: &mut Writer,
    key: &'static str,
    value: &Option<T>,
) {
    if let Some(value) = value {
        write_member_as::<C, T>(writer, key, value);
    }
}

/// Writes a member with a codec unless it is absent.
pub fn write_member_as_unless_absent<C: Codec<T>, T>(
    writer: &mut Writer,
    key: &'static str,
    value: &Maybe<T>,
) {
    if !value.is_absent() {
        write_member_as::<C, Maybe<T>>(writer, key, value);
    }
}

/// Writes a member by a `serialize_with` function.
pub fn write_member_with(
    writer: &mut Writer,
    key: &'static str,
    write: impl FnOnce(&mut Serializer<'_>) -> Result<(), serde_json::Error>,
) {
    writer.raw(key);
    if write(&mut serde_json::Serializer::new(writer.buffer())).is_err() {
        writer.fail(ErrorKind::Invalid, "a value that can be written as JSON");
    }
}
