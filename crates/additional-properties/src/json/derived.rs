//! What the derive's expansion calls, beyond the reader and the writer themselves.

use serde_json::Value;

use super::error::Error;
use super::kind::{ErrorKind, Found};
use super::read::{Keep, Mark, Reader};
use super::traits::{FromJson, ToJson};
use super::write::Writer;
use crate::codec::Codec;
use crate::{Maybe, OpenEnum};

/// The bit of a member that may be missing if its type says so.
#[inline]
#[must_use]
pub const fn optional<'de, T: FromJson<'de>>(place: u32) -> u64 {
    if T::OPTIONAL { 1 << place } else { 0 }
}

/// Reads a member that may be missing but not null.
///
/// # Errors
///
/// The value is not a `T`.
pub fn present<'de, T: FromJson<'de>>(
    value: &mut Option<T>,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    value.insert(T::blank()).read_json(reader)
}

/// The same with a codec.
///
/// # Errors
///
/// The value is not a `T`.
pub fn present_as<C: Codec<T>, T>(
    value: &mut Option<T>,
    reader: &mut Reader<'_>,
) -> Result<(), Error> {
    C::read_json(value.insert(C::blank()), reader)
}

/// Reads a member over a value that is not blank.
///
/// # Errors
///
/// The value is not a `T`.
pub fn anew<'de, T: FromJson<'de>>(value: &mut T, reader: &mut Reader<'de>) -> Result<(), Error> {
    *value = T::blank();
    value.read_json(reader)
}

/// Reads a value and drops it.
///
/// # Errors
///
/// There is no valid value.
pub fn pass_over(reader: &mut Reader<'_>) -> Result<(), Error> {
    reader.skip(Keep::Source).map(drop)
}

/// The deserializer that functions of the user's get.
pub type Deserializer<'de> = serde_json::Deserializer<serde_json::de::StrRead<'de>>;

/// The serializer that functions of the user's get.
pub type Serializer<'a> = serde_json::Serializer<&'a mut Vec<u8>>;

/// Reads a value by a function for serde. Its message is dropped: it may quote the value.
///
/// # Errors
///
/// There is no valid value, or the function refuses it.
pub fn read_with<'de, T>(
    value: &mut T,
    reader: &mut Reader<'de>,
    read: impl FnOnce(&mut Deserializer<'de>) -> Result<T, serde_json::Error>,
) -> Result<(), Error> {
    let start = reader.mark();
    let text = reader.skip(Keep::Value)?;
    if let Ok(read) = read(&mut serde_json::Deserializer::from_str(text)) {
        *value = read;
        return Ok(());
    }
    let found = reader.kind_at(start);
    Err(reader.error(ErrorKind::Invalid, "a value that fits the type", found))
}

/// Reads an open enum.
///
/// # Errors
///
/// The value is not a string.
pub fn open_enum<T: OpenEnum>(value: &mut T, reader: &mut Reader<'_>) -> Result<(), Error> {
    *value = match reader.plain() {
        Some(text) => crate::open_enum::from_str(text),
        None => crate::open_enum::from_string(reader.escaped()?),
    };
    Ok(())
}

/// One attempt at a variant of a union; the reader is back at the start if it fails.
///
/// # Errors
///
/// The text is wrong in a way that no variant can make good: a member that comes twice would be lost in another one.
pub fn attempt<'de, T: FromJson<'de>>(
    reader: &mut Reader<'de>,
    start: Mark,
) -> Result<Option<T>, Error> {
    let mut value = T::blank();
    match value.read_json(reader) {
        Ok(()) => Ok(Some(value)),
        Err(error) => reader.give_up(start, error).map(|()| None),
    }
}

/// The blank of a union.
#[must_use]
pub fn nothing<T: From<Value>>() -> T {
    T::from(Value::Null)
}

/// Reads what fits no variant of a union.
///
/// # Errors
///
/// There is no valid value.
pub fn leftover<T: From<Value>>(reader: &mut Reader<'_>) -> Result<T, Error> {
    let mut value = Value::Null;
    value.read_json(reader).map(|()| T::from(value))
}

impl Reader<'_> {
    /// Goes back after a failed attempt, unless the error is one for the whole text.
    fn give_up(&mut self, start: Mark, error: Error) -> Result<(), Error> {
        if matches!(error.kind(), ErrorKind::Duplicate | ErrorKind::TooDeep) {
            return Err(error);
        }
        if !self.may_reread(start) {
            return Err(self.error(
                ErrorKind::NoVariant,
                "a value with fewer alternatives",
                Found::Nothing,
            ));
        }
        self.reset(start);
        Ok(())
    }

    /// The kind of the value at a place that has been read.
    fn kind_at(&mut self, start: Mark) -> Found {
        self.reset(start);
        self.kind().unwrap_or(Found::Nothing)
    }
}

impl Writer {
    /// Writes a member unless it is `None`.
    pub fn member_if_some<T: ToJson>(&mut self, key: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(key, value);
        }
    }

    /// Writes a member unless it is absent.
    pub fn member_if_there<T: ToJson>(&mut self, key: &'static str, value: &Maybe<T>) {
        if !value.is_absent() {
            self.member(key, value);
        }
    }

    /// Writes a member with a codec.
    pub fn member_as<C: Codec<T>, T>(&mut self, key: &'static str, value: &T) {
        self.raw(key);
        C::write_json(value, self);
    }

    /// Writes a member with a codec unless it is `None`.
    pub fn member_as_if_some<C: Codec<T>, T>(&mut self, key: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.member_as::<C, T>(key, value);
        }
    }

    /// Writes a member with a codec unless it is absent.
    pub fn member_as_if_there<C: Codec<T>, T>(&mut self, key: &'static str, value: &Maybe<T>) {
        if !value.is_absent() {
            self.member_as::<C, Maybe<T>>(key, value);
        }
    }

    /// Writes a member by a function for serde.
    pub fn member_with(
        &mut self,
        key: &'static str,
        write: impl FnOnce(&mut Serializer<'_>) -> Result<(), serde_json::Error>,
    ) {
        self.raw(key);
        if write(&mut serde_json::Serializer::new(self.buffer())).is_err() {
            self.fail(ErrorKind::Invalid, "a value that can be written as JSON");
        }
    }
}
