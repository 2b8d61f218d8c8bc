//! What differs between two releases of a schema, and what follows for whom. Total: any two plans can be compared.

mod annotations;
mod arguments;
mod assertions;
mod branches;
mod change;
mod constraints;
mod decode;
mod effect;
mod evidence;
mod fields;
mod instances;
mod kind;
mod meanings;
mod rust_names;
mod types;
mod validity;
mod value_type;

#[cfg(test)]
mod tests;

pub use change::Change;
pub use effect::{Bump, Effect, Privacy};
pub use kind::Kind;

use crate::containment::{Answer, Relation, SchemaText, Work, compare_within};
use crate::model::{Pointer, Rule, TypeDef, TypeId};
use crate::pairing::Pairs;
use crate::plan::Plan;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// How many places are compared as sets of instances; what is beyond stays undecided.
const MAX_COMPARED: usize = 400;

/// How much work all of these may be, and the search for instances that show what breaks.
const WORK: usize = 12_000_000;

/// A schema, with what was decided about it.
#[derive(Clone, Debug)]
pub struct Release {
    /// What the generator decided.
    pub plan: Plan,
    /// The schema as it validates.
    pub schema: SchemaText,
}

/// Every change, those of one type together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// In the order of the new schema; what is gone comes last.
    pub list: Vec<Change>,
}

impl Changes {
    /// The least step of the version that all changes ask for.
    #[must_use]
    pub fn bump(&self) -> Bump {
        self.list
            .iter()
            .map(|change| change.effect.source)
            .max()
            .unwrap_or_default()
    }
}

/// Compares two releases.
#[must_use]
pub fn between(old: &Release, new: &Release) -> Changes {
    within(old, new, &Rc::new(Work::of(WORK)))
}

fn within(old: &Release, new: &Release, work: &Rc<Work>) -> Changes {
    let mut comparison = Comparison::new(old, new, work);
    comparison.types();
    evidence::check(&mut comparison);
    constraints::leave_to_causes(&mut comparison);
    // What a type asserts is asked last: other changes explain a difference.
    assertions::compare(&mut comparison);
    comparison.gone();
    comparison.rules();
    evidence::leave_open(&mut comparison);
    Changes {
        list: in_order(comparison.list, new),
    }
}

/// What differs between two plans.
pub(crate) struct Differences {
    pub(crate) list: Vec<Change>,
    /// Where each type of the new plan that has a pair is written, in the old schema and in the new, by its name.
    pub(crate) owners: BTreeMap<String, [Pointer; 2]>,
}

/// What differs between two plans, without what follows for data that are validated, without what only validates, and without
/// the order of properties.
pub(crate) fn differences(old: &Plan, new: &Plan) -> Differences {
    let release = |plan: &Plan| Release {
        plan: plan.clone(),
        schema: SchemaText::new(&Value::Null, ""),
    };
    let (old, new) = (release(old), release(new));
    let mut comparison = Comparison::new(&old, &new, &Rc::new(Work::of(0)));
    comparison.compared = MAX_COMPARED;
    comparison.types();
    comparison.gone();
    let owners = comparison.names.iter().map(|(name, (old, new))| {
        let (old, new) = comparison.defs(*old, *new);
        let pointers = [old.pointer.clone(), new.pointer.clone()];
        ((*name).to_owned(), pointers)
    });
    let owners = owners.collect();
    // An edit keeps the order of ours.
    let order = |change: &Change| change.kind != Kind::FieldOrderChanged;
    let list = comparison.list.into_iter().filter(order).collect();
    Differences { list, owners }
}

/// `list` in the order of the types of `new`; what is gone comes last.
fn in_order(mut list: Vec<Change>, new: &Release) -> Vec<Change> {
    let names = new
        .plan
        .model
        .types
        .iter()
        .map(|def| def.wire_name.as_str());
    let order: BTreeMap<&str, usize> = names.zip(0..).collect();
    list.sort_by_key(|change| {
        order
            .get(change.type_name.as_str())
            .copied()
            .unwrap_or(usize::MAX)
    });
    list
}

/// Two releases, with what was found so far.
struct Comparison<'a> {
    old: &'a Release,
    new: &'a Release,
    pairs: Pairs,
    /// Per name of a new type that has a pair: the pair.
    names: BTreeMap<&'a str, (TypeId, TypeId)>,
    list: Vec<Change>,
    compared: usize,
    /// What was found of the types at two pointers.
    known: BTreeMap<[Pointer; 2], (Answer, Answer)>,
    work: Rc<Work>,
}

impl<'a> Comparison<'a> {
    fn new(old: &'a Release, new: &'a Release, work: &Rc<Work>) -> Self {
        let pairs = Pairs::of(&old.plan.model, &new.plan.model);
        let name = |id| new.plan.type_def(id).wire_name.as_str();
        let names = pairs.iter().map(|(old, new)| (name(new), (old, new)));
        Self {
            names: names.collect(),
            pairs,
            old,
            new,
            list: Vec::new(),
            compared: 0,
            known: BTreeMap::new(),
            work: Rc::clone(work),
        }
    }

    /// Compares every pair of types, and reports those that were added.
    fn types(&mut self) {
        for (id, def) in self.new.plan.model.iter() {
            match self.pairs.old_of(id) {
                Some(old_id) => {
                    types::compare(self, old_id, id);
                    rust_names::compare(self, old_id, id);
                }
                None => self.list.push(types::added(def)),
            }
        }
    }

    /// Reports the types that were removed.
    fn gone(&mut self) {
        for (id, def) in self.old.plan.model.iter() {
            if self.pairs.new_of(id).is_none() {
                self.list.push(types::removed(&self.old.plan, id, def));
            }
        }
    }

    fn defs(&self, old: TypeId, new: TypeId) -> (&TypeDef, &TypeDef) {
        (self.old.plan.type_def(old), self.new.plan.type_def(new))
    }

    /// Where the pair of types is whose new one has this name.
    fn owners(&self, name: &str) -> (Option<&Pointer>, Option<&Pointer>) {
        let ids = self.names.get(name);
        let pointers = ids.map(|(old, new)| {
            let (old, new) = self.defs(*old, *new);
            (&old.pointer, &new.pointer)
        });
        pointers.unzip()
    }

    /// Counts a comparison of two schemas as sets of instances; false where there were enough.
    fn may_compare(&mut self) -> bool {
        self.compared += 1;
        self.compared <= MAX_COMPARED && !self.work.is_done()
    }

    /// Compares two schemas as sets of instances.
    fn relation(&self, old: &SchemaText, new: &SchemaText) -> Relation {
        compare_within(old, new, &self.work)
    }

    /// Whether data that are valid at `new` are valid at `old`, and the other way round.
    fn validity(&mut self, old: &Pointer, new: &Pointer) -> (Answer, Answer) {
        let places = [old.clone(), new.clone()];
        if let Some(known) = self.known.get(&places) {
            return known.clone();
        }
        if !self.may_compare() {
            return (Answer::NotDecided, Answer::NotDecided);
        }
        let relation = self.relation(&self.old.schema.at(&old.0), &self.new.schema.at(&new.0));
        let found = (relation.forward, relation.backward);
        self.known.insert(places, found.clone());
        found
    }

    /// Whether data that are valid where `change` is in the new schema are valid where it is in the old one, and the other way round.
    fn validity_of(&mut self, change: &Change) -> (Answer, Answer) {
        let own = (change.old_pointer.as_ref(), change.new_pointer.as_ref());
        let places = if validity::are_stated_alone(self, change) {
            own
        } else {
            self.owners(&change.type_name)
        };
        match places {
            (Some(old), Some(new)) => {
                let (old, new) = (old.clone(), new.clone());
                self.validity(&old, &new)
            }
            _ => (Answer::NotDecided, Answer::NotDecided),
        }
    }

    /// Adds `change` with what data that are valid where it is in the one schema are in the other.
    fn push_with_validity(&mut self, mut change: Change) {
        if change.old_pointer.is_some() && change.new_pointer.is_some() {
            let (before, now) = self.validity_of(&change);
            change.effect.new_data_valid_before = before;
            change.effect.old_data_valid_now = now;
        }
        self.list.push(change);
    }

    /// Compares the rules between fields, by id.
    fn rules(&mut self) {
        let (old, new) = (&self.old.plan.model.rules, &self.new.plan.model.rules);
        let find = |rules: &'_ [Rule], id: &str| rules.iter().find(|rule| rule.id == id).cloned();
        let root = &self.new.plan.type_def(self.new.plan.model.root).wire_name;
        for rule in new {
            let kind = match find(old, &rule.id) {
                None => Kind::RuleAdded,
                Some(before) if before != *rule => Kind::RuleChanged,
                Some(_) => continue,
            };
            self.list.push(Change::new(kind, root).of_member(&rule.id));
        }
        for rule in old.iter().filter(|rule| find(new, &rule.id).is_none()) {
            self.list
                .push(Change::new(Kind::RuleRemoved, root).of_member(&rule.id));
        }
    }
}

/// Whether what both lists have is in another order.
fn are_reordered<T: Ord>(old: &[T], new: &[T]) -> bool {
    fn common<'l, T: Ord>(list: &'l [T], other: &[T]) -> Vec<&'l T> {
        let other: BTreeSet<&T> = other.iter().collect();
        list.iter().filter(|item| other.contains(item)).collect()
    }
    common(old, new) != common(new, old)
}
