//! Keys of maps: whatever serde reads from a string, and numbers and booleans within one, as with `serde_json`.

use std::borrow::Cow;

use serde::de::value::{BorrowedStrDeserializer, Error, StrDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use super::super::kind::{ErrorKind, Found};
use super::super::read::{MapReader, Reader};

/// Reads the next name of a map as a key.
pub(super) fn next<'de, K: Deserialize<'de>>(
    map: &mut MapReader,
    reader: &mut Reader<'de>,
) -> Result<Option<K>, super::super::Error> {
    let Some(name) = map.next(reader)? else {
        return Ok(None);
    };
    match K::deserialize(Key(name)) {
        Ok(key) => Ok(Some(key)),
        // The message may quote the name.
        Err(_) => Err(MapReader::in_member(reader.error(
            ErrorKind::Invalid,
            "a name that fits the type of the keys",
            Found::String,
        ))),
    }
}

struct Key<'de>(Cow<'de, str>);

macro_rules! parsed {
    ($($method:ident $visit:ident),*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            // As in JSON: Rust's own grammar also has `+1` and `007`.
            match crate::json::from_str(&self.0) {
                Ok(value) => visitor.$visit(value),
                Err(_) => self.deserialize_any(visitor),
            }
        }
    )* };
}

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Cow::Borrowed(name) => visitor.visit_borrowed_str(name),
            Cow::Owned(name) => visitor.visit_string(name),
        }
    }

    parsed!(
        deserialize_bool visit_bool, deserialize_i8 visit_i8, deserialize_i16 visit_i16, deserialize_i32 visit_i32,
        deserialize_i64 visit_i64, deserialize_i128 visit_i128, deserialize_u8 visit_u8, deserialize_u16 visit_u16,
        deserialize_u32 visit_u32, deserialize_u64 visit_u64, deserialize_u128 visit_u128, deserialize_f32 visit_f32,
        deserialize_f64 visit_f64
    );

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.0 {
            Cow::Borrowed(key) => {
                BorrowedStrDeserializer::new(key).deserialize_enum(name, variants, visitor)
            }
            Cow::Owned(key) => {
                let key: StrDeserializer<'_, Error> = key.as_str().into_deserializer();
                key.deserialize_enum(name, variants, visitor)
            }
        }
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
        ignored_any
    }
}
