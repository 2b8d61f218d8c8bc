//! Members as values, in their order.

use core::num::NonZeroUsize;
use core::ops::Range;
use core::slice;

use super::index::{INDEX_THRESHOLD, NameIndex};
use super::raw::RawMembers;

/// How many members need no allocation of their own. Objects seldom have more unknown members.
const INLINE_CAPACITY: usize = 2;

/// One member.
#[derive(Clone)]
pub(super) struct Member<V> {
    pub(super) name: Box<str>,
    pub(super) value: V,
    /// Where the member is in the raw members that it was parsed from; `None` once somebody could have changed the value.
    pub(super) span: Option<Span>,
}

/// A range of bytes that is not empty.
#[derive(Clone, Copy)]
pub(super) struct Span {
    start: usize,
    // Never zero, which makes an `Option<Span>` as small as a span.
    end: NonZeroUsize,
}

impl Span {
    pub(super) fn new(range: Range<usize>) -> Option<Self> {
        let end = NonZeroUsize::new(range.end)?;
        Some(Self {
            start: range.start,
            end,
        })
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start..self.end.get()
    }
}

/// Members in their order.
///
/// A removed member leaves a hole, an empty slot: so removing costs the same anywhere. Holes are closed when there are more of them
/// than members.
#[derive(Clone)]
pub(super) struct Members<V> {
    slots: Slots<V>,
    /// How many slots hold a member.
    live: usize,
    /// How many holes come first. Without it, whoever takes one member after another from the front would walk over all the
    /// holes each time.
    holes: usize,
    index: Option<Box<NameIndex>>,
    /// What the spans refer to.
    raw: Option<Box<RawMembers<V>>>,
}

/// The slots, next to each other in both forms.
#[derive(Clone)]
enum Slots<V> {
    Inline([Option<Member<V>>; INLINE_CAPACITY]),
    Heap(Vec<Option<Member<V>>>),
}

impl<V> Default for Members<V> {
    fn default() -> Self {
        Self {
            slots: Slots::Inline([const { None }; INLINE_CAPACITY]),
            live: 0,
            holes: 0,
            index: None,
            raw: None,
        }
    }
}

impl<V> Members<V> {
    pub(super) fn len(&self) -> usize {
        self.live
    }

    /// Keeps the raw members that all members were parsed from, so that untouched ones are written from there.
    pub(super) fn with_raw(mut self, raw: RawMembers<V>) -> Self {
        self.raw = Some(Box::new(raw));
        self
    }

    /// The exact source of a member, if nobody could have changed it.
    pub(super) fn source(&self, member: &Member<V>) -> Option<&str> {
        let (raw, range) = self.kept(member)?;
        Some(raw.slice(range))
    }

    /// What a member was parsed from and where it is there, if nobody could have changed it.
    pub(super) fn kept(&self, member: &Member<V>) -> Option<(&RawMembers<V>, Range<usize>)> {
        Some((self.raw.as_ref()?, member.span?.range()))
    }

    /// The slots, without the holes that come first.
    pub(super) fn slots(&self) -> slice::Iter<'_, Option<Member<V>>> {
        self.all_slots()[self.holes..].iter()
    }

    pub(super) fn slots_mut(&mut self) -> slice::IterMut<'_, Option<Member<V>>> {
        let holes = self.holes;
        self.all_slots_mut()[holes..].iter_mut()
    }

    pub(super) fn into_slots(self) -> std::vec::IntoIter<Option<Member<V>>> {
        let slots = match self.slots {
            Slots::Inline(slots) => Vec::from(slots),
            Slots::Heap(slots) => slots,
        };
        slots.into_iter()
    }

    fn all_slots(&self) -> &[Option<Member<V>>] {
        match &self.slots {
            Slots::Inline(slots) => slots,
            Slots::Heap(slots) => slots,
        }
    }

    fn all_slots_mut(&mut self) -> &mut [Option<Member<V>>] {
        match &mut self.slots {
            Slots::Inline(slots) => slots,
            Slots::Heap(slots) => slots,
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Member<V>> {
        self.slots().flatten()
    }

    /// The slot of the member `name`.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let slots = self.all_slots();
        let has_name = |slot: &Option<Member<V>>| slot.as_ref().is_some_and(|it| *it.name == *name);
        match &self.index {
            Some(index) => index.find(name, |slot| has_name(&slots[slot])),
            None => slots.iter().position(has_name),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&V> {
        self.find(name).map(|slot| &self.member(slot).value)
    }

    /// The member in a slot that [`find`](Self::find) or [`push`](Self::push) returned.
    pub(super) fn member(&self, slot: usize) -> &Member<V> {
        let member = self.all_slots()[slot].as_ref();
        member.expect("a found slot holds a member")
    }

    /// The same to change its value, which ends its tie to the source.
    pub(super) fn value_mut(&mut self, slot: usize) -> &mut V {
        let member = self.all_slots_mut()[slot].as_mut();
        let member = member.expect("a found slot holds a member");
        member.span = None;
        &mut member.value
    }

    /// Sets a member, and returns the value it had before.
    pub(super) fn set(&mut self, name: String, value: V) -> Option<V> {
        if let Some(slot) = self.find(&name) {
            return Some(core::mem::replace(self.value_mut(slot), value));
        }
        self.push(name.into(), value, None);
        None
    }

    /// Adds a member whose name is not there yet, and returns its slot.
    pub(super) fn push(&mut self, name: Box<str>, value: V, span: Option<Span>) -> usize {
        let member = Some(Member { name, value, span });
        self.live += 1;
        let slot = match &mut self.slots {
            // The slot behind the last member: what is in front of that may be a hole.
            Slots::Inline(slots) => slots
                .iter()
                .rposition(Option::is_some)
                .map_or(0, |last| last + 1),
            Slots::Heap(slots) => slots.len(),
        };
        match &mut self.slots {
            Slots::Inline(slots) if slot < INLINE_CAPACITY => slots[slot] = member,
            Slots::Inline(slots) => {
                let mut heap = Vec::with_capacity(4 * INLINE_CAPACITY);
                heap.extend(core::mem::take(slots));
                heap.push(member);
                self.slots = Slots::Heap(heap);
            }
            Slots::Heap(slots) => slots.push(member),
        }
        self.index_slot(slot);
        slot
    }

    /// Brings the index up to date with the new slot `slot`, the last one.
    fn index_slot(&mut self, slot: usize) {
        let Slots::Heap(slots) = &self.slots else {
            return;
        };
        match (&mut self.index, &slots[slot]) {
            (Some(index), Some(member)) if !index.is_full() => index.insert(&member.name, slot),
            (None, _) if slot < INDEX_THRESHOLD => {}
            _ => self.rebuild_index(),
        }
    }

    fn rebuild_index(&mut self) {
        let mut index = NameIndex::with_capacity(self.live);
        for (slot, member) in self.all_slots().iter().enumerate() {
            if let Some(member) = member {
                index.insert(&member.name, slot);
            }
        }
        self.index = Some(Box::new(index));
    }

    /// Takes out the member of a slot that [`find`](Self::find) returned.
    pub(super) fn remove(&mut self, slot: usize) -> Member<V> {
        let removed = self.all_slots_mut()[slot].take();
        let removed = removed.expect("a found slot holds a member");
        self.live -= 1;
        self.close_holes();
        removed
    }

    /// Removes the members for which `keep` is false.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&str, &V) -> bool) {
        let mut live = 0;
        for slot in self.slots_mut() {
            if slot.as_ref().is_some_and(|it| !keep(&it.name, &it.value)) {
                *slot = None;
            }
            live += usize::from(slot.is_some());
        }
        self.live = live;
        self.close_holes();
    }

    /// Removes the holes if there are more of them than members, and counts those that come first.
    fn close_holes(&mut self) {
        if self.live == 0 {
            *self = Self::default();
            return;
        }
        let live = self.live;
        if let Slots::Heap(slots) = &mut self.slots {
            if slots.len() > 2 * live {
                slots.retain(Option::is_some);
                self.holes = 0;
                if self.index.is_some() {
                    self.rebuild_index();
                }
            }
        }
        self.holes += self.slots().take_while(|slot| slot.is_none()).count();
    }
}
