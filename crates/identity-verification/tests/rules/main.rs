//! The rules between fields: the schema's list and the code agree, and every rule is seen to hold and to be broken.

mod cases;
mod schema;

use additional_properties::validate::{Severity, Violations};
use cases::{Case, cases};
use identity_verification::rules::{self, Rule, Strength};
use identity_verification::{IdentityVerification, Validate};
use serde_json::Value;
use std::collections::BTreeSet;

const PAYLOAD: &str = include_str!("../payloads/attempt.json");

fn payload(edits: &[(&str, Value)]) -> Value {
    let mut payload: Value = serde_json::from_str(PAYLOAD).unwrap();
    for (pointer, value) in edits {
        *payload
            .pointer_mut(pointer)
            .unwrap_or_else(|| panic!("no {pointer}")) = value.clone();
    }
    payload
}

fn validate(payload: Value) -> Violations {
    serde_json::from_value::<IdentityVerification>(payload)
        .unwrap()
        .validate()
}

#[test]
fn the_payload_breaks_nothing() {
    let found = validate(payload(&[]));
    assert!(found.is_empty(), "{found}");
    assert!(schema::validator().is_valid(&payload(&[])));
}

#[test]
fn the_schema_and_the_code_list_the_same_rules() {
    let listed: Vec<_> = schema::rules()
        .into_iter()
        .filter(schema::Rule::is_checked)
        .collect();
    let coded: BTreeSet<_> = rules::all()
        .iter()
        .map(|rule| (rule.id(), rule.strength() == Strength::Guaranteed))
        .collect();
    let stated: BTreeSet<_> = listed
        .iter()
        .map(|rule| (rule.id.as_str(), rule.guaranteed))
        .collect();
    assert_eq!(coded, stated);
}

#[test]
fn every_rule_has_a_case() {
    let tested: BTreeSet<_> = cases().iter().map(|case| case.rule).collect();
    let coded: BTreeSet<_> = rules::all().iter().map(Rule::id).collect();
    assert_eq!(tested, coded);
}

#[test]
fn every_rule_is_seen_to_hold() {
    for Case { rule, holds, .. } in cases() {
        for edits in holds {
            let found = validate(payload(&edits));
            assert!(
                found.iter().all(|violation| violation.rule != rule),
                "{rule}: {found}"
            );
        }
    }
}

#[test]
fn every_rule_is_seen_to_be_broken() {
    for Case { rule, broken, .. } in cases() {
        let guaranteed = rules::all()
            .iter()
            .any(|known| known.id() == rule && known.strength() == Strength::Guaranteed);
        // What an enum does not list, the next version of the API may have.
        let severity = if guaranteed && !rule.ends_with("-closed-set") {
            Severity::Error
        } else {
            Severity::Warning
        };
        for (pointer, edits) in broken {
            let found = validate(payload(&edits));
            let hit = found
                .iter()
                .find(|violation| violation.rule == rule && violation.pointer == pointer);
            let hit = hit.unwrap_or_else(|| panic!("{rule} at {pointer} is not in: {found}"));
            assert_eq!(hit.severity, severity, "{rule}");
        }
    }
}

#[test]
fn no_message_tells_the_country() {
    let address = |country: &str| {
        [
            ("/user/address/country", Value::from(country)),
            ("/user/address/postal_code", Value::from("4600")),
            ("/user/address/region", Value::from("IN")),
        ]
    };
    for country in ["US", "GB", "HK"] {
        let found = validate(payload(&address(country)));
        let about = found
            .iter()
            .filter(|violation| violation.pointer.starts_with("/user/address/"));
        let messages: BTreeSet<_> = about.map(|violation| violation.message.as_ref()).collect();
        let same = BTreeSet::from(["does not fit the country of the address"]);
        assert_eq!(messages, same, "{country}");
    }
}

/// A rule that the schema states is seen by a validator too; a rule that it only lists is not.
#[test]
fn a_validator_sees_the_same() {
    let validator = schema::validator();
    for rule in schema::rules().into_iter().filter(schema::Rule::is_checked) {
        for case in cases().into_iter().filter(|case| case.rule == rule.id) {
            for edits in case.holds {
                assert!(validator.is_valid(&payload(&edits)), "{} holds", rule.id);
            }
            for (_, edits) in case.broken {
                assert_eq!(
                    validator.is_valid(&payload(&edits)),
                    rule.checked != "schema",
                    "{} is broken",
                    rule.id
                );
            }
        }
    }
}

#[test]
fn no_report_quotes_a_value() {
    let texts: BTreeSet<String> = all_texts(&payload(&[]))
        .into_iter()
        .filter(|text| text.len() > 6)
        .collect();
    for Case { broken, .. } in cases() {
        for (_, edits) in broken {
            let report = validate(payload(&edits)).to_string();
            let mut texts = texts.clone();
            texts.extend(
                edits
                    .iter()
                    .flat_map(|(_, value)| all_texts(value))
                    .filter(|text| text.contains(['@', '+', ' '])),
            );
            for text in texts.iter().filter(|text| !NAMES.contains(&text.as_str())) {
                assert!(!report.contains(text.as_str()), "{text} in {report}");
            }
        }
    }
}

/// Values of enums, which the sentences name because the rules do.
const NAMES: &[&str] = &["success", "not_expired", "no_data", "failed"];

fn all_texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(all_texts).collect(),
        Value::Object(members) => members.values().flat_map(all_texts).collect(),
        _ => Vec::new(),
    }
}
