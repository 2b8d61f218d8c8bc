//! How much work a comparison may be. What would be more ends undecided, however large or hostile the schemas are.

use std::cell::Cell;

/// A bound, counted in schemas, values and states that were looked at: no clock decides what is reported.
#[derive(Debug)]
pub(crate) struct Work {
    most: usize,
    spent: Cell<usize>,
}

impl Work {
    pub(crate) fn of(most: usize) -> Self {
        Self {
            most,
            spent: Cell::new(0),
        }
    }

    /// Counts `units`; false when there were enough.
    pub(crate) fn spend(&self, units: usize) -> bool {
        self.spent.set(self.spent.get().saturating_add(units));
        !self.is_done()
    }

    /// Whether there was enough.
    pub(crate) fn is_done(&self) -> bool {
        self.spent.get() >= self.most
    }

    pub(crate) fn left(&self) -> usize {
        self.most.saturating_sub(self.spent.get())
    }

    #[cfg(test)]
    pub(crate) fn spent(&self) -> usize {
        self.spent.get()
    }

    /// Does a part of this work, which may take `most` of it.
    pub(crate) fn part<T>(&self, most: usize, work: impl FnOnce(&Self) -> T) -> T {
        let part = Self::of(most.min(self.left()));
        let done = work(&part);
        self.spend(part.spent.get());
        done
    }
}
