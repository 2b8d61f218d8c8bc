//! Full JSON Schema validation of any document on the embedded schema, by the `jsonschema` crate.
//!
//! Rules between fields that JSON Schema cannot state are checked by [`validate`](crate::Validate::validate) only.

use crate::{Violation, Violations};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The text of the schema that these types are generated from.
pub const SCHEMA: &str = include_str!("../schema.json");

static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(SCHEMA).expect("the embedded schema is JSON"));

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let options = jsonschema::options().should_validate_formats(true);
    options
        .build(&DOCUMENT)
        .expect("the embedded schema is a schema")
});

/// Every name that the schema declares: the only ones that a report may print.
static NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let definitions = DOCUMENT["$defs"]
        .as_object()
        .into_iter()
        .flat_map(|all| all.values());
    let properties = definitions.filter_map(|definition| definition["properties"].as_object());
    properties
        .flat_map(|properties| properties.keys().map(String::as_str))
        .collect()
});

/// Every way in which `document`, an attempt as JSON, breaks the schema.
///
/// A value that an enum does not list is a warning, everything else an error. What a rule between fields asserts is reported under the
/// id of the rule, the rest under its keyword.
pub fn validate_document(document: &Value) -> Violations {
    VALIDATOR
        .iter_errors(document)
        .map(|error| violation(&error))
        .collect()
}

fn violation(error: &ValidationError<'_>) -> Violation {
    let pointer = public_pointer(error.instance_path().as_str());
    let keyword = error.kind().keyword().to_owned();
    match rule(error.schema_path().as_str()) {
        Some(rule) => Violation::error(pointer, rule, "breaks this rule between fields"),
        None if keyword == "enum" => {
            Violation::warning(pointer, keyword, "is not one of the listed values")
        }
        None => {
            let message = format!("does not satisfy the keyword {keyword}");
            Violation::error(pointer, keyword, message)
        }
    }
}

/// The pointer with `*` for every name that the schema does not declare.
fn public_pointer(pointer: &str) -> String {
    let is_index = |segment: &str| segment.bytes().all(|byte| byte.is_ascii_digit());
    let segments = pointer.split('/').skip(1);
    let public = segments.map(|segment| {
        if is_index(segment) || NAMES.contains(segment) {
            segment
        } else {
            "*"
        }
    });
    public.fold(String::new(), |pointer, segment| pointer + "/" + segment)
}

/// The id of the rule whose condition contains the location `path` of the schema.
fn rule(path: &str) -> Option<&'static str> {
    let mut schema = &*DOCUMENT;
    for segment in path.split('/').skip(1) {
        schema = match schema {
            Value::Array(items) => items.get(segment.parse::<usize>().ok()?)?,
            _ => schema.get(segment.replace("~1", "/").replace("~0", "~"))?,
        };
        if schema.get("if").is_some() {
            return schema["x-rules"][0].as_str();
        }
    }
    None
}
