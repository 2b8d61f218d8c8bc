//! Who may see what of a value: the redacting `Debug`, and the views [`Redact::redacted`] and [`Redact::unredacted`].
//!
//! All are built on [`Inspect`] and the classes in [`FieldInfo`](crate::inspect::FieldInfo).
//!
//! # What is hidden
//!
//! A value is *sensitive* when its field is marked sensitive, or when the field is unmarked and the struct around it is the value of
//! a sensitive field. A field marked `none` is shown, whatever its struct is part of.
//!
//! | value | if sensitive | otherwise |
//! | --- | --- | --- |
//! | absent, null, `None` | shown | shown |
//! | string, number, date, boolean, enum | placeholder | shown |
//! | struct | its fields, each by its own mark | its fields, each by its own mark |
//! | list or map of structs | its structs | its structs |
//! | any other list or map, empty ones too | placeholder | its items; a map that is no field's value is a placeholder |
//! | names in a map | placeholder | placeholder, unless the field is marked `none` |
//! | union | placeholder | its variant |
//! | open JSON value | placeholder | placeholder, unless the field is marked `none` |
//! | value that an enum, a union or the schema's list of values does not know | placeholder | placeholder |
//! | unknown members | their count | their count |
//!
//! The placeholder is constant: it tells neither length nor shape. `Debug` leaves out a container without members.

mod debug;
mod serialize;
mod visibility;

use crate::inspect::Inspect;
use crate::json::{ToJson, Writer};
use core::fmt::{self, Debug as _};
use serde::{Serialize, Serializer};

pub use serialize::ADDITIONAL;

pub(crate) use debug::MemberCount;
pub(crate) use visibility::{RedactedNode, Visibility};

/// What is printed instead of everything that is hidden.
pub const PLACEHOLDER: &str = "[redacted]";

/// The two views of everything that can be inspected.
///
/// ```
/// use additional_properties::redact::Redact;
///
/// assert_eq!(format!("{:?}", "shown".unredacted()), "\"shown\"");
/// ```
pub trait Redact: Inspect {
    /// A `Debug` and `Serialize` view that shows everything. The name is easy to search a code base for.
    fn unredacted(&self) -> Unredacted<'_>;

    /// A `Debug` and `Serialize` view of the same shape in which everything sensitive is a placeholder: for logs and support
    /// tickets.
    ///
    /// What it writes is not meant to be decoded again.
    fn redacted(&self) -> Redacted<'_>;
}

impl<T: Inspect> Redact for T {
    fn unredacted(&self) -> Unredacted<'_> {
        Unredacted::new(self)
    }

    fn redacted(&self) -> Redacted<'_> {
        Redacted::new(self)
    }
}

macro_rules! view {
    ($(#[$doc:meta])* $name:ident, $visibility:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'a>(&'a dyn Inspect);

        impl<'a> $name<'a> {
            pub(crate) fn new(value: &'a dyn Inspect) -> Self {
                Self(value)
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                RedactedNode::new(self.0, Visibility::$visibility).fmt(f)
            }
        }

        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                RedactedNode::new(self.0, Visibility::$visibility).serialize(serializer)
            }
        }

        impl ToJson for $name<'_> {
            fn write_json(&self, writer: &mut Writer) {
                writer.serde(self);
            }
        }
    };
}

view! {
    /// The view behind [`Redact::unredacted`].
    Unredacted, Unredacted
}

view! {
    /// The view behind [`Redact::redacted`].
    Redacted, Root
}

/// The redacting `Debug`, which the derive's `Debug` calls.
///
/// # Errors
///
/// Those of the formatter.
pub fn redacted_debug(value: &dyn Inspect, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    RedactedNode::new(value, Visibility::Root).fmt(f)
}
