//! What the unions in a value were found to be, while the variants around them are tried.

use std::collections::BTreeMap;

use super::Checkpoint;

/// The variants that were chosen, by position, union type, and whether members were filled for it.
#[derive(Debug, Default)]
pub(crate) struct Decisions {
    /// How many unions are being tried, one inside the other.
    depth: usize,
    // The name of the type is all that tells types apart which may borrow. Two types of one name would be the same declaration in two
    // versions of a crate; a wrong decision is then an error of the variant, never a wrong value.
    made: BTreeMap<(usize, &'static str, bool), usize>,
}

impl Decisions {
    pub(crate) fn enter(&mut self) {
        self.depth += 1;
    }

    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
        if self.depth == 0 {
            // The outermost union is read: nobody goes back behind its start.
            self.made.clear();
        }
    }

    pub(crate) fn get(&self, start: Checkpoint, union: &'static str, fills: bool) -> Option<usize> {
        self.made.get(&(start.offset, union, fills)).copied()
    }

    pub(crate) fn insert(
        &mut self,
        start: Checkpoint,
        union: &'static str,
        fills: bool,
        variant: usize,
    ) {
        // Nobody comes back to the outermost union.
        if self.depth > 1 {
            self.made.insert((start.offset, union, fills), variant);
        }
    }
}
