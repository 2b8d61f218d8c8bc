//! From a schema document to assertions.

mod applicators;

use super::arena::{Arena, Assertion, Id, Kind};
use super::decimal::Decimal;
use super::document::SchemaText;
use super::operand::{kind, limit, values};
use super::work::Work;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Schemas that nest deeper are compared as a whole.
const DEPTH: usize = 200;

/// Pointer of a referenced schema -> what it compiled to, or the slot of its target until it is.
type Referenced = BTreeMap<String, Result<Id, Option<usize>>>;

/// Compiles the schemas of one document.
pub(super) struct Compiler<'a> {
    pub(super) arena: &'a mut Arena,
    text: &'a SchemaText,
    /// Pointers of schemas that are compared by name alone, where they are referred to.
    names: &'a BTreeMap<String, String>,
    referenced: Referenced,
    /// Pointers of schemas that were referred to and are compiled when the one at hand is done; `None` to compile them within it.
    later: Option<Vec<String>>,
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
        referenced: Referenced::new(),
        later: None,
        depth: 0,
        work,
        fingerprint: None,
    };
    compiler.at(&text.root)
}

/// Schemas of one document, each compiled once however many others refer to it.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) arena: Arena,
    referenced: Referenced,
}

impl Shared {
    /// The root of `text`, which always is of the same document.
    pub(super) fn compile(&mut self, text: &SchemaText, work: &Work) -> Id {
        let mut compiler = Compiler {
            arena: &mut self.arena,
            text,
            names: &BTreeMap::new(),
            referenced: std::mem::take(&mut self.referenced),
            later: Some(Vec::new()),
            depth: 0,
            work,
            fingerprint: None,
        };
        let root = compiler.at(&text.root);
        while let Some(pointer) = compiler.later.as_mut().and_then(Vec::pop) {
            if let Some(schema) = text.get(&pointer) {
                compiler.referenced_schema(pointer, schema);
            }
        }
        self.referenced = compiler.referenced;
        root
    }
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
        if let Some(later) = self.later.as_mut().filter(|_| self.depth > 0) {
            later.push(pointer.to_owned());
            let slot = self.arena.reserve();
            self.referenced.insert(pointer.to_owned(), Err(Some(slot)));
            return self.arena.add(Assertion::Reference(slot));
        }
        self.referenced.insert(pointer.to_owned(), Err(None));
        self.referenced_schema(pointer.to_owned(), schema)
    }

    fn referenced_schema(&mut self, pointer: String, schema: &Value) -> Id {
        let id = self.schema(schema);
        if let Some(Err(Some(slot))) = self.referenced.insert(pointer, Ok(id)) {
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
        applicators::members(self, keywords, &mut all);
        applicators::items(self, keywords, &mut all);
        applicators::condition(self, keywords, &mut all);
        applicators::unevaluated(self, keywords, &mut all);
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
                return applicators::dependencies(self, operand, all);
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
}
