//! Numbers between limits, multiples of some numbers and not of others.

use super::{Cell, Found, Solver};
use crate::containment::arena::Assertion;
use crate::containment::decimal::{Decimal, canonical};

/// How many multiples are tried.
const TRIES: i128 = 2_000;

/// The limits of a cell; each with whether it is excluded itself.
#[derive(Debug, Default)]
struct Range {
    low: Option<(Decimal, bool)>,
    high: Option<(Decimal, bool)>,
    /// It must be a multiple of this.
    step: Option<Decimal>,
    /// It must be a multiple of none of these.
    avoided: Vec<Decimal>,
    unknown: bool,
}

pub(super) fn solve(solver: &Solver<'_>, cell: &Cell) -> Found {
    let range = Range::of(solver, cell);
    if range.is_empty() {
        return Found::None;
    }
    let (candidates, complete) = match range.step {
        Some(step) => range.multiples(step),
        None => range.samples(),
    };
    let fits = |candidate: &Decimal| {
        range.contains(*candidate)
            && !range
                .avoided
                .iter()
                .any(|step| candidate.is_multiple_of(*step))
            && !cell.excluded.contains(&canonical(&candidate.to_value()))
    };
    match candidates.into_iter().find(fits) {
        Some(number) if range.unknown => Found::Perhaps(Some(number.to_value())),
        Some(number) => Found::Instance(number.to_value()),
        // What the unknown assertions would take away does not matter.
        None if complete => Found::None,
        None => Found::Perhaps(None),
    }
}

impl Range {
    fn of(solver: &Solver<'_>, cell: &Cell) -> Self {
        let mut range = Self::default();
        for (id, holds) in &cell.literals {
            match (solver.arena.get(*id), *holds) {
                (Assertion::Minimum(limit, exclusive), true) => range.above(*limit, *exclusive),
                (Assertion::Minimum(limit, exclusive), false) => range.below(*limit, !exclusive),
                (Assertion::Maximum(limit, exclusive), true) => range.below(*limit, *exclusive),
                (Assertion::Maximum(limit, exclusive), false) => range.above(*limit, !exclusive),
                (Assertion::MultipleOf(step), true) => {
                    let both = range
                        .step
                        .map_or(Some(*step), |old| old.common_multiple(*step));
                    range.unknown |= both.is_none();
                    range.step = both.or(range.step);
                }
                (Assertion::MultipleOf(step), false) => range.avoided.push(*step),
                _ => range.unknown = true,
            }
        }
        range
    }

    fn above(&mut self, limit: Decimal, exclusive: bool) {
        self.low = self.low.max(Some((limit, exclusive)));
    }

    fn below(&mut self, limit: Decimal, exclusive: bool) {
        // Of equal limits the exclusive one is tighter, which is the smaller here.
        let tighter = |old: (Decimal, bool)| (limit, !exclusive) < (old.0, !old.1);
        if self.high.is_none_or(tighter) {
            self.high = Some((limit, exclusive));
        }
    }

    fn contains(&self, number: Decimal) -> bool {
        let above = self
            .low
            .is_none_or(|(low, out)| number > low || (number == low && !out));
        above
            && self
                .high
                .is_none_or(|(high, out)| number < high || (number == high && !out))
    }

    fn is_empty(&self) -> bool {
        let contradicts = |step: Decimal| {
            self.avoided
                .iter()
                .any(|avoided| step.is_multiple_of(*avoided))
        };
        let crossed = match (self.low, self.high) {
            (Some((low, out_low)), Some((high, out_high))) => {
                low > high || (low == high && (out_low || out_high))
            }
            _ => false,
        };
        crossed || self.step.is_some_and(contradicts)
    }

    /// Multiples of `step` in the range, and whether these are all.
    fn multiples(&self, step: Decimal) -> (Vec<Decimal>, bool) {
        let step = step.0.abs().max(1);
        let first = self.low.map(|(low, _)| low.0.div_euclid(step));
        let last = self.high.map(|(high, _)| high.0.div_euclid(step) + 1);
        let (from, to, complete) = match (first, last) {
            (Some(first), Some(last)) if last - first <= TRIES => (first, last, true),
            (Some(first), _) => (first, first + TRIES, false),
            (None, Some(last)) => (last - TRIES, last, false),
            (None, None) => (-TRIES / 2, TRIES / 2, false),
        };
        let mut factors: Vec<i128> = (from..=to).collect();
        factors.sort_by_key(|factor| factor.abs());
        let numbers = factors.iter().filter_map(|factor| factor.checked_mul(step));
        (numbers.map(Decimal).collect(), complete)
    }

    /// Numbers of the range, and whether these are all: a range that is not empty has more than a schema can list, unless it is one number.
    fn samples(&self) -> (Vec<Decimal>, bool) {
        let one = Decimal::ONE.0;
        let low = self.low.map(|(low, _)| low.0);
        let high = self.high.map(|(high, _)| high.0);
        let (from, to) = match (low, high) {
            (Some(low), Some(high)) => (low, high),
            (Some(low), None) => (low, low.saturating_add(1_000 * one)),
            (None, Some(high)) => (high.saturating_sub(1_000 * one), high),
            (None, None) => (-500 * one, 500 * one),
        };
        let mut samples = vec![0, one, from, to];
        samples.extend(
            (1..=20).flat_map(|n| [from.saturating_add(n * one), to.saturating_sub(n * one)]),
        );
        samples.extend((1..97).map(|n| from + (to - from) / 97 * n));
        samples.extend([
            from + one / 2,
            from + one / 10 * 3,
            from + one / 1000 * 7,
            to - one / 2,
        ]);
        (samples.into_iter().map(Decimal).collect(), from == to)
    }
}
