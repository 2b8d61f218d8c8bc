//! Changes of what a type asserts, beside those that other changes say.

use super::{Change, Comparison, Kind, types};
use crate::containment::{Answer, Part, SchemaText, compare as relation, same_assertions};
use crate::model::{Model, Pointer, TypeDef, TypeId, uses};
use crate::plan::Plan;
use std::collections::{BTreeMap, BTreeSet};

/// Reports each type that asserts something else, apart from what other changes say.
pub(super) fn compare(c: &mut Comparison<'_>) {
    let mut said = Said::default();
    for change in &c.list {
        said.add(change, c);
    }
    let (old_rest, new_rest) = (
        c.old.schema.without(&said.old),
        c.new.schema.without(&said.new),
    );
    let renamed = |id| {
        let new = c.pairs.new_of(id)?;
        Some(c.new.plan.type_def(new).wire_name.clone())
    };
    let old_names = type_names(&c.old.plan, renamed);
    let new_names = type_names(&c.new.plan, |_| None);
    let mut pairs: Vec<_> = c.pairs.iter().collect();
    // What is inside comes first: the type around it reports what is left.
    let depth = |id: &TypeId| c.new.plan.type_def(*id).pointer.0.split('/').count();
    pairs.sort_by_key(|(_, new)| std::cmp::Reverse(depth(new)));
    let mut reported = Said::default();
    for (old, new) in pairs {
        let (old_def, new_def) = c.defs(old, new);
        let (old_at, new_at) = (old_def.pointer.clone(), new_def.pointer.clone());
        let name = new_def.wire_name.clone();
        let old_text = without(&reported.old, &old_rest, &old_at);
        let new_text = without(&reported.new, &new_rest, &new_at);
        let (Some(old_text), Some(new_text)) = (old_text, new_text) else {
            // A change around it says what is here.
            continue;
        };
        let beside = types::is_null_written_elsewhere(c, old, new);
        let text = |text: SchemaText| if beside { text.without_null() } else { text };
        let (old_text, new_text) = (text(old_text), text(new_text));
        let mut change =
            Change::new(Kind::AssertionChanged, &name).at(Some(&old_at), Some(&new_at));
        let effect = &mut change.effect;
        if same_assertions((&old_text, &old_names), (&new_text, &new_names)) {
            let Some(verdicts) = inside(c, old, new) else {
                continue;
            };
            (effect.new_data_valid_before, effect.old_data_valid_now) = verdicts;
        } else {
            if c.may_compare() {
                let found = relation(&old_text, &new_text);
                if (&found.forward, &found.backward) == (&Answer::Proven, &Answer::Proven) {
                    // The same in other words, such as `nullable` and a list of types.
                    continue;
                }
                let old = Texts::new(c.old.schema.at(&old_at.0), old_text);
                let new = Texts::new(c.new.schema.at(&new_at.0), new_text);
                effect.new_data_valid_before = shown(found.forward, &new, &old);
                effect.old_data_valid_now = shown(found.backward, &old, &new);
            }
            reported.old.push(Part::Whole(old_at.0));
            reported.new.push(Part::Whole(new_at.0));
        }
        c.list.push(change);
    }
}

/// The schema of a type, and what of it no other change says.
struct Texts {
    whole: SchemaText,
    rest: SchemaText,
}

impl Texts {
    fn new(whole: SchemaText, rest: SchemaText) -> Self {
        Self { whole, rest }
    }
}

/// The verdict for data that are valid by `from`, seen by all that both sides assert: what shows a break between the rests may be valid on
/// neither side, or on both.
fn shown(verdict: Answer, from: &Texts, to: &Texts) -> Answer {
    let Answer::Breaks(value) = &verdict else {
        return verdict;
    };
    let is_valid = from.whole.admits(value);
    if is_valid != Some(false) && to.whole.admits(value) != Some(true) {
        return verdict;
    }
    match relation(&to.whole, &from.whole).forward {
        Answer::Breaks(value) if to.rest.admits(&value) == Some(true) => Answer::NotDecided,
        whole => whole,
    }
}

/// What changes say, on both sides.
#[derive(Default)]
struct Said {
    old: Vec<Part>,
    new: Vec<Part>,
}

impl Said {
    fn add(&mut self, change: &Change, c: &Comparison<'_>) {
        let (Some(old_at), Some(new_at)) = c.owners(&change.type_name) else {
            return;
        };
        let whole = |at: &Pointer| Part::Whole(at.0.clone());
        let member = |at: &Pointer| Part::Member(at.0.clone());
        let mut both = |part: &dyn Fn(&Pointer) -> Part| {
            self.old.push(part(old_at));
            self.new.push(part(new_at));
        };
        match change.kind {
            Kind::ShapeChanged
            | Kind::NullableGained
            | Kind::NullableLost
            | Kind::ValueTypeChanged
            | Kind::TargetChanged
            | Kind::ConstraintAdded
            | Kind::ConstraintRemoved
            | Kind::ConstraintChanged => {
                self.old.extend(change.old_pointer.iter().map(whole));
                self.new.extend(change.new_pointer.iter().map(whole));
            }
            Kind::FieldAdded | Kind::FieldRemoved | Kind::RequiredGained | Kind::RequiredLost => {
                let name = change.member.clone().unwrap_or_default();
                both(&|at| Part::Required(at.0.clone(), name.clone()));
                match change.kind {
                    Kind::FieldAdded => self.new.extend(change.new_pointer.iter().map(member)),
                    Kind::FieldRemoved => self.old.extend(change.old_pointer.iter().map(member)),
                    _ => {}
                }
            }
            Kind::ValueAdded | Kind::ValueRemoved => {
                both(&|at| Part::Keywords(at.0.clone(), &["enum", "const", "oneOf", "anyOf"]));
            }
            Kind::BranchAdded | Kind::BranchRemoved => {
                both(&|at| Part::Keywords(at.0.clone(), &["oneOf", "anyOf", "discriminator"]));
            }
            Kind::ObjectClosed | Kind::ObjectOpened | Kind::AdditionalChanged => {
                both(&|at| {
                    Part::Keywords(
                        at.0.clone(),
                        &["additionalProperties", "unevaluatedProperties"],
                    )
                });
            }
            _ => {}
        }
    }
}

/// The schema at `at` in `rest`, without those of `parts` that are inside of it; `None` where it is a part itself.
fn without(parts: &[Part], rest: &SchemaText, at: &Pointer) -> Option<SchemaText> {
    let text = rest.at(&at.0);
    let below = format!("{}/", at.0);
    let inside = parts
        .iter()
        .filter(|part| part.pointer().starts_with(&below));
    let inside: Vec<Part> = inside.cloned().collect();
    text.exists().then(|| match inside.as_slice() {
        [] => text,
        inside => rest.without(inside).at(&at.0),
    })
}

/// The verdicts that follow for a type of changes in the types inside of it, where they do not say so themselves: by `oneOf` and `not`, what
/// admits more inside admits less outside.
fn inside(c: &mut Comparison<'_>, old: TypeId, new: TypeId) -> Option<(Answer, Answer)> {
    let text = c.new.schema.at(&c.new.plan.type_def(new).pointer.0);
    if !text.has(&["oneOf", "not", "if", "contains", "dependentSchemas"]) {
        return None;
    }
    let names = reachable(&c.new.plan.model, new);
    let effects = c
        .list
        .iter()
        .filter(|change| names.contains(change.type_name.as_str()));
    let mut proven = (true, true);
    let mut any = false;
    for effect in effects
        .filter(|change| change.kind != Kind::DocsChanged)
        .map(|change| &change.effect)
    {
        any = true;
        proven.0 &= effect.new_data_valid_before == Answer::Proven;
        proven.1 &= effect.old_data_valid_now == Answer::Proven;
    }
    if !any || proven == (false, false) {
        return None;
    }
    let (old, new) = (
        c.old.plan.type_def(old).pointer.clone(),
        c.new.plan.type_def(new).pointer.clone(),
    );
    let (forward, backward) = c.validity(&old, &new);
    let said = |proven: bool, verdict| if proven { verdict } else { Answer::Proven };
    let verdicts = (said(proven.0, forward), said(proven.1, backward));
    (verdicts != (Answer::Proven, Answer::Proven)).then_some(verdicts)
}

/// The names of the types in the type at `id`, at any depth, without its own.
fn reachable(model: &Model, id: TypeId) -> BTreeSet<&str> {
    let mut seen = BTreeSet::new();
    let mut open = uses::named(&model.type_def(id).shape);
    while let Some(next) = open.pop() {
        if next != id && seen.insert(next) {
            open.extend(uses::named(&model.type_def(next).shape));
        }
    }
    seen.into_iter()
        .map(|id| model.type_def(id).wire_name.as_str())
        .collect()
}

/// Pointer -> name of every type of `plan`, those that have a pair called as `name_of` says.
fn type_names(plan: &Plan, name_of: impl Fn(TypeId) -> Option<String>) -> BTreeMap<String, String> {
    let types = plan.model.iter();
    let entry = |(id, def): (TypeId, &TypeDef)| {
        let name = name_of(id).unwrap_or_else(|| def.wire_name.clone());
        (def.pointer.0.clone(), name)
    };
    types.map(entry).collect()
}
