//! `Inspect` for the types of this crate.

use super::{Inspect, Mapping, Node};
use crate::json::{RawJson, RawJsonRef};
use crate::{AdditionalProperties, Maybe, UnknownValue};

impl<T: Inspect> Inspect for Maybe<T> {
    fn inspect(&self) -> Node<'_> {
        match self {
            Self::Absent => Node::Absent,
            Self::Null => Node::Null,
            Self::Value(inner) => Node::Some {
                wrapper: "Value",
                inner,
            },
        }
    }
}

impl<V: Inspect, O> Inspect for AdditionalProperties<V, O> {
    fn inspect(&self) -> Node<'_> {
        Node::Map(self)
    }
}

impl<V: Inspect, O> Mapping for AdditionalProperties<V, O> {
    fn count(&self) -> usize {
        self.len()
    }

    fn each(&self, each: &mut dyn FnMut(&str, &dyn Inspect)) {
        for (name, value) in self {
            each(name, value);
        }
    }

    fn is_described(&self) -> bool {
        !V::is_open()
    }
}

impl Inspect for UnknownValue {
    fn inspect(&self) -> Node<'_> {
        Node::Enum {
            variant: "Unknown",
            value: self.as_str(),
            known: false,
            sensitivity: None,
        }
    }
}

impl Inspect for RawJson {
    fn inspect(&self) -> Node<'_> {
        raw(self.get())
    }

    fn is_open() -> bool {
        true
    }
}

impl Inspect for RawJsonRef<'_> {
    fn inspect(&self) -> Node<'_> {
        raw(self.get())
    }

    fn is_open() -> bool {
        true
    }
}

fn raw(text: &str) -> Node<'_> {
    if text == "null" {
        Node::Null
    } else {
        Node::Raw(text)
    }
}
