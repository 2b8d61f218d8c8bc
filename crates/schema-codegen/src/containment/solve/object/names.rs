//! Which names a member may get that is asked for by a class of names.

use super::Made;
use super::shape::Shape;
use crate::containment::arena::{Assertion, Kind, Literal};
use crate::containment::automaton::{StringGoal, Strings};
use crate::containment::evaluate::holds;
use crate::containment::solve::{Found, Solver};
use serde_json::Value;
use std::collections::BTreeSet;

/// Of more patterns not every combination is tried.
const MAX_PATTERNS: usize = 5;

/// What the search of a name that patterns describe counts in the budget.
const STEPS_OF_SEARCH: usize = 50;

/// Names of a class: new ones, then those that are mentioned; and true when there may be others that differ from all of these.
pub(super) fn candidates(
    shape: &Shape,
    solver: &mut Solver<'_>,
    made: &Made,
    literals: &[Literal],
    strings: &StringGoal,
) -> (Vec<String>, bool) {
    let mentioned = mentioned(shape, made);
    let mut patterns: BTreeSet<String> = BTreeSet::new();
    for members in &shape.members {
        patterns.extend(members.patterns.iter().map(|(pattern, _)| pattern.clone()));
    }
    for (pattern, _) in &strings.patterns {
        patterns.remove(pattern);
    }
    let mut unsure = patterns.len() > MAX_PATTERNS;
    let patterns: Vec<String> = patterns.into_iter().take(MAX_PATTERNS).collect();
    let mut names = Vec::new();
    for combination in 0..1_usize << patterns.len() {
        let mut goal = strings.clone();
        let also = patterns.iter().enumerate();
        goal.patterns
            .extend(also.map(|(bit, pattern)| (pattern.clone(), combination >> bit & 1 == 1)));
        goal.excluded.extend(mentioned.iter().cloned());
        match new_name(solver, &goal, literals, &shape.names) {
            Found::Instance(Value::String(name)) => names.push(name),
            Found::None => {}
            _ => unsure = true,
        }
    }
    for name in mentioned {
        let of_class = literals.iter().all(|literal| {
            holds(
                solver.arena,
                *literal,
                &Value::from(name.as_str()),
                solver.work,
            ) != Some(false)
        });
        let automata = &solver.arena.automata;
        let matching = strings.patterns.iter().all(|(pattern, must)| {
            automata
                .matches(pattern, &name, solver.work)
                .is_none_or(|found| found == *must)
        });
        if of_class && matching && !strings.excluded.contains(&name) {
            names.push(name);
        }
    }
    (names, unsure)
}

fn mentioned(shape: &Shape, made: &Made) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = shape.required.union(&shape.absent).cloned().collect();
    for members in &shape.members {
        names.extend(members.properties.keys().cloned());
    }
    names.extend(made.members.keys().cloned());
    names
}

/// A name that `goal` describes and that fulfils `literals`.
fn new_name(
    solver: &mut Solver<'_>,
    goal: &StringGoal,
    literals: &[Literal],
    all: &[Literal],
) -> Found {
    if !goal.patterns.is_empty() && !solver.spend(STEPS_OF_SEARCH) {
        return Found::Perhaps(None);
    }
    if literals.is_empty() && all.is_empty() {
        return match solver.arena.automata.find(goal, solver.work) {
            Strings::Found(name) => Found::Instance(name.into()),
            Strings::None => Found::None,
            Strings::Unknown => Found::Perhaps(None),
        };
    }
    let mut add = |assertion| solver.arena.add(assertion);
    let mut together = vec![(add(Assertion::Types(vec![Kind::String])), true)];
    for (pattern, must) in &goal.patterns {
        together.push((add(Assertion::Pattern(pattern.clone())), *must));
    }
    let excluded = goal.excluded.iter().map(|name| Value::from(name.as_str()));
    together.push((add(Assertion::Values(excluded.collect())), false));
    solver.solve(
        together
            .into_iter()
            .chain(literals.iter().chain(all).copied()),
    )
}
