//! Arrays: which items there must be, and what each fulfils.

mod shape;

use super::{Cell, Found, Solver};
use crate::containment::arena::{Assertion, Literal};
use serde_json::Value;
use shape::{Demand, Shape};

/// Longer arrays are not made.
const MAX_LENGTH: usize = 50_000;

/// What it counts to copy a demand.
const STEPS_OF_DEMAND: usize = 4;

/// Arrays of more values are not made, those inside of items included.
const MAX_VALUES: usize = 500_000;

/// Of items that must differ, no more are made: each has to differ from all before.
const MAX_DIFFERENT: usize = 300;

pub(super) fn solve(solver: &mut Solver<'_>, cell: &Cell) -> Found {
    let mut shape = Shape::default();
    for literal in &cell.literals {
        if !shape.read(solver, *literal) {
            return Found::None;
        }
    }
    if shape.max.is_some_and(|max| shape.min > max) || (shape.unique && shape.repeated) {
        return Found::None;
    }
    let maker = Maker {
        shape: &shape,
        cell,
    };
    let make = |solver: &mut Solver<'_>, demands: &[Demand]| maker.make(solver, demands);
    match solver.with_violations(&shape.violations, &[], STEPS_OF_DEMAND, &make) {
        Found::Instance(value) if shape.unsure => Found::Perhaps(Some(value)),
        found => found,
    }
}

/// How many values there are in `value`.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(size).sum::<usize>() + 1,
        Value::Object(members) => members.values().map(size).sum::<usize>() + 1,
        _ => 1,
    }
}

/// Makes an array of a shape.
struct Maker<'a> {
    shape: &'a Shape,
    cell: &'a Cell,
}

impl Maker<'_> {
    fn make(&self, solver: &mut Solver<'_>, demands: &[Demand]) -> Found {
        let mut extra: Vec<Vec<Literal>> = Vec::new();
        let mut unsure = demands.len() > 1;
        for demand in demands {
            match self.place(solver, demand, demands.len(), &mut extra) {
                (Found::Instance(_), sure) => unsure |= !sure,
                // Where it stands alone, there is no room for it at all.
                (Found::None, _) if extra.is_empty() => return Found::None,
                _ => return Found::Perhaps(None),
            }
        }
        unsure |= self.shape.unique && !demands.is_empty();
        if self.shape.repeated {
            return match self.repeat(solver, &extra) {
                Found::None if !demands.is_empty() => Found::Perhaps(None),
                found => found,
            };
        }
        let length = extra
            .len()
            .max(usize::try_from(self.shape.min).unwrap_or(usize::MAX));
        match self.fill(solver, &extra, length) {
            Found::None if unsure => Found::Perhaps(None),
            Found::Instance(value) if self.cell.excluded.contains(&value) => {
                self.other(solver, &extra, &value)
            }
            found => found,
        }
    }

    /// Puts a demanded item at the first index that has room for it; false beside it when an index before was left open.
    fn place(
        &self,
        solver: &mut Solver<'_>,
        demand: &Demand,
        demands: usize,
        extra: &mut Vec<Vec<Literal>>,
    ) -> (Found, bool) {
        let last = if demand.exact {
            demand.index
        } else {
            self.shape.uniform_from().max(demand.index) + demands
        };
        let mut placed = Found::None;
        for index in demand.index..=last {
            if self.shape.max.is_some_and(|max| index as u64 >= max) {
                break;
            }
            let mut goal = self.shape.goal(index);
            goal.extend(extra.get(index).into_iter().flatten());
            goal.extend(&demand.value);
            let sure = matches!(placed, Found::None);
            placed = placed.or(|| solver.solve(goal));
            if matches!(placed, Found::Instance(_)) {
                extra.resize(extra.len().max(index + 1), Vec::new());
                extra[index].extend(&demand.value);
                return (placed, sure);
            }
        }
        (placed, false)
    }

    /// Items up to `length`.
    fn fill(&self, solver: &mut Solver<'_>, extra: &[Vec<Literal>], length: usize) -> Found {
        let most = if self.shape.unique {
            MAX_DIFFERENT
        } else {
            MAX_LENGTH
        };
        if length > most {
            return Found::Perhaps(None);
        }
        let uniform = self.shape.uniform_from().max(extra.len());
        let mut items: Vec<Value> = Vec::new();
        let mut unsure = false;
        for index in 0..length {
            if index > uniform && !self.shape.unique {
                // All that follow are asked the same, and may be equal.
                let repeated = items[uniform].clone();
                let size = size(&repeated).saturating_mul(length);
                if size > MAX_VALUES || !solver.spend(size) {
                    return Found::Perhaps(None);
                }
                items.resize(length, repeated);
                break;
            }
            let mut goal = self.shape.goal(index);
            goal.extend(extra.get(index).into_iter().flatten());
            if self.shape.unique && !items.is_empty() {
                goal.push((solver.arena.add(Assertion::Values(items.clone())), false));
            }
            match solver.solve(goal) {
                Found::Instance(value) => items.push(value),
                // Another choice for the items before could have left a value, unless all are chosen from the same.
                Found::None if self.shape.unique && index > 0 && self.shape.uniform_from() > 0 => {
                    return Found::Perhaps(None);
                }
                Found::None if !unsure => return Found::None,
                Found::Perhaps(Some(value)) => {
                    unsure = true;
                    items.push(value);
                }
                _ => return Found::Perhaps(None),
            }
        }
        let value = Value::Array(items);
        if unsure {
            Found::Perhaps(Some(value))
        } else {
            Found::Instance(value)
        }
    }

    /// An array in which two items are equal.
    fn repeat(&self, solver: &mut Solver<'_>, extra: &[Vec<Literal>]) -> Found {
        let end = self.shape.uniform_from().max(extra.len()) + 2;
        let mut found = Found::None;
        for second in 1..end {
            for first in 0..second {
                if self.shape.max.is_some_and(|max| second as u64 >= max) {
                    continue;
                }
                let mut goal: Vec<Literal> = self.shape.goal(first);
                goal.extend(self.shape.goal(second));
                goal.extend(
                    [first, second]
                        .iter()
                        .filter_map(|index| extra.get(*index))
                        .flatten(),
                );
                let pair = solver.solve(goal);
                found = found.or(|| match pair {
                    Found::Instance(value) => self.with_pair(solver, extra, (first, second), value),
                    other => other,
                });
                if matches!(&found, Found::Instance(value) if !self.cell.excluded.contains(value)) {
                    return found;
                }
            }
        }
        found
    }

    fn with_pair(
        &self,
        solver: &mut Solver<'_>,
        extra: &[Vec<Literal>],
        (first, second): (usize, usize),
        value: Value,
    ) -> Found {
        let least = usize::try_from(self.shape.min).unwrap_or(usize::MAX);
        match self.fill(solver, extra, extra.len().max(second + 1).max(least)) {
            Found::Instance(Value::Array(mut items)) => {
                items[first] = value.clone();
                items[second] = value;
                Found::Instance(Value::Array(items))
            }
            found => found,
        }
    }

    /// An array that is none of the excluded ones, as `value` is: longer, or with another item.
    fn other(&self, solver: &mut Solver<'_>, extra: &[Vec<Literal>], value: &Value) -> Found {
        let items = value.as_array().map_or(&[][..], Vec::as_slice);
        let mut found = Found::None;
        for (index, item) in items.iter().enumerate() {
            let other = solver.arena.add(Assertion::Values(vec![item.clone()]));
            let mut changed = extra.to_vec();
            changed.resize(changed.len().max(index + 1), Vec::new());
            changed[index].push((other, false));
            found = found.or(|| self.fill(solver, &changed, items.len()));
        }
        if self.shape.max.is_none_or(|max| (items.len() as u64) < max) {
            found = found.or(|| self.fill(solver, extra, items.len() + 1));
        }
        match found {
            Found::Instance(value) if self.cell.excluded.contains(&value) => Found::Perhaps(None),
            found => found,
        }
    }
}
