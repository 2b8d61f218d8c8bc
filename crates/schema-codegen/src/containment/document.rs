//! A schema document as a JSON value: its draft, its references, and its own verdict on an instance, by an independent validator.

use super::part::Part;
use crate::percent;
use jsonschema::{Draft, Registry, Retrieve, Uri};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How the document is called inside of the registry; nothing is ever fetched.
const NAME: &str = "json-schema:///schema";

/// Where a schema of demands is in the document: no keyword, and no name that a schema refers to.
const DEMANDS: &str = "x-schema-codegen-demands";

/// A schema document with a root, ready to be compared.
#[derive(Clone, Debug)]
pub struct SchemaText {
    pub(super) document: Arc<Value>,
    pub(super) root: String,
    draft: Draft,
    identifiers: Arc<BTreeMap<String, String>>,
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

/// References that leave the document admit any value.
struct Anything;

impl Retrieve for Anything {
    fn retrieve(&self, _: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Ok(json!({}))
    }
}

impl SchemaText {
    /// The schema at the JSON Pointer `root` of `document`.
    #[must_use]
    pub fn new(document: &Value, root: &str) -> Self {
        let draft = draft(document);
        let mut document = document.clone();
        let is_known = Draft::default().detect(&document) != Draft::Unknown;
        if let (false, Value::Object(members)) = (is_known, &mut document) {
            // A validator would ask for the meta-schema.
            members.remove("$schema");
        }
        spell_out_nullable(&mut document);
        let mut identifiers = BTreeMap::new();
        identify(&document, "", &mut identifiers);
        Self {
            root: moved(&document, root),
            document: Arc::new(document),
            draft,
            identifiers: Arc::new(identifiers),
        }
    }

    /// Another schema of the same document.
    pub(crate) fn at(&self, root: &str) -> Self {
        Self {
            root: moved(&self.document, root),
            ..self.clone()
        }
    }

    /// Another schema of the same document: one that says nothing but `demands`.
    pub(crate) fn demanding(&self, demands: &[Demand<'_>]) -> Self {
        let demand = |demand: &Demand<'_>| match *demand {
            Demand::Present(name) => json!({"required": [name]}),
            Demand::NotNull(name) => json!({"properties": {name: {"not": {"type": "null"}}}}),
            Demand::Value(name, pointer) => {
                let target = fragment(&moved(&self.document, pointer));
                json!({"properties": {name: {"$ref": format!("#{target}")}}})
            }
        };
        let all: Vec<Value> = demands.iter().map(demand).collect();
        self.with_all(&all)
    }

    /// The schema with null refused.
    pub(crate) fn without_null(&self) -> Self {
        let own = format!("#{}", fragment(&self.root));
        self.with_all(&[json!({"$ref": own}), json!({"not": {"type": "null"}})])
    }

    /// The same document with another root, that says `all`.
    fn with_all(&self, all: &[Value]) -> Self {
        let mut document = Value::clone(&self.document);
        if let Value::Object(members) = &mut document {
            members.insert(DEMANDS.to_owned(), json!({"allOf": all}));
        }
        Self {
            document: Arc::new(document),
            root: format!("/{DEMANDS}"),
            ..self.clone()
        }
    }

    /// The same document without what `parts` name.
    pub(crate) fn without(&self, parts: &[Part]) -> Self {
        if parts.is_empty() {
            return self.clone();
        }
        let mut document = Value::clone(&self.document);
        for part in parts {
            part.remove_from(&mut document, &moved(&self.document, part.pointer()));
        }
        Self {
            document: Arc::new(document),
            ..self.clone()
        }
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
        self.document
            .pointer(&self.root)
            .is_some_and(|root| has(root, keywords))
    }

    /// True when there is a schema.
    pub(crate) fn exists(&self) -> bool {
        self.document.pointer(&self.root).is_some()
    }

    /// Keywords beside `$ref` count.
    pub(super) fn reads_siblings(&self) -> bool {
        matches!(self.draft, Draft::Draft201909 | Draft::Draft202012)
    }

    /// The pointer that `reference` names; `None` where it leaves the document.
    pub(super) fn target(&self, reference: &str) -> Option<String> {
        if let Some(pointer) = self.identifiers.get(reference) {
            return Some(pointer.clone());
        }
        let (resource, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let base = self.identifiers.get(resource).map_or("", String::as_str);
        let decoded = percent::decode(fragment)?;
        let pointer = moved(&self.document, &format!("{base}{decoded}"));
        let known = resource.is_empty() || self.identifiers.contains_key(resource);
        (known && self.document.pointer(&pointer).is_some()).then_some(pointer)
    }

    /// Whether the schema admits `value`, by a validator that shares no code with the comparison; `None` where it cannot read the schema.
    #[must_use]
    pub fn admits(&self, value: &Value) -> Option<bool> {
        let registry = Registry::new().draft(self.draft).retriever(Anything);
        let registry = registry.add(NAME, &*self.document).ok()?.prepare().ok()?;
        let fragment = fragment(&self.root);
        let validator = jsonschema::options()
            .with_draft(self.draft)
            .with_registry(&registry)
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true)
            .build(&json!({"$ref": format!("{NAME}#{fragment}")}));
        Some(validator.ok()?.is_valid(value))
    }
}

/// A pointer in a URI.
fn fragment(pointer: &str) -> String {
    let escaped = pointer.replace('%', "%25");
    escaped.replace('{', "%7B").replace('}', "%7D")
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

/// The draft that the document names. Where it names none, what it writes decides: tuples, dependencies and limits had other forms.
fn draft(document: &Value) -> Draft {
    let version = document.get("openapi").and_then(Value::as_str);
    if version.is_some_and(|version| version.starts_with("3.0"))
        || document.get("swagger").is_some()
    {
        return Draft::Draft4;
    }
    let written = if uses(document, "exclusiveMinimum", Value::is_boolean)
        || uses(document, "exclusiveMaximum", Value::is_boolean)
    {
        Draft::Draft4
    } else if uses(document, "items", Value::is_array)
        || uses(document, "dependencies", Value::is_object)
    {
        Draft::Draft7
    } else {
        Draft::Draft202012
    };
    match written.detect(document) {
        // Validators know one spelling of each URI.
        Draft::Unknown => named(document).unwrap_or(written),
        draft => draft,
    }
}

fn uses(value: &Value, keyword: &str, form: fn(&Value) -> bool) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|value| uses(value, keyword, form)),
        Value::Object(members) => members
            .iter()
            .any(|(name, value)| (name == keyword && form(value)) || uses(value, keyword, form)),
        _ => false,
    }
}

/// The draft whose name is in `$schema`.
fn named(document: &Value) -> Option<Draft> {
    let uri = document.get("$schema")?.as_str()?;
    let drafts = [
        ("draft-04", Draft::Draft4),
        ("draft-06", Draft::Draft6),
        ("draft-07", Draft::Draft7),
        ("2019-09", Draft::Draft201909),
        ("2020-12", Draft::Draft202012),
    ];
    let found = drafts.into_iter().find(|(name, _)| uri.contains(name));
    found.map(|(_, draft)| draft)
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
fn moved(document: &Value, pointer: &str) -> String {
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

/// Collects the pointers of everything that has an identifier or an anchor.
fn identify(value: &Value, pointer: &str, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                identify(item, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(members) => {
            for key in ["$id", "id", "$anchor"] {
                if let Some(Value::String(name)) = members.get(key) {
                    let sign = if key == "$anchor" { "#" } else { "" };
                    let name = format!("{sign}{}", name.trim_end_matches('#'));
                    found.entry(name).or_insert_with(|| pointer.to_owned());
                }
            }
            for (name, value) in members {
                let segment = name.replace('~', "~0").replace('/', "~1");
                identify(value, &format!("{pointer}/{segment}"), found);
            }
        }
        _ => {}
    }
}
