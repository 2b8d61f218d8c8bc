//! Members as values: a list in order, with an index when it is long.

use super::index::{Index, WORTH_IT};
use super::slots::{IntoPlaces, Places, Slots};
use super::text::Span;

/// One member.
#[derive(Clone)]
pub(super) struct Entry<V> {
    pub(super) name: Box<str>,
    pub(super) value: V,
}

/// How many members need no list of their own.
pub(super) const FEW: usize = 2;

/// Members in their order.
///
/// A removed member leaves a hole, so that removing costs the same anywhere in the list. Holes are
/// closed when there are more of them than members.
#[derive(Clone)]
pub(super) struct Members<V> {
    slots: Slots<Entry<V>, FEW>,
    /// Where a member stands in the text it was read from, unless it was touched since. It goes along
    /// with `slots`, and is shorter when members were added.
    sources: Vec<Option<Span>>,
    live: usize,
    /// The place of the first member; only holes are before it. Without it, taking members from the
    /// front would walk over the holes again each time.
    first: usize,
    index: Option<Box<Index>>,
}

impl<V> Default for Members<V> {
    fn default() -> Self {
        Self {
            slots: Slots::default(),
            sources: Vec::new(),
            live: 0,
            first: 0,
            index: None,
        }
    }
}

impl<V> Members<V> {
    /// Members that were read from a text, all names being different.
    pub(super) fn from_text(members: impl Iterator<Item = (Entry<V>, Span)>) -> Self {
        let mut found = Self::default();
        for (entry, source) in members {
            found.push_new(entry.name, entry.value);
            found.sources.push(Some(source));
        }
        found
    }

    pub(super) fn len(&self) -> usize {
        self.live
    }

    /// Members and holes, from the first member on.
    pub(super) fn places(&self) -> Places<'_, Entry<V>> {
        self.slots.from(self.first)
    }

    pub(super) fn into_places(self) -> IntoPlaces<Entry<V>, FEW> {
        self.slots.into_places()
    }

    /// Each member, with its place in the text if it still is what stands there.
    pub(super) fn with_sources(&self) -> impl Iterator<Item = (&Entry<V>, Option<Span>)> {
        let sources = self.sources.iter().copied().chain(core::iter::repeat(None));
        let slots = self.slots.from(0).zip(sources);
        slots.filter_map(|(slot, source)| Some((slot.as_ref()?, source)))
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    pub(super) fn get(&self, name: &str) -> Option<&V> {
        let place = self.find(name)?;
        self.slots.get(place).map(|entry| &entry.value)
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let place = self.find(name)?;
        self.forget_source(place);
        let slot = self.slots.slot(place)?;
        slot.as_mut().map(|entry| &mut entry.value)
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
        let indexed = match &mut self.index {
            Some(index) if !index.is_full() => {
                index.add(index.hash(&name), place);
                true
            }
            Some(_) => false,
            None => place < WORTH_IT,
        };
        self.slots.push(Entry { name, value });
        self.live += 1;
        if !indexed {
            self.reindex();
        }
    }

    pub(super) fn remove(&mut self, name: &str) -> Option<V> {
        let place = self.find(name)?;
        self.forget_source(place);
        let entry = self.slots.slot(place)?.take()?;
        self.live -= 1;
        while self.first < self.slots.len() && self.slots.get(self.first).is_none() {
            self.first += 1;
        }
        if self.slots.len() > 2 * self.live {
            self.close_holes();
        }
        Some(entry.value)
    }

    fn forget_source(&mut self, place: usize) {
        if let Some(source) = self.sources.get_mut(place) {
            *source = None;
        }
    }

    fn close_holes(&mut self) {
        let mut slots = self.slots.from(0);
        self.sources
            .retain(|_| slots.next().is_some_and(Option::is_some));
        self.slots.close();
        self.first = 0;
        self.reindex();
    }

    fn reindex(&mut self) {
        self.index = (self.slots.len() > WORTH_IT).then(|| {
            let slots = self.slots.from(0);
            let names = slots.map(|slot| slot.as_ref().map(|entry| &*entry.name));
            Box::new(Index::of(self.slots.len(), names))
        });
    }

    fn find(&self, name: &str) -> Option<usize> {
        let is_it = |entry: &Entry<V>| *entry.name == *name;
        match &self.index {
            None => self
                .slots
                .from(0)
                .position(|slot| slot.as_ref().is_some_and(is_it)),
            Some(index) => index.find(index.hash(name), |place| {
                self.slots.get(place).is_some_and(is_it)
            }),
        }
    }
}
