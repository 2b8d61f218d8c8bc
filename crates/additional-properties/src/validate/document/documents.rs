//! The documents that a schema refers to: those that were given, and what stands for the others.

use crate::pointer;
use jsonschema::{Retrieve, Uri};
use serde_json::{Map, Value};
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Hands out documents; fetches none.
pub(super) struct Documents {
    given: &'static [(&'static str, &'static str)],
    /// Stands for every document that was not given: any value is valid by it, and by whatever a pointer names in it.
    anything: Value,
    /// Set when it stood for one.
    missed: Arc<AtomicBool>,
}

impl Documents {
    /// The documents of `schema`; and a flag that is set when one was asked for that is not `given`.
    pub(super) fn new(
        schema: &Value,
        given: &'static [(&'static str, &'static str)],
    ) -> (Self, Arc<AtomicBool>) {
        let mut anything = Map::new();
        add_pointers(schema, &mut anything);
        let missed = Arc::new(AtomicBool::new(false));
        let documents = Self {
            given,
            anything: Value::Object(anything),
            missed: Arc::clone(&missed),
        };
        (documents, missed)
    }
}

impl Retrieve for Documents {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        let known = self.given.iter().find(|(known, _)| *known == uri.as_str());
        if let Some((_, text)) = known {
            return Ok(serde_json::from_str(text)?);
        }
        self.missed.store(true, Ordering::Relaxed);
        Ok(self.anything.clone())
    }
}

/// Adds an empty schema at every pointer by which `schema` refers to another document.
fn add_pointers(schema: &Value, anything: &mut Map<String, Value>) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| add_pointers(item, anything)),
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str);
            let parts = reference.and_then(|it| it.split_once("#/"));
            if let Some((_, pointer)) = parts.filter(|(document, _)| !document.is_empty()) {
                add(pointer, anything);
            }
            members.values().for_each(|it| add_pointers(it, anything));
        }
        _ => {}
    }
}

fn add(pointer: &str, mut at: &mut Map<String, Value>) {
    for segment in pointer.split('/') {
        let name = pointer::name(segment);
        let inner = at.entry(name).or_insert_with(|| Map::new().into());
        // Every value in it was made here.
        let Value::Object(inner) = inner else { return };
        at = inner;
    }
}
