//! Schemas of several documents: what is valid is decided as in one.

use super::super::{Change, Kind, Release, between};
use super::of_documents;
use crate::containment::Answer;
use crate::{Config, Documents, Outcome, plan_documents};
use serde_json::{Value, json};

/// The release that `schema` states, which may refer to the documents `others`.
fn release(schema: &Value, others: &[(&str, Value)]) -> Release {
    let config = Config {
        root: Some("Root".to_owned()),
        ..Config::default()
    };
    let mut documents = Documents::new(schema.to_string());
    for (name, value) in others {
        documents.insert((*name).to_owned(), Some(value.to_string().into()));
    }
    let Ok(Outcome::Plan(plan)) = plan_documents(&documents, &config) else {
        panic!("all documents are there");
    };
    of_documents(*plan, &documents, &config)
}

fn root(file: &str) -> Value {
    json!({"title": "Root", "type": "object", "properties": {"person": {"$ref": format!("{file}#/$defs/Person")}}})
}

fn person(age: &Value) -> Value {
    json!({"$defs": {"Person": {"type": "object", "title": "Person", "properties": {"age": age, "name": {"$ref": "#/$defs/Name"}}}, "Name": {"type": "string", "minLength": 1}}})
}

fn changes(old: &Release, new: &Release) -> Vec<Change> {
    between(old, new).list
}

#[test]
fn what_is_valid_in_another_document_is_decided() {
    let narrow = json!({"type": "integer", "minimum": 18});
    let wide = json!({"type": "integer", "minimum": 0});
    let with = |age: &Value| release(&root("people.json"), &[("people.json", person(age))]);
    let found = changes(&with(&narrow), &with(&wide));
    let change = found
        .iter()
        .find(|change| change.kind == Kind::ConstraintChanged)
        .expect("a change of the limit");
    assert_eq!(change.effect.old_data_valid_now, Answer::Proven);
    assert!(
        matches!(change.effect.new_data_valid_before, Answer::Breaks(_)),
        "{change:?}"
    );
}

#[test]
fn a_document_with_another_name_says_the_same() {
    let age = json!({"type": "integer", "not": {"const": 3}});
    let with = |file: &str| release(&root(file), &[(file, person(&age))]);
    let found = changes(&with("people.json"), &with("persons.json"));
    assert_eq!(found, []);
}

#[test]
fn references_are_relative_to_the_identifiers_around_them() {
    let schema = |least: u64| {
        json!({
            "$id": "https://example.com/schemas/root.json",
            "title": "Root", "type": "object",
            "properties": {"a": {"not": {"$ref": "parts/name.json"}}},
            "$defs": {
                "Name": {
                    "$id": "/schemas/parts/name.json",
                    "$ref": "#/$defs/inner",
                    "$defs": {"inner": {"type": "string", "minLength": least}}
                }
            }
        })
    };
    let found = changes(&release(&schema(2), &[]), &release(&schema(3), &[]));
    let effect = &found.first().expect("a change").effect;
    assert_eq!(effect.old_data_valid_now, Answer::Proven);
    assert_eq!(
        effect.new_data_valid_before,
        Answer::Breaks(json!({"a": "aa"}))
    );
}
