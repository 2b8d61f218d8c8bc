//! Maps as containers of unknown members, and what can be around a map.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::Error;
use super::kind::{ErrorKind, Found};
use super::read::{ObjectReader, Reader};
use super::traits::{FromJson, ReadUnknown, ToJson, WriteUnknown};
use super::write::Writer;
use crate::DeclaredProperties;
use crate::declared::declares;
use crate::serde_path::key::with_name;
use crate::serde_path::{AnyName, MemberName as _};

macro_rules! maps {
    ($([$($generics:tt)*] [$($write_generics:tt)*] $type:ty),*) => { $(
        impl<'de, $($generics)*> ReadUnknown<'de> for $type {
            fn read_unknown(&mut self, name: Cow<'de, str>, reader: &mut Reader<'de>) -> Result<(), Error> {
                let key = key(name, reader)?;
                if self.contains_key(&key) {
                    return Err(reader.duplicate_member());
                }
                let mut value = FromJson::blank();
                FromJson::read_json(&mut value, reader)?;
                self.insert(key, value);
                Ok(())
            }
        }

        impl<$($write_generics)*> WriteUnknown for $type {
            fn write_unknown<O: DeclaredProperties>(&self, writer: &mut Writer) {
                for (key, value) in self {
                    let written = with_name(key, |name| {
                        if declares::<O>(name) {
                            writer.fail_shadowing();
                        }
                        writer.member(name, value);
                    });
                    if written.is_none() {
                        writer.fail(ErrorKind::Invalid, "a key that is written as a name");
                    }
                }
            }
        }
    )* };
}

/// The key that a name stands for: whatever serde reads from a string, and numbers and booleans within one.
pub(super) fn key<'de, K: Deserialize<'de>>(
    name: Cow<'de, str>,
    reader: &Reader<'de>,
) -> Result<K, Error> {
    let key: Result<AnyName<K>, serde::de::value::Error> = match name {
        Cow::Borrowed(name) => AnyName::borrowed(name),
        Cow::Owned(name) => AnyName::owned(name),
    };
    // The message of the type may quote the name.
    let invalid = |_| {
        reader.error(
            ErrorKind::Invalid,
            "a name that is one of the keys",
            Found::Nothing,
        )
    };
    key.map(|key| key.0).map_err(invalid)
}

maps!(
    [K: Deserialize<'de> + Ord, V: FromJson<'de>] [K: Serialize, V: ToJson] BTreeMap<K, V>,
    [K: Deserialize<'de> + Eq + Hash, V: FromJson<'de>, S: BuildHasher + Default] [K: Serialize, V: ToJson, S] HashMap<K, V, S>,
    [] [] serde_json::Map<String, Value>
);

#[cfg(feature = "indexmap")]
maps!(
    [K: Deserialize<'de> + Eq + Hash, V: FromJson<'de>, S: BuildHasher + Default] [K: Serialize, V: ToJson, S] indexmap::IndexMap<K, V, S>
);

impl<'de, C: ReadUnknown<'de>> ReadUnknown<'de> for Option<C> {
    fn empty() -> Self {
        Some(C::empty())
    }

    fn read_unknown(&mut self, name: Cow<'de, str>, reader: &mut Reader<'de>) -> Result<(), Error> {
        self.get_or_insert_with(C::empty).read_unknown(name, reader)
    }

    fn read_unknown_members(
        &mut self,
        object: &mut ObjectReader<'de>,
        reader: &mut Reader<'de>,
    ) -> Result<(), Error> {
        self.get_or_insert_with(C::empty)
            .read_unknown_members(object, reader)
    }
}

impl<C: WriteUnknown> WriteUnknown for Option<C> {
    fn write_unknown<O: DeclaredProperties>(&self, writer: &mut Writer) {
        if let Some(container) = self {
            container.write_unknown::<O>(writer);
        }
    }
}

impl<'de, C: ReadUnknown<'de>> ReadUnknown<'de> for Box<C> {
    fn empty() -> Self {
        Self::new(C::empty())
    }

    fn read_unknown(&mut self, name: Cow<'de, str>, reader: &mut Reader<'de>) -> Result<(), Error> {
        (**self).read_unknown(name, reader)
    }

    fn read_unknown_members(
        &mut self,
        object: &mut ObjectReader<'de>,
        reader: &mut Reader<'de>,
    ) -> Result<(), Error> {
        (**self).read_unknown_members(object, reader)
    }
}

impl<C: WriteUnknown> WriteUnknown for Box<C> {
    fn write_unknown<O: DeclaredProperties>(&self, writer: &mut Writer) {
        (**self).write_unknown::<O>(writer);
    }
}

impl<'de> ReadUnknown<'de> for Value {
    fn empty() -> Self {
        Self::Object(serde_json::Map::new())
    }

    fn read_unknown(&mut self, name: Cow<'de, str>, reader: &mut Reader<'de>) -> Result<(), Error> {
        if !self.is_object() {
            *self = <Self as ReadUnknown<'de>>::empty();
        }
        match self {
            Self::Object(members) => members.read_unknown(name, reader),
            _ => unreachable!("it was made an object"),
        }
    }
}

impl WriteUnknown for Value {
    fn write_unknown<O: DeclaredProperties>(&self, writer: &mut Writer) {
        match self {
            Self::Object(members) => members.write_unknown::<O>(writer),
            Self::Null => {}
            _ => writer.fail(ErrorKind::Invalid, "additional members in an object"),
        }
    }
}
