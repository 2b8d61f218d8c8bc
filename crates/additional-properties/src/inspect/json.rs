//! `Inspect` for open JSON values.

use super::{Inspect, Mapping, Node};
use serde_json::{Map, Value};

impl Inspect for Value {
    fn inspect(&self) -> Node<'_> {
        match self {
            Self::Null => Node::Null,
            _ => Node::Json(self),
        }
    }

    fn is_open() -> bool {
        true
    }
}

impl Inspect for Map<String, Value> {
    fn inspect(&self) -> Node<'_> {
        Node::Map(self)
    }
}

impl Mapping for Map<String, Value> {
    fn count(&self) -> usize {
        self.len()
    }

    fn each(&self, each: &mut dyn FnMut(&str, &dyn Inspect)) {
        for (name, value) in self {
            each(name, value);
        }
    }

    fn is_described(&self) -> bool {
        false
    }
}
