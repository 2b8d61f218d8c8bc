//! What differs in which data are valid, and neither an edit nor a decision says: the last look at the whole, for whatever the parts miss.

use super::decisions::{Decision, Need, decision};
use crate::Release;
use crate::analyze::accepts;
use crate::changes::{Kind, between};
use crate::containment::Answer;
use crate::model::{Model, Pointer, TypeExpr, TypeId, TypeUse, uses};
use crate::plan::Plan;
use std::collections::BTreeSet;

/// A decision for each type of `ours` that asserts something else than in `upstream`, as an instance shows, where none of `said` is about it.
pub(super) fn unsaid(ours: &Release, upstream: &Release, said: &[Decision]) -> Vec<Decision> {
    let mut found: Vec<Decision> = Vec::new();
    let changes = between(ours, upstream).list.into_iter();
    for change in changes.filter(|change| change.kind == Kind::AssertionChanged) {
        let Some(at) = change.old_pointer.as_ref().filter(|at| at.file().is_none()) else {
            continue;
        };
        let is_told = said.iter().chain(&found).any(|it| {
            it.need == Need::Difference && (it.pointer.is_in(at) || at.is_in(&it.pointer))
        });
        let effect = &change.effect;
        let takes_more = shows(&effect.old_data_valid_now, &ours.plan, Some(at));
        let takes_less = shows(
            &effect.new_data_valid_before,
            &upstream.plan,
            change.new_pointer.as_ref(),
        );
        // A constraint of ours, also in a type inside, says that ours takes less, not that it takes more.
        if !is_told && (takes_more || takes_less && !has_own_constraint(&ours.plan.model, at, said))
        {
            found.push(decision(Need::Difference, at, change.key()));
        }
    }
    found
}

/// True where `said` lists a constraint that ours alone states in the type at `pointer`, or in one that it has inside.
fn has_own_constraint(model: &Model, pointer: &Pointer, said: &[Decision]) -> bool {
    let mut open: Vec<TypeId> = model
        .iter()
        .filter(|(_, def)| def.pointer == *pointer)
        .map(|(id, _)| id)
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let def = model.type_def(id);
        let mut constraints = said.iter().filter(|it| it.need == Need::Constraint);
        if constraints.any(|it| it.pointer.is_in(&def.pointer)) {
            return true;
        }
        open.extend(uses::named(&def.shape));
    }
    false
}

/// True for a break that a value of the type at `pointer` of `plan` shows. What a schema takes that states no type is no such value: ours
/// states the type that is meant.
fn shows(answer: &Answer, plan: &Plan, pointer: Option<&Pointer>) -> bool {
    let Answer::Breaks(value) = answer else {
        return false;
    };
    let mut types = plan.model.iter();
    let found = types.find(|(_, def)| Some(&def.pointer) == pointer);
    found.is_some_and(|(id, _)| {
        accepts(&plan.model, &TypeUse::of(TypeExpr::Named(id), false), value)
    })
}
