//! Whether a value may be seen: the one decision that `Debug` and `Serialize` of both views share.

use crate::inspect::{
    Constraint, FieldInfo, Inspect, Mapping, Node, ObjectInfo, Sensitivity, Sequence, listing,
};
use core::ops::ControlFlow;

/// What the fields on the way to a value say about who may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visibility {
    /// The view shows everything.
    Unredacted,
    /// The field is marked sensitive, or it is unmarked and its struct is the value of a sensitive field.
    Sensitive,
    /// No field leads to the value: it is the root of the view, or an item of it.
    Root,
    /// No field says anything.
    Unmarked,
    /// The field is marked `none`.
    Public,
}

/// A value together with its visibility.
#[derive(Clone, Copy)]
pub(crate) struct RedactedNode<'a> {
    pub(crate) value: &'a dyn Inspect,
    pub(crate) visibility: Visibility,
    /// What is asserted of the value by the field, item or branch that leads to it.
    constraints: &'static [Constraint],
}

impl<'a> RedactedNode<'a> {
    pub(crate) fn new(value: &'a dyn Inspect, visibility: Visibility) -> Self {
        Self::asserting(value, visibility, &[])
    }

    pub(crate) fn asserting(
        value: &'a dyn Inspect,
        visibility: Visibility,
        constraints: &'static [Constraint],
    ) -> Self {
        Self {
            value,
            visibility,
            constraints,
        }
    }

    /// What is inside a wrapper: another value of the same visibility.
    pub(crate) fn with(self, value: &'a dyn Inspect) -> Self {
        Self { value, ..self }
    }

    /// What is inside a variant of which `constraints` are asserted. Its union has a class of its own, as a field has.
    pub(crate) fn inside(self, value: &'a dyn Inspect, constraints: &'static [Constraint]) -> Self {
        let visibility = match self.visibility {
            Visibility::Root => Visibility::Unmarked,
            other => other,
        };
        Self::asserting(value, visibility, constraints)
    }

    /// The item of this list at `index`.
    pub(crate) fn item(self, index: usize, value: &'a dyn Inspect) -> Self {
        let constraints = Constraint::of_item(self.constraints, index);
        Self::asserting(value, self.visibility, constraints)
    }

    /// What is asserted of the members of this map.
    pub(crate) fn member_constraints(self) -> &'static [Constraint] {
        Constraint::of_members(self.constraints)
    }

    /// True when a placeholder takes the place of `node`, which is that of the value.
    pub(crate) fn is_hidden(self, node: &Node<'_>) -> bool {
        // Nobody classified a value that is not listed: the class of the field is about those that are.
        let is_unlisted = || listing(self.constraints, node, self.value) == Some(false);
        self.visibility.hides(node) || self.visibility != Visibility::Unredacted && is_unlisted()
    }
}

impl Visibility {
    /// The visibility of a field of a struct that has visibility `self`.
    pub(crate) fn of_field(self, object: &ObjectInfo, field: &FieldInfo) -> Self {
        if self == Self::Unredacted {
            return self;
        }
        match field.sensitivity().or(object.sensitivity) {
            Some(class) if class.is_sensitive() => Self::Sensitive,
            Some(_) => Self::Public,
            None if self == Self::Sensitive => Self::Sensitive,
            None => Self::Unmarked,
        }
    }

    /// True when names in a map, and open JSON values, are shown.
    pub(crate) fn shows_content(self) -> bool {
        matches!(self, Self::Unredacted | Self::Public)
    }

    /// True when a placeholder takes the place of `node`, whatever is asserted of it.
    fn hides(self, node: &Node<'_>) -> bool {
        if self == Self::Unredacted {
            return false;
        }
        let hidden = self == Self::Sensitive;
        match node {
            Node::Absent | Node::Null | Node::None | Node::Some { .. } | Node::Object(_) => false,
            Node::Enum {
                known, sensitivity, ..
            } => !known || hidden || self.hides_class(*sensitivity),
            Node::Variant { sensitivity, .. } => hidden || self.hides_class(*sensitivity),
            Node::Json(_) | Node::Raw(_) => self != Self::Public,
            Node::Unknown { .. } => true,
            Node::List(list) => hidden && !holds_only_structs(*list),
            Node::Map(map) => (hidden || self == Self::Root) && !maps_to_structs(*map),
            _ => hidden,
        }
    }

    /// True when an enum or union of this class is hidden because no field says otherwise.
    fn hides_class(self, class: Option<Sensitivity>) -> bool {
        matches!(self, Self::Unmarked | Self::Root) && class.is_some_and(Sensitivity::is_sensitive)
    }
}

/// A list of structs is shown even where it is sensitive: each field of each struct is hidden or shown by its own mark. The
/// empty list is not: whether it is empty is content. Neither is a list with one item of another kind, a null for example.
fn holds_only_structs(list: &dyn Sequence) -> bool {
    let all = list.try_for_each(&mut |item| continue_at_struct(item));
    all.is_continue() && !list.is_empty()
}

fn maps_to_structs(map: &dyn Mapping) -> bool {
    let all = map.try_for_each(&mut |_, value| continue_at_struct(value));
    all.is_continue() && !map.is_empty()
}

fn continue_at_struct(value: &dyn Inspect) -> ControlFlow<()> {
    match value.inspect() {
        Node::Object(_) => ControlFlow::Continue(()),
        Node::Some { inner, .. } => continue_at_struct(inner),
        _ => ControlFlow::Break(()),
    }
}
