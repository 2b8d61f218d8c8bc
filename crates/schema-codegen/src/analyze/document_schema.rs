//! The schema as texts for `validate_document`, which validates whole documents.

use super::DocumentSchema;
use super::links::too_many_ways;
use super::validity::Validity;
use crate::config::Config;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{DocumentValue, Model, Pointer};
use crate::resolve::Resolved;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The texts of `documents`, where the configuration asks for them. What a validator can't read is reported.
pub(super) fn of(
    model: &Model,
    (resolved, documents): (&Resolved<'_>, &[DocumentValue]),
    config: &Config,
    sink: &mut DiagnosticSink,
) -> Option<DocumentSchema> {
    if !config.validate_document {
        return None;
    }
    let validity = Validity::new(documents);
    let whole = Pointer::default();
    let root = if config.roots.is_empty() {
        &whole
    } else {
        &model.type_def(model.root).pointer
    };
    let fault = too_many_ways(resolved).or_else(|| validity.fault(root));
    if let Some(reason) = fault {
        let message = format!("no validator can be made for `validate_document`: {reason}");
        let help = "correct the schema, or leave `validate_document` out of codegen.toml";
        sink.at(Code::NoDocumentSchema, &Pointer::default(), message, help);
        return None;
    }
    let main = documents.first().and_then(|main| main.value.as_ref());
    let is_alone = main.is_some_and(|main| !leads_out(main));
    let mut documents = texts(documents);
    if is_alone {
        // Only further roots lead into others.
        documents.truncate(1);
    }
    let text = if config.roots.is_empty() && documents.len() == 1 {
        documents.remove(0).1
    } else {
        json!({"$ref": validity.reference(root)}).to_string()
    };
    Some(DocumentSchema { text, documents })
}

/// True when a reference in `value` may lead out of its document.
fn leads_out(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(leads_out),
        Value::Object(members) => members.iter().any(|(key, value)| {
            let reference = value
                .as_str()
                .filter(|_| key.ends_with("Ref") || key == "$ref");
            reference.is_some_and(|it| !it.starts_with('#')) || leads_out(value)
        }),
        _ => false,
    }
}

/// The texts of `documents`, each by its URI.
fn texts(documents: &[DocumentValue]) -> Vec<(String, String)> {
    let texts = documents.iter().filter_map(|it| {
        let value = it.value.as_ref()?;
        Some((it.uri.clone(), sorted(value).to_string()))
    });
    texts.collect()
}

/// The same with members in the order of their names, whatever order `serde_json` keeps: the same text in every build.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(sorted).collect(),
        Value::Object(members) => {
            let members = members.iter().map(|(name, it)| (name.clone(), sorted(it)));
            let members: BTreeMap<String, Value> = members.collect();
            members.into_iter().collect()
        }
        other => other.clone(),
    }
}
