//! The container on the JSON path. Values of a type that has a raw capture stay as they were read until somebody looks at them.

use std::borrow::Cow;

use super::AdditionalProperties;
use super::raw::RawMembers;
use super::storage::Storage;
use crate::DeclaredProperties;
use crate::codec::Codec;
use crate::declared::{declares, refused};
use crate::json::protocol::{ObjectReader, RawRun, Shape};
use crate::json::{Error, FromJson, MapReader, ReadUnknown, Reader, ToJson, WriteUnknown, Writer};

impl<'de, V: FromJson<'de>, O> ReadUnknown<'de> for AdditionalProperties<V, O> {
    #[inline]
    fn read_unknown(&mut self, name: Cow<'de, str>, reader: &mut Reader<'de>) -> Result<(), Error> {
        read_member(&mut self.storage, name, reader)
    }

    #[inline]
    fn read_unknown_members(
        &mut self,
        object: &mut ObjectReader<'de>,
        reader: &mut Reader<'de>,
    ) -> Result<(), Error> {
        read_members(&mut self.storage, object, reader)
    }
}

// Not generic over the owner, so all owners share one instantiation of what follows.

/// Reads the value of one member.
fn read_member<'de, V: FromJson<'de>>(
    storage: &mut Option<Box<Storage<V>>>,
    name: Cow<'de, str>,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    if storage.as_ref().is_some_and(|it| it.contains(&name)) {
        return Err(reader.duplicate_member());
    }
    let mut value = V::blank();
    value.read_json(reader)?;
    push(storage, name, value);
    Ok(())
}

fn push<V>(storage: &mut Option<Box<Storage<V>>>, name: Cow<'_, str>, value: V) {
    let members = storage.get_or_insert_default().members_mut();
    members.push(name.into(), value, None);
}

impl<V, O> AdditionalProperties<V, O> {
    /// Reads the value of one member with a codec.
    pub(crate) fn read_member_as<C: Codec<V>>(
        &mut self,
        name: Cow<'_, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), Error> {
        if self.contains_key(&name) {
            return Err(reader.duplicate_member());
        }
        let mut value = C::blank();
        C::read_json(&mut value, reader)?;
        push(&mut self.storage, name, value);
        Ok(())
    }
}

/// Reads one member, or with a raw capture all that follow each other. The reader has compared the names of those.
fn read_members<'de, V: FromJson<'de>>(
    storage: &mut Option<Box<Storage<V>>>,
    object: &mut ObjectReader<'de>,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    let Some(capture) = V::RAW_CAPTURE else {
        return read_member(storage, object.name(reader)?, reader);
    };
    let run = RawRun::read(object, reader, capture.check, capture.compact)?;
    match storage {
        None => *storage = Some(Box::new(Storage::raw(RawMembers::new(&capture, run)))),
        Some(storage) => storage.append(&capture, run),
    }
    Ok(())
}

impl<V: ToJson, P: DeclaredProperties> WriteUnknown for AdditionalProperties<V, P> {
    #[inline]
    fn write_unknown<O: DeclaredProperties>(&self, writer: &mut Writer) {
        if let Some(storage) = &self.storage {
            write_members(storage, refused::<O, P>(), writer);
        }
    }
}

/// Writes all members; one whose name is refused is an error.
fn write_members<V: ToJson>(storage: &Storage<V>, refused: &[&str], writer: &mut Writer) {
    match storage {
        Storage::Raw { raw, .. } => {
            if !refused.is_empty() && raw.names().any(|name| refused.contains(&&*name)) {
                writer.fail_shadowing();
            }
            raw.write(writer);
        }
        Storage::Parsed(members) => {
            for member in members.iter() {
                if refused.contains(&&*member.name) {
                    writer.fail_shadowing();
                }
                match members.kept(member) {
                    Some((raw, range)) => raw.write_member(range, writer),
                    None => writer.member(&member.name, &member.value),
                }
            }
        }
    }
}

/// Reads an object of which all members are kept as those of a struct are that declares none: with their text, if values of the type
/// have a raw capture.
fn read_object<'de, V: FromJson<'de>>(
    storage: &mut Option<Box<Storage<V>>>,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    let mut object = ObjectReader::new(&Shape::UNDECLARED);
    let mut last = Ok(());
    while object.next(reader, last) == 0 {
        last = read_members(storage, &mut object, reader);
    }
    object.finish(reader)
}

/// As an object of its own.
impl<'de, V: FromJson<'de>, O: DeclaredProperties> FromJson<'de> for AdditionalProperties<V, O> {
    fn blank() -> Self {
        Self::new()
    }

    fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
        self.clear();
        if V::RAW_CAPTURE.is_some() && O::PROPERTIES.is_empty() {
            return read_object(&mut self.storage, reader);
        }
        let mut map = MapReader::open(reader)?;
        while let Some(name) = map.next(reader)? {
            if declares::<O>(&name) {
                return Err(MapReader::in_member(reader.shadows_declared()));
            }
            read_member(&mut self.storage, name, reader).map_err(MapReader::in_member)?;
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
