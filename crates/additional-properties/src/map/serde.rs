//! The container on the serde path: as the unknown members of a struct, and as a map of its own.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::AdditionalProperties;
use super::members::Members;
use super::storage::Storage;
use crate::DeclaredProperties;
use crate::codec::Codec;
use crate::declared::{declares, refused};
use crate::serde_path::{ReadUnknown, ReadWith, WriteUnknown, duplicate_unknown, shadows_declared};

impl<'de, V: Deserialize<'de>, O> ReadUnknown<'de> for AdditionalProperties<V, O> {
    type Name = Box<str>;

    #[inline]
    fn read_unknown<A: MapAccess<'de>>(
        &mut self,
        name: Box<str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        read_member(&mut self.storage, name, map)
    }
}

/// Reads one member. Not generic over the owner, so all owners share one instantiation.
fn read_member<'de, V: Deserialize<'de>, A: MapAccess<'de>>(
    storage: &mut Option<Box<Storage<V>>>,
    name: Box<str>,
    map: &mut A,
) -> Result<(), A::Error> {
    if storage.as_ref().is_some_and(|it| it.contains(&name)) {
        return Err(duplicate_unknown());
    }
    let value = map.next_value()?;
    let members = storage.get_or_insert_default().members_mut();
    members.push(name, value, None);
    Ok(())
}

impl<V, O> AdditionalProperties<V, O> {
    /// Reads one member with a codec.
    pub(crate) fn read_unknown_as<'de, C: Codec<V>, A: MapAccess<'de>>(
        &mut self,
        name: Box<str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        if self.contains_key(&name) {
            return Err(duplicate_unknown());
        }
        let value = map.next_value::<ReadWith<V, C>>()?.0;
        let members = self.storage.get_or_insert_default().members_mut();
        members.push(name, value, None);
        Ok(())
    }
}

impl<V: Serialize, P: DeclaredProperties> WriteUnknown for AdditionalProperties<V, P> {
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn write_unknown<O: DeclaredProperties, M: SerializeMap>(
        &self,
        map: &mut M,
    ) -> Result<(), M::Error> {
        match &self.storage {
            None => Ok(()),
            Some(storage) => write_members(storage.members(), refused::<O, P>(), map),
        }
    }
}

/// Writes all members; one whose name is refused is an error.
fn write_members<V: Serialize, M: SerializeMap>(
    members: &Members<V>,
    refused: &[&str],
    map: &mut M,
) -> Result<(), M::Error> {
    for member in members.iter() {
        if refused.contains(&&*member.name) {
            return Err(shadows_declared());
        }
        map.serialize_entry(&*member.name, &member.value)?;
    }
    Ok(())
}

impl<V: Serialize, O> Serialize for AdditionalProperties<V, O> {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.collect_map(self)
    }
}

impl<'de, V: Deserialize<'de>, O: DeclaredProperties> Deserialize<'de>
    for AdditionalProperties<V, O>
{
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_map(MapVisitor(PhantomData))
    }
}

struct MapVisitor<V, O>(PhantomData<fn() -> (V, O)>);

impl<'de, V: Deserialize<'de>, O: DeclaredProperties> Visitor<'de> for MapVisitor<V, O> {
    type Value = AdditionalProperties<V, O>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of additional members")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = AdditionalProperties::new();
        while let Some(name) = map.next_key::<Box<str>>()? {
            if declares::<O>(&name) {
                return Err(A::Error::custom(
                    "an additional member has the name of a declared one",
                ));
            }
            read_member(&mut members.storage, name, &mut map)?;
        }
        Ok(members)
    }
}
