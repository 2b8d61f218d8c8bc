//! The container on the JSON path: members of a type that can wait stay text.

use super::AdditionalProperties;
use super::inner::Inner;
use super::text::Text;
use crate::DeclaredProperties;
use crate::declared::{declares, refused};
use crate::json::{
    Error, FromJson, Map, Object, Reader, ToJson, UnknownMembers, WriteMembers, Writer,
};

impl<'de, V: FromJson<'de>, O> UnknownMembers<'de> for AdditionalProperties<V, O> {
    #[inline]
    fn read_member(
        &mut self,
        object: &mut Object<'de>,
        reader: &mut Reader<'de>,
    ) -> Result<(), Error> {
        read_members(&mut self.inner, object, reader)
    }
}

/// Reads one member, or all that stand in a row. The owner has no say in it, so that all owners share the code.
fn read_members<'de, V: FromJson<'de>>(
    inner: &mut Option<Box<Inner<V>>>,
    object: &mut Object<'de>,
    reader: &mut Reader<'de>,
) -> Result<(), Error> {
    if let Some(later) = V::LATER {
        let run = object.run(reader, later.keep, later.compact)?;
        match inner {
            None => *inner = Some(Box::new(Inner::of_text(Text::new(&later, run)))),
            Some(inner) => inner.append(&later, run),
        }
        return Ok(());
    }
    let name = object.name(reader)?;
    if inner.as_ref().is_some_and(|inner| inner.contains(&name)) {
        return Err(Object::repeated(reader));
    }
    let mut value = V::blank();
    value.read_json(reader)?;
    let members = inner.get_or_insert_default().values_mut();
    members.push_new(name.into(), value);
    Ok(())
}

impl<V: ToJson, P: DeclaredProperties> WriteMembers for AdditionalProperties<V, P> {
    #[inline]
    fn write_members<O: DeclaredProperties>(&self, writer: &mut Writer) {
        if let Some(inner) = &self.inner {
            write_members(inner, refused::<O, P>(), writer);
        }
    }
}

/// Writes all members; one whose name is refused is an error.
fn write_members<V: ToJson>(inner: &Inner<V>, refused: &[&str], writer: &mut Writer) {
    match inner {
        Inner::Text { text, .. } => {
            if !refused.is_empty() && text.names().any(|name| refused.contains(&&*name)) {
                writer.shadowed();
            }
            text.write(writer);
        }
        Inner::Values(members) => members.for_each(|entry, source| {
            if refused.contains(&&*entry.name) {
                writer.shadowed();
            }
            match source {
                Some(source) => {
                    writer.comma();
                    writer.raw(source);
                }
                None => writer.named(&entry.name, &entry.value),
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
        let mut map = Map::open(reader)?;
        while let Some(name) = map.next(reader)? {
            if declares::<O>(&name) {
                return Err(Map::fail(Object::declared(reader)));
            }
            if self.contains_key(&name) {
                return Err(Map::fail(Object::repeated(reader)));
            }
            let mut value = V::blank();
            value.read_json(reader).map_err(Map::fail)?;
            self.push_new(name.into(), value);
        }
        Ok(())
    }
}

/// As an object of its own.
impl<V: ToJson, O: DeclaredProperties> ToJson for AdditionalProperties<V, O> {
    fn write_json(&self, writer: &mut Writer) {
        let start = writer.open();
        self.write_members::<O>(writer);
        writer.close(start);
    }
}
