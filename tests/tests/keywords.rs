//! What finds that a value breaks a keyword, in every place where a type is used: decoding, `validate` or the validation of the document.
//!
//! The fixtures `keywords` and `keywords_draft_07` have a property for each keyword in each place; `violations.json` beside the schema has
//! a value for each that breaks it.

use additional_properties::validate::{DocumentSchema, Severity, Violations};
use schema_codegen::{FoundBy, KEYWORDS};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use workspace_tests::case::Case;
use workspace_tests::fixtures::CASES;

/// The name of a fixture, its schema, and its values.
const MATRICES: [(&str, &str, &str); 2] = [
    (
        "keywords",
        include_str!("../fixtures/keywords/schema.json"),
        include_str!("../fixtures/keywords/violations.json"),
    ),
    (
        "keywords_draft_07",
        include_str!("../fixtures/keywords_draft_07/schema.json"),
        include_str!("../fixtures/keywords_draft_07/violations.json"),
    ),
];

/// What finds a violation, and how bad it is called.
type Found = Option<(FoundBy, Severity)>;

fn worst(found: &Violations) -> Option<Severity> {
    found.iter().map(|violation| violation.severity).max()
}

/// The first that finds something wrong with `document`; an error counts before a warning.
fn found(case: &Case, schema: &DocumentSchema, document: &Value) -> Found {
    let text = document.to_string();
    let Some(by_types) = (case.violations)(&text) else {
        return Some((FoundBy::Decoding, Severity::Error));
    };
    let by_types = worst(&by_types).map(|worst| (FoundBy::Validate, worst));
    let by_schema = schema.validate(document).expect("a schema");
    let by_schema = worst(&by_schema).map(|worst| (FoundBy::Document, worst));
    let is_error = |found: &(FoundBy, Severity)| found.1 == Severity::Error;
    by_types
        .filter(is_error)
        .or(by_schema.filter(is_error))
        .or(by_types)
        .or(by_schema)
}

/// Calls `look` with the place, the keyword and what finds its violation there, for every cell of the matrices.
fn for_each_cell(mut look: impl FnMut(&str, &str, Found)) {
    for (name, schema, values) in MATRICES {
        let case = CASES
            .iter()
            .find(|case| case.name == name)
            .expect("a fixture");
        let schema = DocumentSchema::new(schema).asserting_formats();
        let values: BTreeMap<String, BTreeMap<String, Value>> =
            serde_json::from_str(values).expect("values by place and keyword");
        for (place, values) in &values {
            for (keyword, value) in values {
                let document = json!({ place: { keyword: value } });
                look(place, keyword, found(case, &schema, &document));
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
        // A value of no branch is kept, because a later version of the schema may have such a branch.
        let kept = place == "branch" && row.found_by == Some(FoundBy::Decoding);
        let by = if kept {
            Some(FoundBy::Document)
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
