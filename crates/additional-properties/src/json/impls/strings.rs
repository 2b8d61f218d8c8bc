//! Strings, owned and borrowed, and characters.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::super::read::Reader;
use super::super::traits::{FromJson, ToJson};
use super::super::write::Writer;

impl FromJson<'_> for String {
    fn blank() -> Self {
        Self::new()
    }

    fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        *self = match reader.unescaped_str() {
            Some(text) => text.to_owned(),
            None => reader.escaped_string()?,
        };
        Ok(())
    }
}

macro_rules! pointers {
    ($($pointer:ident),*) => { $(
        impl FromJson<'_> for $pointer<str> {
            fn blank() -> Self {
                "".into()
            }

            fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
                *self = reader.string()?.into();
                Ok(())
            }
        }
    )* };
}

pointers!(Box, Rc, Arc);

impl<'de: 'a, 'a> FromJson<'de> for Cow<'a, str> {
    fn blank() -> Self {
        Self::Borrowed("")
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        *self = reader.string()?;
        Ok(())
    }
}

impl<'de: 'a, 'a> FromJson<'de> for &'a str {
    fn blank() -> Self {
        ""
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        if let Some(text) = reader.unescaped_str() {
            *self = text;
            return Ok(());
        }
        let start = reader.checkpoint();
        reader.escaped_string()?;
        reader.rewind(start);
        Err(reader.error(
            ErrorKind::InvalidFormat,
            "a string without escapes",
            Found::String,
        ))
    }
}

impl FromJson<'_> for char {
    fn blank() -> Self {
        '\0'
    }

    fn read_json(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        let start = reader.checkpoint();
        let text = reader.string()?;
        let mut characters = text.chars();
        if let (Some(only), None) = (characters.next(), characters.next()) {
            *self = only;
            return Ok(());
        }
        reader.rewind(start);
        Err(reader.error(
            ErrorKind::InvalidFormat,
            "a single character",
            Found::String,
        ))
    }
}

impl ToJson for str {
    fn write_json(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl ToJson for String {
    fn write_json(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl ToJson for char {
    fn write_json(&self, writer: &mut Writer) {
        writer.string(self.encode_utf8(&mut [0; 4]));
    }
}

impl<T: ToOwned + ToJson + ?Sized> ToJson for Cow<'_, T> {
    fn write_json(&self, writer: &mut Writer) {
        self.as_ref().write_json(writer);
    }
}
