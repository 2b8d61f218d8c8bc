//! The keywords that apply schemas to members, to items and, on a condition, to the value itself.

use super::super::arena::{Assertion, Id, Kind, Members};
use super::super::evaluated::{self, Evaluated};
use super::Compiler;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::rc::Rc;

pub(super) fn dependencies(compiler: &mut Compiler<'_>, operand: &Value, all: &mut Vec<Id>) {
    for (name, needed) in operand.as_object().into_iter().flatten() {
        let present = compiler.arena.add(Assertion::Required(name.clone()));
        let object = compiler.arena.add(Assertion::Types(vec![Kind::Object]));
        let is_present = compiler.arena.add(Assertion::All(vec![object, present]));
        let absent = compiler.arena.add(Assertion::Not(is_present));
        let needed = match needed {
            Value::Array(_) => {
                let names = compiler.required(needed);
                compiler.arena.add(Assertion::All(names))
            }
            schema => compiler.schema(schema),
        };
        all.push(compiler.arena.add(Assertion::Any(vec![absent, needed])));
    }
}

pub(super) fn members(
    compiler: &mut Compiler<'_>,
    keywords: &Map<String, Value>,
    all: &mut Vec<Id>,
) {
    let named = |key: &str| {
        keywords
            .get(key)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
    };
    let mut properties: BTreeMap<String, Id> = BTreeMap::new();
    for (name, schema) in named("properties") {
        properties.insert(name.clone(), compiler.schema(schema));
    }
    let mut patterns = Vec::new();
    for (pattern, schema) in named("patternProperties") {
        patterns.push((pattern.clone(), compiler.schema(schema)));
    }
    patterns.sort();
    let rest = keywords.get("additionalProperties");
    let anything = compiler.always(true);
    let rest = rest.map_or(anything, |schema| compiler.schema(schema));
    if rest == anything && patterns.is_empty() {
        properties.retain(|_, id| *id != anything);
    }
    if rest != anything || !properties.is_empty() || patterns.iter().any(|(_, id)| *id != anything)
    {
        let members = Members {
            properties,
            patterns,
            rest,
        };
        all.push(compiler.arena.add(Assertion::Members(Rc::new(members))));
    }
}

pub(super) fn items(compiler: &mut Compiler<'_>, keywords: &Map<String, Value>, all: &mut Vec<Id>) {
    let listed = |key: &str| keywords.get(key).filter(|items| items.is_array());
    let (prefix, rest) = match (listed("prefixItems"), listed("items")) {
        (Some(prefix), _) => (compiler.list(prefix), keywords.get("items")),
        (None, Some(prefix)) => (compiler.list(prefix), keywords.get("additionalItems")),
        (None, None) => (Vec::new(), keywords.get("items")),
    };
    let anything = compiler.always(true);
    let rest = rest.map_or(anything, |schema| compiler.schema(schema));
    let mut prefix = prefix;
    while prefix.last() == Some(&rest) {
        prefix.pop();
    }
    if rest != anything || !prefix.is_empty() {
        all.push(compiler.arena.add(Assertion::Items { prefix, rest }));
    }
}

/// `if`, `then` and `else` as two alternatives that exclude each other.
pub(super) fn condition(
    compiler: &mut Compiler<'_>,
    keywords: &Map<String, Value>,
    all: &mut Vec<Id>,
) {
    let Some(condition) = keywords.get("if") else {
        return;
    };
    let condition = compiler.schema(condition);
    let branch = |this: &mut Compiler<'_>, key: &str| match keywords.get(key) {
        Some(schema) => this.schema(schema),
        None => this.always(true),
    };
    let (then, otherwise) = (branch(compiler, "then"), branch(compiler, "else"));
    let fails = compiler.arena.add(Assertion::Not(condition));
    all.push(compiler.arena.add(Assertion::Any(vec![fails, then])));
    all.push(
        compiler
            .arena
            .add(Assertion::Any(vec![condition, otherwise])),
    );
}

/// What is said of members and items that nothing beside it is about. Which these are depends on all that is beside it.
pub(super) fn unevaluated(
    compiler: &mut Compiler<'_>,
    keywords: &Map<String, Value>,
    all: &mut Vec<Id>,
) {
    for keyword in ["unevaluatedProperties", "unevaluatedItems"] {
        let Some(rest) = keywords.get(keyword) else {
            continue;
        };
        let rest = compiler.schema(rest);
        let mut evaluated = Evaluated::default();
        let is_known = keyword == "unevaluatedProperties"
            && evaluated.read(compiler.text, keywords, 0).is_some();
        all.push(if is_known {
            evaluated.assertion(compiler.arena, rest)
        } else {
            let beside = evaluated::words(compiler.text, keywords);
            compiler.opaque(keyword, &format!("{rest:?} {all:?} {beside}").into())
        });
    }
}
