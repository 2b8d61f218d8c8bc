//! Patterns that a validator can't read. A schema with one of them can't be compiled, and JSON Schema only recommends that patterns are
//! regular expressions: so each is reported where it stands, and left out of what the validator is given.

use super::links::object;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::document::Schema;
use crate::model::DocumentValue;
use crate::resolve::Resolved;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Takes the patterns of `resolved` that can't be read out of its `documents`.
pub(super) fn leave_out_unread(
    resolved: &Resolved<'_>,
    documents: &mut [DocumentValue],
    sink: &mut DiagnosticSink,
) {
    let mut known = BTreeMap::new();
    for schema in &resolved.document.schemas {
        for (keyword, pattern) in written(schema) {
            let is_read = *known
                .entry(pattern)
                .or_insert_with(|| jsonschema::validator_for(&json!({"pattern": pattern})).is_ok());
            if !is_read {
                report(schema, keyword, pattern, sink);
                remove(schema, keyword, pattern, documents);
            }
        }
    }
}

/// The patterns of `schema`, each with the keyword that holds it.
fn written(schema: &Schema) -> impl Iterator<Item = (&'static str, &str)> {
    let of_strings = schema.constraints.pattern.as_deref();
    let of_members = schema.pattern_properties.iter();
    let of_members = of_members.map(|(pattern, _)| (PROPERTIES, pattern.as_str()));
    let of_strings = of_strings.map(|pattern| ("pattern", pattern));
    of_strings.into_iter().chain(of_members)
}

const PROPERTIES: &str = "patternProperties";

fn report(schema: &Schema, keyword: &str, pattern: &str, sink: &mut DiagnosticSink) {
    let pointer = schema.pointer.join(keyword);
    let pointer = if keyword == PROPERTIES {
        pointer.join(pattern)
    } else {
        pointer
    };
    sink.approximate(
        Code::UnreadPattern,
        &pointer,
        "the pattern is no regular expression of ECMA-262 that a validator can read",
        "whole documents and examples are validated without it",
        "close its groups and classes, put quantifiers behind what they repeat, and escape no letter that has no meaning",
    );
}

fn remove(schema: &Schema, keyword: &str, pattern: &str, documents: &mut [DocumentValue]) {
    let Some((_, object)) = object(documents, &schema.pointer) else {
        return;
    };
    match object.get_mut(keyword) {
        Some(Value::Object(patterns)) => drop(patterns.remove(pattern)),
        _ => drop(object.remove(keyword)),
    }
}
