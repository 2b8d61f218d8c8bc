//! The search for an instance that fulfils some assertions and violates others.
//!
//! Assertions are taken apart for one JSON type at a time, until only a list of alternatives without inner choice is left; a module per type
//! makes an instance of each, or proves that there is none. A goal that is part of itself can be left out: an instance of it would contain a
//! smaller one. So the search ends for schemas that contain themselves, too.

mod array;
mod cell;
mod number;
mod object;
mod string;

use super::arena::{Arena, Kind, Literal};
use super::evaluate;
use super::work::Work;
use cell::Cell;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How deep goals nest.
const DEPTH: usize = 60;

/// What must hold, together.
pub(super) type Goal = BTreeSet<Literal>;

/// Whether there is an instance.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// This is one.
    Instance(Value),
    /// There is none.
    None,
    /// That is not decided; perhaps this is one.
    Perhaps(Option<Value>),
}

impl Found {
    /// What is known after this alternative and `other`: one instance is enough.
    fn or(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Instance(_) => self,
            Self::None => other(),
            Self::Perhaps(first) => match other() {
                found @ Self::Instance(_) => found,
                Self::Perhaps(second) => Self::Perhaps(first.or(second)),
                Self::None => Self::Perhaps(first),
            },
        }
    }
}

/// The search, with what it found out so far.
pub(super) struct Solver<'a> {
    pub(super) arena: &'a mut Arena,
    work: &'a Work,
    /// The goals that the current one is part of.
    stack: Vec<Goal>,
    /// The outermost goal that the current one was found to contain again.
    outermost: usize,
    decided: BTreeMap<Goal, Found>,
}

impl<'a> Solver<'a> {
    pub(super) fn new(arena: &'a mut Arena, work: &'a Work) -> Self {
        Self {
            arena,
            work,
            stack: Vec::new(),
            outermost: usize::MAX,
            decided: BTreeMap::new(),
        }
    }

    /// An instance that fulfils all of `literals`.
    pub(super) fn solve(&mut self, literals: impl IntoIterator<Item = Literal>) -> Found {
        let goal: Goal = literals
            .into_iter()
            .map(|literal| self.arena.plain(literal))
            .collect();
        if let Some(found) = self.decided.get(&goal) {
            return found.clone();
        }
        if goal.iter().any(|(id, holds)| goal.contains(&(*id, !holds))) {
            return Found::None;
        }
        if let Some(index) = self.stack.iter().position(|open| *open == goal) {
            self.outermost = self.outermost.min(index);
            return Found::None;
        }
        if self.work.is_done() || self.stack.len() >= DEPTH {
            return Found::Perhaps(None);
        }
        let depth = self.stack.len();
        let before = std::mem::replace(&mut self.outermost, usize::MAX);
        self.stack.push(goal.clone());
        let mut found = Found::None;
        for kind in Kind::ALL {
            found = found.or(|| self.expand(kind, goal.iter().copied().collect(), Cell::default()));
        }
        self.stack.pop();
        // What was found by leaving out an outer goal holds only inside of that goal.
        if self.outermost >= depth {
            self.outermost = usize::MAX;
            self.decided.insert(goal, found.clone());
        }
        self.outermost = self.outermost.min(before);
        found
    }

    /// Counts `steps`; false when there were enough.
    fn spend(&mut self, steps: usize) -> bool {
        self.work.spend(steps)
    }

    /// Takes `pending` apart for values of `kind`, then tries the alternatives.
    fn expand(&mut self, kind: Kind, mut pending: Vec<Literal>, mut cell: Cell) -> Found {
        loop {
            if !self.spend(1 + cell.size() + pending.len()) {
                return Found::Perhaps(None);
            }
            while let Some(literal) = pending.pop() {
                let literal = self.arena.plain(literal);
                if !cell.take(self.arena, kind, literal, &mut pending) {
                    return Found::None;
                }
            }
            if let Some(listed) = &cell.listed {
                return self.among(kind, listed, &cell);
            }
            match cell.reduce(self.arena, kind) {
                None => return Found::None,
                Some(forced) if forced.is_empty() => break,
                Some(forced) => pending = forced,
            }
        }
        let fewest = (0..cell.choices.len()).min_by_key(|index| cell.choices[*index].len());
        let Some(index) = fewest else {
            return self.leaf(kind, &cell);
        };
        let choice = cell.choices.swap_remove(index);
        let mut found = Found::None;
        for alternative in choice {
            found = found.or(|| self.expand(kind, alternative, cell.clone()));
        }
        found
    }

    /// What `make` makes with one demand chosen for each of `violations`: each is a schema that must be violated, with the demands that
    /// do so one by one. Copying a demand counts `steps`.
    fn with_violations<D: Clone>(
        &mut self,
        violations: &[Vec<D>],
        chosen: &[D],
        steps: usize,
        make: &impl Fn(&mut Self, &[D]) -> Found,
    ) -> Found {
        let Some(next) = violations.get(chosen.len()) else {
            return make(self, chosen);
        };
        let mut found = Found::None;
        for demand in next {
            // All that were chosen are copied.
            if !self.spend(1 + steps * chosen.len()) {
                return found.or(|| Found::Perhaps(None));
            }
            let mut chosen = chosen.to_vec();
            chosen.push(demand.clone());
            found = found.or(|| self.with_violations(violations, &chosen, steps, make));
        }
        found
    }

    /// The first of `listed` that fulfils `cell`.
    fn among(&self, kind: Kind, listed: &[Value], cell: &Cell) -> Found {
        let mut found = Found::None;
        for value in listed.iter().filter(|value| Kind::of(value) == kind) {
            found = found.or(|| self.judge(cell, value.clone()));
        }
        found
    }

    /// Whether `value` fulfils `cell`, asked of every assertion.
    fn judge(&self, cell: &Cell, value: Value) -> Found {
        let mut unknown = false;
        for literal in &cell.seen {
            match evaluate::holds(self.arena, *literal, &value, self.work) {
                Some(true) => {}
                Some(false) => return Found::None,
                None => unknown = true,
            }
        }
        if unknown {
            Found::Perhaps(Some(value))
        } else {
            Found::Instance(value)
        }
    }

    /// An instance made for `cell`, believed only if every assertion agrees.
    fn leaf(&mut self, kind: Kind, cell: &Cell) -> Found {
        let found = match kind {
            Kind::Null => return self.judge(cell, Value::Null),
            Kind::Boolean => {
                return self.among(kind, &[Value::Bool(true), Value::Bool(false)], cell);
            }
            Kind::Number => number::solve(self, cell),
            Kind::String => string::solve(self, cell),
            Kind::Array => array::solve(self, cell),
            Kind::Object => object::solve(self, cell),
        };
        match found {
            Found::Instance(value) | Found::Perhaps(Some(value)) => match self.judge(cell, value) {
                Found::None => Found::Perhaps(None),
                found => found,
            },
            found => found,
        }
    }
}
