//! Slots: where the value of a known member waits until all members are read.

use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::adapters::FieldSeed;
use super::errors::{duplicate, missing};
use super::{ReadAs, ReadField, ReadWith};

/// Reads a value into its slot.
///
/// # Errors
///
/// When the slot is full, or the value can't be read.
#[inline]
pub fn read_slot<'de, T, A>(
    slot: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    if slot.is_some() {
        return Err(duplicate(name));
    }
    *slot = Some(map.next_value()?);
    Ok(())
}

/// Reads a value into its slot with the codec `C`.
///
/// # Errors
///
/// When the slot is full, or the value can't be read.
#[inline]
pub fn read_slot_as<'de, T, C, A>(
    slot: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error>
where
    C: ReadAs<'de, T>,
    A: MapAccess<'de>,
{
    if slot.is_some() {
        return Err(duplicate(name));
    }
    *slot = Some(map.next_value::<ReadWith<T, C>>()?.0);
    Ok(())
}

/// Reads a value into its slot by the function of `O` for the field.
///
/// # Errors
///
/// When the slot is full, or the value can't be read.
#[inline]
pub fn read_slot_with<'de, O, const INDEX: usize, A>(
    slot: &mut Option<O::Value>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error>
where
    O: ReadField<'de, INDEX>,
    A: MapAccess<'de>,
{
    if slot.is_some() {
        return Err(duplicate(name));
    }
    *slot = Some(map.next_value_seed(FieldSeed::<O, INDEX>::new())?);
    Ok(())
}

/// Reads a value and drops it.
///
/// # Errors
///
/// When the value can't be read.
pub fn skip_value<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// The value of an `Option` member, which is `None` when it is missing.
pub fn flatten_slot<T>(slot: Option<Option<T>>) -> Option<T> {
    slot.flatten()
}

/// Whether the value of a member that must be there is missing; then `error` says so.
#[inline]
pub fn is_missing<T, E: Error>(
    slot: &Option<T>,
    name: &'static str,
    error: &mut Option<E>,
) -> bool {
    if slot.is_some() {
        return false;
    }
    *error = Some(missing(name));
    true
}

/// The same for a member whose type says itself what a missing one means: that value goes into the slot.
#[inline]
pub fn default_if_missing<'de, T: Deserialize<'de>, E: Error>(
    slot: &mut Option<T>,
    name: &'static str,
    error: &mut Option<E>,
) -> bool {
    if slot.is_some() {
        return false;
    }
    match T::deserialize(Missing(name, PhantomData)) {
        Ok(value) => {
            *slot = Some(value);
            false
        }
        Err(missing) => {
            *error = Some(missing);
            true
        }
    }
}

/// Stands for a missing member: only a type that accepts "none" can be read from it.
struct Missing<E>(&'static str, PhantomData<E>);

impl<'de, E: Error> Deserializer<'de> for Missing<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(missing(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
