//! Whether a place is hidden: the one decision that both views share.

use crate::inspect::{FieldInfo, Inspect, Mapping, Node, ObjectInfo, Sensitivity, Sequence};

/// What is known about the place where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The view shows everything.
    Open,
    /// Marked sensitive, or unmarked inside a hidden place.
    Hidden,
    /// Nothing is said.
    Unmarked,
    /// Marked `none`.
    Cleared,
}

/// A value, seen from a place.
#[derive(Clone, Copy)]
pub(crate) struct Sight<'a> {
    pub(crate) value: &'a dyn Inspect,
    pub(crate) place: Place,
}

impl<'a> Sight<'a> {
    pub(crate) fn new(value: &'a dyn Inspect, place: Place) -> Self {
        Self { value, place }
    }

    /// Another value in the same place: what is inside a wrapper or a list.
    pub(crate) fn with(self, value: &'a dyn Inspect) -> Self {
        Self { value, ..self }
    }
}

impl Place {
    /// The place that a field of a struct makes.
    pub(crate) fn field(self, object: &ObjectInfo, field: &FieldInfo) -> Self {
        if self == Self::Open {
            self
        } else {
            self.marked(field.sensitivity().or(object.sensitivity))
        }
    }

    fn marked(self, mark: Option<Sensitivity>) -> Self {
        match mark {
            Some(class) if class.is_sensitive() => Self::Hidden,
            Some(_) => Self::Cleared,
            None if self == Self::Hidden => Self::Hidden,
            None => Self::Unmarked,
        }
    }

    /// True when the names in a map, or an open JSON value, may be seen here.
    pub(crate) fn shows_content(self) -> bool {
        matches!(self, Self::Open | Self::Cleared)
    }

    /// True when nothing of `node` may be seen here but that it is there.
    pub(crate) fn hides(self, node: &Node<'_>) -> bool {
        if self == Self::Open {
            return false;
        }
        let hidden = self == Self::Hidden;
        match node {
            Node::Absent | Node::Null | Node::None | Node::Some { .. } | Node::Object(_) => false,
            Node::Enum {
                known, sensitivity, ..
            } => !known || hidden || self.hides_class(*sensitivity),
            Node::Variant { sensitivity, .. } => hidden || self.hides_class(*sensitivity),
            Node::Json(_) | Node::Raw(_) => self != Self::Cleared,
            Node::Unknown(_) => true,
            Node::List(list) => hidden && !lists_structs(*list),
            Node::Map(map) => hidden && !maps_structs(*map),
            _ => hidden,
        }
    }
}

impl Place {
    /// True when an enum or union of this class is hidden, where the place says nothing.
    fn hides_class(self, class: Option<Sensitivity>) -> bool {
        self == Self::Unmarked && class.is_some_and(Sensitivity::is_sensitive)
    }
}

fn lists_structs(list: &dyn Sequence) -> bool {
    let mut only = Structs::default();
    list.each(&mut |item| only.see(item));
    only.found()
}

fn maps_structs(map: &dyn Mapping) -> bool {
    let mut only = Structs::default();
    map.each(&mut |_, value| only.see(value));
    only.found()
}

/// Whether at least one value was seen, and nothing but structs.
#[derive(Default)]
struct Structs {
    some: bool,
    other: bool,
}

impl Structs {
    fn see(&mut self, value: &dyn Inspect) {
        match value.inspect() {
            Node::Object(_) => self.some = true,
            Node::Some { inner, .. } => self.see(inner),
            _ => self.other = true,
        }
    }

    fn found(&self) -> bool {
        self.some && !self.other
    }
}
