//! `Inspect` for booleans, numbers and text.

use super::{Inspect, Node};
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

impl Inspect for bool {
    fn inspect(&self) -> Node<'_> {
        Node::Bool(*self)
    }
}

macro_rules! integers {
    ($($int:ty)*) => {$(
        impl Inspect for $int {
            fn inspect(&self) -> Node<'_> {
                Node::Integer(i128::from(*self))
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

macro_rules! sized_integers {
    ($($int:ty)*) => {$(
        impl Inspect for $int {
            fn inspect(&self) -> Node<'_> {
                i128::try_from(*self).map_or(Node::Opaque(self), Node::Integer)
            }
        }
    )*};
}

sized_integers!(isize usize u128);

impl Inspect for f32 {
    fn inspect(&self) -> Node<'_> {
        Node::Number(f64::from(*self))
    }
}

impl Inspect for f64 {
    fn inspect(&self) -> Node<'_> {
        Node::Number(*self)
    }
}

macro_rules! texts {
    ($($text:ty)*) => {$(
        impl Inspect for $text {
            fn inspect(&self) -> Node<'_> {
                Node::Text(Cow::Borrowed(self))
            }
        }
    )*};
}

texts!(String str &str Box<str> Rc<str> Arc<str> Cow<'_, str>);

impl Inspect for char {
    fn inspect(&self) -> Node<'_> {
        Node::Text(Cow::Owned(self.to_string()))
    }
}

impl Inspect for () {
    fn inspect(&self) -> Node<'_> {
        Node::Null
    }
}
