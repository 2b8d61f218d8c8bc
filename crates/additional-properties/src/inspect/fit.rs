//! How well a type fits a value: an untagged union takes the variant that declares most of its members.

use super::part::Part;
use super::{Constraint, Inspect, Node, ObjectView, Presence};
use crate::exact::is_listed;
use crate::json;
use serde_json::Value;
use std::borrow::Cow;

/// How many objects around a member are told apart: members further inside count as if they were there.
const DEPTHS: usize = 8;

/// Numbers of members, by how many objects are around them. The outer ones decide before the inner ones, so that a member counts once there,
/// however large it is.
type Members = [u32; DEPTHS];

/// What a type knows of a value, and what it does not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fit {
    /// A variant that takes any JSON, and does not list this value.
    pub(super) anything: bool,
    /// Whether there are members that another type can declare although this one takes them: those of a map and of any JSON.
    undeclared: bool,
    /// Values that an enum does not list or that are no variant of a union inside.
    pub(super) values: u32,
    pub(super) declared: Members,
    pub(super) unknown: Members,
}

impl Fit {
    /// Looks at everything in `value`, a union; `None` if a union inside, which is the whole of it, says that it is another value: it has not even
    /// its tag.
    #[must_use]
    pub(crate) fn of(value: &dyn Inspect) -> Option<Self> {
        let mut fit = Self::default();
        if let Node::Variant { inner, .. } = value.inspect() {
            if is_unknown(inner) {
                return None;
            }
            fit.anything = is_anything(value);
        }
        fit.add(Part::of(value), 0);
        Some(fit)
    }

    /// True when nothing in the value is unknown.
    #[must_use]
    pub(crate) fn is_whole(&self) -> bool {
        !self.anything && self.values == 0 && self.unknown == Members::default()
    }

    /// True when no other type can declare more of the value.
    #[must_use]
    pub(crate) fn is_best(&self) -> bool {
        self.is_whole() && !self.undeclared
    }

    /// Puts values of which members were filled in order, the best first: what is declared says nothing of them, it may be what was filled.
    #[must_use]
    pub(crate) fn rank_of_filled(&self) -> impl Ord + use<> {
        (self.anything, self.values, self.unknown)
    }

    fn add(&mut self, part: Part<'_>, depth: usize) {
        let node = part.value.inspect();
        let constraints = part.constraints;
        self.values += u32::from(part.is_unlisted(&node));
        match &node {
            Node::Some { .. } | Node::Variant { .. } => self.add(part.inside(), depth),
            Node::List(list) => {
                let mut index = 0;
                list.for_each(&mut |value| {
                    let constraints = Constraint::of_item(constraints, index);
                    self.add(Part { value, constraints }, depth);
                    index += 1;
                });
            }
            Node::Map(map) => {
                let constraints = Constraint::of_members(constraints);
                map.for_each(&mut |_, value| {
                    self.add_undeclared(Part { value, constraints }, depth);
                });
            }
            Node::Object(object) => self.add_object(*object, constraints, depth),
            Node::Json(value) => self.undeclared |= value.is_object() || value.is_array(),
            Node::Raw(text) => self.undeclared |= text.starts_with(['{', '[']),
            _ => {}
        }
    }

    fn add_object(
        &mut self,
        object: ObjectView<'_>,
        constraints: &'static [Constraint],
        depth: usize,
    ) {
        for (index, field) in object.info().fields.iter().enumerate() {
            let part = Part {
                value: object.field(index),
                constraints: field.constraints,
            };
            let is_written = match part.value.inspect() {
                Node::Absent => object.opaque(index).is_some(),
                Node::None => field.presence() != Presence::Optional,
                _ => true,
            };
            self.declared[at(depth)] += u32::from(is_written);
            self.add(part, depth + 1);
        }
        match object.additional() {
            // Members of a declared type are part of the schema: only what is unknown inside them counts.
            Some(map) if map.is_described() => {
                let constraints = Part::of_members(object, constraints);
                map.for_each(&mut |_, value| {
                    self.add_undeclared(Part { value, constraints }, depth);
                });
            }
            Some(map) => {
                let unknown = u32::try_from(map.len()).unwrap_or(u32::MAX);
                self.unknown[at(depth)] = self.unknown[at(depth)].saturating_add(unknown);
            }
            None => {}
        }
    }

    fn add_undeclared(&mut self, member: Part<'_>, depth: usize) {
        self.undeclared = true;
        self.add(member, depth + 1);
    }
}

fn at(depth: usize) -> usize {
    depth.min(DEPTHS - 1)
}

/// Whether `value` is a union, in however many variants of unions, of which it is no value: it has not even the tag, or there is none.
pub(super) fn is_unknown(value: &dyn Inspect) -> bool {
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
