//! Changes: where two values of one type differ, by location and kind.

use super::{Inspect, Mapping, Node, ObjectView, Sequence};
use crate::json::alike;
use crate::visitor::Pointer;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::collections::BTreeMap;

/// One location where two values differ.
///
/// It is serialized as an object with the members `pointer` and `kind`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// JSON Pointer of the location; a member that no schema declares is `*` unless its name was asked for.
    pub pointer: String,
    /// How the values differ there.
    pub kind: ChangeKind,
}

/// How two values differ in one location.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// Only the second has something there.
    Added,
    /// Only the first has something there.
    Removed,
    /// Both have something there, and it is not the same.
    Changed,
}

impl ChangeKind {
    /// `added`, `removed` or `changed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// Every location where `after` differs from `before`, in document order, as deep as the schema describes the values.
///
/// Lists are compared item by item at the same index. An absent member and a null differ; numbers in unknown members differ if they are
/// written differently. The report quotes no value and no undeclared name. It is safe to log; [`value_at`](super::value_at) fetches the values of a
/// location from both.
///
/// ```
/// use additional_properties::inspect::changes;
///
/// let found = changes(&vec![1, 2, 3], &vec![1, 5]);
/// let found: Vec<_> = found.iter().map(|change| (change.pointer.as_str(), change.kind.as_str())).collect();
/// assert_eq!(found, [("/1", "changed"), ("/2", "removed")]);
/// ```
#[must_use]
pub fn changes<T: Inspect>(before: &T, after: &T) -> Vec<Change> {
    Comparison::of(before, after, false)
}

/// The same with the names of unknown members and of members in a map in the pointers. They may be personal data.
#[must_use]
pub fn changes_with_names<T: Inspect>(before: &T, after: &T) -> Vec<Change> {
    Comparison::of(before, after, true)
}

struct Comparison {
    names: bool,
    pointer: Pointer,
    found: Vec<Change>,
}

impl Comparison {
    fn of(before: &dyn Inspect, after: &dyn Inspect, names: bool) -> Vec<Change> {
        let mut comparison = Self {
            names,
            pointer: Pointer::default(),
            found: Vec::new(),
        };
        comparison.values(before, after);
        comparison.found
    }

    fn values(&mut self, before: &dyn Inspect, after: &dyn Inspect) {
        match (before.inspect(), after.inspect()) {
            (Node::Some { inner, .. }, _) => self.values(inner, after),
            (_, Node::Some { inner, .. }) => self.values(before, inner),
            (Node::Unknown { inner: before, .. }, Node::Unknown { inner: after, .. }) => {
                self.values(before, after);
            }
            (
                Node::Variant { name, inner, .. },
                Node::Variant {
                    name: other,
                    inner: after,
                    ..
                },
            ) if name == other => self.values(inner, after),
            (Node::List(before), Node::List(after)) => self.lists(before, after),
            (Node::Map(before), Node::Map(after)) => self.members(Some(before), Some(after)),
            (Node::Object(before), Node::Object(after)) => self.objects(before, after),
            (before, after) if same(&before, &after) => {}
            _ => self.report(ChangeKind::Changed),
        }
    }

    fn lists(&mut self, before: &dyn Sequence, after: &dyn Sequence) {
        let (before, after) = (items(before), items(after));
        for index in 0..before.len().max(after.len()) {
            let pair = (before.get(index).copied(), after.get(index).copied());
            self.below(&index.to_string(), pair);
        }
    }

    fn objects(&mut self, before: ObjectView<'_>, after: ObjectView<'_>) {
        let (here, there) = (written(before), written(after));
        for (index, field) in before.info().fields.iter().enumerate() {
            let length = self.pointer.push(field.name);
            match (here.contains(&index), there.contains(&index)) {
                (true, true) => before.with_field(index, |before| {
                    after.with_field(index, |after| self.values(before, after));
                }),
                (before, after) => self.one_sided(before, after),
            }
            self.pointer.truncate(length);
        }
        self.members(before.additional(), after.additional());
    }

    /// Members are the same in any order.
    fn members(&mut self, before: Option<&dyn Mapping>, after: Option<&dyn Mapping>) {
        let mut pairs: BTreeMap<String, Pair<'_>> = BTreeMap::new();
        if let Some(map) = before {
            map.for_each(&mut |name, value| {
                pairs.entry(name.to_owned()).or_default().0 = Some(value);
            });
        }
        if let Some(map) = after {
            map.for_each(&mut |name, value| {
                pairs.entry(name.to_owned()).or_default().1 = Some(value);
            });
        }
        for (name, pair) in pairs {
            let found = self.found.len();
            let segment = if self.names { &name } else { "*" };
            self.below(segment, pair);
            let before_it = before.and_then(|map| map.source(&name));
            let sources = before_it.zip(after.and_then(|map| map.source(&name)));
            // The values are equal, and may have lost digits.
            let differs = sources.is_some_and(|(before, after)| {
                before != after && !alike(&format!("{{{before}}}"), &format!("{{{after}}}"))
            });
            if self.found.len() == found && differs {
                let length = self.pointer.push(segment);
                self.report(ChangeKind::Changed);
                self.pointer.truncate(length);
            }
        }
    }

    fn below(&mut self, segment: &str, pair: Pair<'_>) {
        let length = self.pointer.push(segment);
        match pair {
            (Some(before), Some(after)) => self.values(before, after),
            (before, after) => self.one_sided(before.is_some(), after.is_some()),
        }
        self.pointer.truncate(length);
    }

    fn one_sided(&mut self, before: bool, after: bool) {
        match (before, after) {
            (true, false) => self.report(ChangeKind::Removed),
            (false, true) => self.report(ChangeKind::Added),
            _ => {}
        }
    }

    fn report(&mut self, kind: ChangeKind) {
        self.found.push(Change {
            pointer: self.pointer.as_str().to_owned(),
            kind,
        });
    }
}

/// What is in one location before and after.
type Pair<'a> = (Option<&'a dyn Inspect>, Option<&'a dyn Inspect>);

/// The indices of the fields that are members in JSON.
fn written(object: ObjectView<'_>) -> Vec<usize> {
    object.written_fields().map(|(index, _)| index).collect()
}

fn items(list: &dyn Sequence) -> Vec<&dyn Inspect> {
    let mut items = Vec::with_capacity(list.len());
    list.for_each(&mut |item| items.push(item));
    items
}

/// Whether two values with nothing inside them that the schema describes are the same.
fn same(before: &Node<'_>, after: &Node<'_>) -> bool {
    match (before, after) {
        (Node::Absent | Node::None | Node::Null, Node::Absent | Node::None | Node::Null) => true,
        (Node::Bool(before), Node::Bool(after)) => before == after,
        (Node::Integer(before), Node::Integer(after)) => before == after,
        // Not `==`: a value that holds a NaN has not changed.
        (Node::Number(before), Node::Number(after)) => before.to_bits() == after.to_bits(),
        (Node::String(before), Node::String(after)) => before == after,
        (Node::Enum { value: before, .. }, Node::Enum { value: after, .. }) => before == after,
        (Node::Raw(before), Node::Raw(after)) => alike(before, after),
        (Node::Json(before), Node::Json(after)) => before == after,
        (Node::Opaque(before), Node::Opaque(after)) => {
            format!("{before:?}") == format!("{after:?}")
        }
        _ => false,
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Change", 2)?;
        out.serialize_field("pointer", &self.pointer)?;
        out.serialize_field("kind", self.kind.as_str())?;
        out.end()
    }
}
