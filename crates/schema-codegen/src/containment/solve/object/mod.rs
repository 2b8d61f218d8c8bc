//! Objects: which members there must be, which there may be, and what their values fulfil.
//!
//! A schema that an object must violate asks for a member whose value violates it. Such a demand names the member, or a class of names; of a
//! class the names that the schemas mention are tried, and one new name for each combination of patterns, because all others are like it.

mod names;
mod shape;

use super::{Cell, Found, Solver};
use crate::containment::arena::{Assertion, Literal};
use crate::containment::automaton::StringGoal;
use crate::containment::evaluate::{holds, schemas_of};
use names::candidates;
use serde_json::{Map, Value};
use shape::{Demand, Name, Shape};
use std::collections::BTreeMap;

/// What it counts to copy a demand, whose names have patterns.
const STEPS_OF_DEMAND: usize = 20;

/// How many members are added to reach `minProperties`.
const MAX_MEMBERS: u64 = 200;

/// Members that were made.
#[derive(Clone, Debug, Default)]
struct Made {
    goals: BTreeMap<String, Vec<Literal>>,
    members: Map<String, Value>,
}

pub(super) fn solve(solver: &mut Solver<'_>, cell: &Cell) -> Found {
    let mut shape = Shape::default();
    let known = shape.read(solver, cell);
    // More members are required than there may be, or one that may not be there.
    let crossed = shape.max.is_some_and(|max| shape.min > max);
    if crossed || !shape.required.is_disjoint(&shape.absent) {
        return Found::None;
    }
    let maker = Maker {
        shape: &shape,
        cell,
    };
    let make = |solver: &mut Solver<'_>, demands: &[Demand]| maker.make(solver, demands);
    match solver.with_violations(&shape.violations, &[], STEPS_OF_DEMAND, &make) {
        Found::Instance(value) if !known => Found::Perhaps(Some(value)),
        found => found,
    }
}

/// Makes an object of a shape.
struct Maker<'a> {
    shape: &'a Shape,
    cell: &'a Cell,
}

impl Maker<'_> {
    fn make(&self, solver: &mut Solver<'_>, demands: &[Demand]) -> Found {
        if !solver.spend(1 + STEPS_OF_DEMAND * demands.len()) {
            return Found::Perhaps(None);
        }
        let mut goals: BTreeMap<String, Vec<Literal>> = BTreeMap::new();
        for demand in demands {
            if let Name::Exact(name) = &demand.name {
                goals.entry(name.clone()).or_default().extend(&demand.value);
            }
        }
        let mut made = Made::default();
        let mut unsure = false;
        // What is demanded is what most often cannot be.
        let required = self.shape.required.iter();
        let others = required.filter(|name| !goals.contains_key(*name));
        let others = others.map(|name| (name, &[][..]));
        let all = goals.iter().map(|(name, goal)| (name, goal.as_slice()));
        for (name, goal) in all.chain(others) {
            match self.add(solver, &mut made, name, goal) {
                Found::Instance(_) => {}
                Found::None => return Found::None,
                Found::Perhaps(_) => unsure = true,
            }
        }
        let named = made.members.len();
        for demand in demands {
            match self.add_class(solver, &mut made, named, demand) {
                Found::Instance(_) => {}
                Found::None if !unsure => return Found::None,
                _ => unsure = true,
            }
        }
        let filled = (made.members.len() as u64) < self.shape.min;
        let exact = |demand: &Demand| matches!(demand.name, Name::Exact(_));
        // Where no member could have had another name.
        let fixed = !filled && demands.iter().all(exact);
        if self
            .shape
            .max
            .is_some_and(|max| made.members.len() as u64 > max)
        {
            let too_many =
                !unsure && (fixed || self.shape.max.is_some_and(|max| named as u64 > max));
            return if too_many {
                Found::None
            } else {
                Found::Perhaps(None)
            };
        }
        match self.finish(solver, &mut made) {
            Found::None
                if unsure
                    || !(fixed || self.cell.excluded.is_empty() && demands.iter().all(exact)) =>
            {
                Found::Perhaps(None)
            }
            Found::Instance(value) if unsure => Found::Perhaps(Some(value)),
            found => found,
        }
    }

    /// Fills up to `minProperties`, and away from the excluded values.
    fn finish(&self, solver: &mut Solver<'_>, made: &mut Made) -> Found {
        if self.shape.min > MAX_MEMBERS {
            return Found::Perhaps(None);
        }
        while (made.members.len() as u64) < self.shape.min {
            match self.add_any(solver, made) {
                Found::Instance(_) => {}
                other => return other,
            }
        }
        let is_excluded = |made: &Made| {
            self.cell
                .excluded
                .contains(&Value::Object(made.members.clone()))
        };
        if !is_excluded(made) {
            return Found::Instance(Value::Object(made.members.clone()));
        }
        let mut decided = Found::None;
        for (name, value) in made.members.clone() {
            let other = solver.arena.add(Assertion::Values(vec![value]));
            let mut goal = made.goals[&name].clone();
            goal.push((other, false));
            let mut changed = made.clone();
            let found = self.add(solver, &mut changed, &name, &goal);
            let whole = Value::Object(changed.members.clone());
            decided = decided.or(|| match found {
                Found::Instance(_) if !is_excluded(&changed) => Found::Instance(whole),
                Found::None => Found::None,
                _ => Found::Perhaps(None),
            });
        }
        let room = self
            .shape
            .max
            .is_none_or(|max| (made.members.len() as u64) < max);
        decided.or(|| {
            if !room {
                return Found::None;
            }
            match self.add_any(solver, made) {
                Found::Instance(_) if is_excluded(made) => Found::Perhaps(None),
                Found::Instance(_) => Found::Instance(Value::Object(made.members.clone())),
                found => found,
            }
        })
    }

    /// Adds (or replaces) the member `name`, whose value fulfils `goal` and all schemas.
    fn add(&self, solver: &mut Solver<'_>, made: &mut Made, name: &str, goal: &[Literal]) -> Found {
        if self.shape.absent.contains(name) {
            return Found::None;
        }
        if !solver.spend(1) {
            return Found::Perhaps(None);
        }
        let mut unsure = false;
        for literal in &self.shape.names {
            match holds(solver.arena, *literal, &Value::from(name), solver.work) {
                Some(true) => {}
                Some(false) => return Found::None,
                None => unsure = true,
            }
        }
        let mut all = goal.to_vec();
        for members in &self.shape.members {
            match schemas_of(solver.arena, members, name, solver.work) {
                Some(ids) => all.extend(ids.into_iter().map(|id| (id, true))),
                None => unsure = true,
            }
        }
        let found = solver.solve(all);
        let (Found::Instance(value) | Found::Perhaps(Some(value))) = &found else {
            return found;
        };
        made.members.insert(name.to_owned(), value.clone());
        made.goals.insert(name.to_owned(), goal.to_vec());
        match found {
            Found::Instance(value) if unsure => Found::Perhaps(Some(value)),
            found => found,
        }
    }

    /// Adds a member of the class that `demand` names, beside `named` ones that must be there; does nothing for a demand of one name.
    fn add_class(
        &self,
        solver: &mut Solver<'_>,
        made: &mut Made,
        named: usize,
        demand: &Demand,
    ) -> Found {
        let Name::Class(literals, strings) = &demand.name else {
            return Found::Instance(Value::Null);
        };
        let (choices, mut unsure) = candidates(self.shape, solver, made, literals, strings);
        let mut found = Found::None;
        let full = self
            .shape
            .max
            .is_some_and(|max| made.members.len() as u64 >= max);
        for name in choices {
            if full && !made.members.contains_key(&name) {
                continue;
            }
            let mut goal = made.goals.get(&name).cloned().unwrap_or_default();
            goal.extend(&demand.value);
            let mut changed = made.clone();
            match self.add(solver, &mut changed, &name, &goal) {
                instance @ Found::Instance(_) => {
                    *made = changed;
                    return instance;
                }
                other => found = found.or(|| other),
            }
        }
        // A member that another demand added could have had another name.
        unsure |= made.members.len() > named;
        match found {
            Found::None if unsure => Found::Perhaps(None),
            found => found,
        }
    }

    /// Adds one more member of any name.
    fn add_any(&self, solver: &mut Solver<'_>, made: &mut Made) -> Found {
        let (names, unsure) = candidates(self.shape, solver, made, &[], &StringGoal::default());
        let mut found = Found::None;
        for name in names {
            if made.members.contains_key(&name) {
                continue;
            }
            match self.add(solver, made, &name, &[]) {
                instance @ Found::Instance(_) => return instance,
                other => found = found.or(|| other),
            }
        }
        match found {
            Found::None if unsure => Found::Perhaps(None),
            found => found,
        }
    }
}
