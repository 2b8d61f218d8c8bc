//! A codec inside a map of names: the same codec for every value.

use core::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serializer};

use super::Codec;
use crate::AdditionalProperties;
use crate::json::{Error, MapReader, Reader, ToJson, Writer};
use crate::serde_path::{ReadWith, WriteWith};

impl<C: Codec<T>, T> Codec<AdditionalProperties<T>> for C {
    fn blank() -> AdditionalProperties<T> {
        AdditionalProperties::new()
    }

    fn read_json(
        value: &mut AdditionalProperties<T>,
        reader: &mut Reader<'_>,
    ) -> Result<(), Error> {
        value.clear();
        let mut map = MapReader::open(reader)?;
        while let Some(name) = map.next(reader)? {
            value
                .read_member_as::<C>(name, reader)
                .map_err(MapReader::in_member)?;
        }
        Ok(())
    }

    fn write_json(value: &AdditionalProperties<T>, writer: &mut Writer) {
        let start = writer.open();
        for (name, member) in value {
            writer.member(name, &Coded::<T, C>(member, PhantomData));
        }
        writer.end_object(start);
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<AdditionalProperties<T>, D::Error> {
        let read =
            <AdditionalProperties<ReadWith<T, C>> as Deserialize>::deserialize(deserializer)?;
        let members = read.into_iter().map(|(name, member)| (name, member.0));
        Ok(members.collect())
    }

    fn serialize<S: Serializer>(
        value: &AdditionalProperties<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            value
                .iter()
                .map(|(name, member)| (name, WriteWith::<T, C>::new(member))),
        )
    }
}

/// A value that is written with the codec `C`.
struct Coded<'a, T, C>(&'a T, PhantomData<C>);

impl<T, C: Codec<T>> ToJson for Coded<'_, T, C> {
    fn write_json(&self, writer: &mut Writer) {
        C::write_json(self.0, writer);
    }
}
