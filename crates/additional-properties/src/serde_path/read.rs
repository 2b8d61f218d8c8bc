//! Reads a struct: the visitor that all derived structs share.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, Visitor};

use super::{ReadUnknown, skip_value};

/// What the derive knows about reading one struct.
pub trait ReadStruct<'de>: Sized {
    /// What to call the struct in an error.
    const EXPECTING: &'static str;

    /// The index of a declared name, or [`UNKNOWN`](super::UNKNOWN).
    fn index(name: &str) -> usize;

    /// Reads all members.
    ///
    /// # Errors
    ///
    /// When a member can't be read, appears twice, or is missing.
    fn read_members<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// Reads a struct with any serde format.
///
/// # Errors
///
/// When the data is no map, or its members are not right.
pub fn read_struct<'de, T: ReadStruct<'de>, D: Deserializer<'de>>(input: D) -> Result<T, D::Error> {
    input.deserialize_map(StructVisitor(PhantomData))
}

struct StructVisitor<T>(PhantomData<T>);

impl<'de, T: ReadStruct<'de>> Visitor<'de> for StructVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read_members(map)
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
