//! Which members of an object a schema is about in any case, so that `unevaluatedProperties` is not about them.

use super::arena::{Arena, Assertion, Id, Members};
use super::document::SchemaText;
use super::references::OTHERS;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::rc::Rc;

/// How deep `allOf` and references are followed.
const DEPTH: usize = 50;

/// How many schemas are read.
const MAX_READ: usize = 2_000;

/// The members that are evaluated whatever the object is.
#[derive(Debug, Default)]
pub(super) struct Evaluated {
    names: BTreeSet<String>,
    patterns: BTreeSet<String>,
    /// Every member is.
    all: bool,
    read: usize,
}

impl Evaluated {
    /// Reads the schema of `keywords`, all of which must hold; `None` where what is evaluated depends on the object.
    pub(super) fn read(
        &mut self,
        text: &SchemaText,
        keywords: &Map<String, Value>,
        depth: usize,
    ) -> Option<()> {
        self.read += 1;
        let depends = [
            "anyOf",
            "oneOf",
            "if",
            "dependentSchemas",
            "$dynamicRef",
            "$recursiveRef",
        ];
        let mut keys = depends.iter();
        if depth > DEPTH || self.read > MAX_READ || keys.any(|key| keywords.contains_key(*key)) {
            return None;
        }
        let named = |key: &str| keywords.get(key).and_then(Value::as_object);
        let listed = |key: &str| {
            named(key)
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone())
        };
        self.names.extend(listed("properties"));
        self.patterns.extend(listed("patternProperties"));
        self.all |= keywords.contains_key("additionalProperties");
        self.all |= depth > 0 && keywords.contains_key("unevaluatedProperties");
        let reference = keywords.get("$ref").and_then(Value::as_str);
        let target = reference
            .map(|it| text.target(it).ok_or(()))
            .transpose()
            .ok()?;
        let target = target.and_then(|pointer| text.get(&pointer));
        let conjuncts = keywords.get("allOf").and_then(Value::as_array);
        for schema in target.into_iter().chain(conjuncts.into_iter().flatten()) {
            if let Value::Object(keywords) = schema {
                self.read(text, keywords, depth + 1)?;
            }
        }
        Some(())
    }

    /// That all other members fulfil `rest`.
    pub(super) fn assertion(self, arena: &mut Arena, rest: Id) -> Id {
        let anything = arena.add(Assertion::Always(true));
        if self.all || rest == anything {
            return anything;
        }
        let free = |names: BTreeSet<String>| names.into_iter().map(move |name| (name, anything));
        let properties: BTreeMap<String, Id> = free(self.names).collect();
        arena.add(Assertion::Members(Rc::new(Members {
            properties,
            patterns: free(self.patterns).collect(),
            rest,
        })))
    }
}

/// All words that decide what the schema of `keywords` evaluates, those of the schemas included that it refers to for the same value.
pub(super) fn words(text: &SchemaText, keywords: &Map<String, Value>) -> String {
    let mut words = String::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![keywords];
    while let Some(keywords) = open.pop() {
        for (keyword, operand) in keywords {
            match keyword.as_str() {
                "$defs" | "definitions" | OTHERS => continue,
                "$ref" => {
                    let target = operand.as_str().and_then(|it| text.target(it));
                    let is_new = |pointer: &String| seen.insert(pointer.clone());
                    let target = target
                        .filter(is_new)
                        .and_then(|it| text.get(&it)?.as_object());
                    open.extend(target);
                }
                "allOf" | "anyOf" | "oneOf" => {
                    let schemas = operand.as_array().into_iter().flatten();
                    open.extend(schemas.filter_map(Value::as_object));
                    continue;
                }
                "if" | "then" | "else" | "not" => {
                    open.extend(operand.as_object());
                    words.push_str(keyword);
                    continue;
                }
                "dependentSchemas" | "dependencies" => {
                    let schemas = operand.as_object().into_iter().flatten();
                    open.extend(schemas.filter_map(|(_, schema)| schema.as_object()));
                }
                _ => {}
            }
            let _ = write!(words, "{keyword}: {operand} ");
        }
    }
    words
}
