//! `Inspect` for types with other values inside: `Option`, `Maybe`, boxes, lists, tuples.

use super::{Inspect, Node, Sequence};
use crate::Maybe;
use core::ops::ControlFlow;
use std::collections::{BTreeSet, HashSet, VecDeque};
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

macro_rules! transparent {
    ($($pointer:ty)*) => {$(
        impl<T: Inspect> Inspect for $pointer {
            fn inspect(&self) -> Node<'_> {
                (**self).inspect()
            }

            fn is_open() -> bool {
                T::is_open()
            }
        }
    )*};
}

transparent!(Box<T> Arc<T>);

macro_rules! lists {
    ($([$($param:tt)*] $list:ty;)*) => {$(
        impl<T: Inspect, $($param)*> Inspect for $list {
            fn inspect(&self) -> Node<'_> {
                Node::List(self)
            }
        }

        impl<T: Inspect, $($param)*> Sequence for $list {
            fn len(&self) -> usize {
                self.iter().len()
            }

            fn try_for_each<'a>(
                &'a self,
                visit: &mut dyn FnMut(&'a dyn Inspect) -> ControlFlow<()>,
            ) -> ControlFlow<()> {
                self.iter().try_for_each(|item| visit(item))
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

macro_rules! tuples {
    ($($($item:ident)*;)*) => {$(
        impl<$($item: Inspect),*> Inspect for ($($item,)*) {
            fn inspect(&self) -> Node<'_> {
                Node::List(self)
            }
        }

        impl<$($item: Inspect),*> Sequence for ($($item,)*) {
            fn len(&self) -> usize {
                [$(stringify!($item)),*].len()
            }

            #[allow(non_snake_case, reason = "the type parameters name the items of the tuple")]
            fn try_for_each<'a>(
                &'a self,
                visit: &mut dyn FnMut(&'a dyn Inspect) -> ControlFlow<()>,
            ) -> ControlFlow<()> {
                let ($($item,)*) = self;
                $(visit($item)?;)*
                ControlFlow::Continue(())
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
