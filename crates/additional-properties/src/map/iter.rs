//! Iterators over the members, in their order and from both ends.

use core::fmt;
use core::iter::FusedIterator;
use core::slice;
use std::vec;

use super::AdditionalProperties;
use super::members::{Member, Members};
use crate::redact::MemberCount;

/// Defines an iterator over slots, some of which are holes.
macro_rules! iterator {
    ($(#[$doc:meta])* $name:ident [$($generics:tt)*] over $slots:ty, $member:ident => $result:expr, $item:ty) => {
        $(#[$doc])*
        pub struct $name<$($generics)*> {
            slots: $slots,
            left: usize,
        }

        impl<$($generics)*> Iterator for $name<$($generics)*> {
            type Item = $item;

            fn next(&mut self) -> Option<Self::Item> {
                let $member = self.slots.by_ref().flatten().next()?;
                self.left -= 1;
                Some($result)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.left, Some(self.left))
            }
        }

        impl<$($generics)*> DoubleEndedIterator for $name<$($generics)*> {
            fn next_back(&mut self) -> Option<Self::Item> {
                let $member = self.slots.by_ref().rev().flatten().next()?;
                self.left -= 1;
                Some($result)
            }
        }

        impl<$($generics)*> ExactSizeIterator for $name<$($generics)*> {}
        impl<$($generics)*> FusedIterator for $name<$($generics)*> {}

        /// Tells how many members are left, and nothing of them.
        impl<$($generics)*> fmt::Debug for $name<$($generics)*> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&MemberCount(self.left)).finish()
            }
        }
    };
}

iterator! {
    /// Names and values by reference.
    Iter ['a, V] over slice::Iter<'a, Option<Member<V>>>, member => (&*member.name, &member.value), (&'a str, &'a V)
}

iterator! {
    /// Names, and values to change.
    IterMut ['a, V] over slice::IterMut<'a, Option<Member<V>>>, member => {
        member.span = None;
        (&*member.name, &mut member.value)
    }, (&'a str, &'a mut V)
}

iterator! {
    /// Names and values.
    IntoIter [V] over vec::IntoIter<Option<Member<V>>>, member => (member.name.into(), member.value), (String, V)
}

/// Defines an iterator over a part of what another one returns.
macro_rules! projection {
    ($(#[$doc:meta])* $name:ident [$($generics:tt)*] of $iter:ty, $pattern:pat => $result:expr, $item:ty) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<$($generics)*>(pub(super) $iter);

        impl<$($generics)*> Iterator for $name<$($generics)*> {
            type Item = $item;

            fn next(&mut self) -> Option<Self::Item> {
                self.0.next().map(|$pattern| $result)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl<$($generics)*> DoubleEndedIterator for $name<$($generics)*> {
            fn next_back(&mut self) -> Option<Self::Item> {
                self.0.next_back().map(|$pattern| $result)
            }
        }

        impl<$($generics)*> ExactSizeIterator for $name<$($generics)*> {}
        impl<$($generics)*> FusedIterator for $name<$($generics)*> {}
    };
}

projection! {
    /// Names.
    Keys ['a, V] of Iter<'a, V>, (name, _) => name, &'a str
}

projection! {
    /// Values by reference.
    Values ['a, V] of Iter<'a, V>, (_, value) => value, &'a V
}

projection! {
    /// Values to change.
    ValuesMut ['a, V] of IterMut<'a, V>, (_, value) => value, &'a mut V
}

impl<V> Clone for Iter<'_, V> {
    fn clone(&self) -> Self {
        Self {
            slots: self.slots.clone(),
            left: self.left,
        }
    }
}

impl<'a, V> Iter<'a, V> {
    pub(super) fn new(members: Option<&'a Members<V>>) -> Self {
        Self {
            left: members.map_or(0, Members::len),
            slots: members.map(Members::slots).unwrap_or_default(),
        }
    }
}

impl<'a, V> IterMut<'a, V> {
    pub(super) fn new(members: Option<&'a mut Members<V>>) -> Self {
        Self {
            left: members.as_ref().map_or(0, |members| members.len()),
            slots: members.map(Members::slots_mut).unwrap_or_default(),
        }
    }
}

impl<V> IntoIter<V> {
    pub(super) fn new(members: Option<Members<V>>) -> Self {
        Self {
            left: members.as_ref().map_or(0, Members::len),
            slots: members.map(Members::into_slots).unwrap_or_default(),
        }
    }
}

impl<V, O> IntoIterator for AdditionalProperties<V, O> {
    type Item = (String, V);
    type IntoIter = IntoIter<V>;

    fn into_iter(self) -> IntoIter<V> {
        IntoIter::new(self.storage.map(|storage| storage.into_members()))
    }
}

impl<'a, V, O> IntoIterator for &'a AdditionalProperties<V, O> {
    type Item = (&'a str, &'a V);
    type IntoIter = Iter<'a, V>;

    fn into_iter(self) -> Iter<'a, V> {
        self.iter()
    }
}

impl<'a, V, O> IntoIterator for &'a mut AdditionalProperties<V, O> {
    type Item = (&'a str, &'a mut V);
    type IntoIter = IterMut<'a, V>;

    fn into_iter(self) -> IterMut<'a, V> {
        self.iter_mut()
    }
}
