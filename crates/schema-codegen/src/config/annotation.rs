//! `[annotate]`: what the configuration says about a type or property in place of the schema, which may be somebody else's.

use super::reader::{Reader, Value};
use crate::diagnostic::did_you_mean;
use crate::model::{Pointer, Sensitivity};
use std::collections::BTreeMap;

/// One entry of `[annotate]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotation {
    /// `sensitive`: the class of data.
    pub sensitive: Option<Sensitivity>,
    /// `description`.
    pub description: Option<String>,
    /// `examples`: JSON texts.
    pub examples: Vec<serde_json::Value>,
}

const KEYS: [&str; 3] = ["sensitive", "description", "examples"];

/// Reads `[annotate]`.
pub(super) fn read(
    reader: &mut Reader<'_>,
    value: &Value<'_>,
    pointer: &Pointer,
) -> BTreeMap<String, Annotation> {
    let mut annotations = BTreeMap::new();
    for (name, value, pointer) in reader.table(value, pointer, "`Type.property` -> a table") {
        let mut annotation = Annotation::default();
        for (key, value, pointer) in
            reader.table(value, &pointer, "sensitive, description, examples")
        {
            match key.as_str() {
                "sensitive" => annotation.sensitive = class(reader, value, &pointer),
                "description" => annotation.description = Some(reader.string(value, &pointer)),
                "examples" => {
                    for text in reader.strings(value, &pointer) {
                        match serde_json::from_str(&text) {
                            Ok(example) => annotation.examples.push(example),
                            Err(_) => reader
                                .wrong(&pointer, "an array of JSON texts, such as `'\"Rex\"'`"),
                        }
                    }
                }
                other => reader.unknown(other, &pointer, KEYS),
            }
        }
        annotations.insert(name, annotation);
    }
    annotations
}

/// The class of data that a string names.
pub(super) fn class(
    reader: &mut Reader<'_>,
    value: &Value<'_>,
    pointer: &Pointer,
) -> Option<Sensitivity> {
    let name = reader.string(value, pointer);
    let mut classes = std::iter::once(Sensitivity::None).chain(Sensitivity::CLASSES);
    let found = classes.clone().find(|class| class.as_str() == name);
    if found.is_none() {
        let names: Vec<&str> = classes.by_ref().map(Sensitivity::as_str).collect();
        let close = did_you_mean(&name, names.iter().copied());
        reader.wrong(
            pointer,
            &close.unwrap_or_else(|| format!("one of: {}", names.join(", "))),
        );
    }
    found
}
