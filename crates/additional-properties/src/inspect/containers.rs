//! `Inspect` for what holds other values: `Option`, boxes, lists, sets, maps, tuples.

use super::{Inspect, Mapping, Node, Sequence};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

impl<T: Inspect> Inspect for Option<T> {
    fn inspect(&self) -> Node<'_> {
        match self {
            Some(inner) => Node::Some {
                wrapper: "Some",
                inner,
            },
            None => Node::None,
        }
    }
}

impl<T: Inspect> Inspect for Box<T> {
    fn inspect(&self) -> Node<'_> {
        (**self).inspect()
    }

    fn is_open() -> bool {
        T::is_open()
    }
}

impl<T: Inspect> Inspect for Arc<T> {
    fn inspect(&self) -> Node<'_> {
        (**self).inspect()
    }

    fn is_open() -> bool {
        T::is_open()
    }
}

macro_rules! lists {
    ($([$($param:tt)*] $list:ty;)*) => {$(
        impl<T: Inspect, $($param)*> Inspect for $list {
            fn inspect(&self) -> Node<'_> {
                Node::List(self)
            }
        }

        impl<T: Inspect, $($param)*> Sequence for $list {
            fn each<'a>(&'a self, each: &mut dyn FnMut(&'a dyn Inspect)) {
                for item in self {
                    each(item);
                }
            }
        }
    )*};
}

lists! {
    [] Vec<T>;
    [] VecDeque<T>;
    [] BTreeSet<T>;
    [S] HashSet<T, S>;
    [const N: usize] [T; N];
}

macro_rules! maps {
    ($([$($param:tt)*] $map:ty;)*) => {$(
        impl<K: AsRef<str>, V: Inspect, $($param)*> Inspect for $map {
            fn inspect(&self) -> Node<'_> {
                Node::Map(self)
            }
        }

        impl<K: AsRef<str>, V: Inspect, $($param)*> Mapping for $map {
            fn count(&self) -> usize {
                self.len()
            }

            fn each(&self, each: &mut dyn FnMut(&str, &dyn Inspect)) {
                for (name, value) in self {
                    each(name.as_ref(), value);
                }
            }

            fn is_described(&self) -> bool {
                !V::is_open()
            }
        }
    )*};
}

maps! {
    [] BTreeMap<K, V>;
    [S] HashMap<K, V, S>;
}

macro_rules! tuples {
    ($($($item:ident)*;)*) => {$(
        impl<$($item: Inspect),*> Inspect for ($($item,)*) {
            fn inspect(&self) -> Node<'_> {
                Node::List(self)
            }
        }

        impl<$($item: Inspect),*> Sequence for ($($item,)*) {
            #[allow(non_snake_case, reason = "type parameters name the places of the tuple")]
            fn each<'a>(&'a self, each: &mut dyn FnMut(&'a dyn Inspect)) {
                let ($($item,)*) = self;
                $(each($item);)*
            }
        }
    )*};
}

tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
}
