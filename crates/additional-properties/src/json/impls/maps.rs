//! Maps from names to values. As in serde, a name that comes twice keeps its last value.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

use super::super::error::Error;
use super::super::read::{MapReader, Reader};
use super::super::traits::{FromJson, ToJson};
use super::super::write::Writer;

/// Reads one value of a map.
fn value<'de, V: FromJson<'de>>(reader: &mut Reader<'de>) -> Result<V, Error> {
    let mut value = V::blank();
    match value.read_json(reader) {
        Ok(()) => Ok(value),
        Err(error) => Err(MapReader::in_member(error)),
    }
}

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
                    self.insert(name.into_owned(), value(reader)?);
                }
                Ok(())
            }
        }

        impl<$($write_generics)*> ToJson for $type {
            fn write_json(&self, writer: &mut Writer) {
                let start = writer.open();
                for (name, value) in self {
                    writer.member(name, value);
                }
                writer.end_object(start);
            }
        }
    )* };
}

maps!(
    [V: FromJson<'de>] [V: ToJson] BTreeMap<String, V>,
    [V: FromJson<'de>, S: BuildHasher + Default] [V: ToJson, S] HashMap<String, V, S>,
    [] [] serde_json::Map<String, serde_json::Value>
);
