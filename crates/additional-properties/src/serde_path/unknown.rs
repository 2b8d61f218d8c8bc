//! Containers of unknown members: what the derive fills while it reads a struct, and writes after the fields.

use serde::de::{IgnoredAny, MapAccess};
use serde::ser::SerializeMap;

use super::MemberName;
use super::errors::denied;
use crate::DeclaredProperties;

/// A container that the derive can fill with the members that no field stands for.
///
/// It is implemented for [`AdditionalProperties`](struct@crate::AdditionalProperties), the maps of the standard
/// library and `serde_json::Map`. Implement it, and [`WriteUnknown`](crate::WriteUnknown), for a map of
/// your own to use it with the derive.
///
/// ```compile_fail
/// #[derive(additional_properties::AdditionalProperties)]
/// struct Flat {
///     #[serde(flatten)]
///     rest: Vec<serde_json::Value>, // error: `Vec<Value>` can't hold unknown members
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't hold unknown members",
    label = "not a container of members",
    note = "use `AdditionalProperties`, a map with string keys, or implement `ReadUnknown` and `WriteUnknown`"
)]
pub trait ReadUnknown<'de>: Default {
    /// The form in which names are kept.
    type Name: MemberName<'de>;

    /// The container before the first member. That is its default, but for a type whose default is no container.
    #[must_use]
    fn empty() -> Self {
        Self::default()
    }

    /// Takes one member: its name is read, its value is next in `map`.
    ///
    /// # Errors
    ///
    /// When the value can't be read, or the name is there already.
    fn read_unknown<A: MapAccess<'de>>(
        &mut self,
        name: Self::Name,
        map: &mut A,
    ) -> Result<(), A::Error>;
}

/// Drops unknown members, as serde does when nothing else is said.
#[derive(Default)]
pub struct IgnoreUnknown;

impl<'de> ReadUnknown<'de> for IgnoreUnknown {
    type Name = ();

    fn read_unknown<A: MapAccess<'de>>(&mut self, (): (), map: &mut A) -> Result<(), A::Error> {
        map.next_value::<IgnoredAny>().map(drop)
    }
}

/// Refuses unknown members.
#[derive(Default)]
pub struct DenyUnknown;

impl<'de> ReadUnknown<'de> for DenyUnknown {
    type Name = ();

    fn read_unknown<A: MapAccess<'de>>(&mut self, (): (), _: &mut A) -> Result<(), A::Error> {
        Err(denied())
    }
}

/// A container whose members the derive can write after those of the fields.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't hold unknown members",
    label = "not a container of members",
    note = "use `AdditionalProperties`, a map with string keys, or implement `ReadUnknown` and `WriteUnknown`"
)]
pub trait WriteUnknown {
    /// How many members [`write_unknown`](Self::write_unknown) writes.
    fn count(&self) -> usize;

    /// Writes every member. A name that `O` declares is an error: it would stand there twice.
    ///
    /// # Errors
    ///
    /// When a name is declared, or the format refuses a member.
    fn write_unknown<O: DeclaredProperties, M: SerializeMap>(
        &self,
        map: &mut M,
    ) -> Result<(), M::Error>;
}
