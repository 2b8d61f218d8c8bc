//! Maps as containers of the members that a struct does not declare.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

use super::error::Error;
use super::kind::{ErrorKind, Found};
use super::read::{Object, Reader};
use super::traits::{FromJson, ToJson, UnknownMembers, WriteMembers};
use super::write::Writer;
use crate::DeclaredProperties;
use crate::declared::declares;

impl<'de> Object<'de> {
    /// The name of the member that is not declared, without escapes.
    ///
    /// # Errors
    ///
    /// An escape in it stands for half a character.
    pub fn name(&self, reader: &Reader<'de>) -> Result<Cow<'de, str>, Error> {
        self.key().name().ok_or_else(|| {
            reader.error(
                ErrorKind::InvalidEscape,
                "a member name with valid escapes",
                Found::Byte,
            )
        })
    }

    /// The error of an additional member that has the name of a declared one.
    #[cold]
    #[must_use]
    pub fn declared(reader: &Reader<'_>) -> Error {
        reader.error(
            ErrorKind::ShadowsDeclared,
            "additional members only",
            Found::Duplicate,
        )
    }

    /// The error of a member that has come before.
    #[cold]
    #[must_use]
    pub fn repeated(reader: &Reader<'_>) -> Error {
        reader.error(ErrorKind::Duplicate, "each member once", Found::Duplicate)
    }
}

impl Writer {
    /// Notes that an additional member has the name of a declared one, which would then stand there twice.
    #[cold]
    pub fn shadowed(&mut self) {
        self.fail(ErrorKind::ShadowsDeclared, "");
    }
}

macro_rules! maps {
    ($([$($generics:tt)*] [$($write_generics:tt)*] $type:ty),*) => { $(
        impl<'de, $($generics)*> UnknownMembers<'de> for $type {
            fn read_member(&mut self, object: &mut Object<'de>, reader: &mut Reader<'de>) -> Result<(), Error> {
                let name = object.name(reader)?.into_owned();
                if self.contains_key(&name) {
                    return Err(Object::repeated(reader));
                }
                let mut value = FromJson::blank();
                FromJson::read_json(&mut value, reader)?;
                self.insert(name, value);
                Ok(())
            }
        }

        impl<$($write_generics)*> WriteMembers for $type {
            fn write_members<O: DeclaredProperties>(&self, writer: &mut Writer) {
                for (name, value) in self {
                    if declares::<O>(name) {
                        writer.shadowed();
                    }
                    writer.named(name, value);
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
