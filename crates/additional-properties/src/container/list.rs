//! A list of named things in order, with holes where some were taken out.
//!
//! An object seldom has more than a few unknown members, so the first places are in the list itself. Many
//! things are elsewhere, and from some number on there is an index. Names are with the things; whoever
//! owns those compares and hashes them.

use core::{array, iter, slice};
use std::vec;

use super::index::{Index, WORTH_IT};

/// Things and holes. Places are numbered from the start, holes included.
#[derive(Clone)]
pub(super) struct List<T, const HEAD: usize> {
    head: [Option<T>; HEAD],
    many: Option<Box<Many<T>>>,
    len: u32,
}

/// What does not fit in the head.
#[derive(Clone)]
struct Many<T> {
    tail: Vec<Option<T>>,
    /// How many holes the tail begins with. Without it, taking things from the front would walk over
    /// the holes again each time.
    holes: usize,
    index: Option<Index>,
}

/// The places of a list, by reference.
pub(super) type Places<'a, T> = iter::Chain<slice::Iter<'a, Option<T>>, slice::Iter<'a, Option<T>>>;

/// The places of a list, by value.
pub(super) type IntoPlaces<T, const HEAD: usize> =
    iter::Chain<array::IntoIter<Option<T>, HEAD>, vec::IntoIter<Option<T>>>;

impl<T, const HEAD: usize> Default for List<T, HEAD> {
    fn default() -> Self {
        Self {
            head: [const { None }; HEAD],
            many: None,
            len: 0,
        }
    }
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self {
            tail: Vec::new(),
            holes: 0,
            index: None,
        }
    }
}

impl<T, const HEAD: usize> List<T, HEAD> {
    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.len as usize
    }

    /// What is at a place.
    pub(super) fn get(&self, place: usize) -> Option<&T> {
        match place.checked_sub(HEAD) {
            None => self.head.get(place)?.as_ref(),
            Some(place) => self.many.as_ref()?.tail.get(place)?.as_ref(),
        }
    }

    /// What is at a place, to change it.
    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        match place.checked_sub(HEAD) {
            None => self.head.get_mut(place)?.as_mut(),
            Some(place) => self.many.as_mut()?.tail.get_mut(place)?.as_mut(),
        }
    }

    /// Makes a hole.
    pub(super) fn take(&mut self, place: usize) -> Option<T> {
        let Some(place) = place.checked_sub(HEAD) else {
            return self.head.get_mut(place)?.take();
        };
        let many = self.many.as_mut()?;
        let taken = many.tail.get_mut(place)?.take();
        while many.tail.get(many.holes).is_some_and(Option::is_none) {
            many.holes += 1;
        }
        taken
    }

    /// Adds a place at the end.
    pub(super) fn push(&mut self, thing: T, hash: impl Fn(&T, &Index) -> u64) {
        let place = self.len();
        self.len = u32::try_from(place + 1).expect("fewer than 2^32 members in one object");
        if let Some(free) = self.head.get_mut(place) {
            *free = Some(thing);
            return;
        }
        let many = self.many.get_or_insert_default();
        let indexed = match &mut many.index {
            Some(index) if !index.is_full() => {
                index.add(hash(&thing, index), place);
                true
            }
            Some(_) => false,
            None => place < WORTH_IT,
        };
        many.tail.push(Some(thing));
        if !indexed {
            self.reindex(hash);
        }
    }

    fn reindex(&mut self, hash: impl Fn(&T, &Index) -> u64) {
        let mut index = Index::for_places(self.len());
        for (place, thing) in self.places().enumerate() {
            if let Some(thing) = thing {
                index.add(hash(thing, &index), place);
            }
        }
        self.many.get_or_insert_default().index = Some(index);
    }

    /// The place of the thing that `is_it` says is called `name`.
    pub(super) fn find(&self, name: &str, is_it: impl Fn(&T) -> bool) -> Option<usize> {
        let is_it = |slot: &Option<T>| slot.as_ref().is_some_and(&is_it);
        let Some(many) = &self.many else {
            return self.head.iter().position(is_it);
        };
        if let Some(index) = &many.index {
            return index.find(index.hash(name), |place| {
                let slot = match place.checked_sub(HEAD) {
                    None => self.head.get(place),
                    Some(place) => many.tail.get(place),
                };
                slot.is_some_and(is_it)
            });
        }
        let found = self.head.iter().position(is_it);
        found.or_else(|| Some(HEAD + many.tail.iter().position(is_it)?))
    }

    /// All places. Unused ones of the head look like holes at the end.
    pub(super) fn places(&self) -> Places<'_, T> {
        let tail = self.many.as_ref().map_or(&[][..], |many| &many.tail);
        self.head.iter().chain(tail)
    }

    /// The things in their order, without most of the holes, in two parts.
    pub(super) fn parts(&self) -> [&[Option<T>]; 2] {
        let tail = self.many.as_ref();
        let tail = tail.and_then(|many| many.tail.get(many.holes..));
        [&self.head, tail.unwrap_or_default()]
    }

    /// The same in one.
    pub(super) fn iter(&self) -> Places<'_, T> {
        let [head, tail] = self.parts();
        head.iter().chain(tail)
    }

    /// Removes the holes.
    pub(super) fn close(&mut self, hash: impl Fn(&T, &Index) -> u64) {
        let old = core::mem::take(self);
        for thing in old.into_places().flatten() {
            self.push(thing, &hash);
        }
    }

    pub(super) fn into_places(self) -> IntoPlaces<T, HEAD> {
        let tail = self.many.map_or_else(Vec::new, |many| many.tail);
        self.head.into_iter().chain(tail)
    }
}
