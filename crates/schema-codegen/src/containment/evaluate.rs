//! Whether an instance fulfils an assertion.

use super::arena::{Arena, Assertion, Id, Kind, Literal, Members};
use super::automaton;
use super::decimal::{Decimal, canonical};
use super::document::is_of_format;
use serde_json::Value;

/// How deep an instance is followed.
const DEPTH: usize = 100;

/// True when `literal` holds for `value`; `None` where that cannot be decided.
pub(super) fn holds(arena: &Arena, literal: Literal, value: &Value) -> Option<bool> {
    let evaluator = Evaluator { arena };
    let (id, holds) = literal;
    evaluator
        .assertion(id, value, DEPTH)
        .map(|found| found == holds)
}

/// The schemas that the member called `name` must fulfil; `None` where a pattern is beyond the automata.
pub(super) fn schemas_of(members: &Members, name: &str) -> Option<Vec<Id>> {
    let mut ids: Vec<Id> = members.properties.get(name).copied().into_iter().collect();
    for (pattern, id) in &members.patterns {
        if automaton::matches(pattern, name)? {
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
}

impl Evaluator<'_> {
    fn assertion(&self, id: Id, value: &Value, depth: usize) -> Option<bool> {
        let depth = depth.checked_sub(1)?;
        let (id, positive) = self.arena.plain((id, true));
        let assertion = self.arena.get(id);
        let inner = |id: &Id| self.assertion(*id, value, depth);
        let found = match assertion {
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
                Value::String(string) => on_string(other, string),
                Value::Array(items) => self.on_array(other, items, depth),
                Value::Object(members) => self.on_object(other, members, depth),
                _ => None,
            },
        };
        found.map(|found| found == positive)
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
            Assertion::Names(id) => every(
                members
                    .keys()
                    .map(|name| self.assertion(*id, &Value::from(name.as_str()), depth)),
            ),
            Assertion::Members(shape) => every(members.iter().map(|(name, value)| {
                let ids = schemas_of(shape, name)?;
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

fn on_string(assertion: &Assertion, string: &str) -> Option<bool> {
    match assertion {
        Assertion::MinLength(min) => Some(string.chars().count() as u64 >= *min),
        Assertion::MaxLength(max) => Some(string.chars().count() as u64 <= *max),
        Assertion::Pattern(pattern) => automaton::matches(pattern, string),
        Assertion::Format(format) => is_of_format(format, string),
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
