//! What assertions say of an object as a whole.

use crate::containment::arena::{Assertion, Id, Literal, Members};
use crate::containment::automaton::StringGoal;
use crate::containment::solve::{Cell, Solver};
use std::collections::BTreeSet;
use std::rc::Rc;

/// A member that must be there.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    pub(super) name: Name,
    pub(super) value: Vec<Literal>,
}

/// Which member.
#[derive(Clone, Debug)]
pub(super) enum Name {
    Exact(String),
    /// One whose name fulfils these, matches the patterns as said, and is none of those excluded.
    Class(Vec<Literal>, StringGoal),
}

/// What a cell says of an object.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub(super) members: Vec<Rc<Members>>,
    pub(super) names: Vec<Literal>,
    pub(super) required: BTreeSet<String>,
    pub(super) absent: BTreeSet<String>,
    pub(super) min: u64,
    pub(super) max: Option<u64>,
    /// Per violated schema: the members of which one must be there.
    pub(super) violations: Vec<Vec<Demand>>,
}

impl Shape {
    /// Reads the literals of `cell`; false when one of them is not understood.
    pub(super) fn read(&mut self, solver: &Solver<'_>, cell: &Cell) -> bool {
        let mut known = true;
        for (id, holds) in &cell.literals {
            match (solver.arena.get(*id), *holds) {
                (Assertion::MinProperties(min), true) => self.min = self.min.max(*min),
                (Assertion::MaxProperties(max), false) => {
                    self.min = self.min.max(max.saturating_add(1));
                }
                (Assertion::MaxProperties(max), true) => self.at_most(*max),
                (Assertion::MinProperties(min), false) => self.at_most(min.saturating_sub(1)),
                (Assertion::Required(name), true) => drop(self.required.insert(name.clone())),
                (Assertion::Required(name), false) => drop(self.absent.insert(name.clone())),
                (Assertion::Members(members), true) => self.members.push(Rc::clone(members)),
                (Assertion::Members(members), false) => self.violations.push(violations(members)),
                (Assertion::Names(id), true) => self.names.push((*id, true)),
                (Assertion::Names(id), false) => self.violations.push(vec![Demand {
                    name: Name::Class(vec![(*id, false)], StringGoal::default()),
                    value: Vec::new(),
                }]),
                _ => known = false,
            }
        }
        known
    }

    fn at_most(&mut self, max: u64) {
        self.max = Some(self.max.map_or(max, |old| old.min(max)));
    }
}

/// The members of which one must be there for an object to violate `members`.
fn violations(members: &Members) -> Vec<Demand> {
    let violate = |id: Id| vec![(id, false)];
    let mut demands = Vec::new();
    for (name, id) in &members.properties {
        demands.push(Demand {
            name: Name::Exact(name.clone()),
            value: violate(*id),
        });
    }
    for (pattern, id) in &members.patterns {
        let strings = StringGoal {
            patterns: vec![(pattern.clone(), true)],
            ..StringGoal::default()
        };
        demands.push(Demand {
            name: Name::Class(Vec::new(), strings),
            value: violate(*id),
        });
    }
    let others = StringGoal {
        patterns: members
            .patterns
            .iter()
            .map(|(pattern, _)| (pattern.clone(), false))
            .collect(),
        excluded: members.properties.keys().cloned().collect(),
        ..StringGoal::default()
    };
    demands.push(Demand {
        name: Name::Class(Vec::new(), others),
        value: violate(members.rest),
    });
    demands
}
