//! A codec for each element of a tuple.

use core::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Codec;
use crate::json::{Error, FromJson, Reader, SeqReader, ToJson, Writer};
use crate::serde_path::WriteWith;

/// How one element of a tuple is read and written.
///
/// Not `Codec` itself: that also has impls for what holds a value, which would overlap with "every type in its own way".
pub trait Element<T> {
    /// The value that reading JSON text starts from.
    fn blank() -> T;

    /// Reads one value of JSON text and replaces `value` by it.
    ///
    /// # Errors
    ///
    /// The text is not valid, or it does not hold such a value.
    fn read_json(value: &mut T, reader: &mut Reader<'_>) -> Result<(), Error>;

    /// Writes exactly one value of JSON text.
    fn write_json(value: &T, writer: &mut Writer);

    /// Decodes from any serde format.
    ///
    /// # Errors
    ///
    /// The input does not hold such a value. The message does not quote it.
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;

    /// Adds the value to a tuple of any serde format.
    ///
    /// # Errors
    ///
    /// Those of the format.
    fn serialize<S: SerializeTuple>(value: &T, tuple: &mut S) -> Result<(), S::Error>;
}

/// As the type of the element reads and writes itself.
#[derive(Debug)]
pub struct Own;

impl<T> Element<T> for Own
where
    T: for<'de> FromJson<'de> + ToJson + DeserializeOwned + Serialize,
{
    fn blank() -> T {
        T::blank()
    }

    fn read_json(value: &mut T, reader: &mut Reader<'_>) -> Result<(), Error> {
        value.read_json(reader)
    }

    fn write_json(value: &T, writer: &mut Writer) {
        value.write_json(writer);
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }

    fn serialize<S: SerializeTuple>(value: &T, tuple: &mut S) -> Result<(), S::Error> {
        tuple.serialize_element(value)
    }
}

/// By the codec `C`.
#[derive(Debug)]
pub struct By<C>(PhantomData<C>);

impl<T, C: Codec<T>> Element<T> for By<C> {
    fn blank() -> T {
        C::blank()
    }

    fn read_json(value: &mut T, reader: &mut Reader<'_>) -> Result<(), Error> {
        C::read_json(value, reader)
    }

    fn write_json(value: &T, writer: &mut Writer) {
        C::write_json(value, writer);
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        C::deserialize(deserializer)
    }

    fn serialize<S: SerializeTuple>(value: &T, tuple: &mut S) -> Result<(), S::Error> {
        tuple.serialize_element(&WriteWith::<T, C>::new(value))
    }
}

/// An element that serde hands over.
struct Read<T, E>(T, PhantomData<E>);

impl<'de, T, E: Element<T>> Deserialize<'de> for Read<T, E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        E::deserialize(deserializer).map(|value| Self(value, PhantomData))
    }
}

macro_rules! tuples {
    ($( $length:literal: ($($name:ident $by:ident $index:tt),+) )*) => { $(
        impl<$($name, $by: Element<$name>),+> Codec<($($name,)+)> for ($($by,)+) {
            fn blank() -> ($($name,)+) {
                ($($by::blank(),)+)
            }

            fn read_json(value: &mut ($($name,)+), reader: &mut Reader<'_>) -> Result<(), Error> {
                let mut list = SeqReader::open(reader)?;
                $( list.required(reader, |reader| $by::read_json(&mut value.$index, reader))?; )+
                list.end(reader)
            }

            fn write_json(value: &($($name,)+), writer: &mut Writer) {
                let start = writer.open();
                $(
                    writer.comma();
                    $by::write_json(&value.$index, writer);
                )+
                writer.end_array(start);
            }

            fn deserialize<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<($($name,)+), D::Error> {
                let read = <($(Read<$name, $by>,)+) as Deserialize>::deserialize(deserializer)?;
                Ok(($(read.$index.0,)+))
            }

            fn serialize<S: Serializer>(
                value: &($($name,)+),
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                let mut tuple = serializer.serialize_tuple($length)?;
                $( $by::serialize(&value.$index, &mut tuple)?; )+
                tuple.end()
            }
        }
    )* };
}

tuples! {
    1: (T0 E0 0)
    2: (T0 E0 0, T1 E1 1)
    3: (T0 E0 0, T1 E1 1, T2 E2 2)
    4: (T0 E0 0, T1 E1 1, T2 E2 2, T3 E3 3)
    5: (T0 E0 0, T1 E1 1, T2 E2 2, T3 E3 3, T4 E4 4)
    6: (T0 E0 0, T1 E1 1, T2 E2 2, T3 E3 3, T4 E4 4, T5 E5 5)
    7: (T0 E0 0, T1 E1 1, T2 E2 2, T3 E3 3, T4 E4 4, T5 E5 5, T6 E6 6)
    8: (T0 E0 0, T1 E1 1, T2 E2 2, T3 E3 3, T4 E4 4, T5 E5 5, T6 E6 6, T7 E7 7)
    9: (T0 E0 0, T1 E1 1, T2 E2 2, T3 E3 3, T4 E4 4, T5 E5 5, T6 E6 6, T7 E7 7, T8 E8 8)
    10: (T0 E0 0, T1 E1 1, T2 E2 2, T3 E3 3, T4 E4 4, T5 E5 5, T6 E6 6, T7 E7 7, T8 E8 8, T9 E9 9)
    11: (T0 E0 0, T1 E1 1, T2 E2 2, T3 E3 3, T4 E4 4, T5 E5 5, T6 E6 6, T7 E7 7, T8 E8 8, T9 E9 9, T10 E10 10)
    12: (T0 E0 0, T1 E1 1, T2 E2 2, T3 E3 3, T4 E4 4, T5 E5 5, T6 E6 6, T7 E7 7, T8 E8 8, T9 E9 9, T10 E10 10, T11 E11 11)
}
