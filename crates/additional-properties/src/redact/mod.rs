//! What may be seen of a value: the redacting `Debug`, the `.unredacted()` view and the `.redacted()` view.
//!
//! In: anything that implements [`Inspect`]. Out: `Debug` and `Serialize` of it. How the classes come about does not belong
//! here; they are facts in [`FieldInfo`](crate::inspect::FieldInfo).
//!
//! # What is hidden
//!
//! A *place* is hidden when its field is marked sensitive, or when it is unmarked and the struct around it stands in a hidden place.
//! A field marked `none` is shown, wherever its struct stands.
//!
//! | value | in a hidden place | elsewhere |
//! | --- | --- | --- |
//! | absent, null, `None` | shown | shown |
//! | text, number, date, boolean, enum | placeholder | shown |
//! | struct | its fields, each by its own mark | its fields, each by its own mark |
//! | list or map of structs | its structs | its structs |
//! | any other list or map, empty ones too | placeholder | its items |
//! | names in a map | placeholder | placeholder, unless the place is marked `none` |
//! | union | placeholder | its member |
//! | open JSON value | placeholder | placeholder, unless the place is marked `none` |
//! | value that an enum or union does not know | placeholder | placeholder |
//! | additional members | their count | their count |
//!
//! The placeholder is constant: it tells neither length nor shape.

mod debug;
mod place;
mod serialize;

use crate::inspect::Inspect;
use core::fmt::{self, Debug as _};

pub use serialize::ADDITIONAL;

pub(crate) use place::{Place, Sight};

/// What stands in the place of everything that is hidden.
pub const PLACEHOLDER: &str = "[redacted]";

/// The two views of every derived type.
///
/// ```
/// use additional_properties::redact::Redact;
///
/// assert_eq!(format!("{:?}", "shown".unredacted()), "\"shown\"");
/// ```
pub trait Redact: Inspect {
    /// A `Debug` and `Serialize` view that shows everything. Greppable, and only for those who mean it.
    fn unredacted(&self) -> Unredacted<'_>;

    /// A `Debug` and `Serialize` view of the same shape in which everything sensitive is a placeholder: for logs and support tickets.
    ///
    /// What it writes is not meant to be decoded again.
    fn redacted(&self) -> Redacted<'_>;
}

impl<T: Inspect> Redact for T {
    fn unredacted(&self) -> Unredacted<'_> {
        Unredacted(self)
    }

    fn redacted(&self) -> Redacted<'_> {
        Redacted(self)
    }
}

/// The view behind [`Redact::unredacted`].
#[derive(Clone, Copy)]
pub struct Unredacted<'a>(pub(crate) &'a dyn Inspect);

/// The view behind [`Redact::redacted`].
#[derive(Clone, Copy)]
pub struct Redacted<'a>(pub(crate) &'a dyn Inspect);

impl fmt::Debug for Unredacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Sight::new(self.0, Place::Open).fmt(f)
    }
}

impl fmt::Debug for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Sight::new(self.0, Place::Unmarked).fmt(f)
    }
}

/// The redacting `Debug`; the derive's `Debug` calls it.
///
/// # Errors
/// Those of the formatter.
pub fn debug(value: &dyn Inspect, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    Sight::new(value, Place::Unmarked).fmt(f)
}
