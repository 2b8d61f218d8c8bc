//! Maps from names to values. As in serde, a key that comes twice keeps its last value.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use serde::{Deserialize, Serialize};

use super::super::error::Error;
use super::super::read::{MapReader, Reader};
use super::super::traits::{FromJson, ToJson};
use super::super::unknown::key;
use super::super::write::Writer;

macro_rules! maps {
    ($([$($generics:tt)*] [$($write_generics:tt)*] $type:ty),*) => { $(
        impl<'de, $($generics)*> FromJson<'de> for $type {
            fn blank() -> Self {
                Self::default()
            }

            fn read_json(&mut self, reader: &mut Reader<'de>) -> Result<(), Error> {
                self.clear();
                let mut map = MapReader::open(reader)?;
                while let Some(name) = map.next(reader)? {
                    let key = key(name, reader).map_err(MapReader::in_member)?;
                    let mut value = FromJson::blank();
                    FromJson::read_json(&mut value, reader).map_err(MapReader::in_member)?;
                    self.insert(key, value);
                }
                Ok(())
            }
        }

        impl<$($write_generics)*> ToJson for $type {
            fn write_json(&self, writer: &mut Writer) {
                let object = writer.open();
                for (key, value) in self {
                    writer.entry(key, value);
                }
                writer.end_object(object);
            }
        }
    )* };
}

maps!(
    [K: Deserialize<'de> + Ord, V: FromJson<'de>] [K: Serialize, V: ToJson] BTreeMap<K, V>,
    [K: Deserialize<'de> + Eq + Hash, V: FromJson<'de>, S: BuildHasher + Default] [K: Serialize, V: ToJson, S]
        HashMap<K, V, S>,
    [] [] serde_json::Map<String, serde_json::Value>
);

#[cfg(feature = "indexmap")]
maps!(
    [K: Deserialize<'de> + Eq + Hash, V: FromJson<'de>, S: BuildHasher + Default] [K: Serialize, V: ToJson, S] indexmap::IndexMap<K, V, S>
);
