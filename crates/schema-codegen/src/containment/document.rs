//! A schema document, and the other documents that it refers to, as one JSON value whose references are pointers into it.

use super::draft::draft;
use super::part::Part;
use super::references::{self, OTHERS};
use super::validator;
use super::work::Work;
use crate::model::{DocumentValue, Pointer};
use jsonschema::Draft;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Where a schema of demands is in the document: no keyword, and no name that a schema refers to.
const DEMANDS: &str = "x-schema-codegen-demands";

/// What one question about a value may take.
const QUESTION: usize = 4_000_000;

/// A schema document with a root, ready to be compared.
#[derive(Clone, Debug)]
pub struct SchemaText {
    pub(super) document: Arc<Value>,
    /// Schemas that are in place of those of the document at their pointers.
    replaced: Arc<Vec<(String, Value)>>,
    pub(super) root: String,
    pub(super) draft: Draft,
}

/// What a schema demands of a member of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Demand<'a> {
    /// It is there.
    Present(&'a str),
    /// It is not null.
    NotNull(&'a str),
    /// It is an instance of the schema at this pointer.
    Value(&'a str, &'a str),
}

impl SchemaText {
    /// The schema at the JSON Pointer `root` of `document`.
    #[must_use]
    pub fn new(document: &Value, root: &str) -> Self {
        let main = DocumentValue {
            file: String::new(),
            uri: "document:///".to_owned(),
            value: Some(document.clone()),
        };
        Self::of_documents(vec![main], Vec::new()).at(root)
    }

    /// The first of `documents`, which may refer to the others. `sources` are URIs, or starts of them, with where they lead.
    pub(crate) fn of_documents(
        mut documents: Vec<DocumentValue>,
        sources: Vec<(String, String)>,
    ) -> Self {
        let written = |it: &DocumentValue| draft(it.value.as_ref().unwrap_or(&Value::Null));
        let main = documents.first().map_or(Draft::Draft202012, written);
        // What another draft means is not said by the words of this one.
        documents.retain(|it| it.file.is_empty() || written(it) == main);
        let values = documents.iter_mut().filter_map(|it| it.value.as_mut());
        values.for_each(spell_out_nullable);
        Self {
            root: String::new(),
            document: Arc::new(references::bundled(documents, main, sources)),
            replaced: Arc::default(),
            draft: main,
        }
    }

    /// Another schema of the same documents.
    pub(crate) fn at(&self, root: &str) -> Self {
        Self {
            root: self.place(root),
            ..self.clone()
        }
    }

    /// Where the schema at `pointer`, which may lead into another document, is in this one.
    pub(crate) fn place(&self, pointer: &str) -> String {
        let pointer = Pointer(pointer.to_owned());
        let Some(file) = pointer.file() else {
            return moved(&self.document, &pointer.0);
        };
        let file = Pointer::default().join(OTHERS).join(file).0;
        moved(&self.document, &format!("{file}{}", pointer.in_file()))
    }

    /// The schema at `pointer`.
    pub(super) fn get(&self, pointer: &str) -> Option<&Value> {
        for (at, schema) in self.replaced.iter().rev() {
            let inside = pointer.strip_prefix(at.as_str());
            if let Some(inside) = inside.filter(|it| it.is_empty() || it.starts_with('/')) {
                return schema.pointer(inside);
            }
        }
        self.document.pointer(pointer)
    }

    /// The same documents with `schema` at `pointer`.
    fn replacing(&self, pointer: &str, schema: Value) -> Self {
        let mut replaced = Vec::clone(&self.replaced);
        replaced.push((pointer.to_owned(), schema));
        Self {
            replaced: Arc::new(replaced),
            ..self.clone()
        }
    }

    /// Another schema of the same document: one that says nothing but `demands`.
    pub(crate) fn demanding(&self, demands: &[Demand<'_>]) -> Self {
        let demand = |demand: &Demand<'_>| match *demand {
            Demand::Present(name) => json!({"required": [name]}),
            Demand::NotNull(name) => json!({"properties": {name: {"not": {"type": "null"}}}}),
            Demand::Value(name, pointer) => {
                let target = format!("#{}", self.place(pointer));
                json!({"properties": {name: {"$ref": target}}})
            }
        };
        let all: Vec<Value> = demands.iter().map(demand).collect();
        self.with_all(&all)
    }

    /// The schema with null refused.
    pub(crate) fn without_null(&self) -> Self {
        let own = format!("#{}", self.root);
        self.with_all(&[json!({"$ref": own}), json!({"not": {"type": "null"}})])
    }

    /// The same documents with another root, that says `all`.
    fn with_all(&self, all: &[Value]) -> Self {
        let root = format!("/{DEMANDS}");
        let all = self.replacing(&root, json!({"allOf": all}));
        Self { root, ..all }
    }

    /// The same documents without what `parts` name.
    pub(crate) fn without(&self, parts: &[Part]) -> Self {
        if parts.is_empty() {
            return self.clone();
        }
        let mut document = Value::clone(&self.document);
        for part in parts {
            part.remove_from(&mut document, &self.place(part.pointer()));
        }
        Self {
            document: Arc::new(document),
            ..self.clone()
        }
    }

    /// The same schema that admits anything at `pointers`, all of which are inside of it.
    pub(crate) fn without_inside<'p>(&self, pointers: impl IntoIterator<Item = &'p str>) -> Self {
        let Some(mut schema) = self.get(&self.root).cloned() else {
            return self.clone();
        };
        for pointer in pointers {
            let place = self.place(pointer);
            let inside = place.strip_prefix(self.root.as_str());
            if let Some(inside) = inside.and_then(|inside| schema.pointer_mut(inside)) {
                *inside = Value::Bool(true);
            }
        }
        self.replacing(&self.root, schema)
    }

    /// True when one of `keywords` is at the root, or in its `allOf`.
    pub(crate) fn has(&self, keywords: &[&str]) -> bool {
        fn has(schema: &Value, keywords: &[&str]) -> bool {
            let all = schema.get("allOf").and_then(Value::as_array);
            keywords
                .iter()
                .any(|keyword| schema.get(*keyword).is_some())
                || all.is_some_and(|all| all.iter().any(|schema| has(schema, keywords)))
        }
        self.get(&self.root).is_some_and(|root| has(root, keywords))
    }

    /// True when the schema itself has no `additionalProperties` but `true`.
    pub(crate) fn admits_others(&self) -> bool {
        let stated = self
            .get(&self.root)
            .and_then(|root| root.get("additionalProperties"));
        stated.is_none_or(|stated| *stated == Value::Bool(true))
    }

    /// True when the schema, or one that is about the same instance, has `unevaluatedProperties`.
    pub(crate) fn seals(&self) -> bool {
        let mut open = vec![self.root.clone()];
        let mut seen = BTreeSet::new();
        while let Some(at) = open.pop() {
            let Some(Value::Object(schema)) = self.get(&at) else {
                continue;
            };
            if schema.contains_key("unevaluatedProperties") || schema.contains_key("$dynamicRef") {
                return true;
            }
            if let Some(Value::String(reference)) = schema.get("$ref") {
                let target = self.target(reference);
                open.extend(target.filter(|target| seen.insert(target.clone())));
            }
            for keyword in ["if", "then", "else", "not"] {
                open.push(format!("{at}/{keyword}"));
            }
            for keyword in ["allOf", "anyOf", "oneOf"] {
                let list = schema.get(keyword).and_then(Value::as_array);
                let count = list.map_or(0, Vec::len);
                open.extend((0..count).map(|index| format!("{at}/{keyword}/{index}")));
            }
            if let Some(Value::Object(schemas)) = schema.get("dependentSchemas") {
                let inside = Pointer(format!("{at}/dependentSchemas"));
                open.extend(schemas.keys().map(|name| inside.join(name).0));
            }
        }
        false
    }

    /// True when there is a schema.
    pub(crate) fn exists(&self) -> bool {
        self.get(&self.root).is_some()
    }

    /// Keywords beside `$ref` count.
    pub(super) fn reads_siblings(&self) -> bool {
        matches!(self.draft, Draft::Draft201909 | Draft::Draft202012)
    }

    /// A number that other documents do not have.
    pub(super) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.document.to_string().hash(&mut hasher);
        for (pointer, schema) in &*self.replaced {
            (pointer, schema.to_string()).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// The pointer that `reference` names; `None` where it leaves the documents.
    pub(super) fn target(&self, reference: &str) -> Option<String> {
        let pointer = reference.strip_prefix('#')?;
        self.get(pointer).map(|_| pointer.to_owned())
    }

    /// Whether the schema admits `value`, by a validator that shares no code with the comparison; `None` where it cannot read the schema.
    #[must_use]
    pub fn admits(&self, value: &Value) -> Option<bool> {
        self.admits_within(value, &Work::of(QUESTION))
    }

    /// The same, with no more work than that.
    pub(crate) fn admits_within(&self, value: &Value, work: &Work) -> Option<bool> {
        validator::admits(self, value, work)
    }
}

/// Whether a string is of a format; `None` for formats that only their users know.
pub(super) fn is_of_format(format: &str, string: &str) -> Option<bool> {
    let validator = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .should_ignore_unknown_formats(false)
        .build(&json!({"format": format}));
    Some(validator.ok()?.is_valid(&Value::String(string.to_owned())))
}

/// Says by `anyOf` what `nullable: true` says, which JSON Schema does not know.
fn spell_out_nullable(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(spell_out_nullable),
        Value::Object(members) => {
            members.values_mut().for_each(spell_out_nullable);
            if members.get("nullable") == Some(&Value::Bool(true)) {
                members.remove("nullable");
                let rest = value.take();
                *value = json!({"anyOf": [{"type": "null"}, rest]});
            }
        }
        _ => {}
    }
}

/// Where the schema at `pointer` is, now that `nullable` is spelled out above it.
pub(super) fn moved(document: &Value, pointer: &str) -> String {
    let mut found = String::new();
    let mut value = Some(document);
    for segment in pointer.split('/').skip(1) {
        let step = format!("/{segment}");
        let inside = format!("/anyOf/1{step}");
        let direct = value.and_then(|value| value.pointer(&step));
        let nested = value
            .filter(|_| direct.is_none())
            .and_then(|value| value.pointer(&inside));
        found.push_str(if nested.is_some() { &inside } else { &step });
        value = direct.or(nested);
    }
    found
}
