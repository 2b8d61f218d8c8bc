//! The maps of other crates as containers: the standard library's and `serde_json`'s.

use core::hash::{BuildHasher, Hash};
use std::collections::{BTreeMap, HashMap, btree_map, hash_map};

use serde::de::{Deserialize, MapAccess};
use serde::ser::{Serialize, SerializeMap};
use serde_json::{Map, Value, map};

use super::key::with_name;
use super::name::AnyName;
use super::{ReadUnknown, WriteUnknown, duplicate_unknown, shadows_declared};
use crate::DeclaredProperties;
use crate::declared::declares;

impl<'de, K, V, S> ReadUnknown<'de> for HashMap<K, V, S>
where
    K: Deserialize<'de> + Eq + Hash,
    V: Deserialize<'de>,
    S: BuildHasher + Default,
{
    type Name = AnyName<K>;

    fn read_unknown<A: MapAccess<'de>>(
        &mut self,
        name: AnyName<K>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match self.entry(name.0) {
            hash_map::Entry::Occupied(_) => Err(duplicate_unknown()),
            hash_map::Entry::Vacant(entry) => {
                entry.insert(map.next_value()?);
                Ok(())
            }
        }
    }
}

impl<'de, K, V> ReadUnknown<'de> for BTreeMap<K, V>
where
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
{
    type Name = AnyName<K>;

    fn read_unknown<A: MapAccess<'de>>(
        &mut self,
        name: AnyName<K>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match self.entry(name.0) {
            btree_map::Entry::Occupied(_) => Err(duplicate_unknown()),
            btree_map::Entry::Vacant(entry) => {
                entry.insert(map.next_value()?);
                Ok(())
            }
        }
    }
}

impl<'de> ReadUnknown<'de> for Map<String, Value> {
    type Name = String;

    fn read_unknown<A: MapAccess<'de>>(
        &mut self,
        name: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match self.entry(name) {
            map::Entry::Occupied(_) => Err(duplicate_unknown()),
            map::Entry::Vacant(entry) => {
                entry.insert(map.next_value()?);
                Ok(())
            }
        }
    }
}

impl<K: Serialize, V: Serialize, S> WriteUnknown for HashMap<K, V, S> {
    fn count(&self) -> usize {
        self.len()
    }

    fn write_unknown<O: DeclaredProperties, M: SerializeMap>(
        &self,
        map: &mut M,
    ) -> Result<(), M::Error> {
        write_all::<O, M, _, _>(self, map)
    }
}

impl<K: Serialize, V: Serialize> WriteUnknown for BTreeMap<K, V> {
    fn count(&self) -> usize {
        self.len()
    }

    fn write_unknown<O: DeclaredProperties, M: SerializeMap>(
        &self,
        map: &mut M,
    ) -> Result<(), M::Error> {
        write_all::<O, M, _, _>(self, map)
    }
}

impl WriteUnknown for Map<String, Value> {
    fn count(&self) -> usize {
        self.len()
    }

    fn write_unknown<O: DeclaredProperties, M: SerializeMap>(
        &self,
        map: &mut M,
    ) -> Result<(), M::Error> {
        write_all::<O, M, _, _>(self, map)
    }
}

fn write_all<'a, O, M, K, V>(
    members: impl IntoIterator<Item = (&'a K, &'a V)>,
    map: &mut M,
) -> Result<(), M::Error>
where
    O: DeclaredProperties,
    M: SerializeMap,
    K: Serialize + 'a,
    V: Serialize + 'a,
{
    for (name, value) in members {
        if with_name(name, declares::<O>).unwrap_or_default() {
            return Err(shadows_declared());
        }
        map.serialize_entry(name, value)?;
    }
    Ok(())
}
