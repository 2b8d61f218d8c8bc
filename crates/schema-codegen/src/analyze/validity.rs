//! Whether a value is valid by the schema itself, all keywords included.
//!
//! The model keeps what decides types, and no example may rest on that alone: `not`, `if` or `oneOf` can refuse what every type takes. So the
//! last word has a validator that reads the schema as it is written.

use super::references;
use crate::model::{DocumentValue, Pointer};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, Retrieve, Uri, ValidationError, ValidationOptions, Validator};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The documents of a schema, ready to be compiled.
pub(super) struct Validity<'s> {
    documents: &'s [DocumentValue],
    registry: Option<Registry<'s>>,
    draft: Draft,
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

/// The draft that `documents` are in where they do not name another.
pub(super) fn draft_of(documents: &[DocumentValue]) -> Draft {
    let schema = documents.iter().find_map(|it| it.value.as_ref());
    let old = |key: &str| schema?.get(key).and_then(Value::as_str);
    // These two describe schemas in the words of draft 04.
    let is_draft_04 = old("openapi").is_some_and(|version| version.starts_with("3.0"))
        || old("swagger").is_some();
    if is_draft_04 {
        return Draft::Draft4;
    }
    schema.map_or(Draft::Draft202012, |schema| {
        Draft::Draft202012.detect(schema)
    })
}

impl<'s> Validity<'s> {
    pub(super) fn new(documents: &'s [DocumentValue]) -> Self {
        let values = documents
            .iter()
            .filter_map(|document| Some((document.uri.as_str(), document.value.as_ref()?)));
        let draft = draft_of(documents);
        let registry = Registry::new().draft(draft).retriever(Anything);
        let registry = registry.extend(values);
        Self {
            documents,
            registry: registry.and_then(jsonschema::RegistryBuilder::prepare).ok(),
            draft,
        }
    }

    /// Why the schema at `pointer` can't be compiled, if it can't.
    pub(super) fn fault(&self, pointer: &Pointer) -> Option<String> {
        let mut documents = self.documents.iter();
        if documents.any(|document| document.value.is_none()) {
            return Some("a number in it is out of range".to_owned());
        }
        self.compile(pointer, |options| options).err()
    }

    /// The reference that names the schema at `pointer`.
    pub(super) fn reference(&self, pointer: &Pointer) -> String {
        references::reference(self.documents, pointer)
    }

    pub(super) fn compile(
        &self,
        pointer: &Pointer,
        with: impl FnOnce(ValidationOptions<'_>) -> ValidationOptions<'_>,
    ) -> Result<Validator, String> {
        let Some(registry) = &self.registry else {
            return Err("its references can't be read".to_owned());
        };
        let options = jsonschema::options()
            .with_draft(self.draft)
            .with_registry(registry)
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true);
        let reference = json!({"$ref": self.reference(pointer)});
        with(options)
            .build(&reference)
            .map_err(|error| error.to_string())
    }
}

impl Faults {
    pub(super) fn add(&mut self, error: &ValidationError<'_>) {
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
pub(super) fn fragment(pointer: &str) -> String {
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
                    admit_null(members);
                }
                open.extend(members.values_mut());
            }
            _ => {}
        }
    }
    schema
}

/// Lets a schema take null. What is in it stays at its pointer, since types are judged by what is there; only a reference, which has
/// nothing in it, moves.
fn admit_null(members: &mut Map<String, Value>) {
    if let Some(listed @ Value::String(_)) = members.get_mut("type") {
        *listed = json!([listed.take(), "null"]);
    }
    if let Some(Value::Array(listed)) = members.get_mut("enum")
        && !listed.contains(&Value::Null)
    {
        listed.push(Value::Null);
    }
    for key in ["oneOf", "anyOf"] {
        // Two branches of a `oneOf` that take null refuse it.
        if let Some(Value::Array(branches)) = members.get_mut(key)
            && !branches.iter().any(states_null)
        {
            branches.push(json!({"type": "null"}));
        }
    }
    if let Some(Value::Array(parts)) = members.get_mut("allOf") {
        let parts = parts.iter_mut().filter_map(Value::as_object_mut);
        parts.for_each(admit_null);
    }
    if members.get("$ref").is_some_and(Value::is_string) {
        let reference = members.remove("$ref");
        let part = json!({"anyOf": [{"type": "null"}, {"$ref": reference}]});
        let parts = members.entry("allOf").or_insert_with(|| json!([]));
        if let Value::Array(parts) = parts {
            parts.push(part);
        }
    }
}

/// Whether a branch says by a keyword of its own that it takes null.
fn states_null(branch: &Value) -> bool {
    let null = Value::from("null");
    let listed = match branch.get("type") {
        Some(Value::Array(listed)) => listed.contains(&null),
        listed => listed == Some(&null),
    };
    listed || branch.get("nullable") == Some(&Value::Bool(true))
}

#[cfg(test)]
mod tests {
    use super::{Value, json, without_nullable};

    #[test]
    fn null_is_taken_wherever_nullable_stands() {
        let object = json!({"type": "object", "required": ["z"], "properties": {"z": {}}});
        let schemas = [
            json!({"$ref": "#/$defs/O", "nullable": true}),
            json!({"allOf": [{"$ref": "#/$defs/O"}], "nullable": true}),
            json!({"allOf": [object], "nullable": true}),
            json!({"type": "object", "allOf": [{"$ref": "#/$defs/O"}], "nullable": true}),
            json!({"oneOf": [{"$ref": "#/$defs/O", "nullable": true}], "nullable": true}),
            json!({"type": "string", "enum": ["a", null], "nullable": true}),
        ];
        for mut schema in schemas {
            schema["$defs"] = json!({"O": object});
            let validator = jsonschema::validator_for(&without_nullable(schema.clone()));
            let validator = validator.expect("a schema");
            assert!(validator.is_valid(&Value::Null), "{schema}");
            assert!(!validator.is_valid(&json!({"y": 1})), "{schema}");
        }
    }
}
