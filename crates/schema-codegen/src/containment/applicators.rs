//! The keywords that apply schemas to members, to items and, on a condition, to the value itself.

use super::arena::{Assertion, Id, Kind, Members};
use super::compile::Compiler;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::rc::Rc;

impl Compiler<'_> {
    pub(super) fn dependencies(&mut self, operand: &Value, all: &mut Vec<Id>) {
        for (name, needed) in operand.as_object().into_iter().flatten() {
            let present = self.arena.add(Assertion::Required(name.clone()));
            let object = self.arena.add(Assertion::Types(vec![Kind::Object]));
            let is_present = self.arena.add(Assertion::All(vec![object, present]));
            let absent = self.arena.add(Assertion::Not(is_present));
            let needed = match needed {
                Value::Array(_) => {
                    let names = self.required(needed);
                    self.arena.add(Assertion::All(names))
                }
                schema => self.schema(schema),
            };
            all.push(self.arena.add(Assertion::Any(vec![absent, needed])));
        }
    }

    pub(super) fn members(&mut self, keywords: &Map<String, Value>, all: &mut Vec<Id>) {
        let named = |key: &str| {
            keywords
                .get(key)
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
        };
        let mut properties: BTreeMap<String, Id> = BTreeMap::new();
        for (name, schema) in named("properties") {
            properties.insert(name.clone(), self.schema(schema));
        }
        let mut patterns = Vec::new();
        for (pattern, schema) in named("patternProperties") {
            patterns.push((pattern.clone(), self.schema(schema)));
        }
        patterns.sort();
        let rest = keywords.get("additionalProperties");
        let anything = self.always(true);
        let rest = rest.map_or(anything, |schema| self.schema(schema));
        if rest == anything && patterns.is_empty() {
            properties.retain(|_, id| *id != anything);
        }
        if rest != anything
            || !properties.is_empty()
            || patterns.iter().any(|(_, id)| *id != anything)
        {
            let members = Members {
                properties,
                patterns,
                rest,
            };
            all.push(self.arena.add(Assertion::Members(Rc::new(members))));
        }
    }

    pub(super) fn items(&mut self, keywords: &Map<String, Value>, all: &mut Vec<Id>) {
        let listed = |key: &str| keywords.get(key).filter(|items| items.is_array());
        let (prefix, rest) = match (listed("prefixItems"), listed("items")) {
            (Some(prefix), _) => (self.list(prefix), keywords.get("items")),
            (None, Some(prefix)) => (self.list(prefix), keywords.get("additionalItems")),
            (None, None) => (Vec::new(), keywords.get("items")),
        };
        let anything = self.always(true);
        let rest = rest.map_or(anything, |schema| self.schema(schema));
        let mut prefix = prefix;
        while prefix.last() == Some(&rest) {
            prefix.pop();
        }
        if rest != anything || !prefix.is_empty() {
            all.push(self.arena.add(Assertion::Items { prefix, rest }));
        }
    }

    /// `if`, `then` and `else` as two alternatives that exclude each other.
    pub(super) fn condition(&mut self, keywords: &Map<String, Value>, all: &mut Vec<Id>) {
        let Some(condition) = keywords.get("if") else {
            return;
        };
        let condition = self.schema(condition);
        let branch = |this: &mut Self, key: &str| match keywords.get(key) {
            Some(schema) => this.schema(schema),
            None => this.always(true),
        };
        let (then, otherwise) = (branch(self, "then"), branch(self, "else"));
        let fails = self.arena.add(Assertion::Not(condition));
        all.push(self.arena.add(Assertion::Any(vec![fails, then])));
        all.push(self.arena.add(Assertion::Any(vec![condition, otherwise])));
    }
}
