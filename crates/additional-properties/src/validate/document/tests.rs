//! Schemas that refer to documents that were given, and to others.

use super::{DocumentSchema, Violations};
use serde_json::{Value, json};

fn found(schema: &DocumentSchema, document: &Value) -> Violations {
    schema.validate(document).expect("a schema")
}

#[test]
fn any_value_is_valid_by_a_document_that_was_not_given() {
    let schema = DocumentSchema::new(
        r#"{"properties": {"a": {"$ref": "other.json#/definitions/a~1b"}, "b": {"type": "null"}}}"#,
    );
    assert!(found(&schema, &json!({"a": 1})).is_empty());
    assert!(found(&schema, &json!({"b": 1})).has_errors());
    let given = DocumentSchema::new(r#"{"$ref": "document:///a#/$defs/a"}"#)
        .with_documents(&[("document:///a", r#"{"$defs": {"a": {"type": "null"}}}"#)]);
    assert!(found(&given, &json!(1)).has_errors());
}

#[test]
fn what_is_refused_for_want_of_a_document_is_a_warning() {
    for text in [
        r#"{"oneOf": [{"$ref": "other.json"}, {"type": "null"}]}"#,
        r#"{"not": {"$ref": "other.json#/a"}}"#,
    ] {
        let violations = found(&DocumentSchema::new(text), &json!(null));
        assert_eq!(violations.warnings().count(), 1, "{text}");
        assert!(!violations.has_errors(), "{text}");
    }
    let complete = DocumentSchema::new(r#"{"oneOf": [true, {"type": "null"}]}"#);
    assert!(found(&complete, &json!(null)).has_errors());
}

#[test]
fn a_name_of_digits_is_no_index() {
    let text = r#"{"properties": {"7": {"items": {"maxLength": 1}}}, "additionalProperties": {"maxLength": 1}}"#;
    let violations = found(
        &DocumentSchema::new(text),
        &json!({"5550199": "long", "7": ["long"], "": "long"}),
    );
    let mut pointers: Vec<_> = violations.iter().map(|one| one.pointer.as_str()).collect();
    pointers.sort_unstable();
    assert_eq!(pointers, ["/*", "/*", "/7/0"]);
}
