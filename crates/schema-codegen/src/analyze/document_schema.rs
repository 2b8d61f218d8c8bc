//! The schema as texts for `validate_document`, which validates whole documents.

use super::DocumentSchema;
use super::links::too_many_ways;
use super::validity::Validity;
use crate::config::Config;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{DocumentValue, Model, Pointer};
use crate::resolve::Resolved;
use fluent_uri::{Iri, IriRef};
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

/// The texts of `documents`, each by its URI; also by its own identifier, where another document has that in a reference.
fn texts(documents: &[DocumentValue]) -> Vec<(String, String)> {
    let values = documents.iter();
    let values: Vec<(&str, &Value)> = values
        .filter_map(|it| Some((it.uri.as_str(), it.value.as_ref()?)))
        .collect();
    let written = values.iter().map(|(uri, value)| {
        let mut value = sorted(value);
        if identifier(&value).is_some() {
            lead_to_documents(&mut value, uri, &values);
        }
        ((*uri).to_owned(), value.to_string())
    });
    let mut texts: Vec<(String, String)> = written.collect();
    for (index, (_, value)) in values.iter().enumerate() {
        let Some(id) = identifier(value) else {
            continue;
        };
        let mut others = texts.iter().enumerate();
        if others.any(|(other, (_, text))| other != index && text.contains(id)) {
            texts.push((id.to_owned(), texts[index].1.clone()));
        }
    }
    texts
}

fn identifier(document: &Value) -> Option<&str> {
    document.get("$id").and_then(Value::as_str)
}

/// Writes references to other documents in full: in a document with an identifier of its own, a validator takes relative ones for what is
/// beside the identifier, and knows nothing there.
fn lead_to_documents(value: &mut Value, uri: &str, documents: &[(&str, &Value)]) {
    match value {
        Value::Array(items) => {
            for item in items {
                lead_to_documents(item, uri, documents);
            }
        }
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref")
                && let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""))
                && let Some(target) = resolved(uri, path)
                && documents.iter().any(|(known, _)| *known == target)
            {
                *reference = format!("{target}#{fragment}");
            }
            for member in members.values_mut() {
                lead_to_documents(member, uri, documents);
            }
        }
        _ => {}
    }
}

/// The URI that the relative reference `path` leads to from `base`; nothing for one that stays in its document.
fn resolved(base: &str, path: &str) -> Option<String> {
    let parsed = IriRef::parse(path).ok().filter(|path| !path.has_scheme());
    let parsed = parsed.filter(|_| !path.is_empty())?;
    let resolved = parsed.resolve_against(&Iri::parse(base).ok()?);
    resolved.ok().map(Iri::into_string)
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
