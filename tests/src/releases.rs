//! The releases of the API's document that have the model, in a compact form: each line of the data says what a release sets and removes.

use serde_json::{Map, Value, json};

/// The version of a release as the API's document states it.
///
/// # Panics
/// When `step` is no line of the data.
#[must_use]
pub fn version(step: &Value) -> String {
    let version = step["version"].as_str().expect("a version");
    format!("2020-09-14_{version}")
}

/// Each release: its line of the data, and its document.
///
/// # Panics
/// When the data is damaged.
#[must_use]
pub fn documents() -> Vec<(Value, String)> {
    let mut schemas = Map::new();
    let mut document = |line: &str| {
        let step: Value = serde_json::from_str(line).expect("JSON");
        for name in step["remove"].as_array().into_iter().flatten() {
            schemas.remove(name.as_str().expect("a name"));
        }
        for (name, schema) in step["set"].as_object().into_iter().flatten() {
            schemas.insert(name.clone(), schema.clone());
        }
        let document = json!({
            "openapi": "3.0.0",
            "info": {"version": version(&step)},
            "paths": {},
            "components": {"schemas": schemas},
        });
        (step, document.to_string())
    };
    include_str!("../data/releases.jsonl")
        .lines()
        .map(&mut document)
        .collect()
}
