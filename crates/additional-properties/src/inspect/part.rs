//! A value at its place in another one.

use super::listed::listing;
use super::{Constraint, Inspect, Node, ObjectView};

/// A value, and what is asserted of it where it stands.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) value: &'a dyn Inspect,
    pub(super) constraints: &'static [Constraint],
}

impl<'a> Part<'a> {
    pub(super) fn of(value: &'a dyn Inspect) -> Self {
        Self {
            value,
            constraints: &[],
        }
    }

    /// The value inside of an option, or of a variant of a union.
    pub(super) fn inside(self) -> Self {
        match self.value.inspect() {
            Node::Some { inner, .. } => Self {
                value: inner,
                ..self
            },
            Node::Variant {
                inner, constraints, ..
            } => Self {
                value: inner,
                constraints,
            },
            _ => self,
        }
    }

    /// The value inside of all options around it.
    pub(super) fn inside_options(self) -> Self {
        match self.value.inspect() {
            Node::Some { .. } => self.inside().inside_options(),
            _ => self,
        }
    }

    /// Whether the schema lists what may be here, and this, whose first level is `node`, is another value.
    pub(super) fn is_unlisted(self, node: &Node<'_>) -> bool {
        match node {
            Node::Enum { known, .. } => !known,
            Node::Unknown { .. } => true,
            node => listing(self.constraints, node, self.value) == Some(false),
        }
    }

    /// What is asserted of the members of `object` that it does not declare; `constraints` are those of its place.
    pub(super) fn of_members(
        object: ObjectView<'_>,
        constraints: &'static [Constraint],
    ) -> &'static [Constraint] {
        match Constraint::of_members(object.info().constraints) {
            [] => Constraint::of_members(constraints),
            own => own,
        }
    }
}
