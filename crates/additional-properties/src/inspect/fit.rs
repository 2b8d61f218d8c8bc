//! How well a type fits a value: an untagged union takes the variant that declares most of its members.

use super::part::Part;
use super::placeholder::Placeholders;
use super::{Constraint, Inspect, Node, ObjectView, Presence};
use crate::exact::is_listed;
use crate::json;
use serde_json::Value;
use std::borrow::Cow;

/// How many arrays and objects around a member are told apart: members further inside count as if they were there.
const DEPTHS: usize = 8;

/// Numbers of members, by how many arrays and objects are around theirs. The outer ones decide before the inner ones, so that a member counts once there,
/// however large it is.
type Members = [u32; DEPTHS];

/// What a type knows of a value, and what it does not.
#[derive(Clone, Copy, Debug)]
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
    /// Of a value that is no variant of its union.
    pub(crate) const UNKNOWN: Self = Self {
        values: 1,
        ..Self::NOTHING
    };

    const NOTHING: Self = Self {
        anything: false,
        undeclared: false,
        values: 0,
        declared: [0; DEPTHS],
        unknown: [0; DEPTHS],
    };

    /// Looks at everything in `value`, a union, of which `placeholders` were left out.
    #[must_use]
    pub(crate) fn of(value: &dyn Inspect, placeholders: &Placeholders) -> Fitness {
        if is_another(value) {
            return Fitness::Nothing;
        }
        let count = Count::of(Part::of(value), placeholders);
        if count.is_vague {
            return Fitness::Vague;
        }
        let mut fit = count.fit;
        if let Node::Variant { .. } = value.inspect() {
            fit.anything = is_anything(value);
        }
        if !placeholders.is_empty() {
            fit.add_part(&placeholders.fit, 0);
        }
        Fitness::Fit(fit)
    }

    /// Whether something is not listed in a part of a value of which `placeholders` were left out.
    pub(super) fn is_unlisted(part: Part<'_>, placeholders: &Placeholders) -> bool {
        let count = Count::of(part, placeholders);
        count.fit.values > 0 || count.leaves_out_unlisted
    }

    /// Adds what was counted in a part around which are `depth` arrays and objects.
    pub(super) fn add_part(&mut self, part: &Self, depth: usize) {
        self.undeclared |= part.undeclared;
        self.values = self.values.saturating_add(part.values);
        for inside in 0..DEPTHS {
            let at = at(depth.saturating_add(inside));
            self.declared[at] = self.declared[at].saturating_add(part.declared[inside]);
            self.unknown[at] = self.unknown[at].saturating_add(part.unknown[inside]);
        }
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
}

/// What is known of a value as one variant.
pub(crate) enum Fitness {
    /// How well it fits.
    Fit(Fit),
    /// Nothing: it is another value.
    Nothing,
    /// Too little: it takes what was left out to know how well it fits.
    Vague,
}

/// A count of what is in a value.
struct Count<'a> {
    fit: Fit,
    placeholders: &'a Placeholders,
    /// Whether something is not listed in what was left out.
    leaves_out_unlisted: bool,
    /// Whether the schema lists values for what was left out.
    is_vague: bool,
}

impl<'a> Count<'a> {
    fn of(part: Part<'_>, placeholders: &'a Placeholders) -> Self {
        let mut count = Self {
            fit: Fit::NOTHING,
            placeholders,
            leaves_out_unlisted: false,
            is_vague: false,
        };
        count.add(part, 0);
        count
    }

    fn add(&mut self, part: Part<'_>, depth: usize) {
        let constraints = part.constraints;
        if let Some(index) = self.placeholders.index(part.value) {
            let lists = |constraint: &Constraint| matches!(constraint, Constraint::Listed(_));
            self.is_vague |= constraints.iter().any(lists);
            self.leaves_out_unlisted |= !self.placeholders.lists_as_much(index, None);
            return;
        }
        let node = part.value.inspect();
        self.fit.values += u32::from(part.is_unlisted(&node));
        match &node {
            Node::Some { .. } | Node::Variant { .. } => self.add(part.inside(), depth),
            Node::List(list) => {
                let mut index = 0;
                list.for_each(&mut |value| {
                    let constraints = Constraint::of_item(constraints, index);
                    self.add(Part { value, constraints }, depth + 1);
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
            Node::Json(value) => self.fit.undeclared |= value.is_object() || value.is_array(),
            Node::Raw(text) => self.fit.undeclared |= text.starts_with(['{', '[']),
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
            self.fit.declared[at(depth)] += u32::from(is_written);
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
                self.fit.unknown[at(depth)] = self.fit.unknown[at(depth)].saturating_add(unknown);
            }
            None => {}
        }
    }

    fn add_undeclared(&mut self, member: Part<'_>, depth: usize) {
        self.fit.undeclared = true;
        self.add(member, depth + 1);
    }
}

impl Default for Fit {
    fn default() -> Self {
        Self::NOTHING
    }
}

fn at(depth: usize) -> usize {
    depth.min(DEPTHS - 1)
}

/// Whether a union inside of a variant, which is the whole of it, says that it is another value: it has not even its tag.
pub(crate) fn is_another(value: &dyn Inspect) -> bool {
    match value.inspect() {
        Node::Variant { inner, .. } => is_unknown(inner),
        _ => false,
    }
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
