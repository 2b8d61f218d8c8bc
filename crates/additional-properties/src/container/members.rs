//! Members as values, in their order.

use super::list::{IntoPlaces, List, Places};
use super::text::{Span, Text};

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
    entries: List<Entry<V>, FEW>,
    origin: Option<Box<Origin<V>>>,
    live: usize,
}

/// Where members were read from.
#[derive(Clone)]
struct Origin<V> {
    text: Text<V>,
    /// Where the member of each place stands, unless it was touched since. Shorter than the entries
    /// when members were added.
    spans: Vec<Option<Span>>,
}

impl<V> Default for Members<V> {
    fn default() -> Self {
        Self {
            entries: List::default(),
            origin: None,
            live: 0,
        }
    }
}

impl<V> Members<V> {
    pub(super) fn len(&self) -> usize {
        self.live
    }

    /// Members and holes.
    pub(super) fn places(&self) -> Places<'_, Entry<V>> {
        self.entries.iter()
    }

    /// The same in two parts.
    pub(super) fn parts(&self) -> [&[Option<Entry<V>>]; 2] {
        self.entries.parts()
    }

    pub(super) fn into_places(self) -> IntoPlaces<Entry<V>, FEW> {
        self.entries.into_places()
    }

    /// Remembers the text that all members were just read from.
    pub(super) fn come_from(&mut self, text: Text<V>) {
        let spans = text.spans().map(Some).collect();
        self.origin = Some(Box::new(Origin { text, spans }));
    }

    /// Calls `each` with every member, and its text if it is still the one it was read from.
    pub(super) fn for_each(&self, mut each: impl FnMut(&Entry<V>, Option<&str>)) {
        for (place, entry) in self.entries.places().enumerate() {
            let Some(entry) = entry else { continue };
            let source = self.origin.as_ref().and_then(|origin| {
                let span = origin.spans.get(place)?.as_ref()?;
                Some(origin.text.member(span))
            });
            each(entry, source);
        }
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    pub(super) fn get(&self, name: &str) -> Option<&V> {
        let place = self.find(name)?;
        self.entries.get(place).map(|entry| &entry.value)
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let place = self.find(name)?;
        self.forget_source(place);
        self.entries.get_mut(place).map(|entry| &mut entry.value)
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
        self.live += 1;
        let entry = Entry { name, value };
        self.entries
            .push(entry, |entry, index| index.hash(&entry.name));
    }

    pub(super) fn remove(&mut self, name: &str) -> Option<V> {
        let place = self.find(name)?;
        self.forget_source(place);
        let entry = self.entries.take(place)?;
        self.live -= 1;
        if self.entries.len() > 2 * self.live {
            self.close_holes();
        }
        Some(entry.value)
    }

    fn forget_source(&mut self, place: usize) {
        let origin = self.origin.as_mut();
        if let Some(span) = origin.and_then(|origin| origin.spans.get_mut(place)) {
            *span = None;
        }
    }

    fn close_holes(&mut self) {
        if let Some(origin) = &mut self.origin {
            let mut places = self.entries.places();
            origin
                .spans
                .retain(|_| places.next().is_some_and(Option::is_some));
        }
        self.entries.close(|entry, index| index.hash(&entry.name));
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.entries.find(name, |entry| *entry.name == *name)
    }
}
