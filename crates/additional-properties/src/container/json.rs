//! The container on the JSON path.

use super::AdditionalProperties;
use crate::DeclaredProperties;
use crate::declared::{declares, same_list};
use crate::json::{Error, FromJson, Object, Reader, ToJson, UnknownMembers, WriteMembers, Writer};

impl<'de, V: FromJson<'de>, O> UnknownMembers<'de> for AdditionalProperties<V, O> {
    fn read_member(&mut self, object: &Object<'de>, reader: &mut Reader<'de>) -> Result<(), Error> {
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
        for (name, value) in self {
            if check && declares::<O>(name) {
                writer.shadowed();
            }
            writer.named(name, value);
        }
    }
}
