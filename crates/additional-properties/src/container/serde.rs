//! The container in serde's world: as the rest of a struct, and as a map of its own.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::AdditionalProperties;
use super::inner::Inner;
use super::members::Members;
use crate::DeclaredProperties;
use crate::declared::{declares, refused};
use crate::serde_path::{ReadUnknown, WriteUnknown, duplicate_unknown, shadows_declared};

impl<'de, V: Deserialize<'de>, O> ReadUnknown<'de> for AdditionalProperties<V, O> {
    type Name = Box<str>;

    #[inline]
    fn read_unknown<A: MapAccess<'de>>(
        &mut self,
        name: Box<str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        collect_entry(&mut self.inner, name, map)
    }
}

/// Reads one member. The owner has no say in it, so that all owners share the code.
fn collect_entry<'de, V: Deserialize<'de>, A: MapAccess<'de>>(
    inner: &mut Option<Box<Inner<V>>>,
    name: Box<str>,
    map: &mut A,
) -> Result<(), A::Error> {
    if inner.as_ref().is_some_and(|inner| inner.contains(&name)) {
        return Err(duplicate_unknown());
    }
    let value = map.next_value()?;
    let members = inner.get_or_insert_default().values_mut();
    members.push_new(name, value);
    Ok(())
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
        match &self.inner {
            None => Ok(()),
            Some(inner) => write_entries(inner.values(), refused::<O, P>(), map),
        }
    }
}

/// Writes all members; one whose name is refused is an error.
fn write_entries<V: Serialize, M: SerializeMap>(
    members: &Members<V>,
    refused: &[&str],
    map: &mut M,
) -> Result<(), M::Error> {
    // Part by part: one loop over both costs more than the rest of it.
    for part in members.parts() {
        for entry in part.iter().flatten() {
            if refused.contains(&&*entry.name) {
                return Err(shadows_declared());
            }
            map.serialize_entry(&*entry.name, &entry.value)?;
        }
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
        input.deserialize_map(MembersVisitor(PhantomData))
    }
}

struct MembersVisitor<V, O>(PhantomData<fn() -> (V, O)>);

impl<'de, V: Deserialize<'de>, O: DeclaredProperties> Visitor<'de> for MembersVisitor<V, O> {
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
            members.read_unknown(name, &mut map)?;
        }
        Ok(members)
    }
}
