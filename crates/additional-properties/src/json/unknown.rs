//! Maps as containers of unknown members.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

use super::error::Error;
use super::read::Reader;
use super::traits::{FromJson, ReadUnknown, ToJson, WriteUnknown};
use super::write::Writer;
use crate::DeclaredProperties;
use crate::declared::declares;

macro_rules! maps {
    ($([$($generics:tt)*] [$($write_generics:tt)*] $type:ty),*) => { $(
        impl<'de, $($generics)*> ReadUnknown<'de> for $type {
            fn read_unknown(&mut self, name: Cow<'de, str>, reader: &mut Reader<'de>) -> Result<(), Error> {
                if self.contains_key(&*name) {
                    return Err(reader.duplicate_member());
                }
                let mut value = FromJson::blank();
                FromJson::read_json(&mut value, reader)?;
                self.insert(name.into_owned(), value);
                Ok(())
            }
        }

        impl<$($write_generics)*> WriteUnknown for $type {
            fn write_unknown<O: DeclaredProperties>(&self, writer: &mut Writer) {
                for (name, value) in self {
                    if declares::<O>(name) {
                        writer.fail_shadowing();
                    }
                    writer.member(name, value);
                }
            }
        }
    )* };
}

maps!(
    [V: FromJson<'de>] [V: ToJson] BTreeMap<String, V>,
    [V: FromJson<'de>, S: BuildHasher + Default] [V: ToJson, S] HashMap<String, V, S>,
    [] [] serde_json::Map<String, serde_json::Value>
);
