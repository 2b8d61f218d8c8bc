//! `Cow` that borrows from the data when the data allows it (`#[serde(borrow)]`).

use core::fmt;
use std::borrow::Cow;

use serde::Deserializer;
use serde::de::{Error, Visitor};

use super::adapters::ReadAs;

/// A `Cow<str>` that borrows.
pub struct BorrowStr;

/// A `Cow<[u8]>` that borrows.
pub struct BorrowBytes;

impl<'de: 'a, 'a> ReadAs<'de, Cow<'a, str>> for BorrowStr {
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<Cow<'a, str>, D::Error> {
        input.deserialize_str(CowStrVisitor)
    }
}

impl<'de: 'a, 'a> ReadAs<'de, Cow<'a, [u8]>> for BorrowBytes {
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<Cow<'a, [u8]>, D::Error> {
        input.deserialize_bytes(BytesVisitor)
    }
}

struct CowStrVisitor;

impl<'de> Visitor<'de> for CowStrVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

struct BytesVisitor;

impl<'de> Visitor<'de> for BytesVisitor {
    type Value = Cow<'de, [u8]>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text.as_bytes()))
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(bytes))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.as_bytes().to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.into_bytes()))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        Ok(Cow::Owned(bytes.to_owned()))
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Self::Value, E> {
        Ok(Cow::Owned(bytes))
    }
}
