//! What finds that a value breaks a keyword, in every place where a type is used: decoding, `validate` or the validation of the document.
//!
//! The fixtures `keywords` and `keywords_draft_07` have a property for each keyword in each place; `violations.json` beside the schema has
//! a value for each that breaks it.

use additional_properties::validate::{Severity, Violations};
use schema_codegen::diagnostic::Code;
use schema_codegen::model::{Sensitivity, Shape};
use schema_codegen::{Config, FoundBy, KEYWORDS, plan};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use workspace_tests::case::Case;
use workspace_tests::fixtures::{self, CASES};

/// The function `validate_document` of a fixture.
type Validate = fn(&Value) -> Violations;

/// The name of a fixture, its `validate_document`, and its values.
const MATRICES: [(&str, Validate, &str); 2] = [
    (
        "keywords",
        fixtures::keywords::validate_document,
        include_str!("../fixtures/keywords/violations.json"),
    ),
    (
        "keywords_draft_07",
        fixtures::keywords_draft_07::validate_document,
        include_str!("../fixtures/keywords_draft_07/violations.json"),
    ),
];

/// What finds a violation, and how bad it is called.
type Found = Option<(FoundBy, Severity)>;

fn worst(found: &Violations) -> Option<Severity> {
    found.iter().map(|violation| violation.severity).max()
}

/// The first that finds something wrong with `document`; an error counts before a warning.
fn found(case: &Case, validate: Validate, document: &Value) -> Found {
    let text = document.to_string();
    let Some(by_types) = (case.violations)(&text) else {
        return Some((FoundBy::Decoding, Severity::Error));
    };
    let by_types = worst(&by_types).map(|worst| (FoundBy::Validate, worst));
    let by_schema = worst(&validate(document)).map(|worst| (FoundBy::Document, worst));
    let is_error = |found: &(FoundBy, Severity)| found.1 == Severity::Error;
    by_types
        .filter(is_error)
        .or(by_schema.filter(is_error))
        .or(by_types)
        .or(by_schema)
}

/// Calls `look` with the place, the keyword and what finds its violation there, for every cell of the matrices.
fn for_each_cell(mut look: impl FnMut(&str, &str, Found)) {
    for (name, validate, values) in MATRICES {
        let case = CASES
            .iter()
            .find(|case| case.name == name)
            .expect("a fixture");
        let values: BTreeMap<String, BTreeMap<String, Value>> =
            serde_json::from_str(values).expect("values by place and keyword");
        for (place, values) in &values {
            for (keyword, value) in values {
                let document = json!({ place: { keyword: value } });
                look(place, keyword, found(case, validate, &document));
            }
        }
    }
}

#[test]
fn the_table_says_what_finds_a_violation() {
    let mut wrong = Vec::new();
    for_each_cell(|place, keyword, found| {
        let row = KEYWORDS
            .iter()
            .find(|row| row.name == keyword)
            .expect("a keyword");
        // A value of no branch decodes.
        let kept = place == "branch" && row.found_by == Some(FoundBy::Decoding);
        let by = if kept {
            Some(FoundBy::Validate)
        } else {
            row.found_by
        };
        let expected = by.map(|by| (by, Severity::Error));
        if found != expected {
            wrong.push(format!(
                "{keyword} ({place}): {found:?}, and not {expected:?}"
            ));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_keyword_that_asserts_something_is_in_a_matrix() {
    let mut seen = BTreeSet::new();
    for_each_cell(|_, keyword, _| {
        seen.insert(keyword.to_owned());
    });
    let rows = KEYWORDS.iter().filter(|row| row.found_by.is_some());
    let missing = rows.filter(|row| !seen.contains(row.name));
    let missing: Vec<&str> = missing.map(|row| row.name).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_document_is_validated_on_all_documents_of_its_schema() {
    let validate = fixtures::validate_document::validate_document;
    let found = validate(&json!({"to": {"city": "Graz", "country": "AT"}}));
    assert!(found.is_empty(), "{found}");
    let found = validate(&json!({"to": {"city": "Graz", "country": "A"}, "via": [{}]}));
    let mut found: Vec<String> = found
        .iter()
        .map(|it| format!("{} {}", it.pointer, it.rule))
        .collect();
    found.sort();
    assert_eq!(found, ["/to/country minLength", "/via/0 required"]);
}

#[test]
fn a_document_is_validated_on_documents_that_are_found_by_the_configuration_alone() {
    let validate = fixtures::vendored_documents::validate_document;
    let item = |sku: &str, country: &str| json!({"sku": "ab", "origin": {"country": country, "of": {"sku": sku}}});
    let found =
        validate(&json!({"item": item("cd", "AT"), "payment": {"amount": 1}, "label": "x"}));
    assert!(found.is_empty(), "{found}");
    let found =
        validate(&json!({"item": item("c", "AUT"), "payment": {"amount": 0}, "label": "long"}));
    let mut found: Vec<String> = found
        .iter()
        .map(|it| format!("{} {}", it.pointer, it.rule))
        .collect();
    found.sort();
    let expected = [
        "/item/origin/country maxLength",
        "/item/origin/of/sku minLength",
        "/label maxLength",
        "/payment/amount minimum",
    ];
    assert_eq!(found, expected);
}

/// The notes about `schema` with this code, each as pointer and message.
fn notes(schema: &Value, code: Code) -> Vec<String> {
    let mut config = Config::for_single_file("s.json", "make", "s");
    config.sensitive_default = Some(Sensitivity::None);
    let plan = plan(&schema.to_string(), &config).expect("a plan");
    let found = plan.notes.iter().filter(|note| note.code == code);
    found
        .map(|note| format!("{} {}", note.pointer, note.message))
        .collect()
}

#[test]
fn a_format_that_nothing_but_the_whole_document_checks_is_noted() {
    let schema = |format: &str| json!({"properties": {"a": {"type": "string", "format": format}}});
    let found = notes(&schema("idn-hostname"), Code::CheckedInDocuments);
    assert!(
        found.len() == 1 && found[0].starts_with("/properties/a/format "),
        "{found:?}"
    );
    assert!(notes(&schema("hostname"), Code::CheckedInDocuments).is_empty());
}

#[test]
fn a_timestamp_that_stays_a_string_is_noted() {
    let text = json!({"type": "string", "format": "date-time"});
    let schema = |limit: Value| json!({"properties": {"a": {"allOf": [text, limit]}, "b": text}});
    assert_eq!(
        notes(&schema(json!({"maxLength": 20})), Code::AssertedDate).len(),
        1
    );
    assert!(notes(&schema(json!({"minimum": 20})), Code::AssertedDate).is_empty());
}

#[test]
fn what_stands_beside_the_reference_of_the_root_is_stated_by_its_type() {
    let root = |beside: Value, target: Value| {
        let schema =
            json!({"allOf": [{"$ref": "#/$defs/Target"}, beside], "$defs": {"Target": target}});
        assert!(notes(&schema, Code::CheckedInDocuments).is_empty());
        let plan = plan(&schema.to_string(), &Config::default()).expect("a plan");
        plan.type_def(plan.model.root).clone()
    };
    let text = json!({"type": "string"});
    let Shape::Alias(ty) = root(json!({"minLength": 2}), text.clone()).shape else {
        panic!("a string has no type of its own");
    };
    assert_eq!(ty.constraints.min_length, Some(2));
    let Shape::Alias(ty) = root(json!({"not": {"const": 1}}), json!({})).shape else {
        panic!("any value has no type of its own");
    };
    assert_eq!(ty.constraints.asserts[0].keyword, "not");
    let object = json!({"type": "object", "properties": {}});
    for beside in [
        json!({"dependentRequired": {"a": ["b"]}}),
        json!({"propertyNames": {"minLength": 2}}),
    ] {
        assert_eq!(root(beside, object.clone()).wire_name, "Root");
    }
    for target in [text, object] {
        assert_eq!(root(json!({"title": "Root"}), target).wire_name, "Target");
    }
}

#[test]
fn what_a_closed_schema_forbids_of_the_others_is_warned_of() {
    let found = |closed: Value| {
        let schema = json!({"allOf": [closed, {"properties": {"b": {"type": "string"}}}]});
        notes(&schema, Code::RequiredForbidden)
    };
    let closed = json!({"properties": {"a": true}, "additionalProperties": false});
    assert!(found(closed)[0].starts_with("/allOf/0/additionalProperties `b` is declared"));
    let both = json!({"properties": {"a": true, "b": true}, "additionalProperties": false});
    assert!(found(both).is_empty());
}

#[test]
fn a_pattern_for_a_larger_engine_is_noted() {
    let found = |pattern: &str| {
        let schema = json!({"properties": {"a": {"type": "string", "pattern": pattern}}});
        notes(&schema, Code::CheckedInDocuments).len()
    };
    for larger in [r"^(?!foo)\w+$", r"(?<=a)b", r"^\p{L}+$", r"(a)\1"] {
        assert_eq!(found(larger), 1, "{larger}");
    }
    let pattern = json!({"type": "string", "pattern": "^(?!x-)"});
    for place in [
        json!({"type": "object", "patternProperties": {"^(?!x-)": {"type": "string"}}}),
        json!({"type": "object", "propertyNames": pattern}),
        json!({"type": "string", "not": pattern}),
        json!({"type": "array", "contains": pattern}),
        json!({"type": ["string", "null"], "anyOf": [pattern, {"type": "null"}, {"minLength": 3}]}),
    ] {
        let schema = json!({"properties": {"a": place}});
        assert!(
            !notes(&schema, Code::CheckedInDocuments).is_empty(),
            "{place}"
        );
    }
    for read in [r"^(?:a|b)\\p$", r"\(\?=", r"^[a-z]{1,3}$"] {
        assert_eq!(found(read), 0, "{read}");
    }
}
