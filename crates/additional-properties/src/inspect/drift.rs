//! Drift: what a document holds that its types do not know, by location and count.

use super::{Inspect, Node, Visit, walk, walk_with_names};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// One location where a document holds more than its types know.
///
/// It is serialized as an object with the members `pointer` and `kind`, for unknown members `count`, and `names` if they were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// JSON Pointer of the struct or value; a member of a map is `*` unless its name was asked for.
    pub pointer: String,
    /// What is unknown there.
    pub kind: DriftKind,
    /// The names of the unknown members, in their order; empty unless they were asked for.
    pub names: Vec<String>,
}

/// What is unknown in one location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DriftKind {
    /// So many members that the struct does not declare.
    UnknownMembers(usize),
    /// A value that the enum does not list.
    UnknownValue,
    /// A value that no variant of the union can hold.
    UnknownVariant,
}

impl DriftKind {
    /// `unknown_members`, `unknown_value` or `unknown_variant`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnknownMembers(_) => "unknown_members",
            Self::UnknownValue => "unknown_value",
            Self::UnknownVariant => "unknown_variant",
        }
    }
}

/// Every location where `value` holds more than its types know, in document order.
///
/// The report quotes neither names nor values of what is unknown. It is safe to log.
#[must_use]
pub fn drift(value: &dyn Inspect) -> Vec<Drift> {
    let mut found = Vec::new();
    walk(value, &mut |visit| found.extend(at(visit, false)));
    found
}

/// The same with the names of unknown members and of members in a map. They may be personal data: it quotes them because you ask for
/// them, but never a value.
#[must_use]
pub fn drift_with_names(value: &dyn Inspect) -> Vec<Drift> {
    let mut found = Vec::new();
    walk_with_names(value, &mut |visit| found.extend(at(visit, true)));
    found
}

fn at(visit: &Visit<'_>, with_names: bool) -> Option<Drift> {
    let mut names = Vec::new();
    let kind = match (visit.value.inspect(), visit.additional) {
        (Node::Enum { known: false, .. }, _) => DriftKind::UnknownValue,
        (Node::Unknown { .. }, _) => DriftKind::UnknownVariant,
        (_, Some(map)) if !map.is_empty() => {
            if with_names {
                map.for_each(&mut |name, _| names.push(name.to_owned()));
            }
            DriftKind::UnknownMembers(map.len())
        }
        _ => return None,
    };
    Some(Drift {
        pointer: visit.pointer.to_owned(),
        kind,
        names,
    })
}

impl Serialize for Drift {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = match self.kind {
            DriftKind::UnknownMembers(count) => Some(count),
            _ => None,
        };
        let length = 2 + usize::from(count.is_some()) + usize::from(!self.names.is_empty());
        let mut out = serializer.serialize_map(Some(length))?;
        out.serialize_entry("pointer", &self.pointer)?;
        out.serialize_entry("kind", self.kind.as_str())?;
        if let Some(count) = count {
            out.serialize_entry("count", &count)?;
        }
        if !self.names.is_empty() {
            out.serialize_entry("names", &self.names)?;
        }
        out.end()
    }
}
