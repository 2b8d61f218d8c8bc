//! What a value looks like from outside: one small trait that the derive implements, and everything else is built on.
//!
//! In: a value of a derived type. Out: a [`Node`] for it, and for a struct its table of fields ([`ObjectInfo`]).
//! Redaction, validation and drift reports are ordinary code over this; none of it belongs here.

mod containers;
mod drift;
mod info;
mod json;
mod news;
mod node;
mod own;
mod scalars;
mod walk;

#[cfg(feature = "chrono")]
mod time;

pub use drift::{Drift, DriftKind, drift};
pub use info::{Constraint, FieldInfo, Limit, ObjectInfo, Presence, Sensitivity};
pub(crate) use news::News;
pub(crate) use node::with_field;
pub use node::{Fields, Inspect, Mapping, Node, Object, Sequence, no_field, opaque_field};
pub use walk::{Visit, walk};
