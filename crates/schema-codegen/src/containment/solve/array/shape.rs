//! What assertions say of an array as a whole.

use crate::containment::arena::{Assertion, Id, Literal};
use crate::containment::solve::Solver;

/// Of `minContains` no more items are asked for.
const MAX_CONTAINED: u64 = 20;

/// What a cell says of an array.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// Every item fulfils the one of each that its index selects.
    pub(super) items: Vec<(Vec<Id>, Id)>,
    /// Every item fulfils these.
    pub(super) each: Vec<Literal>,
    pub(super) min: u64,
    pub(super) max: Option<u64>,
    pub(super) unique: bool,
    pub(super) repeated: bool,
    /// Per violated schema: the items of which one must be there.
    pub(super) violations: Vec<Vec<Demand>>,
    /// Not all literals are understood.
    pub(super) unsure: bool,
}

/// An item that must be there, at exactly this index or at or after it.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    pub(super) index: usize,
    pub(super) exact: bool,
    pub(super) value: Vec<Literal>,
}

impl Shape {
    /// Reads one literal; false when no array fulfils it.
    pub(super) fn read(&mut self, solver: &Solver<'_>, (id, holds): Literal) -> bool {
        match (solver.arena.get(id), holds) {
            (Assertion::MinItems(min), true) => self.min = self.min.max(*min),
            (Assertion::MaxItems(max), false) => self.min = self.min.max(max.saturating_add(1)),
            (Assertion::MaxItems(max), true) => self.at_most(*max),
            (Assertion::MinItems(min), false) => self.at_most(min.saturating_sub(1)),
            (Assertion::Unique, true) => self.unique = true,
            (Assertion::Unique, false) => self.repeated = true,
            (Assertion::Items { prefix, rest }, true) => self.items.push((prefix.clone(), *rest)),
            (Assertion::Items { prefix, rest }, false) => {
                self.violations.push(violations(prefix, *rest));
            }
            (Assertion::Contains { item, min, max }, holds) => {
                return self.contains(*item, (*min, *max), holds);
            }
            _ => self.unsure = true,
        }
        true
    }

    /// Reads `contains` with its limits; false when no array fulfils it.
    fn contains(&mut self, item: Id, limits: (u64, Option<u64>), holds: bool) -> bool {
        match (limits, holds) {
            ((_, Some(0)), true) | ((1, None), false) => self.each.push((item, false)),
            ((0, None), false) => return false,
            ((min, max), true) => {
                // Several demands may be met by one item, and the limit by chance: an instance is checked, nothing is proven.
                self.unsure |= max.is_some() || min > 1;
                let demand = Demand {
                    index: 0,
                    exact: false,
                    value: vec![(item, true)],
                };
                let count = usize::try_from(min.min(MAX_CONTAINED)).unwrap_or(0);
                self.violations
                    .extend(std::iter::repeat_n(vec![demand], count));
                self.min = self.min.max(min);
            }
            _ => self.unsure = true,
        }
        true
    }

    fn at_most(&mut self, max: u64) {
        self.max = Some(self.max.map_or(max, |old| old.min(max)));
    }

    /// From this index on all items are alike.
    pub(super) fn uniform_from(&self) -> usize {
        self.items
            .iter()
            .map(|(prefix, _)| prefix.len())
            .max()
            .unwrap_or(0)
    }

    /// What the item at `index` fulfils in any case.
    pub(super) fn goal(&self, index: usize) -> Vec<Literal> {
        let selected = self
            .items
            .iter()
            .map(|(prefix, rest)| (*prefix.get(index).unwrap_or(rest), true));
        selected.chain(self.each.iter().copied()).collect()
    }
}

/// The items of which one must be there for an array to violate what is said of its items.
fn violations(prefix: &[Id], rest: Id) -> Vec<Demand> {
    let at = |(index, id): (usize, &Id)| Demand {
        index,
        exact: index < prefix.len(),
        value: vec![(*id, false)],
    };
    prefix.iter().chain([&rest]).enumerate().map(at).collect()
}
