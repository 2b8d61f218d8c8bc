//! How members are kept: a list in order, with an index when it is long.

use core::fmt;

use super::index::{Index, WORTH_IT};

/// One member.
#[derive(Clone)]
pub(super) struct Entry<V> {
    pub(super) name: Box<str>,
    pub(super) value: V,
}

/// The members of a container that is not empty, or was not.
///
/// A removed member leaves a hole, so that removing costs the same anywhere in the list. Holes are
/// closed when there are more of them than members.
#[derive(Clone)]
pub(super) struct Inner<V> {
    slots: Vec<Option<Entry<V>>>,
    live: usize,
    /// The place of the first member; only holes are before it. Without it, taking members from the
    /// front would walk over the holes again each time.
    first: usize,
    index: Option<Box<Index>>,
}

impl<V> Default for Inner<V> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            live: 0,
            first: 0,
            index: None,
        }
    }
}

impl<V> Inner<V> {
    pub(super) fn len(&self) -> usize {
        self.live
    }

    pub(super) fn slots(&self) -> &[Option<Entry<V>>] {
        &self.slots[self.first..]
    }

    pub(super) fn into_slots(self) -> Vec<Option<Entry<V>>> {
        self.slots
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    pub(super) fn get(&self, name: &str) -> Option<&V> {
        self.slots[self.find(name)?]
            .as_ref()
            .map(|entry| &entry.value)
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let place = self.find(name)?;
        self.slots[place].as_mut().map(|entry| &mut entry.value)
    }

    /// Sets a member, and gives the value it had before.
    pub(super) fn set(&mut self, name: String, value: V) -> Option<V> {
        if let Some(old) = self.get_mut(&name) {
            return Some(core::mem::replace(old, value));
        }
        self.push_new(name.into(), value);
        None
    }

    /// Adds a member whose name is not there yet.
    pub(super) fn push_new(&mut self, name: Box<str>, value: V) {
        let place = self.slots.len();
        self.slots.push(Some(Entry { name, value }));
        self.live += 1;
        match &mut self.index {
            Some(index) if !index.is_full() => {
                if let Some(entry) = &self.slots[place] {
                    index.add(index.hash(&entry.name), place);
                }
            }
            None if self.slots.len() <= WORTH_IT => {}
            _ => self.reindex(),
        }
    }

    pub(super) fn remove(&mut self, name: &str) -> Option<V> {
        let place = self.find(name)?;
        let entry = self.slots[place].take()?;
        self.live -= 1;
        while self.slots.get(self.first).is_some_and(Option::is_none) {
            self.first += 1;
        }
        if self.slots.len() > 2 * self.live {
            self.slots.retain(Option::is_some);
            self.first = 0;
            self.reindex();
        }
        Some(entry.value)
    }

    fn reindex(&mut self) {
        self.index = (self.slots.len() > WORTH_IT).then(|| {
            let names = self
                .slots
                .iter()
                .map(|slot| slot.as_ref().map(|entry| &*entry.name));
            Box::new(Index::of(names))
        });
    }

    fn find(&self, name: &str) -> Option<usize> {
        let is_it =
            |slot: &Option<Entry<V>>| slot.as_ref().is_some_and(|entry| *entry.name == *name);
        match &self.index {
            None => self.slots.iter().position(is_it),
            Some(index) => index.find(index.hash(name), |place| is_it(&self.slots[place])),
        }
    }
}

/// The refusal of a member whose name the owner declares. It quotes neither name nor value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ShadowsDeclared {}

impl ShadowsDeclared {
    pub(super) const fn new() -> Self {
        Self {}
    }
}

impl fmt::Display for ShadowsDeclared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an additional member can't have the name of a declared one")
    }
}

impl core::error::Error for ShadowsDeclared {}
