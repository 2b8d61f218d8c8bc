//! Finds a name among many: a hash table from names to slots, which [`Members`](super::members::Members) builds from
//! [`INDEX_THRESHOLD`] members on.
//!
//! It is written here because it has to hold no names of its own: those are in the members, which the caller compares. Maps of other
//! crates that can do this (`hashbrown`, `indexmap`) would be a dependency with as many lines of `unsafe` as this file has of code.

use core::hash::BuildHasher;
use std::hash::RandomState;

/// From how many members on an index is faster than comparing the names one by one.
pub(super) const INDEX_THRESHOLD: usize = 16;

/// The upper half of the hash, and the slot plus one; zero is an empty cell.
type Cell = (u32, u32);

/// A hash table with open addressing; the number of cells is a power of two.
///
/// Nothing is ever taken out: a slot without a member compares unequal to every name.
#[derive(Clone)]
pub(super) struct NameIndex {
    cells: Box<[Cell]>,
    used: usize,
    // Seeded at random, so that nobody can choose names that collide.
    hasher: RandomState,
}

impl NameIndex {
    /// An empty index with capacity for `count` names, and for as many again.
    pub(super) fn with_capacity(count: usize) -> Self {
        let cells = (count * 4).next_power_of_two().max(64);
        Self {
            cells: vec![(0, 0); cells].into_boxed_slice(),
            used: 0,
            hasher: RandomState::new(),
        }
    }

    /// The slot of `name`: the one for which `has_name` is true among those with this hash.
    pub(super) fn find(&self, name: &str, has_name: impl Fn(usize) -> bool) -> Option<usize> {
        let hash = self.hasher.hash_one(name);
        let mut at = self.first_cell(hash);
        loop {
            let (tag, slot) = self.cells[at];
            let slot = slot.checked_sub(1)? as usize;
            if tag == tag_of(hash) && has_name(slot) {
                return Some(slot);
            }
            at = self.next_cell(at);
        }
    }

    /// Adds a name that is not there yet. It must not be [full](Self::is_full).
    pub(super) fn insert(&mut self, name: &str, slot: usize) {
        let hash = self.hasher.hash_one(name);
        let mut at = self.first_cell(hash);
        while self.cells[at].1 != 0 {
            at = self.next_cell(at);
        }
        let slot = u32::try_from(slot + 1).expect("fewer than 2^32 members in one object");
        self.cells[at] = (tag_of(hash), slot);
        self.used += 1;
    }

    /// Whether it has to be replaced by a larger one before another name is inserted. Half of the cells stay empty, so every
    /// search ends soon.
    pub(super) fn is_full(&self) -> bool {
        self.used * 2 >= self.cells.len()
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "the low bits choose the cell"
    )]
    fn first_cell(&self, hash: u64) -> usize {
        hash as usize & (self.cells.len() - 1)
    }

    fn next_cell(&self, at: usize) -> usize {
        (at + 1) & (self.cells.len() - 1)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the upper half is the tag")]
fn tag_of(hash: u64) -> u32 {
    (hash >> 32) as u32
}
