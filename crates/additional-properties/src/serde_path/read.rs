//! Reads a struct: the visitor that all derived structs share.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::{ReadUnknown, skip_value};
use crate::AdditionalProperties;
use crate::codec::Codec;
use crate::json::gives_source_text;

/// What the derive knows about reading one struct.
pub trait ReadStruct<'de>: Sized {
    /// The name of the struct.
    const NAME: &'static str;

    /// What to call the struct in an error.
    const EXPECTING: &'static str;

    /// The names of the fields that are read; none for a struct with unknown members, which is a map in every format.
    const FIELDS: Option<&'static [&'static str]>;

    /// The struct is closed (`deny_unknown`): through `serde_json`, an array is refused in its place, as the JSON path refuses it.
    const BY_NAME_IN_JSON: bool = false;

    /// The index of a declared name, or [`UNKNOWN`](super::UNKNOWN).
    fn index(name: &str) -> usize;

    /// Reads all members.
    ///
    /// # Errors
    ///
    /// When a member can't be read, appears twice, or is missing.
    fn read_members<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;

    /// Reads all fields from a format that does not write their names.
    ///
    /// # Errors
    ///
    /// When a field can't be read, or is missing; and always if the struct is a map.
    fn read_elements<A: SeqAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(Error::invalid_type(
            Unexpected::Seq,
            &StructVisitor::<Self> {
                names_only: true,
                read: PhantomData,
            },
        ))
    }
}

/// Reads a struct with any serde format.
///
/// # Errors
///
/// When the data is no such struct, or its members are not right.
pub fn read_struct<'de, T: ReadStruct<'de>, D: Deserializer<'de>>(input: D) -> Result<T, D::Error> {
    let visitor = StructVisitor {
        names_only: T::BY_NAME_IN_JSON && gives_source_text::<D>(),
        read: PhantomData,
    };
    match T::FIELDS {
        Some(fields) => input.deserialize_struct(T::NAME, fields, visitor),
        None => input.deserialize_map(visitor),
    }
}

struct StructVisitor<T> {
    /// Fields are never read by position.
    names_only: bool,
    read: PhantomData<T>,
}

impl<'de, T: ReadStruct<'de>> Visitor<'de> for StructVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read_members(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        if self.names_only {
            return Err(Error::invalid_type(Unexpected::Seq, &self));
        }
        T::read_elements(seq)
    }
}

/// Hands the member whose name was just read to the container.
///
/// # Errors
///
/// When the container refuses the member.
pub fn read_unknown<'de, C, A>(
    container: &mut C,
    name: &mut Option<C::Name>,
    map: &mut A,
) -> Result<(), A::Error>
where
    C: ReadUnknown<'de>,
    A: MapAccess<'de>,
{
    match name.take() {
        Some(name) => container.read_unknown(name, map),
        None => skip_value(map),
    }
}

/// Reads the member whose name was just read with a codec, into the container.
///
/// # Errors
///
/// When the value can't be read, or the name is there already.
pub fn read_unknown_as<'de, C, V, O, A>(
    container: &mut AdditionalProperties<V, O>,
    name: &mut Option<Box<str>>,
    map: &mut A,
) -> Result<(), A::Error>
where
    C: Codec<V>,
    A: MapAccess<'de>,
{
    match name.take() {
        Some(name) => container.read_unknown_as::<C, A>(name, map),
        None => skip_value(map),
    }
}
