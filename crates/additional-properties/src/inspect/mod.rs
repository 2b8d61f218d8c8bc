//! A value seen without knowing its type, which redaction, validation and drift reports are built on.
//!
//! [`Inspect`] turns a value into a [`Node`]; a struct's node has the static table of its fields, [`ObjectInfo`]. [`walk`] visits
//! everything inside a value, [`drift`] lists what its types do not know, [`changes`] where two values differ, and [`value_at`] reads one by
//! JSON Pointer.

mod better;
mod changes;
mod constraint;
mod containers;
mod drift;
mod fit;
mod info;
mod listed;
mod maps;
pub(crate) mod node;
mod part;
mod placeholder;
mod scalars;
mod value_at;
mod walk;

pub use changes::{Change, ChangeKind, changes, changes_with_names};
pub use constraint::{Constraint, Limit};
pub use drift::{Drift, DriftKind, drift, drift_with_names};
pub use info::{FieldInfo, ObjectInfo, Presence, Sensitivity};
pub use node::{Fields, Inspect, Mapping, Node, ObjectView, Sequence};
pub use value_at::value_at;
pub use walk::{Visit, walk, walk_as, walk_with_names};

pub(crate) use better::{Candidate, is_better};
pub(crate) use fit::{Fit, Fitness, is_another};
pub(crate) use listed::listing;
pub(crate) use placeholder::{Key, Placeholders, placeholder};
