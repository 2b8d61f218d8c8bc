//! Whether an instance fulfils an assertion.

use super::arena::{Arena, Assertion, Id, Kind, Literal, Members};
use super::decimal::{Decimal, canonical};
use super::document::is_of_format;
use super::work::Work;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How deep an instance is followed.
const DEPTH: usize = 100;

/// True when `literal` holds for `value`; `None` where that cannot be decided, or would take more than `work`.
pub(super) fn holds(arena: &Arena, literal: Literal, value: &Value, work: &Work) -> Option<bool> {
    let evaluator = Evaluator {
        arena,
        work,
        known: RefCell::default(),
    };
    let (id, holds) = literal;
    evaluator
        .assertion(id, value, DEPTH)
        .map(|found| found == holds)
}

/// The schemas that the member called `name` must fulfil; `None` where a pattern is beyond the automata.
pub(super) fn schemas_of(
    arena: &Arena,
    members: &Members,
    name: &str,
    work: &Work,
) -> Option<Vec<Id>> {
    let mut ids: Vec<Id> = members.properties.get(name).copied().into_iter().collect();
    for (pattern, id) in &members.patterns {
        if arena.automata.matches(pattern, name, work)? {
            ids.push(*id);
        }
    }
    if ids.is_empty() {
        ids.push(members.rest);
    }
    Some(ids)
}

struct Evaluator<'a> {
    arena: &'a Arena,
    work: &'a Work,
    /// What was asked of each value, by its address: where a schema refers to another twice, that would be asked twice as often with every
    /// step.
    known: RefCell<BTreeMap<(Id, *const Value), Option<bool>>>,
}

impl Evaluator<'_> {
    fn assertion(&self, id: Id, value: &Value, depth: usize) -> Option<bool> {
        let depth = depth.checked_sub(1)?;
        let (id, positive) = self.arena.plain((id, true));
        let assertion = self.arena.get(id);
        if !assertion.has_parts() {
            let found = self
                .work
                .spend(1)
                .then(|| self.ask(assertion, value, depth));
            return found.flatten().map(|found| found == positive);
        }
        let question = (id, std::ptr::from_ref(value));
        let known = self.known.borrow().get(&question).copied();
        let found = match known {
            Some(known) => known,
            None if !self.work.spend(1) => None,
            None => {
                // An assertion that holds for the same value only if it does finds this.
                self.known.borrow_mut().insert(question, None);
                let found = self.ask(assertion, value, depth);
                self.known.borrow_mut().insert(question, found);
                found
            }
        };
        found.map(|found| found == positive)
    }

    fn ask(&self, assertion: &Assertion, value: &Value, depth: usize) -> Option<bool> {
        let inner = |id: &Id| self.assertion(*id, value, depth);
        match assertion {
            Assertion::Always(always) => Some(*always),
            Assertion::All(list) => every(list.iter().map(inner)),
            Assertion::Any(list) => some(list.iter().map(inner)),
            Assertion::One(list) => {
                let found: Option<Vec<bool>> = list.iter().map(inner).collect();
                found.map(|found| found.iter().filter(|holds| **holds).count() == 1)
            }
            Assertion::Types(kinds) => Some(kinds.contains(&Kind::of(value))),
            Assertion::Values(values) => Some(values.contains(&canonical(value))),
            other if other.kind().is_some_and(|kind| kind != Kind::of(value)) => Some(true),
            other => match value {
                Value::Number(number) => {
                    Decimal::of(number).and_then(|number| on_number(other, number))
                }
                Value::String(string) => self.on_string(other, string),
                Value::Array(items) => self.on_array(other, items, depth),
                Value::Object(members) => self.on_object(other, members, depth),
                _ => None,
            },
        }
    }

    fn on_string(&self, assertion: &Assertion, string: &str) -> Option<bool> {
        match assertion {
            Assertion::MinLength(min) => Some(string.chars().count() as u64 >= *min),
            Assertion::MaxLength(max) => Some(string.chars().count() as u64 <= *max),
            Assertion::Pattern(pattern) => self.arena.automata.matches(pattern, string, self.work),
            Assertion::Format(format) => is_of_format(format, string),
            _ => None,
        }
    }

    fn on_array(&self, assertion: &Assertion, items: &[Value], depth: usize) -> Option<bool> {
        let count = items.len() as u64;
        match assertion {
            Assertion::MinItems(min) => Some(count >= *min),
            Assertion::MaxItems(max) => Some(count <= *max),
            Assertion::Unique => {
                let items: Vec<Value> = items.iter().map(canonical).collect();
                let mut rest = items.iter().enumerate();
                Some(rest.all(|(index, item)| !items[..index].contains(item)))
            }
            Assertion::Items { prefix, rest } => {
                every(items.iter().enumerate().map(|(index, item)| {
                    self.assertion(*prefix.get(index).unwrap_or(rest), item, depth)
                }))
            }
            Assertion::Contains { item, min, max } => {
                let found = items
                    .iter()
                    .map(|value| self.assertion(*item, value, depth));
                let found: Vec<bool> = found.collect::<Option<_>>()?;
                let count = found.iter().filter(|holds| **holds).count() as u64;
                Some(count >= *min && max.is_none_or(|max| count <= max))
            }
            _ => None,
        }
    }

    /// Whether members that have no property may be anything.
    fn is_free(&self, shape: &Members) -> bool {
        let rest = self.arena.get(shape.rest);
        shape.patterns.is_empty() && matches!(rest, Assertion::Always(true))
    }

    fn on_object(
        &self,
        assertion: &Assertion,
        members: &serde_json::Map<String, Value>,
        depth: usize,
    ) -> Option<bool> {
        let count = members.len() as u64;
        match assertion {
            Assertion::MinProperties(min) => Some(count >= *min),
            Assertion::MaxProperties(max) => Some(count <= *max),
            Assertion::Required(name) => Some(members.contains_key(name)),
            // The value of a name has no address that stays.
            Assertion::Names(id) => every(members.keys().map(|name| {
                let name = Value::from(name.as_str());
                holds(self.arena, (*id, true), &name, self.work)
            })),
            Assertion::Members(shape) if self.is_free(shape) => {
                let declared = shape.properties.iter();
                let declared = declared.filter_map(|(name, id)| Some((id, members.get(name)?)));
                every(declared.map(|(id, value)| self.assertion(*id, value, depth)))
            }
            Assertion::Members(shape) => every(members.iter().map(|(name, value)| {
                let ids = schemas_of(self.arena, shape, name, self.work)?;
                every(ids.into_iter().map(|id| self.assertion(id, value, depth)))
            })),
            _ => None,
        }
    }
}

fn on_number(assertion: &Assertion, number: Decimal) -> Option<bool> {
    match assertion {
        Assertion::Minimum(limit, exclusive) => {
            Some(number > *limit || (number == *limit && !exclusive))
        }
        Assertion::Maximum(limit, exclusive) => {
            Some(number < *limit || (number == *limit && !exclusive))
        }
        Assertion::MultipleOf(step) => Some(number.is_multiple_of(*step)),
        _ => None,
    }
}

/// True when all are, unknown when one is and none is false.
fn every(found: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for found in found {
        match found {
            Some(false) => return Some(false),
            None => all = None,
            Some(true) => {}
        }
    }
    all
}

/// True when one is, unknown when one is unknown and none is true.
fn some(found: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    every(found.map(|found| found.map(|found| !found))).map(|none| !none)
}
