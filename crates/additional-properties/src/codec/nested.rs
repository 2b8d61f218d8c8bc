//! A codec inside `Option`, `Maybe`, `Box` and `Vec`: the same codec for what is in there.

use serde::{Deserialize, Deserializer, Serializer};

use super::Codec;
use crate::Maybe;
use crate::serde_path::{Read, Written};

impl<C: Codec<T>, T> Codec<Option<T>> for C {
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        Ok(<Option<Read<T, C>> as Deserialize>::deserialize(deserializer)?.map(|read| read.0))
    }

    fn serialize<S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.serialize_some(&Written::<T, C>::new(value)),
            None => serializer.serialize_none(),
        }
    }
}

impl<C: Codec<T>, T> Codec<Maybe<T>> for C {
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Maybe<T>, D::Error> {
        <C as Codec<Option<T>>>::deserialize(deserializer).map(Maybe::from)
    }

    fn serialize<S: Serializer>(value: &Maybe<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Maybe::Value(value) => serializer.serialize_some(&Written::<T, C>::new(value)),
            Maybe::Absent | Maybe::Null => serializer.serialize_none(),
        }
    }
}

impl<C: Codec<T>, T> Codec<Box<T>> for C {
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<T>, D::Error> {
        C::deserialize(deserializer).map(Box::new)
    }

    fn serialize<S: Serializer>(value: &Box<T>, serializer: S) -> Result<S::Ok, S::Error> {
        C::serialize(value, serializer)
    }
}

impl<C: Codec<T>, T> Codec<Vec<T>> for C {
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
        let read = <Vec<Read<T, C>> as Deserialize>::deserialize(deserializer)?;
        Ok(read.into_iter().map(|read| read.0).collect())
    }

    fn serialize<S: Serializer>(value: &Vec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(value.iter().map(Written::<T, C>::new))
    }
}
