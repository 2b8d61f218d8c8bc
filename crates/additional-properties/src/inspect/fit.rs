//! How well a type fits a value: an untagged union takes the variant that declares most of its members.

use super::{Constraint, Inspect, Node, ObjectView, Presence};
use crate::exact::is_listed;
use crate::json;
use core::cmp::{Ordering, Reverse};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many objects around a member are told apart: members further inside count as if they were there.
const DEPTHS: usize = 8;

/// Numbers of members, by how many objects are around them. The outer ones decide before the inner ones, so that a member counts once there,
/// however large it is.
type Members = [u32; DEPTHS];

/// What a type knows of a value, and what it does not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fit {
    /// A variant that takes any JSON, and does not list this value.
    anything: bool,
    /// Whether there are members that another type can declare although this one takes them: those of a map and of any JSON.
    undeclared: bool,
    /// Values that an enum does not list or that are no variant of a union inside.
    values: u32,
    declared: Members,
    unknown: Members,
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
        fit.add(value, 0);
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

    fn add(&mut self, value: &dyn Inspect, depth: usize) {
        self.add_node(&value.inspect(), depth);
    }

    fn add_node(&mut self, node: &Node<'_>, depth: usize) {
        match node {
            Node::Enum { known: false, .. } | Node::Unknown { .. } => self.values += 1,
            Node::Some { inner, .. } | Node::Variant { inner, .. } => self.add(*inner, depth),
            Node::List(list) => list.for_each(&mut |item| self.add(item, depth)),
            Node::Map(map) => map.for_each(&mut |_, member| self.add_undeclared(member, depth)),
            Node::Object(object) => self.add_object(*object, depth),
            Node::Json(value) => self.undeclared |= value.is_object() || value.is_array(),
            Node::Raw(text) => self.undeclared |= text.starts_with(['{', '[']),
            _ => {}
        }
    }

    fn add_object(&mut self, object: ObjectView<'_>, depth: usize) {
        for (index, field) in object.info().fields.iter().enumerate() {
            let node = object.field(index).inspect();
            let is_written = match &node {
                Node::Absent => object.opaque(index).is_some(),
                Node::None => field.presence() != Presence::Optional,
                _ => true,
            };
            self.declared[at(depth)] += u32::from(is_written);
            self.add_node(&node, depth + 1);
        }
        match object.additional() {
            // Members of a declared type are part of the schema: only what is unknown inside them counts.
            Some(map) if map.is_described() => {
                map.for_each(&mut |_, member| self.add_undeclared(member, depth));
            }
            Some(map) => {
                let unknown = u32::try_from(map.len()).unwrap_or(u32::MAX);
                self.unknown[at(depth)] = self.unknown[at(depth)].saturating_add(unknown);
            }
            None => {}
        }
    }

    fn add_undeclared(&mut self, member: &dyn Inspect, depth: usize) {
        self.undeclared = true;
        self.add(member, depth + 1);
    }
}

fn at(depth: usize) -> usize {
    depth.min(DEPTHS - 1)
}

/// A value as one variant, and how well that fits.
pub(crate) type Candidate<'a> = (&'a dyn Inspect, &'a Fit);

/// Whether a value is rather `one` than `other`, which comes before it in the schema.
///
/// A new member, wherever it stands, and a new value of an enum change nothing as long as no variant knows them: what tells the variants
/// apart is what they do know.
///
/// - A variant that takes any JSON knows nothing of a value that it does not list: it comes last.
/// - Then an enum says that it is another value if it does not list what the other variant lists in that place.
/// - Then the variant that declares more members comes first, and of two that declare as many the one to which less is unknown.
#[must_use]
pub(crate) fn is_better(one: Candidate<'_>, other: Candidate<'_>) -> bool {
    let more = |fit: &Fit| (Reverse(fit.declared), fit.values, fit.unknown);
    let order = one.1.anything.cmp(&other.1.anything);
    let order = order.then_with(|| refuted(one, other).cmp(&refuted(other, one)));
    order.then_with(|| more(one.1).cmp(&more(other.1))) == Ordering::Less
}

/// How many values `one` does not list and `other` does.
fn refuted(one: Candidate<'_>, other: Candidate<'_>) -> usize {
    if one.1.values == 0 {
        return 0;
    }
    let (one, other) = (one.0.inspect(), other.0.inspect());
    match (one, other) {
        // That each is a variant of the union that is read says nothing.
        (Node::Variant { inner: one, .. }, Node::Variant { inner: other, .. }) => {
            unlisted(one, other)
        }
        _ => 0,
    }
}

/// The same of two values in one place. Each part is looked at once, however many there are.
fn unlisted(one: &dyn Inspect, other: &dyn Inspect) -> usize {
    match (one.inspect(), other.inspect()) {
        (Node::Enum { known: false, .. }, _) => usize::from(lists(other, false)),
        (Node::Unknown { .. }, _) => usize::from(lists(other, true)),
        (Node::Some { inner, .. } | Node::Variant { inner, .. }, _) => unlisted(inner, other),
        (_, Node::Some { inner, .. } | Node::Variant { inner, .. }) => unlisted(one, inner),
        (Node::List(one), Node::List(other)) => {
            let mut others = Vec::with_capacity(other.len());
            other.for_each(&mut |item| others.push(item));
            let (mut others, mut count) = (others.into_iter(), 0);
            one.for_each(&mut |item| count += others.next().map_or(0, |it| unlisted(item, it)));
            count
        }
        (one, other) => {
            let (mut others, mut count) = (BTreeMap::new(), 0);
            members(&other, &mut |name, member| {
                others.insert(name.to_owned(), member);
            });
            members(&one, &mut |name, member| {
                count += others.get(name).map_or(0, |it| unlisted(member, *it));
            });
            count
        }
    }
}

/// The members of an object that a schema describes.
fn members<'a>(node: &Node<'a>, visit: &mut dyn FnMut(&str, &'a dyn Inspect)) {
    match node {
        Node::Map(map) => map.for_each(visit),
        Node::Object(object) => {
            for (index, field) in object.written_fields() {
                visit(field.name, object.field(index));
            }
            if let Some(map) = object.additional().filter(|map| map.is_described()) {
                map.for_each(visit);
            }
        }
        _ => {}
    }
}

/// Whether the value is one that its enum lists, or, where a union was asked, a variant of its union.
fn lists(value: &dyn Inspect, is_union: bool) -> bool {
    match value.inspect() {
        Node::Enum { known, .. } => known,
        Node::Some { inner, .. } => lists(inner, is_union),
        Node::Variant { inner, .. } => is_union && !is_unknown(inner) || lists(inner, is_union),
        _ => false,
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
