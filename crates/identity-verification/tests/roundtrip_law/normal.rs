//! The normal form of a schema: what may differ between the source and the schema derived from the types, in writing.
//!
//! 1. A named string, number or array has no Rust type: a reference to it is replaced by what it refers to.
//! 2. Null is said in one way: `nullable: true`, for a list of types, an alternative with null, a null among the values, a definition
//!    that is nullable itself.
//! 3. A property without a description or a class of its own has that of its target. Inside lists neither is said.
//! 4. The class of a struct is the sum of its fields': it is left out. On an enum, `none` and nothing are the same.
//! 5. Rules between fields, titles, comments, examples and the notes about the whole document (`x-version`, `x-rules`, `x-phases`) are left out.
//! 6. The order of properties and of `required` does not count. The order of values does.
//! 7. Of a description the first paragraph counts, without escapes and marks around addresses.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const LEFT_OUT: [&str; 13] = [
    "$schema",
    "$id",
    "$comment",
    "title",
    "examples",
    "allOf",
    "if",
    "then",
    "else",
    "x-version",
    "x-rules",
    "x-phases",
    "$defs",
];

/// Every struct and enum of `document` by name, in normal form.
pub(super) fn normal_form(document: &Value) -> BTreeMap<String, Value> {
    let definitions = document["$defs"].as_object().expect("definitions");
    let form = Form { definitions };
    let mut all: BTreeMap<_, _> = definitions
        .iter()
        .filter(|(_, schema)| is_type(schema))
        .map(|(name, schema)| (name.clone(), form.definition(schema)))
        .collect();
    // The derived root stands in the document itself, and names itself in its title.
    if document.get("properties").is_some() {
        let name = document["title"].as_str().expect("a title").to_owned();
        all.insert(name, form.definition(document));
    }
    all
}

/// Rule 1: a struct or an enum has a Rust type.
fn is_type(schema: &Value) -> bool {
    schema.get("properties").is_some() || schema.get("enum").is_some()
}

struct Form<'a> {
    definitions: &'a Map<String, Value>,
}

impl Form<'_> {
    fn definition(&self, schema: &Value) -> Value {
        let mut normal = self.normalized(schema);
        normal.remove("nullable");
        if schema.get("properties").is_some() || schema["x-sensitive"] == "none" {
            normal.remove("x-sensitive");
        }
        normal.into()
    }

    /// A schema and its annotations in normal form.
    fn normalized(&self, schema: &Value) -> Map<String, Value> {
        let mut normal = Map::new();
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            self.keyword(keyword, value, &mut normal);
        }
        for word in ["description", "x-sensitive"] {
            if let Some(said) = schema.get(word) {
                normal.insert(word.to_owned(), without_markup(said));
            }
        }
        normal
    }

    fn keyword(&self, keyword: &str, value: &Value, normal: &mut Map<String, Value>) {
        match keyword {
            "$ref" => normal.extend(self.target(value)),
            "anyOf" => normal.extend(self.alternatives(value)),
            "allOf"
                if value
                    .as_array()
                    .is_some_and(|all| all.len() == 1 && all[0].get("$ref").is_some()) =>
            {
                normal.extend(self.normalized(&value[0]));
            }
            "type" => nullable_type(value, normal),
            "enum" => nullable_values(value, normal),
            "properties" => {
                let properties = value.as_object().into_iter().flatten();
                let properties: Map<_, _> = properties
                    .map(|(name, schema)| (name.clone(), self.normalized(schema).into()))
                    .collect();
                normal.insert(keyword.to_owned(), properties.into());
            }
            "items" => {
                normal.insert(keyword.to_owned(), self.unannotated(value));
            }
            "required" => {
                let mut names = value.as_array().cloned().unwrap_or_default();
                names.sort_by_key(Value::to_string);
                normal.insert(keyword.to_owned(), names.into());
            }
            "x-enum-descriptions" => {
                let meanings = value.as_object().into_iter().flatten();
                let meanings: Map<_, _> = meanings
                    .map(|(name, text)| (name.clone(), without_markup(text)))
                    .collect();
                normal.insert(keyword.to_owned(), meanings.into());
            }
            _ if LEFT_OUT.contains(&keyword) => {}
            _ => {
                normal.entry(keyword).or_insert_with(|| value.clone());
            }
        }
    }

    /// Rules 1, 2 and 3 for a reference.
    fn target(&self, reference: &Value) -> Map<String, Value> {
        let name = reference
            .as_str()
            .and_then(|text| text.strip_prefix("#/$defs/"))
            .expect("a reference to a definition");
        let definition = &self.definitions[name];
        let mut normal = self.normalized(definition);
        if is_type(definition) {
            normal.retain(|word, _| {
                ["description", "x-sensitive", "nullable"].contains(&word.as_str())
            });
            normal.insert("$ref".to_owned(), name.into());
        }
        normal
    }

    /// Rule 2 for an alternative with null.
    fn alternatives(&self, members: &Value) -> Map<String, Value> {
        let members = members.as_array().map(Vec::as_slice).unwrap_or_default();
        let null = json!({ "type": "null" });
        let others: Vec<_> = members.iter().filter(|member| **member != null).collect();
        let [only] = others.as_slice() else {
            panic!("an alternative of more than one shape and null")
        };
        let mut normal = self.normalized(only);
        if others.len() < members.len() {
            normal.insert("nullable".to_owned(), true.into());
        }
        normal
    }

    /// Rule 3 for a list.
    fn unannotated(&self, schema: &Value) -> Value {
        let mut normal = self.normalized(schema);
        normal.remove("description");
        normal.remove("x-sensitive");
        normal.into()
    }
}

/// Rule 2 for a list of types.
fn nullable_type(value: &Value, normal: &mut Map<String, Value>) {
    let mut types = value
        .as_array()
        .cloned()
        .unwrap_or_else(|| vec![value.clone()]);
    let before = types.len();
    types.retain(|name| name != "null");
    if types.len() < before {
        normal.insert("nullable".to_owned(), true.into());
    }
    normal.insert("type".to_owned(), types.into());
}

/// Rule 2 for a null among the values.
fn nullable_values(value: &Value, normal: &mut Map<String, Value>) {
    let values = value.as_array().into_iter().flatten();
    let (nulls, values): (Vec<_>, Vec<_>) = values.cloned().partition(Value::is_null);
    if !nulls.is_empty() {
        normal.insert("nullable".to_owned(), true.into());
    }
    normal.insert("enum".to_owned(), values.into());
}

/// Rule 7.
fn without_markup(text: &Value) -> Value {
    let text = text.as_str().unwrap_or_default();
    let paragraph = text
        .split("\n\n")
        .next()
        .unwrap_or_default()
        .replace(['\\', '<', '>'], "");
    paragraph
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .into()
}
