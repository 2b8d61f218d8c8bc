//! What typify makes of the same schema.
//!
//! typify reads draft-07 and generates each nullable definition twice when it has a title, so the schema is first
//! brought into the form that suits it best: `definitions`, and null moved from the definition to its uses.

use serde_json::{Map, Value, json};

/// typify's own output for the schema in `schema_text`, formatted.
///
/// # Panics
/// When typify refuses the schema: it is the one that this workspace ships.
#[must_use]
pub fn typify_source(schema_text: &str) -> String {
    let schema: Value = serde_json::from_str(schema_text).expect("the schema is JSON");
    let schema = draft_07(&schema);
    let root: schemars08::schema::RootSchema =
        serde_json::from_value(schema).expect("typify reads the schema");
    let mut space =
        typify::TypeSpace::new(typify::TypeSpaceSettings::default().with_struct_builder(false));
    space
        .add_root_schema(root)
        .expect("typify accepts the schema");
    let file = syn::parse2(space.to_stream()).expect("typify writes Rust");
    prettyplease::unparse(&file)
}

/// The schema as draft-07, null hoisted from definitions to their uses, our annotations dropped.
fn draft_07(schema: &Value) -> Value {
    let defs = schema["$defs"].as_object().expect("the schema has $defs");
    let nullable: Vec<&str> = defs
        .iter()
        .filter(|(_, def)| admits_null(def))
        .map(|(name, _)| name.as_str())
        .collect();
    let definitions: Map<String, Value> = defs
        .iter()
        .map(|(name, def)| (name.clone(), rewrite(&without_null(def), &nullable)))
        .collect();
    let root = schema["$ref"]
        .as_str()
        .and_then(|target| target.strip_prefix("#/$defs/"))
        .expect("the root is a $ref");
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$ref": format!("#/definitions/{root}"),
        "definitions": definitions,
    })
}

fn admits_null(def: &Value) -> bool {
    def["type"]
        .as_array()
        .is_some_and(|types| types.contains(&json!("null")))
}

fn without_null(def: &Value) -> Value {
    let mut def = def.clone();
    if let Some(types) = def["type"].as_array().cloned() {
        def["type"] = types
            .into_iter()
            .find(|ty| ty != "null")
            .expect("one type besides null");
    }
    if let Some(values) = def.get_mut("enum").and_then(Value::as_array_mut) {
        values.retain(|value| !value.is_null());
    }
    def
}

/// Rewrites references and nullable schemas, and drops what typify has no use for or refuses.
fn rewrite(schema: &Value, nullable: &[&str]) -> Value {
    let Value::Object(members) = schema else {
        return schema.clone();
    };
    if let Some(name) = referenced(members) {
        let target = json!({ "$ref": format!("#/definitions/{name}") });
        return if nullable.contains(&name) {
            json!({ "oneOf": [target, { "type": "null" }] })
        } else {
            target
        };
    }
    let hoist = admits_null(schema);
    let source = if hoist { &without_null(schema) } else { schema };
    let mut out = Map::new();
    for (key, value) in source.as_object().expect("still an object") {
        if let Some(value) = rewrite_keyword(key, value, nullable) {
            out.insert(key.clone(), value);
        }
    }
    if hoist {
        json!({ "oneOf": [out, { "type": "null" }] })
    } else {
        Value::Object(out)
    }
}

/// The name of the definition that a schema refers to.
fn referenced(members: &Map<String, Value>) -> Option<&str> {
    members.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

/// The value of one keyword; `None` for a keyword that is dropped.
fn rewrite_keyword(key: &str, value: &Value, nullable: &[&str]) -> Option<Value> {
    match key {
        "properties" => {
            let properties = value.as_object().expect("properties is an object").iter();
            let rewritten = properties.map(|(name, of)| (name.clone(), rewrite(of, nullable)));
            Some(Value::Object(rewritten.collect()))
        }
        "items" => Some(rewrite(value, nullable)),
        "allOf" | "if" | "then" | "else" | "not" | "pattern" | "title" => None,
        annotation if annotation.starts_with("x-") => None,
        _ => Some(value.clone()),
    }
}
