//! Where unknown members go while a struct is read.

use serde::de::{IgnoredAny, MapAccess};

use super::MemberName;
use super::errors::denied;

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
    note = "use `AdditionalProperties`, a map with string keys, or implement `CollectUnknown` and `WriteUnknown`"
)]
pub trait CollectUnknown<'de>: Default {
    /// The form in which names are kept.
    type Name: MemberName<'de>;

    /// Takes one member: its name is read, its value is next in `map`.
    ///
    /// # Errors
    ///
    /// When the value can't be read, or the name is there already.
    fn collect<A: MapAccess<'de>>(&mut self, name: Self::Name, map: &mut A)
    -> Result<(), A::Error>;
}

/// Drops unknown members, as serde does when nothing else is said.
#[derive(Default)]
pub struct Ignore;

impl<'de> CollectUnknown<'de> for Ignore {
    type Name = ();

    fn collect<A: MapAccess<'de>>(&mut self, (): (), map: &mut A) -> Result<(), A::Error> {
        map.next_value::<IgnoredAny>().map(drop)
    }
}

/// Refuses unknown members.
#[derive(Default)]
pub struct Deny;

impl<'de> CollectUnknown<'de> for Deny {
    type Name = ();

    fn collect<A: MapAccess<'de>>(&mut self, (): (), _: &mut A) -> Result<(), A::Error> {
        Err(denied())
    }
}
