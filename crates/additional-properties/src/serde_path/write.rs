//! Writes the unknown members after the known ones.

use serde::ser::SerializeMap;

use crate::DeclaredProperties;

/// A container whose members the derive can write after those of the fields.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't hold unknown members",
    label = "not a container of members",
    note = "use `AdditionalProperties`, a map with string keys, or implement `CollectUnknown` and `WriteUnknown`"
)]
pub trait WriteUnknown {
    /// How many members [`write`](Self::write) writes.
    fn count(&self) -> usize;

    /// Writes every member. A name that `O` declares is an error: it would stand there twice.
    ///
    /// # Errors
    ///
    /// When a name is declared, or the format refuses a member.
    fn write<O: DeclaredProperties, M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}
