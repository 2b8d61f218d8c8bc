//! Finds a name among many: a hash table of places, built only when there are many.
//!
//! In: hashes and places. Out: candidates for a name. The names themselves stay with their owner, which
//! compares them. Places that are no longer in use need not be taken out; they just never compare equal.

use core::hash::BuildHasher;
use std::hash::RandomState;

/// From how many places on the index is worth it.
pub(super) const WORTH_IT: usize = 16;

/// One cell: the upper half of the hash, and the place plus one (zero is an empty cell).
type Cell = (u32, u32);

/// Open addressing over a power of two of cells.
#[derive(Clone)]
pub(super) struct Index {
    cells: Box<[Cell]>,
    used: usize,
    // Seeded at random, so that nobody can choose names that collide.
    hasher: RandomState,
}

impl Index {
    /// An empty index with room for `count` places, and for as many again.
    pub(super) fn for_places(count: usize) -> Self {
        let room = (count * 4).next_power_of_two().max(64);
        Self {
            cells: vec![(0, 0); room].into_boxed_slice(),
            used: 0,
            hasher: RandomState::new(),
        }
    }

    /// The hash of a name, to look it up and add it.
    pub(super) fn hash(&self, name: &str) -> u64 {
        self.hasher.hash_one(name)
    }

    /// The place for which `is_it` says yes, among those with this hash.
    pub(super) fn find(&self, hash: u64, mut is_it: impl FnMut(usize) -> bool) -> Option<usize> {
        let mut at = self.start(hash);
        loop {
            let (tag, place) = self.cells[at];
            if place == 0 {
                return None;
            }
            let place = place as usize - 1;
            if tag == tag_of(hash) && is_it(place) {
                return Some(place);
            }
            at = (at + 1) & (self.cells.len() - 1);
        }
    }

    /// Adds a place. [`is_full`](Self::is_full) must have been asked.
    pub(super) fn add(&mut self, hash: u64, place: usize) {
        let mut at = self.start(hash);
        while self.cells[at].1 != 0 {
            at = (at + 1) & (self.cells.len() - 1);
        }
        let place = u32::try_from(place + 1).expect("fewer than 2^32 members in one object");
        self.cells[at] = (tag_of(hash), place);
        self.used += 1;
    }

    /// Whether it must be built anew before another place is added.
    pub(super) fn is_full(&self) -> bool {
        self.used * 2 >= self.cells.len()
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "the low bits choose the cell"
    )]
    fn start(&self, hash: u64) -> usize {
        hash as usize & (self.cells.len() - 1)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the upper half is the tag")]
fn tag_of(hash: u64) -> u32 {
    (hash >> 32) as u32
}
