//! The schema of this workspace is sound: valid, complete, and every example is valid for its own schema.
//!
//! In: the schema file. Facts are counted from it; nothing here repeats its content. What is generated from it is tested elsewhere.

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

const CLASSES: [&str; 5] = ["none", "personal", "government_id", "biometric", "secret"];

fn schema() -> Value {
    serde_json::from_str(include_str!(
        "../../schema/identity_verification.schema.json"
    ))
    .expect("the schema is JSON")
}

fn defs(schema: &Value) -> &Map<String, Value> {
    schema["$defs"].as_object().expect("definitions")
}

/// Every property, with the name of its owner.
fn properties(schema: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    defs(schema).iter().flat_map(|(owner, def)| {
        let properties = def.get("properties").and_then(Value::as_object);
        properties
            .into_iter()
            .flatten()
            .map(move |(name, property)| (owner.as_str(), name.as_str(), property))
    })
}

/// Every definition and property, with its JSON Pointer.
fn subschemas(schema: &Value) -> impl Iterator<Item = (String, &Value)> {
    let types = defs(schema)
        .iter()
        .map(|(name, def)| (format!("/$defs/{name}"), def));
    types.chain(
        properties(schema)
            .map(|(owner, name, property)| (format!("/$defs/{owner}/properties/{name}"), property)),
    )
}

fn strings(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

#[test]
fn is_valid_by_its_own_dialect() {
    let schema = schema();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    jsonschema::meta::validate(&schema).expect("valid by the meta-schema");
}

#[test]
fn has_every_model_field_and_value() {
    let schema = schema();
    let objects = defs(&schema)
        .values()
        .filter(|def| def.get("properties").is_some())
        .count();
    let enums = defs(&schema)
        .values()
        .filter_map(|def| def.get("enum"))
        .collect::<Vec<_>>();
    assert_eq!(defs(&schema).len(), 96);
    assert_eq!(objects, 32);
    assert_eq!(properties(&schema).count(), 124);
    assert_eq!(enums.len(), 27);
    assert_eq!(
        enums
            .iter()
            .map(|values| strings(values).len())
            .sum::<usize>(),
        161
    );
    assert_eq!(schema["x-rules"].as_array().map(Vec::len), Some(67));
}

#[test]
fn every_example_is_valid_for_its_own_schema() {
    let schema = schema();
    let mut seen = 0;
    for (pointer, subschema) in subschemas(&schema) {
        for example in subschema
            .get("examples")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            seen += 1;
            let here = json!({ "$schema": schema["$schema"], "$ref": format!("#{pointer}"), "$defs": schema["$defs"] });
            let validator = jsonschema::options()
                .should_validate_formats(true)
                .build(&here)
                .expect("a schema");
            assert!(
                validator.is_valid(example),
                "{pointer}: {:?}",
                validator.iter_errors(example).collect::<Vec<_>>()
            );
        }
    }
    assert_eq!(seen, 69);
}

#[test]
fn every_property_is_described_and_classified() {
    let schema = schema();
    for (pointer, subschema) in subschemas(&schema) {
        let class = subschema["x-sensitive"].as_str();
        assert!(
            class.is_some_and(|class| CLASSES.contains(&class)),
            "{pointer}: {class:?}"
        );
        let described = subschema
            .get("description")
            .or(subschema.get("$ref"))
            .is_some();
        assert!(described, "{pointer} says not what it is");
    }
}

#[test]
fn objects_are_open_and_require_only_what_they_declare() {
    let schema = schema();
    for (name, def) in defs(&schema)
        .iter()
        .filter(|(_, def)| def.get("properties").is_some())
    {
        assert_eq!(def["additionalProperties"], Value::Bool(true), "{name}");
        let declared = def["properties"].as_object().expect("properties");
        let required = strings(&def["required"]);
        assert!(
            required
                .iter()
                .all(|property| declared.contains_key(*property)),
            "{name}"
        );
        assert_eq!(
            required.iter().collect::<BTreeSet<_>>().len(),
            required.len(),
            "{name}"
        );
    }
}

#[test]
fn every_value_of_an_enum_has_a_meaning() {
    let schema = schema();
    for (name, def) in defs(&schema)
        .iter()
        .filter(|(_, def)| def.get("enum").is_some())
    {
        let meanings = def["x-enum-descriptions"].as_object().expect("meanings");
        assert_eq!(
            meanings.keys().collect::<BTreeSet<_>>(),
            meaningful(&def["enum"]),
            "{name}"
        );
        assert!(
            meanings
                .values()
                .all(|meaning| meaning.as_str().is_some_and(|text| !text.is_empty())),
            "{name}"
        );
        let nullable = def["enum"]
            .as_array()
            .expect("values")
            .contains(&Value::Null);
        assert_eq!(
            nullable,
            def["type"].is_array(),
            "{name}: null is in the type and in the list, or in neither"
        );
    }
}

fn meaningful(values: &Value) -> BTreeSet<&String> {
    values
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|value| {
            if let Value::String(text) = value {
                Some(text)
            } else {
                None
            }
        })
        .collect()
}

#[test]
fn every_definition_is_used() {
    let schema = schema();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    collect_references(&schema, &mut uses);
    let defined: BTreeSet<&str> = defs(&schema).keys().map(String::as_str).collect();
    assert_eq!(uses.keys().copied().collect::<BTreeSet<_>>(), defined);
}

fn collect_references<'a>(value: &'a Value, uses: &mut BTreeMap<&'a str, usize>) {
    match value {
        Value::Object(members) => {
            if let Some(target) = members.get("$ref").and_then(Value::as_str) {
                let name = target
                    .strip_prefix("#/$defs/")
                    .expect("a reference to a definition");
                *uses.entry(name).or_default() += 1;
            }
            members
                .values()
                .for_each(|member| collect_references(member, uses));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_references(item, uses)),
        _ => {}
    }
}
