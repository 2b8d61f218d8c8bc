//! How much work a judgment is: counted, never timed.

use super::{Judge, Judgment};
use crate::analyze::links::{Links, too_many_ways};
use crate::analyze::validity::{Validity, draft_of};
use crate::config::{Config, Syntax};
use crate::diagnostic::DiagnosticSink;
use crate::document::{Files, Reader};
use crate::model::{DocumentValue, Pointer};
use crate::resolve::{Resolved, resolve};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What came of a judgment: whether the value is valid, of how many pairs of schemas and values it was asked, and how many schemas were
/// compiled.
#[derive(Debug, PartialEq)]
struct Work {
    is_valid: Option<bool>,
    questions: usize,
    compiled: usize,
}

fn with_resolved<T>(schema: &Value, f: impl FnOnce(&Resolved<'_>, Vec<DocumentValue>) -> T) -> T {
    let text = schema.to_string();
    let mut sink = DiagnosticSink::new(false);
    let files = Files::new("", &text, Syntax::Json, &mut sink);
    let reader = Reader::read(&files, &[], None, &mut sink);
    let resolved = resolve(reader, &Config::default(), &BTreeSet::new());
    f(&resolved, files.to_values(None))
}

fn work(schema: &Value, value: &Value) -> Work {
    with_resolved(schema, |resolved, mut documents| {
        let draft = draft_of(&documents);
        let links = Links::new(resolved, &mut documents, draft);
        let judge = Judge::new(Validity::new(&documents), resolved, &links);
        let judgment = judge.judgment(&Pointer::default(), value);
        let (questions, compiled) = judge.answers.counts();
        Work {
            is_valid: match judgment {
                Judgment::Valid => Some(true),
                Judgment::Invalid(_) => Some(false),
                Judgment::Unknown(_) => None,
            },
            questions,
            compiled,
        }
    })
}

/// `levels` definitions, each made by `level` from a reference to the next; the last one is `end`.
fn chain(levels: usize, end: Value, level: impl Fn(Value) -> Value) -> Value {
    let next = |index: usize| json!({"$ref": format!("#/$defs/{index}")});
    let definitions = (0..levels).map(|index| (index.to_string(), level(next(index + 1))));
    let definitions = definitions.chain([(levels.to_string(), end)]);
    json!({"allOf": [next(0)], "$defs": definitions.collect::<serde_json::Map<_, _>>()})
}

#[test]
fn schemas_that_refer_to_the_next_twice_are_asked_once() {
    for keyword in ["allOf", "anyOf"] {
        let both = |next: Value| json!({keyword: [next.clone(), next]});
        let schema = chain(40, json!({"type": "string"}), both);
        let expected = |is_valid| Work {
            is_valid: Some(is_valid),
            questions: 42,
            compiled: 42,
        };
        assert_eq!(work(&schema, &json!("text")), expected(true), "{keyword}");
        assert_eq!(work(&schema, &json!(1)), expected(false), "{keyword}");
    }
}

#[test]
fn each_level_of_a_value_is_asked_once() {
    let object = |next: Value| json!({"oneOf": [{"type": "object", "required": ["n"], "properties": {"n": next.clone()}}, next]});
    let schema = chain(30, json!({"type": "string"}), object);
    let value = (0..20).fold(json!("text"), |value, _| json!({"n": value}));
    let found = work(&schema, &value);
    // 21 values and 32 schemas; so many ways lead to them that nobody could go them all.
    assert!(found.questions <= 21 * 32, "{found:?}");
}

#[test]
fn a_schema_is_compiled_once_however_many_refer_to_it() {
    let kind = |index: usize| {
        let list = json!({"type": "array", "items": {"$ref": "#"}});
        json!({"required": ["k"], "properties": {"k": {"const": index}, "list": list}})
    };
    let kinds: Vec<Value> = (0..200).map(kind).collect();
    let found = work(
        &json!({"oneOf": kinds}),
        &json!({"k": 7, "list": [{"k": 8}]}),
    );
    let expected = Work {
        is_valid: Some(true),
        questions: 2,
        compiled: 1,
    };
    assert_eq!(found, expected);
}

#[test]
fn references_with_nothing_beside_them_are_passed_over() {
    let schema = chain(5_000, json!({"type": "string"}), |next| next);
    let found = work(&schema, &json!("text"));
    assert_eq!((found.is_valid, found.questions), (Some(true), 2));
}

#[test]
fn what_a_reference_stands_beside_counts_as_the_draft_says() {
    let schema = |draft: &str| json!({"$schema": draft, "properties": {"a": {"$ref": "#/definitions/A", "maxLength": 1}}, "definitions": {"A": {"type": "string"}}});
    let is_valid = |draft| work(&schema(draft), &json!({"a": "long"})).is_valid;
    assert_eq!(
        is_valid("http://json-schema.org/draft-07/schema#"),
        Some(true)
    );
    assert_eq!(
        is_valid("https://json-schema.org/draft/2020-12/schema"),
        Some(false)
    );
}

#[test]
fn what_references_evaluate_is_known_to_unevaluated_properties() {
    let base = json!({"properties": {"a": {"$ref": "#/$defs/A"}}});
    let schema = json!({"$ref": "#/$defs/Base", "unevaluatedProperties": false, "$defs": {"Base": base, "A": {"type": "string"}}});
    assert_eq!(work(&schema, &json!({"a": "x"})).is_valid, Some(true));
    assert_eq!(work(&schema, &json!({"a": 1})).is_valid, Some(false));
    assert_eq!(work(&schema, &json!({"b": "x"})).is_valid, Some(false));
}

#[test]
fn ways_that_double_are_refused_where_a_validator_goes_them_all() {
    let both = |next: Value| json!({"allOf": [next.clone(), next], "unevaluatedProperties": false});
    let reason = |levels| {
        let schema = chain(levels, json!({"type": "object"}), both);
        with_resolved(&schema, |resolved, _| too_many_ways(resolved))
    };
    assert_eq!(reason(4), None);
    let reason = reason(40).expect("too many");
    assert!(reason.contains("/$defs/"), "{reason}");
}
