//! Full JSON Schema validation of any document on the embedded schema.
//!
//! Rules between fields that JSON Schema cannot state are checked by [`validate`](crate::Validate::validate) only.

use crate::Violations;
use additional_properties::validate::DocumentSchema;
use serde_json::Value;

/// The text of the schema that these types are generated from.
pub const SCHEMA: &str = include_str!("../schema.json");

static DOCUMENT: DocumentSchema = DocumentSchema::new(SCHEMA).asserting_formats();

/// Every way in which `document`, an attempt as JSON, breaks the schema.
///
/// A string that an enum does not list is a warning, everything else an error. What a rule between fields asserts is reported under the
/// id of the rule, the rest under its keyword.
///
/// # Panics
///
/// Never: a test compiles the embedded schema.
pub fn validate_document(document: &Value) -> Violations {
    DOCUMENT
        .validate(document)
        .expect("the embedded schema is a schema")
}
