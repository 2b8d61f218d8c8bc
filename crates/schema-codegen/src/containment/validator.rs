//! Whether a schema admits a value, by a validator that shares no code with the comparison.
//!
//! Only the schemas that a value is asked of are compiled, and each is asked once: a validator that followed the references itself would
//! come to a schema as often as there are ways to it.

use super::document::SchemaText;
use super::work::Work;
use crate::linked::{Answers, LINK};
use jsonschema::Validator;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// What a schema costs at most that has to be copied into the one that refers to it.
const MAX_COPIED: usize = 50_000;

/// Whether `text` admits `value`; `None` where a validator cannot read the schema, or would take more than `work`.
pub(super) fn admits(text: &SchemaText, value: &Value, work: &Work) -> Option<bool> {
    let answers = Answers::default();
    let mut targets = Targets::default();
    let root = targets.number(&text.root);
    compile(text, root, &mut targets, &answers, work)?;
    loop {
        let questions = work.left();
        answers.start(value, questions);
        let is_valid = answers.holds(root, value);
        work.spend(questions - answers.left());
        let missing = answers.missing();
        if missing.is_empty() {
            return answers.finish().is_none().then_some(is_valid);
        }
        // What was answered without these is asked again.
        answers.finish();
        for number in missing {
            compile(text, number, &mut targets, &answers, work)?;
        }
    }
}

/// The pointers that links lead to, by number.
#[derive(Default)]
struct Targets {
    pointers: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Targets {
    fn number(&mut self, pointer: &str) -> usize {
        if let Some(known) = self.numbers.get(pointer) {
            return *known;
        }
        let next = self.pointers.len();
        self.pointers.push(pointer.to_owned());
        self.numbers.insert(pointer.to_owned(), next);
        next
    }
}

fn compile(
    text: &SchemaText,
    number: usize,
    targets: &mut Targets,
    answers: &Answers,
    work: &Work,
) -> Option<()> {
    let schema = text.get(&targets.pointers[number])?.clone();
    let mut copier = Copier {
        text,
        targets,
        work,
        copied: 0,
        open: Vec::new(),
    };
    let schema = copier.schema(&schema, 0)?;
    let found = Arc::new(Mutex::new(Vec::new()));
    let options = jsonschema::options()
        .with_draft(text.draft)
        .should_validate_formats(true)
        .should_ignore_unknown_formats(true);
    let validator: Validator = answers.with_links(options, &found).build(&schema).ok()?;
    answers.insert(number, Ok(validator));
    Some(())
}

/// Keywords that say nothing of a value, and those that links replace.
const SAYS_NOTHING: [&str; 10] = [
    "$ref",
    "$id",
    "id",
    "$schema",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
    "$defs",
    "definitions",
    LINK,
];

/// Copies schemas with links in place of references.
struct Copier<'a> {
    text: &'a SchemaText,
    targets: &'a mut Targets,
    work: &'a Work,
    copied: usize,
    /// The targets that are being copied.
    open: Vec<String>,
}

impl Copier<'_> {
    /// A copy of `schema`; `None` where links cannot say what it says. `noting` are the schemas around it that ask what it evaluated of the
    /// same value: a link does not say that, so its targets are copied, too.
    fn schema(&mut self, schema: &Value, noting: u32) -> Option<Value> {
        let Value::Object(members) = schema else {
            return Some(schema.clone());
        };
        let asks = ["unevaluatedProperties", "unevaluatedItems"];
        let noting = noting + u32::from(asks.iter().any(|key| members.contains_key(*key)));
        // Whoever asks what was evaluated asks whether it is valid, too.
        self.copied = self
            .copied
            .saturating_add(3_usize.saturating_pow(noting.saturating_sub(1)));
        if self.copied > MAX_COPIED && noting > 0 || !self.work.spend(1) {
            return None;
        }
        let mut copy = Map::new();
        let mut all = Vec::new();
        if let Some(Value::String(reference)) = members.get("$ref") {
            match self.text.target(reference) {
                // What leaves the document admits any value.
                None => {}
                Some(target) if noting > 0 => all.push(self.target(target, noting)?),
                Some(target) => {
                    copy.insert(LINK.to_owned(), self.targets.number(&target).into());
                }
            }
            if !self.text.reads_siblings() {
                return Some(Value::Object(copy));
            }
        }
        for (keyword, operand) in members {
            if !SAYS_NOTHING.contains(&keyword.as_str()) {
                let operand = self.operand(keyword, operand, noting)?;
                copy.insert(keyword.clone(), operand);
            }
        }
        if !all.is_empty() {
            let both = copy
                .entry("allOf")
                .or_insert_with(|| Value::Array(Vec::new()));
            both.as_array_mut()?.append(&mut all);
        }
        Some(Value::Object(copy))
    }

    /// A copy of the schema at `pointer`; `None` where it contains itself.
    fn target(&mut self, pointer: String, noting: u32) -> Option<Value> {
        if self.open.contains(&pointer) {
            return None;
        }
        let schema = self.text.get(&pointer)?.clone();
        self.open.push(pointer);
        let copy = self.schema(&schema, noting);
        self.open.pop();
        copy
    }

    /// A copy of an operand.
    fn operand(&mut self, keyword: &str, operand: &Value, noting: u32) -> Option<Value> {
        Some(match (keyword, operand) {
            ("$dynamicRef" | "$recursiveRef", _) => return None,
            ("allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => self.list(schemas, noting)?,
            ("prefixItems" | "items", Value::Array(schemas)) => self.list(schemas, 0)?,
            ("not" | "if" | "then" | "else", schema) => self.schema(schema, noting)?,
            (
                "items"
                | "additionalItems"
                | "contains"
                | "propertyNames"
                | "additionalProperties"
                | "unevaluatedItems"
                | "unevaluatedProperties",
                schema,
            ) => self.schema(schema, 0)?,
            ("dependentSchemas" | "dependencies", Value::Object(schemas)) => {
                self.map(schemas, noting)?
            }
            ("properties" | "patternProperties", Value::Object(schemas)) => self.map(schemas, 0)?,
            (_, operand) => operand.clone(),
        })
    }

    fn list(&mut self, schemas: &[Value], noting: u32) -> Option<Value> {
        let copies = schemas.iter().map(|schema| self.schema(schema, noting));
        copies.collect::<Option<Vec<_>>>().map(Value::Array)
    }

    fn map(&mut self, schemas: &Map<String, Value>, noting: u32) -> Option<Value> {
        let copies = schemas
            .iter()
            .map(|(name, schema)| Some((name.clone(), self.schema(schema, noting)?)));
        copies.collect::<Option<Map<_, _>>>().map(Value::Object)
    }
}
