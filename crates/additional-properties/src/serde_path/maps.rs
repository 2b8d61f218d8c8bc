//! The maps of other crates as containers: the standard library's, `serde_json`'s and `IndexMap`.

use core::hash::{BuildHasher, Hash};
use std::collections::{BTreeMap, HashMap, btree_map, hash_map};

#[cfg(feature = "indexmap")]
use indexmap::map as indexmap_map;
use serde::de::{Deserialize, MapAccess};
use serde::ser::{Serialize, SerializeMap};
use serde_json::{Map, Value, map};

use super::key::with_name;
use super::name::AnyName;
use super::{ReadUnknown, WriteUnknown, duplicate_unknown, shadows_declared};
use crate::DeclaredProperties;
use crate::declared::declares;

macro_rules! maps {
    ($([$($generics:tt)*] [$($write_generics:tt)*] $type:ty, $module:ident, $name:ty => $key:expr;)*) => { $(
        impl<'de, $($generics)*> ReadUnknown<'de> for $type {
            type Name = $name;

            fn read_unknown<A: MapAccess<'de>>(&mut self, name: $name, map: &mut A) -> Result<(), A::Error> {
                let key: fn($name) -> _ = $key;
                match self.entry(key(name)) {
                    $module::Entry::Occupied(_) => Err(duplicate_unknown()),
                    $module::Entry::Vacant(entry) => {
                        entry.insert(map.next_value()?);
                        Ok(())
                    }
                }
            }
        }

        impl<$($write_generics)*> WriteUnknown for $type {
            fn count(&self) -> usize {
                self.len()
            }

            fn write_unknown<O: DeclaredProperties, M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                write_all::<O, M, _, _>(self, map)
            }
        }
    )* };
}

maps!(
    [K: Deserialize<'de> + Eq + Hash, V: Deserialize<'de>, S: BuildHasher + Default] [K: Serialize, V: Serialize, S]
        HashMap<K, V, S>, hash_map, AnyName<K> => |name| name.0;
    [K: Deserialize<'de> + Ord, V: Deserialize<'de>] [K: Serialize, V: Serialize] BTreeMap<K, V>, btree_map, AnyName<K> => |name| name.0;
    [] [] Map<String, Value>, map, String => |name| name;
);

#[cfg(feature = "indexmap")]
maps!(
    [K: Deserialize<'de> + Eq + Hash, V: Deserialize<'de>, S: BuildHasher + Default] [K: Serialize, V: Serialize, S]
        indexmap::IndexMap<K, V, S>, indexmap_map, AnyName<K> => |name| name.0;
);

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
