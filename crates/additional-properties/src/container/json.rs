//! The container on the JSON path: members of a type that can wait stay text.

use super::AdditionalProperties;
use super::inner::Inner;
use super::text::Text;
use crate::DeclaredProperties;
use crate::declared::{declares, same_list};
use crate::json::{
    Error, FromJson, Map, Object, Reader, ToJson, UnknownMembers, WriteMembers, Writer,
};

impl<'de, V: FromJson<'de>, O> UnknownMembers<'de> for AdditionalProperties<V, O> {
    fn read_member(
        &mut self,
        object: &mut Object<'de>,
        reader: &mut Reader<'de>,
    ) -> Result<(), Error> {
        if let Some(later) = V::LATER {
            let run = object.run(reader, later.keep, later.compact)?;
            match &mut self.inner {
                None => self.inner = Some(Box::new(Inner::of_text(Text::new(&later, run)))),
                Some(inner) => inner.append(&later, run),
            }
            return Ok(());
        }
        let name = object.name(reader)?;
        if self.contains_key(&name) {
            return Err(Object::repeated(reader));
        }
        let mut value = V::blank();
        value.read_json(reader)?;
        self.push_new(name.into(), value);
        Ok(())
    }
}

impl<V: ToJson, P: DeclaredProperties> WriteMembers for AdditionalProperties<V, P> {
    fn write_members<O: DeclaredProperties>(&self, writer: &mut Writer) {
        let check = !same_list::<O, P>();
        match self.inner.as_deref() {
            None => {}
            Some(Inner::Text { text, .. }) => {
                if check && text.names().any(|name| declares::<O>(&name)) {
                    writer.shadowed();
                }
                text.write(writer);
            }
            Some(Inner::Values(members)) => members.for_each(|entry, source| {
                if check && declares::<O>(&entry.name) {
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
