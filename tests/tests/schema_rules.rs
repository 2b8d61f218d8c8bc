//! The rules that the schema lists are well-formed, and those that it claims to check are checked.
//!
//! In: the schema file. Each asserted rule is broken once in a document that is valid otherwise, and an independent validator must see it.
//! The rules that Rust functions check are tested beside these functions.

use serde_json::{Value, json};
use std::collections::BTreeSet;

fn schema() -> Value {
    serde_json::from_str(include_str!(
        "../../schema/identity_verification.schema.json"
    ))
    .expect("the schema is JSON")
}

fn rules(schema: &Value) -> &Vec<Value> {
    schema["x-rules"].as_array().expect("rules")
}

fn string<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Collects the ids of the rules that are named anywhere in `value`.
fn named_in<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match (key.as_str(), member) {
                    ("x-rules", Value::Array(ids)) => {
                        found.extend(ids.iter().filter_map(Value::as_str));
                    }
                    _ => named_in(member, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| named_in(item, found)),
        _ => {}
    }
}

/// Ids of the rules that a branch of some `allOf` asserts.
fn asserted(schema: &Value) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for def in schema["$defs"].as_object().expect("definitions").values() {
        named_in(def.get("allOf").unwrap_or(&Value::Null), &mut found);
    }
    found
}

#[test]
fn are_well_formed() {
    let schema = schema();
    let mut ids = BTreeSet::new();
    for rule in rules(&schema) {
        let id = string(rule, "id");
        let kebab = id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        assert!(kebab, "{id}");
        assert!(ids.insert(id), "{id} is listed twice");
        assert!(string(rule, "statement").ends_with(['.', ')']), "{id}");
        assert!(!string(rule, "formal").is_empty(), "{id}");
        assert!(
            ["guaranteed", "documented"].contains(&string(rule, "strength")),
            "{id}"
        );
        assert!(
            ["schema", "validate", "types", "no"].contains(&string(rule, "checked")),
            "{id}"
        );
        assert!(
            string(rule, "checked") != "no" || !string(rule, "reason").is_empty(),
            "{id}: why is it not checked?"
        );
        let models = rule["models"].as_array().expect("models");
        assert!(!models.is_empty(), "{id}");
        assert!(
            models.iter().all(|model| schema["$defs"]
                .get(model.as_str().unwrap_or_default())
                .is_some()),
            "{id}"
        );
    }
}

#[test]
fn are_linked_from_what_they_are_about() {
    let schema = schema();
    let known: BTreeSet<&str> = rules(&schema)
        .iter()
        .map(|rule| string(rule, "id"))
        .collect();
    let mut linked = BTreeSet::new();
    named_in(&schema["$defs"], &mut linked);
    assert_eq!(linked, known);
}

#[test]
fn only_guaranteed_ones_are_asserted() {
    let schema = schema();
    for rule in rules(&schema) {
        let id = string(rule, "id");
        if string(rule, "checked") == "schema" {
            assert_eq!(string(rule, "strength"), "guaranteed", "{id}");
        } else {
            assert!(
                !asserted(&schema).contains(id),
                "{id} is asserted, and listed to be checked elsewhere"
            );
        }
    }
}

#[test]
fn every_rule_that_the_schema_checks_is_broken_once_below() {
    let schema = schema();
    let listed: BTreeSet<&str> = rules(&schema)
        .iter()
        .filter(|rule| string(rule, "checked") == "schema")
        .map(|rule| string(rule, "id"))
        .collect();
    assert_eq!(
        breaches()
            .iter()
            .map(|(id, _)| *id)
            .collect::<BTreeSet<_>>(),
        listed
    );
}

/// Each asserted rule with changes, pointer and value, that break it.
fn breaches() -> Vec<(&'static str, Vec<(&'static str, Value)>)> {
    vec![
        (
            "documentary-verification-null-until-terminal",
            vec![("/steps/documentary_verification", json!("skipped"))],
        ),
        (
            "selfie-check-null-until-terminal",
            vec![("/steps/selfie_check", json!("active"))],
        ),
        (
            "kyc-check-null-until-terminal",
            vec![("/steps/kyc_check", json!("pending_review"))],
        ),
        (
            "documentary-verification-status-equals-step",
            vec![("/documentary_verification/status", json!("failed"))],
        ),
        (
            "selfie-check-status-equals-step",
            vec![("/steps/selfie_check", json!("failed"))],
        ),
        (
            "kyc-check-status-equals-step",
            vec![("/kyc_check/status", json!("failed"))],
        ),
        (
            "step-status-closed-set",
            vec![("/steps/accept_tos", json!("unheard_of"))],
        ),
        (
            "single-active-step",
            vec![
                ("/steps/verify_sms", json!("active")),
                ("/steps/risk_check", json!("active")),
            ],
        ),
        (
            "user-address-street-filled",
            vec![("/user/address/street", Value::Null)],
        ),
        (
            "us-postal-code-five-digits",
            vec![("/user/address/postal_code", json!("4600"))],
        ),
        (
            "us-postal-code-five-digits",
            vec![(
                "/documentary_verification/documents/0/extracted_data/address/postal_code",
                json!("460011"),
            )],
        ),
        (
            "country-code-alpha-2",
            vec![("/user/address/country", json!("usa"))],
        ),
        (
            "country-code-alpha-2",
            vec![(
                "/documentary_verification/documents/0/extracted_data/issuing_country",
                json!("us"),
            )],
        ),
        (
            "document-category-closed-set",
            vec![(
                "/documentary_verification/documents/0/extracted_data/category",
                json!("library_card"),
            )],
        ),
        (
            "expiration-no-data-when-not-read",
            vec![
                (
                    "/documentary_verification/documents/0/redacted_at",
                    Value::Null,
                ),
                (
                    "/documentary_verification/documents/0/extracted_data/expiration_date",
                    Value::Null,
                ),
            ],
        ),
    ]
}

#[test]
fn a_validator_sees_every_breach_and_nothing_else() {
    let schema = schema();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let whole = example(&schema, &schema);
    assert!(
        validator.is_valid(&whole),
        "{:?}",
        validator.iter_errors(&whole).collect::<Vec<_>>()
    );
    for (id, changes) in breaches() {
        let mut broken = whole.clone();
        for (pointer, value) in changes {
            *broken.pointer_mut(pointer).expect(pointer) = value;
        }
        assert_eq!(
            validator.iter_errors(&broken).count(),
            1,
            "{id}: {:?}",
            validator.iter_errors(&broken).collect::<Vec<_>>()
        );
    }
}

#[test]
fn null_satisfies_the_rules_of_a_result() {
    let schema = schema();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let mut document = example(&schema, &schema);
    for step in ["documentary_verification", "selfie_check", "kyc_check"] {
        document[step] = Value::Null;
        document["steps"][step] = json!("not_applicable");
    }
    assert!(validator.is_valid(&document));
}

/// A whole document made of the examples: own example, else the target's, else the first value, else something of the type.
fn example(schema: &Value, subschema: &Value) -> Value {
    if let Some(own) = subschema
        .pointer("/examples/0")
        .or(subschema.pointer("/enum/0"))
    {
        return own.clone();
    }
    if let Some(target) = subschema.get("$ref").and_then(Value::as_str) {
        return example(schema, schema.pointer(&target[1..]).expect(target));
    }
    if let Some(properties) = subschema.get("properties").and_then(Value::as_object) {
        return properties
            .iter()
            .map(|(name, property)| (name.clone(), example(schema, property)))
            .collect();
    }
    match subschema.get("items") {
        Some(items) => json!([example(schema, items)]),
        None => unreachable!("every scalar has an example: {subschema}"),
    }
}
