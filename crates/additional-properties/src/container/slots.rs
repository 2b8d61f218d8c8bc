//! A list of places, some of them holes, whose first places need no allocation of their own.
//!
//! An object seldom has more than a few unknown members.

use core::{array, iter, slice};
use std::vec;

/// Things and holes. Places are numbered from the start, holes included.
#[derive(Clone)]
pub(super) struct Slots<T, const HEAD: usize> {
    head: [Option<T>; HEAD],
    tail: Vec<Option<T>>,
    len: usize,
}

/// The places of a list, by reference.
pub(super) type Places<'a, T> = iter::Chain<slice::Iter<'a, Option<T>>, slice::Iter<'a, Option<T>>>;

/// The places of a list, by value.
pub(super) type IntoPlaces<T, const HEAD: usize> =
    iter::Chain<array::IntoIter<Option<T>, HEAD>, vec::IntoIter<Option<T>>>;

impl<T, const HEAD: usize> Default for Slots<T, HEAD> {
    fn default() -> Self {
        Self {
            head: [const { None }; HEAD],
            tail: Vec::new(),
            len: 0,
        }
    }
}

impl<T, const HEAD: usize> Slots<T, HEAD> {
    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// What is at a place.
    pub(super) fn get(&self, place: usize) -> Option<&T> {
        match place.checked_sub(HEAD) {
            None => self.head.get(place)?.as_ref(),
            Some(place) => self.tail.get(place)?.as_ref(),
        }
    }

    /// A place, to change or empty it.
    pub(super) fn slot(&mut self, place: usize) -> Option<&mut Option<T>> {
        match place.checked_sub(HEAD) {
            None => self.head.get_mut(place),
            Some(place) => self.tail.get_mut(place),
        }
    }

    /// Adds a place at the end.
    pub(super) fn push(&mut self, thing: T) {
        match self.head.get_mut(self.len) {
            Some(slot) => *slot = Some(thing),
            None => self.tail.push(Some(thing)),
        }
        self.len += 1;
    }

    /// The places from one on. Unused places of the head look like holes.
    pub(super) fn from(&self, place: usize) -> Places<'_, T> {
        let head = self.head.get(place..).unwrap_or_default();
        let tail = self.tail.get(place.saturating_sub(HEAD)..);
        head.iter().chain(tail.unwrap_or_default())
    }

    /// Removes the holes.
    pub(super) fn close(&mut self) {
        let old = core::mem::take(self);
        for thing in old.into_places().flatten() {
            self.push(thing);
        }
    }

    pub(super) fn into_places(self) -> IntoPlaces<T, HEAD> {
        self.head.into_iter().chain(self.tail)
    }
}
