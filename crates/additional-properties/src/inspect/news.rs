//! How much of a value its types do not know: what decides between the members of a union that could all take it.

use super::{Inspect, Node};

/// What a value holds beyond what its types declare, values before members: an enum that does not list a value says more than a member
/// that any struct would keep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct News {
    values: usize,
    members: usize,
}

impl News {
    /// All that is new in `value`, at any depth.
    #[must_use]
    pub(crate) fn of(value: &dyn Inspect) -> Self {
        let mut news = Self::default();
        news.add(value);
        news
    }

    /// True when nothing is new.
    #[must_use]
    pub(crate) fn is_none(self) -> bool {
        self == Self::default()
    }

    fn add(&mut self, value: &dyn Inspect) {
        match value.inspect() {
            Node::Enum { known: false, .. } | Node::Unknown(_) => self.values += 1,
            Node::Some { inner, .. } | Node::Variant { inner, .. } => self.add(inner),
            Node::List(list) => list.each(&mut |item| self.add(item)),
            Node::Map(map) => map.each(&mut |_, member| self.add(member)),
            Node::Object(object) => {
                for index in 0..object.info().fields.len() {
                    self.add(object.field(index));
                }
                match object.additional() {
                    Some(map) if map.is_described() => map.each(&mut |_, member| self.add(member)),
                    Some(map) => self.members += map.count(),
                    None => {}
                }
            }
            _ => {}
        }
    }
}
