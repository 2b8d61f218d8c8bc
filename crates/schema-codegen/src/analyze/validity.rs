//! Whether a value is valid by the schema itself, all keywords included.
//!
//! The model keeps what decides types, and no example may rest on that alone: `not`, `if` or `oneOf` can refuse what every type takes. So the
//! last word has a validator that reads the schema as it is written.

use crate::model::{DocumentValue, Pointer};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, Retrieve, Uri, ValidationError, Validator};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The schema, ready to judge values by any schema in it.
pub(super) struct Validity<'s> {
    documents: &'s [DocumentValue],
    registry: Option<Registry<'s>>,
    draft: Draft,
    validators: BTreeMap<String, Result<Validator, String>>,
}

/// What the schema says of a value.
pub(super) enum Judgment {
    /// It is valid.
    Valid,
    /// It is not.
    Invalid(Faults),
    /// The schema can't be compiled; the reason.
    Unknown(String),
}

/// What is wrong with a value, as far as it can be told by members.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// Members whose value is refused.
    pub(super) refused: BTreeSet<String>,
    /// Members that must be there and are not.
    pub(super) missing: BTreeSet<String>,
    /// Members that must not be there.
    pub(super) unexpected: BTreeSet<String>,
    /// There are too few members.
    pub(super) too_few: bool,
    /// There are too many members.
    pub(super) too_many: bool,
}

/// References that leave all documents admit any value: the types do so, too.
struct Anything;

impl Retrieve for Anything {
    fn retrieve(&self, _: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Ok(json!({}))
    }
}

impl<'s> Validity<'s> {
    pub(super) fn new(documents: &'s [DocumentValue]) -> Self {
        let values = documents
            .iter()
            .filter_map(|document| Some((document.uri.as_str(), document.value.as_ref()?)));
        let values: Vec<(&str, &Value)> = values.collect();
        let schema = values.first().map_or(&Value::Null, |(_, schema)| *schema);
        let old = |key: &str| schema.get(key).and_then(Value::as_str);
        // These two describe schemas in the words of draft 04.
        let is_draft_04 = old("openapi").is_some_and(|version| version.starts_with("3.0"))
            || old("swagger").is_some();
        let draft = if is_draft_04 {
            Draft::Draft4
        } else {
            Draft::Draft202012.detect(schema)
        };
        let registry = Registry::new().draft(draft).retriever(Anything);
        let registry = registry.extend(values);
        Self {
            documents,
            registry: registry.and_then(jsonschema::RegistryBuilder::prepare).ok(),
            draft,
            validators: BTreeMap::new(),
        }
    }

    /// What the schema at `pointer` says of `value`.
    pub(super) fn judgment(&mut self, pointer: &Pointer, value: &Value) -> Judgment {
        if !self.validators.contains_key(&pointer.0) {
            let validator = self.compile(pointer);
            self.validators.insert(pointer.0.clone(), validator);
        }
        match &self.validators[&pointer.0] {
            Err(reason) => Judgment::Unknown(reason.clone()),
            Ok(validator) if validator.is_valid(value) => Judgment::Valid,
            Ok(validator) => {
                let mut faults = Faults::default();
                for error in validator.iter_errors(value) {
                    faults.add(&error);
                }
                Judgment::Invalid(faults)
            }
        }
    }

    /// Why the schema at `pointer` can't be compiled, if it can't.
    pub(super) fn fault(&self, pointer: &Pointer) -> Option<String> {
        let mut documents = self.documents.iter();
        if documents.any(|document| document.value.is_none()) {
            return Some("a number in it is out of range".to_owned());
        }
        self.compile(pointer).err()
    }

    /// The reference that names the schema at `pointer`.
    pub(super) fn reference(&self, pointer: &Pointer) -> String {
        let file = pointer.file().unwrap_or_default();
        let document = self.documents.iter().find(|document| document.file == file);
        let uri = document.map_or("", |document| document.uri.as_str());
        format!("{uri}#{}", fragment(pointer.in_file()))
    }

    fn compile(&self, pointer: &Pointer) -> Result<Validator, String> {
        let Some(registry) = &self.registry else {
            return Err("its references can't be read".to_owned());
        };
        let options = jsonschema::options()
            .with_draft(self.draft)
            .with_registry(registry)
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true);
        let reference = json!({"$ref": self.reference(pointer)});
        options.build(&reference).map_err(|error| error.to_string())
    }
}

impl Faults {
    fn add(&mut self, error: &ValidationError<'_>) {
        let path = error.instance_path().as_str();
        if let Some(member) = Pointer(path.to_owned()).segments().next() {
            self.refused.insert(member);
            return;
        }
        match error.kind() {
            ValidationErrorKind::Required { property } => {
                self.missing.extend(property.as_str().map(str::to_owned));
            }
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                self.unexpected.extend(unexpected.iter().cloned());
            }
            ValidationErrorKind::PropertyNames { error } => {
                let name = error.instance().as_str().map(str::to_owned);
                self.unexpected.extend(name);
            }
            ValidationErrorKind::MinProperties { .. } => self.too_few = true,
            ValidationErrorKind::MaxProperties { .. } => self.too_many = true,
            _ => {}
        }
    }
}

/// `pointer` as the fragment of a URI.
fn fragment(pointer: &str) -> String {
    let mut fragment = String::with_capacity(pointer.len());
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=:@".contains(&byte) {
            fragment.push(char::from(byte));
        } else {
            let _ = write!(fragment, "%{byte:02X}");
        }
    }
    fragment
}

/// `schema` with `nullable` said by the keywords of JSON Schema, which know no such word.
pub(super) fn without_nullable(mut schema: Value) -> Value {
    let mut open = vec![&mut schema];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => {
                if members.get("nullable") == Some(&Value::Bool(true)) {
                    if let Some(listed @ Value::String(_)) = members.get_mut("type") {
                        *listed = Value::Array(vec![listed.take(), "null".into()]);
                    }
                    if let Some(Value::Array(values)) = members.get_mut("enum") {
                        values.push(Value::Null);
                    }
                    for key in ["oneOf", "anyOf"] {
                        if let Some(Value::Array(branches)) = members.get_mut(key) {
                            branches.push(json!({"type": "null"}));
                        }
                    }
                }
                open.extend(members.values_mut());
            }
            _ => {}
        }
    }
    schema
}
