//! The mutation test: every location of a full payload changed in every way, the outcome predicted without these types.
//!
//! Whether a document decodes is predicted by a validator on the schema without its assertions ([`relaxed`]); whether `validate`
//! reports anything, by a validator on the whole schema. No outcome is left unexplained, and what decodes comes back equal.

mod mutants;
mod relaxed;

use crate::location::locations;
use additional_properties::validate::{Severity, Violations};
use identity_verification::rules::{self, Rule};
use identity_verification::{
    IdentityVerification, Validate, from_str, from_value, to_string, validate_document,
};
use jsonschema::Validator;
use mutants::{Mutant, mutants};
use serde_json::Value;
use std::collections::BTreeSet;

const SCHEMA: &str = include_str!("../../../schema.json");
const PAYLOAD: &str = include_str!("../../payloads/attempt.json");

struct Route {
    shape: Validator,
    whole: Validator,
}

fn route() -> Route {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let build = |schema: &Value| {
        jsonschema::options()
            .should_validate_formats(true)
            .build(schema)
            .unwrap()
    };
    Route {
        shape: build(&relaxed::relaxed(&schema)),
        whole: build(&schema),
    }
}

fn all() -> Vec<Mutant> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let payload: Value = serde_json::from_str(PAYLOAD).unwrap();
    mutants(&payload, &locations(&schema, &payload))
}

/// The three ways to decode give one answer.
fn decode(what: &str, document: &Value) -> Option<IdentityVerification> {
    let text = document.to_string();
    let by_json = from_str::<IdentityVerification>(&text);
    let by_value = from_value::<IdentityVerification>(document);
    let by_serde = serde_json::from_str::<IdentityVerification>(&text);
    let outcomes = [by_json.is_ok(), by_value.is_ok(), by_serde.is_ok()];
    assert!(
        outcomes.iter().all(|outcome| *outcome == outcomes[0]),
        "{what}: {outcomes:?}"
    );
    if let (Ok(json), Ok(value), Ok(serde)) = (&by_json, &by_value, &by_serde) {
        assert!(
            json == value && value == serde,
            "{what}: the ways to decode differ"
        );
    }
    by_json.ok()
}

#[test]
fn every_outcome_is_predicted() {
    let route = route();
    let (mut accepted, mut refused) = (0, 0);
    for Mutant { what, document } in all() {
        let decoded = decode(&what, &document);
        let is_valid = route.whole.is_valid(&document);
        assert_eq!(validate_document(&document).is_empty(), is_valid, "{what}");
        assert_eq!(decoded.is_some(), route.shape.is_valid(&document), "{what}");
        let Some(attempt) = decoded else {
            refused += 1;
            continue;
        };
        accepted += 1;
        let report = attempt.validate();
        assert_eq!(breaks_schema(&report), !is_valid, "{what}: {report}");
        for text in [
            to_string(&attempt).unwrap(),
            serde_json::to_string(&attempt).unwrap(),
        ] {
            let back: Value = serde_json::from_str(&text).unwrap();
            assert!(
                mutants::same(&back, &document),
                "{what} comes back as {back}"
            );
        }
    }
    assert!(
        accepted > 300 && refused > 1_500,
        "{accepted} accepted, {refused} refused"
    );
}

/// Every assertion of the schema that a decoded document breaks is reported by both, at the same location under the same name.
#[test]
fn both_reports_name_the_same_locations() {
    for Mutant { what, document } in all() {
        let Some(attempt) = decode(&what, &document) else {
            continue;
        };
        let breaches = |report: Violations| -> BTreeSet<(String, String)> {
            let all = report.into_iter().filter(|violation| {
                violation.severity == Severity::Error || violation.rule == "enum"
            });
            all.map(|violation| (violation.pointer, violation.rule.into_owned()))
                .collect()
        };
        let (ours, theirs) = (
            breaches(attempt.validate()),
            breaches(validate_document(&document)),
        );
        let rules: BTreeSet<_> = rules::all().iter().map(Rule::id).collect();
        let keywords = |all: &BTreeSet<(String, String)>| -> BTreeSet<(String, String)> {
            all.iter()
                .filter(|(_, rule)| !rules.contains(rule.as_str()))
                .cloned()
                .collect()
        };
        assert_eq!(keywords(&ours), keywords(&theirs), "{what}");
        assert!(
            theirs
                .iter()
                .all(|(_, rule)| ours.iter().any(|(_, other)| other == rule)),
            "{what}: {ours:?} {theirs:?}"
        );
    }
}

/// Documented rules are no part of the schema: all that it asserts is an error, or a value that an enum does not list.
fn breaks_schema(report: &Violations) -> bool {
    report
        .iter()
        .any(|violation| violation.severity == Severity::Error || violation.rule == "enum")
}

#[test]
fn an_error_names_the_location_of_the_mutation() {
    for Mutant { what, document } in all() {
        if let Err(error) = from_str::<IdentityVerification>(&document.to_string()) {
            let (pointer, change) = what.split_once(' ').unwrap();
            let named = error.pointer();
            // An object without its members, or an array with a wrong item, is wrong one step further in.
            let inside = named
                .strip_prefix(pointer)
                .is_some_and(|rest| rest.matches('/').count() <= 1);
            let wide = change.starts_with("object")
                || change.starts_with("array")
                || change == "item twice";
            assert!(named == pointer || (wide && inside), "{what}: {named}");
            assert!(error.line().is_some() && error.column().is_some(), "{what}");
        }
    }
}
