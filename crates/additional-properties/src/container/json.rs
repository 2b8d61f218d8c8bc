//! The container on the JSON path: members of a type that can wait stay text.

use super::AdditionalProperties;
use super::inner::Inner;
use super::text::Text;
use crate::DeclaredProperties;
use crate::declared::{declares, refused};
use std::borrow::Cow;

use crate::json::protocol::ObjectReader;
use crate::json::{Error, FromJson, MapReader, ReadUnknown, Reader, ToJson, WriteUnknown, Writer};

impl<'de, V: FromJson<'de>, O> ReadUnknown<'de> for AdditionalProperties<V, O> {
    #[inline]
    fn read_unknown(&mut self, name: Cow<'de, str>, reader: &mut Reader<'de>) -> Result<(), Error> {
        read_member(&mut self.inner, name, reader)
    }

    #[inline]
    fn read_unknown_members(
        &mut self,
        object: &mut ObjectReader<'de>,
        reader: &mut Reader<'de>,
    ) -> Result<(), Error> {
        read_members(&mut self.inner, object, reader)
    }
}

// Not generic over the owner, so all owners share one instantiation of what follows.

/// Reads the value of one member.
fn read_member<'de, V: FromJson<'de>>(
    inner: &mut Option<Box<Inner<V>>>,
    name: Cow<'de, str>,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    if inner.as_ref().is_some_and(|inner| inner.contains(&name)) {
        return Err(reader.duplicate_member());
    }
    let mut value = V::blank();
    value.read_json(reader)?;
    let members = inner.get_or_insert_default().values_mut();
    members.push_new(name.into(), value);
    Ok(())
}

/// Reads one member, or all that stand in a row where they are kept as text.
fn read_members<'de, V: FromJson<'de>>(
    inner: &mut Option<Box<Inner<V>>>,
    object: &mut ObjectReader<'de>,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    let Some(capture) = V::RAW_CAPTURE else {
        return read_member(inner, object.name(reader)?, reader);
    };
    let run = object.run(reader, capture.check, capture.compact)?;
    match inner {
        None => *inner = Some(Box::new(Inner::of_text(Text::new(&capture, run)))),
        Some(inner) => inner.append(&capture, run),
    }
    Ok(())
}

impl<V: ToJson, P: DeclaredProperties> WriteUnknown for AdditionalProperties<V, P> {
    #[inline]
    fn write_unknown<O: DeclaredProperties>(&self, writer: &mut Writer) {
        if let Some(inner) = &self.inner {
            write_unknown(inner, refused::<O, P>(), writer);
        }
    }
}

/// Writes all members; one whose name is refused is an error.
fn write_unknown<V: ToJson>(inner: &Inner<V>, refused: &[&str], writer: &mut Writer) {
    match inner {
        Inner::Text { text, .. } => {
            if !refused.is_empty() && text.names().any(|name| refused.contains(&&*name)) {
                writer.fail_shadowing();
            }
            text.write(writer);
        }
        Inner::Values(members) => members.for_each(|entry, source| {
            if refused.contains(&&*entry.name) {
                writer.fail_shadowing();
            }
            match source {
                Some(source) => {
                    writer.comma();
                    writer.raw(source);
                }
                None => writer.member(&entry.name, &entry.value),
            }
        }),
    }
}

/// As an object of its own.
impl<'de, V: FromJson<'de>, O: DeclaredProperties> FromJson<'de> for AdditionalProperties<V, O> {
    fn blank() -> Self {
        Self::new()
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        self.clear();
        let mut map = MapReader::open(reader)?;
        while let Some(name) = map.next(reader)? {
            if declares::<O>(&name) {
                return Err(MapReader::fail(reader.shadows_declared()));
            }
            if self.contains_key(&name) {
                return Err(MapReader::fail(reader.duplicate_member()));
            }
            let mut value = V::blank();
            value.read_json(reader).map_err(MapReader::fail)?;
            self.push_new(name.into(), value);
        }
        Ok(())
    }
}

/// As an object of its own.
impl<V: ToJson, O: DeclaredProperties> ToJson for AdditionalProperties<V, O> {
    fn write_json(&self, writer: &mut Writer) {
        let start = writer.open();
        self.write_unknown::<O>(writer);
        writer.end_object(start);
    }
}
