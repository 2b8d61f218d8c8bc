//! A codec inside `Option`, `Maybe`, `Box` and `Vec`: the same codec for what is in there.

use serde::{Deserialize, Deserializer, Serializer};

use super::Codec;
use crate::Maybe;
use crate::json::{Error, Reader, SeqReader, Writer};
use crate::serde_path::{ReadWith, WriteWith};

impl<C: Codec<T>, T> Codec<Option<T>> for C {
    fn blank() -> Option<T> {
        None
    }

    fn read_json(value: &mut Option<T>, reader: &mut Reader<'_>) -> Result<(), Error> {
        if reader.null()? {
            *value = None;
            return Ok(());
        }
        C::read_json(value.insert(C::blank()), reader)
    }

    fn write_json(value: &Option<T>, writer: &mut Writer) {
        match value {
            Some(value) => C::write_json(value, writer),
            None => writer.null(),
        }
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        Ok(<Option<ReadWith<T, C>> as Deserialize>::deserialize(deserializer)?.map(|read| read.0))
    }

    fn serialize<S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.serialize_some(&WriteWith::<T, C>::new(value)),
            None => serializer.serialize_none(),
        }
    }
}

impl<C: Codec<T>, T> Codec<Maybe<T>> for C {
    fn blank() -> Maybe<T> {
        Maybe::Absent
    }

    fn read_json(value: &mut Maybe<T>, reader: &mut Reader<'_>) -> Result<(), Error> {
        let mut read = None;
        <C as Codec<Option<T>>>::read_json(&mut read, reader)?;
        *value = Maybe::from(read);
        Ok(())
    }

    fn write_json(value: &Maybe<T>, writer: &mut Writer) {
        match value {
            Maybe::Value(value) => C::write_json(value, writer),
            Maybe::Absent | Maybe::Null => writer.null(),
        }
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Maybe<T>, D::Error> {
        <C as Codec<Option<T>>>::deserialize(deserializer).map(Maybe::from)
    }

    fn serialize<S: Serializer>(value: &Maybe<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Maybe::Value(value) => serializer.serialize_some(&WriteWith::<T, C>::new(value)),
            Maybe::Absent | Maybe::Null => serializer.serialize_none(),
        }
    }
}

impl<C: Codec<T>, T> Codec<Box<T>> for C {
    fn blank() -> Box<T> {
        Box::new(C::blank())
    }

    fn read_json(value: &mut Box<T>, reader: &mut Reader<'_>) -> Result<(), Error> {
        C::read_json(value, reader)
    }

    fn write_json(value: &Box<T>, writer: &mut Writer) {
        C::write_json(value, writer);
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<T>, D::Error> {
        C::deserialize(deserializer).map(Box::new)
    }

    fn serialize<S: Serializer>(value: &Box<T>, serializer: S) -> Result<S::Ok, S::Error> {
        C::serialize(value, serializer)
    }
}

impl<C: Codec<T>, T> Codec<Vec<T>> for C {
    fn blank() -> Vec<T> {
        Vec::new()
    }

    fn read_json(value: &mut Vec<T>, reader: &mut Reader<'_>) -> Result<(), Error> {
        value.clear();
        let mut list = SeqReader::open(reader)?;
        while list.next(reader)? {
            let mut element = C::blank();
            C::read_json(&mut element, reader).map_err(|error| list.in_element(error))?;
            value.push(element);
        }
        Ok(())
    }

    fn write_json(value: &Vec<T>, writer: &mut Writer) {
        let start = writer.open();
        for element in value {
            writer.comma();
            C::write_json(element, writer);
        }
        writer.end_array(start);
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
        let read = <Vec<ReadWith<T, C>> as Deserialize>::deserialize(deserializer)?;
        Ok(read.into_iter().map(|read| read.0).collect())
    }

    fn serialize<S: Serializer>(value: &Vec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(value.iter().map(WriteWith::<T, C>::new))
    }
}
