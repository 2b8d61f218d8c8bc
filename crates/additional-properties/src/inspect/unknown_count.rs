//! How much of a value its types do not know: an untagged union takes the variant for which this is least.

use super::{Constraint, Inspect, Node};
use crate::exact::is_listed;
use crate::json;
use serde_json::Value;
use std::borrow::Cow;

/// How many unknown values and unknown members a value holds, at any depth.
///
/// Values are compared before members: an enum that does not list a value is better evidence against a variant than a member
/// that any struct would keep. A variant that takes any JSON knows nothing of a value that it does not list, and a union inside that does
/// not find its tag even says that it is another value: these come last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UnknownCount {
    nothing: bool,
    anything: bool,
    values: usize,
    members: usize,
}

impl UnknownCount {
    /// Counts what is unknown in `value`.
    #[must_use]
    pub(crate) fn of(value: &dyn Inspect) -> Self {
        let mut count = Self::default();
        if let Node::Variant { inner, .. } = value.inspect() {
            count.nothing = is_unknown(inner);
            count.anything = is_anything(value);
        }
        count.add(value);
        count
    }

    /// True when everything is known.
    #[must_use]
    pub(crate) fn is_zero(self) -> bool {
        self == Self::default()
    }

    fn add(&mut self, value: &dyn Inspect) {
        match value.inspect() {
            Node::Enum { known: false, .. } | Node::Unknown { .. } => self.values += 1,
            Node::Some { inner, .. } | Node::Variant { inner, .. } => self.add(inner),
            Node::List(list) => list.for_each(&mut |item| self.add(item)),
            Node::Map(map) => map.for_each(&mut |_, member| self.add(member)),
            Node::Object(object) => {
                for index in 0..object.info().fields.len() {
                    self.add(object.field(index));
                }
                match object.additional() {
                    // Members of a declared type are part of the schema: only what is unknown inside them counts.
                    Some(map) if map.is_described() => {
                        map.for_each(&mut |_, member| self.add(member));
                    }
                    // One for each, however large: a member's size says nothing about the variant.
                    Some(map) => self.members += map.len(),
                    None => {}
                }
            }
            _ => {}
        }
    }
}

/// Whether `value` is a union, in however many variants of unions, of which it is no value: it has not even the tag, or there is none.
fn is_unknown(value: &dyn Inspect) -> bool {
    match value.inspect() {
        Node::Unknown { inner, tag, .. } => tag.is_empty() || !has(inner, tag),
        Node::Variant { inner, .. } => is_unknown(inner),
        _ => false,
    }
}

/// Whether `value` is any JSON value, in however many variants of unions, none of which lists it.
fn is_anything(value: &dyn Inspect) -> bool {
    match value.inspect() {
        Node::Json(_) | Node::Raw(_) => true,
        Node::Variant {
            inner, constraints, ..
        } => {
            let lists = |constraint: &Constraint| matches!(constraint, Constraint::Listed(listed) if is_listed(listed, inner));
            is_anything(inner) && !constraints.iter().any(lists)
        }
        _ => false,
    }
}

/// Whether any JSON value has a member at `path`.
fn has(value: &dyn Inspect, path: &[&str]) -> bool {
    let value = match value.inspect() {
        Node::Json(value) => Cow::Borrowed(value),
        Node::Raw(text) => Cow::Owned(json::from_str::<Value>(text).unwrap_or_default()),
        _ => return false,
    };
    let mut names = path.iter();
    names
        .try_fold(&*value, |value, name| value.get(name))
        .is_some()
}
