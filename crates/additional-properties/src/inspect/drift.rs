//! Drift: what a document holds that the schema does not describe, by place and count, never by content.

use super::{Inspect, Mapping, Node, walk};

/// One place where a document holds more than the schema describes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// JSON Pointer of the struct or value; a member of a map is `*`.
    pub pointer: String,
    /// What is new there.
    pub kind: DriftKind,
}

/// What is new in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DriftKind {
    /// So many members that the struct does not declare.
    UnknownMembers(usize),
    /// A value that the enum does not list.
    UnknownValue,
    /// A value that fits no member of the union.
    UnknownVariant,
}

/// Every place where `value` holds more than its types declare, in document order.
///
/// The report quotes nothing: neither names nor values of what it found. It is safe to log.
#[must_use]
pub fn drift(value: &dyn Inspect) -> Vec<Drift> {
    let mut found = Vec::new();
    walk(value, &mut |visit| {
        let kind = match visit.value.inspect() {
            Node::Enum { known: false, .. } => Some(DriftKind::UnknownValue),
            Node::Unknown(_) => Some(DriftKind::UnknownVariant),
            _ => visit
                .additional
                .map(Mapping::len)
                .filter(|count| *count > 0)
                .map(DriftKind::UnknownMembers),
        };
        found.extend(kind.map(|kind| Drift {
            pointer: visit.pointer.to_owned(),
            kind,
        }));
    });
    found
}
