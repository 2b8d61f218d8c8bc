//! Changes of what a type asserts, beside those that other changes say.

use super::validity::are_stated_alone;
use super::{Change, Comparison, Kind, Release, types};
use crate::containment::{Answer, Part, SchemaText, same_assertions};
use crate::model::{Pointer, TypeDef, TypeId, uses};
use serde_json::Value;
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
    let old_names = type_names(c.old, renamed);
    let new_names = type_names(c.new, |_| None);
    let mut inside = Inside::of(c);
    let mut reported = Reported::default();
    let mut counted = 0;
    for (old, new) in from_inside(c) {
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
        inside.count(c, &mut counted);
        let text = |text: SchemaText| if beside { text.without_null() } else { text };
        let (old_text, new_text) = (text(old_text), text(new_text));
        let mut change =
            Change::new(Kind::AssertionChanged, &name).at(Some(&old_at), Some(&new_at));
        let effect = &mut change.effect;
        let (before, after) = ((&old_text, &old_names), (&new_text, &new_names));
        if same_assertions(before, after, &c.work) {
            let Some(verdicts) = inside.verdicts(c, old, new) else {
                continue;
            };
            (effect.new_data_valid_before, effect.old_data_valid_now) = verdicts;
        } else {
            if c.may_compare() {
                let found = c.relation(&old_text, &new_text);
                if (&found.forward, &found.backward) == (&Answer::Proven, &Answer::Proven) {
                    // The same in other words, such as `nullable` and a list of types.
                    continue;
                }
                let old = Texts::new(c.old.schema.at(&old_at.0), old_text);
                let new = Texts::new(c.new.schema.at(&new_at.0), new_text);
                effect.new_data_valid_before = shown(c, found.forward, &new, &old);
                effect.old_data_valid_now = shown(c, found.backward, &old, &new);
            }
            reported.old.insert(old_at.0);
            reported.new.insert(new_at.0);
        }
        c.list.push(change);
    }
}

/// The pairs of types, what is inside of others first: the type around it reports what is left.
fn from_inside(c: &Comparison<'_>) -> Vec<(TypeId, TypeId)> {
    let mut pairs: Vec<_> = c.pairs.iter().collect();
    let depth = |id: &TypeId| c.new.plan.type_def(*id).pointer.0.split('/').count();
    pairs.sort_by_key(|(_, new)| std::cmp::Reverse(depth(new)));
    pairs
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
fn shown(c: &Comparison<'_>, verdict: Answer, from: &Texts, to: &Texts) -> Answer {
    let Answer::Breaks(value) = &verdict else {
        return verdict;
    };
    let admits = |text: &SchemaText, value: &Value| text.admits_within(value, &c.work);
    let is_valid = admits(&from.whole, value);
    if is_valid != Some(false) && admits(&to.whole, value) != Some(true) {
        return verdict;
    }
    match c.relation(&to.whole, &from.whole).forward {
        Answer::Breaks(value) if admits(&to.rest, &value) == Some(true) => Answer::NotDecided,
        whole => whole,
    }
}

/// Where the schemas are that were reported, on both sides.
#[derive(Default)]
struct Reported {
    old: BTreeSet<String>,
    new: BTreeSet<String>,
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
            | Kind::ConstraintChanged
                if are_stated_alone(c, change) =>
            {
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
                both(&|at| Part::Keywords(at.0.clone(), vec!["enum", "const", "oneOf", "anyOf"]));
            }
            Kind::BranchAdded | Kind::BranchRemoved => {
                both(&|at| Part::Keywords(at.0.clone(), vec!["oneOf", "anyOf", "discriminator"]));
            }
            Kind::ObjectClosed | Kind::ObjectOpened | Kind::AdditionalChanged => {
                both(&|at| {
                    Part::Keywords(
                        at.0.clone(),
                        vec!["additionalProperties", "unevaluatedProperties"],
                    )
                });
            }
            _ => {}
        }
    }
}

/// The schema at `at` in `rest`, without those of `reported` that are inside of it; `None` where it is left out itself.
fn without(reported: &BTreeSet<String>, rest: &SchemaText, at: &Pointer) -> Option<SchemaText> {
    let text = rest.at(&at.0);
    let below = format!("{}/", at.0);
    let after = reported.range(below.clone()..);
    let inside = after.take_while(|pointer| pointer.starts_with(&below));
    let inside: Vec<&str> = inside.map(String::as_str).collect();
    text.exists().then(|| match inside.as_slice() {
        [] => text,
        inside => text.without_inside(inside.iter().copied()),
    })
}

/// Which types have changes inside of them, at any depth: by `oneOf` and `not`, what admits more inside admits less outside.
struct Inside {
    /// Per type of the new schema: the types that use it.
    users: Vec<Vec<TypeId>>,
    ids: BTreeMap<String, TypeId>,
    changed: BTreeSet<TypeId>,
    /// Where what follows for new data is not proven, and for old data.
    open: (BTreeSet<TypeId>, BTreeSet<TypeId>),
}

impl Inside {
    fn of(c: &Comparison<'_>) -> Self {
        let types = c.new.plan.model.iter();
        let ids = types.map(|(id, def)| (def.wire_name.clone(), id));
        Self {
            users: uses::users(&c.new.plan.model),
            ids: ids.collect(),
            changed: BTreeSet::new(),
            open: Default::default(),
        }
    }

    /// Adds the changes from the one at `from` on. Each type is visited at most once for each fact, however many changes there are.
    fn count(&mut self, c: &Comparison<'_>, from: &mut usize) {
        for change in c.list.iter().skip(*from) {
            let Some(id) = self.ids.get(&change.type_name).copied() else {
                continue;
            };
            if change.kind == Kind::DocsChanged {
                continue;
            }
            let effect = &change.effect;
            spread(&self.users, id, &mut self.changed);
            if effect.new_data_valid_before != Answer::Proven {
                spread(&self.users, id, &mut self.open.0);
            }
            if effect.old_data_valid_now != Answer::Proven {
                spread(&self.users, id, &mut self.open.1);
            }
        }
        *from = c.list.len();
    }

    /// The verdicts that follow for a type of changes in the types inside of it, where they do not say so themselves.
    fn verdicts(
        &self,
        c: &mut Comparison<'_>,
        old: TypeId,
        new: TypeId,
    ) -> Option<(Answer, Answer)> {
        let open = (self.open.0.contains(&new), self.open.1.contains(&new));
        if !self.changed.contains(&new) || open == (true, true) {
            return None;
        }
        let text = c.new.schema.at(&c.new.plan.type_def(new).pointer.0);
        if !text.has(&["oneOf", "not", "if", "contains", "dependentSchemas"]) {
            return None;
        }
        let (old, new) = (
            c.old.plan.type_def(old).pointer.clone(),
            c.new.plan.type_def(new).pointer.clone(),
        );
        let (forward, backward) = c.validity(&old, &new);
        let said = |open: bool, verdict| if open { Answer::Proven } else { verdict };
        let verdicts = (said(open.0, forward), said(open.1, backward));
        (verdicts != (Answer::Proven, Answer::Proven)).then_some(verdicts)
    }
}

/// Adds every type that uses `id`, at any depth, to `found`.
fn spread(users: &[Vec<TypeId>], id: TypeId, found: &mut BTreeSet<TypeId>) {
    let mut open = users[id.0].clone();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(&users[next.0]);
        }
    }
}

/// Pointer -> name of every type of `release`, those that have a pair called as `name_of` says.
fn type_names(
    release: &Release,
    name_of: impl Fn(TypeId) -> Option<String>,
) -> BTreeMap<String, String> {
    let types = release.plan.model.iter();
    let entry = |(id, def): (TypeId, &TypeDef)| {
        let name = name_of(id).unwrap_or_else(|| def.wire_name.clone());
        (release.schema.place(&def.pointer.0), name)
    };
    types.map(entry).collect()
}
