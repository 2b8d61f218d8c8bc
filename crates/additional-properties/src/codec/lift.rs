//! Codecs through `Option`, `Maybe`, `Vec` and `Box`.

use serde::{Deserialize, Deserializer, Serializer};

use super::{Codec, Read, ReadAs, WriteAs, Written};
use crate::Maybe;

impl<'de, T, C: Codec + ReadAs<'de, T>> ReadAs<'de, Option<T>> for C {
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<Option<T>, D::Error> {
        Ok(Option::<Read<T, C>>::deserialize(input)?.map(|read| read.0))
    }
}

impl<T, C: Codec + WriteAs<T>> WriteAs<Option<T>> for C {
    fn write_as<S: Serializer>(value: &Option<T>, output: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => output.serialize_some(&Written::<T, C>::new(value)),
            None => output.serialize_none(),
        }
    }
}

impl<'de, T, C: Codec + ReadAs<'de, T>> ReadAs<'de, Maybe<T>> for C {
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<Maybe<T>, D::Error> {
        <C as ReadAs<'de, Option<T>>>::read_as(input).map(Maybe::from)
    }
}

impl<T, C: Codec + WriteAs<T>> WriteAs<Maybe<T>> for C {
    fn write_as<S: Serializer>(value: &Maybe<T>, output: S) -> Result<S::Ok, S::Error> {
        match value {
            Maybe::Value(value) => output.serialize_some(&Written::<T, C>::new(value)),
            Maybe::Absent | Maybe::Null => output.serialize_none(),
        }
    }
}

impl<'de, T, C: Codec + ReadAs<'de, T>> ReadAs<'de, Vec<T>> for C {
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<Vec<T>, D::Error> {
        let read = Vec::<Read<T, C>>::deserialize(input)?;
        Ok(read.into_iter().map(|read| read.0).collect())
    }
}

impl<T, C: Codec + WriteAs<T>> WriteAs<Vec<T>> for C {
    fn write_as<S: Serializer>(value: &Vec<T>, output: S) -> Result<S::Ok, S::Error> {
        output.collect_seq(value.iter().map(Written::<T, C>::new))
    }
}

impl<'de, T, C: Codec + ReadAs<'de, T>> ReadAs<'de, Box<T>> for C {
    fn read_as<D: Deserializer<'de>>(input: D) -> Result<Box<T>, D::Error> {
        C::read_as(input).map(Box::new)
    }
}

impl<T, C: Codec + WriteAs<T>> WriteAs<Box<T>> for C {
    fn write_as<S: Serializer>(value: &Box<T>, output: S) -> Result<S::Ok, S::Error> {
        C::write_as(&**value, output)
    }
}
