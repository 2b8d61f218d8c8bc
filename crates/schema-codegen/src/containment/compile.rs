//! From a schema document to assertions.

use super::arena::{Arena, Assertion, Id, Kind, Members};
use super::decimal::Decimal;
use super::document::SchemaText;
use super::evaluated::{self, Evaluated};
use super::operand::{kind, limit, values};
use super::work::Work;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Schemas that nest deeper are compared as a whole.
const DEPTH: usize = 200;

/// Compiles the schemas of one document.
pub(super) struct Compiler<'a> {
    pub(super) arena: &'a mut Arena,
    text: &'a SchemaText,
    /// Pointers of schemas that are compared by name alone, where they are referred to.
    names: &'a BTreeMap<String, String>,
    /// Pointer of a referenced schema -> what it compiled to, or the slot of its target while it is compiled.
    referenced: BTreeMap<String, Result<Id, Option<usize>>>,
    depth: usize,
    work: &'a Work,
    /// What the documents are told apart by, once that was asked.
    fingerprint: Option<u64>,
}

/// The root of `text`, in `arena`.
pub(super) fn compile(
    arena: &mut Arena,
    text: &SchemaText,
    names: &BTreeMap<String, String>,
    work: &Work,
) -> Id {
    let mut compiler = Compiler {
        arena,
        text,
        names,
        referenced: BTreeMap::new(),
        depth: 0,
        work,
        fingerprint: None,
    };
    compiler.at(&text.root)
}

impl Compiler<'_> {
    fn always(&mut self, always: bool) -> Id {
        self.arena.add(Assertion::Always(always))
    }

    fn opaque(&mut self, keyword: &str, operand: &Value) -> Id {
        self.arena
            .add(Assertion::Opaque(format!("{keyword}: {operand}")))
    }

    /// The schema at `pointer`, compiled once however often it is referred to.
    fn at(&mut self, pointer: &str) -> Id {
        if let Some(name) = self.names.get(pointer).filter(|_| self.depth > 0) {
            return self.opaque("type", &Value::from(name.as_str()));
        }
        match self.referenced.get_mut(pointer) {
            Some(Ok(id)) => return *id,
            Some(Err(slot)) => {
                let slot = *slot.get_or_insert_with(|| self.arena.reserve());
                return self.arena.add(Assertion::Reference(slot));
            }
            None => {}
        }
        let Some(schema) = self.text.get(pointer) else {
            return self.opaque("$ref", &Value::from(pointer));
        };
        self.referenced.insert(pointer.to_owned(), Err(None));
        let id = self.schema(schema);
        if let Some(Err(Some(slot))) = self.referenced.insert(pointer.to_owned(), Ok(id)) {
            self.arena.set_target(slot, id);
        }
        id
    }

    fn schema(&mut self, schema: &Value) -> Id {
        if self.depth >= DEPTH || !self.work.spend(1) {
            // The same words say the same where no reference in them can lead to something else.
            let text = self.text;
            let own = self.fingerprint.get_or_insert_with(|| text.fingerprint());
            let keyword = format!("schema in {own}");
            return self.opaque(&keyword, schema);
        }
        self.depth += 1;
        let id = match schema {
            Value::Bool(always) => self.always(*always),
            Value::Object(keywords) => self.keywords(keywords),
            _ => self.always(true),
        };
        self.depth -= 1;
        id
    }

    fn keywords(&mut self, keywords: &Map<String, Value>) -> Id {
        let mut all = Vec::new();
        if let Some(Value::String(reference)) = keywords.get("$ref") {
            let target = self.text.target(reference);
            all.push(match target {
                Some(pointer) => self.at(&pointer),
                None => self.opaque("$ref", &Value::from(reference.as_str())),
            });
            if !self.text.reads_siblings() {
                return all[0];
            }
        }
        for (keyword, operand) in keywords {
            self.keyword(keyword, operand, keywords, &mut all);
        }
        self.members(keywords, &mut all);
        self.items(keywords, &mut all);
        self.condition(keywords, &mut all);
        self.unevaluated(keywords, &mut all);
        self.arena.add(Assertion::All(all))
    }

    fn keyword(
        &mut self,
        keyword: &str,
        operand: &Value,
        beside: &Map<String, Value>,
        all: &mut Vec<Id>,
    ) {
        let assertion = match keyword {
            "type" => return self.types(operand, all),
            "enum" | "const" => Assertion::Values(values(keyword, operand)),
            "allOf" => Assertion::All(self.list(operand)),
            "anyOf" => Assertion::Any(self.list(operand)),
            "oneOf" => Assertion::One(self.list(operand)),
            "not" => Assertion::Not(self.schema(operand)),
            "contains" => self.contains(operand, beside),
            "propertyNames" => Assertion::Names(self.schema(operand)),
            "required" => Assertion::All(self.required(operand)),
            "dependentRequired" | "dependentSchemas" | "dependencies" => {
                return self.dependencies(operand, all);
            }
            "unevaluatedProperties" | "unevaluatedItems" => return,
            "$dynamicRef" | "$recursiveRef" | "contentEncoding" | "contentMediaType"
            | "contentSchema" => {
                return all.push(self.opaque(keyword, operand));
            }
            _ => match limit(keyword, operand, beside) {
                Some(assertion) => assertion,
                None => return,
            },
        };
        all.push(self.arena.add(assertion));
    }

    fn contains(&mut self, operand: &Value, beside: &Map<String, Value>) -> Assertion {
        let limit = |name: &str| beside.get(name).and_then(Value::as_u64);
        Assertion::Contains {
            item: self.schema(operand),
            min: limit("minContains").unwrap_or(1),
            max: limit("maxContains"),
        }
    }

    fn required(&mut self, operand: &Value) -> Vec<Id> {
        let names = operand.as_array().into_iter().flatten();
        let names = names.filter_map(Value::as_str);
        let add = |name: &str| self.arena.add(Assertion::Required(name.to_owned()));
        names.map(add).collect()
    }

    fn list(&mut self, operand: &Value) -> Vec<Id> {
        let schemas = operand.as_array().into_iter().flatten();
        schemas.map(|schema| self.schema(schema)).collect()
    }

    fn types(&mut self, operand: &Value, all: &mut Vec<Id>) {
        let names: Vec<&str> = match operand {
            Value::String(name) => vec![name],
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        let mut kinds: Vec<Kind> = names.iter().filter_map(|name| kind(name)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.len() < Kind::ALL.len() {
            all.push(self.arena.add(Assertion::Types(kinds)));
        }
        if names.contains(&"integer") && !names.contains(&"number") {
            all.push(self.arena.add(Assertion::MultipleOf(Decimal::ONE)));
        }
    }

    fn dependencies(&mut self, operand: &Value, all: &mut Vec<Id>) {
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

    fn members(&mut self, keywords: &Map<String, Value>, all: &mut Vec<Id>) {
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

    /// What is said of members and items that nothing beside it is about. Which these are depends on all that is beside it.
    fn unevaluated(&mut self, keywords: &Map<String, Value>, all: &mut Vec<Id>) {
        for keyword in ["unevaluatedProperties", "unevaluatedItems"] {
            let Some(rest) = keywords.get(keyword) else {
                continue;
            };
            let rest = self.schema(rest);
            let mut evaluated = Evaluated::default();
            let is_known = keyword == "unevaluatedProperties"
                && evaluated.read(self.text, keywords, 0).is_some();
            all.push(if is_known {
                evaluated.assertion(self.arena, rest)
            } else {
                let beside = evaluated::words(self.text, keywords);
                self.opaque(keyword, &format!("{rest:?} {all:?} {beside}").into())
            });
        }
    }

    fn items(&mut self, keywords: &Map<String, Value>, all: &mut Vec<Id>) {
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
    fn condition(&mut self, keywords: &Map<String, Value>, all: &mut Vec<Id>) {
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
