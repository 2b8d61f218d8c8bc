//! Keys of a container that are no strings in Rust, but names in the data: integers, enums, newtypes.

use core::marker::PhantomData;

use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{Deserializer, Error, IntoDeserializer as _, Visitor};
use serde::forward_to_deserialize_any;
use serde::ser::{self, Impossible, Serialize, Serializer};

use crate::json::FromJsonOwned;

/// Calls `see` with the name that a key is written as; gives nothing if it is no name.
pub(crate) fn with_name<K: Serialize + ?Sized, R>(
    key: &K,
    see: impl FnOnce(&str) -> R,
) -> Option<R> {
    key.serialize(KeySerializer(see)).ok()
}

struct KeySerializer<F>(F);

/// The key is no name.
type NoName = core::fmt::Error;

macro_rules! write_displayed {
    ($($method:ident: $type:ty,)*) => {$(
        fn $method(self, value: $type) -> Result<R, NoName> {
            Ok((self.0)(&value.to_string()))
        }
    )*};
}

macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $ok:ty;)*) => {$(
        fn $method(self, $(_: $argument),*) -> Result<$ok, NoName> {
            Err(core::fmt::Error)
        }
    )*};
}

impl<R, F: FnOnce(&str) -> R> Serializer for KeySerializer<F> {
    type Ok = R;
    type Error = NoName;
    type SerializeSeq = Impossible<R, NoName>;
    type SerializeTuple = Impossible<R, NoName>;
    type SerializeTupleStruct = Impossible<R, NoName>;
    type SerializeTupleVariant = Impossible<R, NoName>;
    type SerializeMap = Impossible<R, NoName>;
    type SerializeStruct = Impossible<R, NoName>;
    type SerializeStructVariant = Impossible<R, NoName>;

    fn serialize_str(self, value: &str) -> Result<R, NoName> {
        Ok((self.0)(value))
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<R, NoName> {
        Ok((self.0)(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<R, NoName> {
        value.serialize(self)
    }

    write_displayed! {
        serialize_bool: bool, serialize_char: char, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128,
    }

    refuse! {
        serialize_f32(f32) -> R;
        serialize_f64(f64) -> R;
        serialize_bytes(&[u8]) -> R;
        serialize_none() -> R;
        serialize_unit() -> R;
        serialize_unit_struct(&'static str) -> R;
        serialize_seq(Option<usize>) -> Impossible<R, NoName>;
        serialize_tuple(usize) -> Impossible<R, NoName>;
        serialize_tuple_struct(&'static str, usize) -> Impossible<R, NoName>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Impossible<R, NoName>;
        serialize_map(Option<usize>) -> Impossible<R, NoName>;
        serialize_struct(&'static str, usize) -> Impossible<R, NoName>;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Impossible<R, NoName>;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<R, NoName> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<R, NoName> {
        Err(ser::Error::custom(""))
    }
}

/// Reads a key from a name: a string, or what the string spells.
pub(super) struct KeyDeserializer<'a, 'de, E> {
    name: &'a str,
    /// The same, if it is part of the input.
    borrowed: Option<&'de str>,
    error: PhantomData<E>,
}

impl<'a, 'de, E> KeyDeserializer<'a, 'de, E> {
    pub(super) const fn new(name: &'a str, borrowed: Option<&'de str>) -> Self {
        Self {
            name,
            borrowed,
            error: PhantomData,
        }
    }
}

/// A number or a boolean as JSON has it: Rust's own grammar also takes `+1` and `007`.
fn scalar<T: FromJsonOwned>(name: &str) -> Option<T> {
    let bare = name.len() == name.trim_ascii().len();
    crate::json::from_str(name).ok().filter(|_| bare)
}

macro_rules! parse {
    ($($method:ident: $type:ty => $visit:ident,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
            match scalar::<$type>(self.name) {
                Some(value) => visitor.$visit(value),
                None => self.deserialize_any(visitor),
            }
        }
    )*};
}

impl<'de, E: Error> Deserializer<'de> for KeyDeserializer<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.borrowed {
            Some(name) => visitor.visit_borrowed_str(name),
            None => visitor.visit_str(self.name),
        }
    }

    parse! {
        deserialize_bool: bool => visit_bool,
        deserialize_i8: i64 => visit_i64,
        deserialize_i16: i64 => visit_i64,
        deserialize_i32: i64 => visit_i64,
        deserialize_i64: i64 => visit_i64,
        deserialize_i128: i128 => visit_i128,
        deserialize_u8: u64 => visit_u64,
        deserialize_u16: u64 => visit_u64,
        deserialize_u32: u64 => visit_u64,
        deserialize_u64: u64 => visit_u64,
        deserialize_u128: u128 => visit_u128,
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        if let Some(borrowed) = self.borrowed {
            return BorrowedStrDeserializer::new(borrowed)
                .deserialize_enum(name, variants, visitor);
        }
        let variant: StrDeserializer<'_, E> = self.name.into_deserializer();
        variant.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
