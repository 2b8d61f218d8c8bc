//! References into other documents, written in full, for a validator.
//!
//! A validator resolves a relative reference against the identifier that its document gives itself, and knows no `[sources]`; the documents
//! are where the configuration says that they are. So what the resolver found is written down.

use super::links::object;
use super::validity::{draft_of, fragment};
use crate::document::{SchemaId, keyword};
use crate::model::{DocumentValue, Pointer};
use crate::resolve::{Resolved, Target};
use crate::uri;
use jsonschema::Draft;
use serde_json::Value;

/// Lets each reference of `documents`, those of `resolved`, that leads into another document name it by its URI and the location in it. One
/// that leads to nothing that is given goes: it admits any value.
pub(super) fn write_in_full(resolved: &Resolved<'_>, documents: &mut [DocumentValue]) {
    let default = draft_of(documents);
    for id in (0..resolved.document.schemas.len()).map(SchemaId) {
        let Some(target) = resolved.target(id) else {
            continue;
        };
        let pointer = &resolved.get(id).pointer;
        let reference = match target {
            Target::Schema(target) => {
                let target = &resolved.get(target).pointer;
                if target.file() == pointer.file() {
                    continue;
                }
                if is_found(documents, pointer, target) {
                    continue;
                }
                Some(reference(documents, target))
            }
            Target::Anything => None,
        };
        let Some((index, object)) = object(documents, pointer) else {
            continue;
        };
        match (reference, object.get_mut("$ref")) {
            (Some(reference), Some(written)) => *written = Value::String(reference),
            (None, Some(_)) => {
                object.remove("$ref");
                let document = documents[index].value.as_ref();
                let draft = document.map_or(default, |it| default.detect(it));
                if draft < Draft::Draft201909 {
                    // What is beside a reference says nothing in these drafts.
                    keep_annotations(documents, pointer);
                }
            }
            (_, None) => {}
        }
    }
}

/// True where a validator finds the document of `target` by the reference as it is written at `pointer`: it is relative to where its document
/// is, since nothing around it has an identifier.
fn is_found(documents: &[DocumentValue], pointer: &Pointer, target: &Pointer) -> bool {
    let at = |pointer: &Pointer| {
        let file = pointer.file().unwrap_or_default();
        documents.iter().find(|document| document.file == file)
    };
    let (Some(document), Some(target)) = (at(pointer), at(target)) else {
        return false;
    };
    let Some(mut value) = document.value.as_ref() else {
        return false;
    };
    for segment in pointer.segments() {
        if has_identifier(value) {
            return false;
        }
        let inner = match value {
            Value::Array(items) => segment
                .parse()
                .ok()
                .and_then(|index: usize| items.get(index)),
            value => value.get(segment),
        };
        let Some(inner) = inner else {
            return false;
        };
        value = inner;
    }
    let written = value.get("$ref").and_then(Value::as_str);
    let leads_to_it = |written| uri::resolve(&document.uri, written) == target.uri;
    !has_identifier(value) && written.is_some_and(leads_to_it)
}

fn has_identifier(value: &Value) -> bool {
    ["$id", "id"]
        .iter()
        .any(|key| value.get(key).is_some_and(Value::is_string))
}

fn keep_annotations(documents: &mut [DocumentValue], pointer: &Pointer) {
    if let Some((_, object)) = object(documents, pointer) {
        object.retain(|name, _| keyword(name).is_none_or(|it| it.found_by.is_none()));
    }
}

/// The reference that names the schema at `pointer` from anywhere.
pub(super) fn reference(documents: &[DocumentValue], pointer: &Pointer) -> String {
    let file = pointer.file().unwrap_or_default();
    let document = documents.iter().find(|document| document.file == file);
    let uri = document.map_or("", |document| document.uri.as_str());
    format!("{uri}#{}", fragment(pointer.in_file()))
}
