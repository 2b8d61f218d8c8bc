//! The schema that the derive reads off a Rust type.
#![cfg(feature = "schemars")]

use additional_properties::{AdditionalProperties, Maybe, OpenEnum, Union, UnknownValue};
use chrono::{DateTime, FixedOffset, NaiveDate};
use schemars::schema_for;
use serde_json::{Value, json};

/// How it went.
#[derive(Clone, PartialEq, Eq, Hash, OpenEnum)]
#[additional_properties(debug, serde, schemars, sensitive = "personal")]
enum Status {
    /// It went well.
    #[serde(rename = "good")]
    Good,
    #[serde(rename = "bad")]
    Bad,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

/// One of two.
#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, schemars)]
enum Either {
    Text(String),
    Flag(bool),
    #[additional_properties(unknown)]
    Unknown(Value),
}

/// A record.
/// It goes on.
///
/// Facts are not part of it.
#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, serde, schemars)]
struct Record {
    /// When.
    #[additional_properties(codec = "rfc3339", sensitive = "none")]
    at: DateTime<FixedOffset>,
    #[additional_properties(required, codec = "rfc3339")]
    born: Option<NaiveDate>,
    #[additional_properties(optional, min_length = 2, pattern = "^a", format = "email")]
    email: Option<String>,
    phone: Maybe<String>,
    #[additional_properties(codec = "integer", minimum = 0, maximum = 2.5)]
    counts: Vec<i64>,
    #[serde(rename = "type")]
    r#type: Status,
    either: Either,
    #[additional_properties]
    extra: AdditionalProperties<Value, Self>,
}

#[test]
fn every_attribute_is_in_the_schema() {
    let mut schema = schema_for!(Record).to_value();
    schema.as_object_mut().unwrap().remove("$schema");
    let expected = json!({
        "title": "Record",
        "description": "A record. It goes on.",
        "type": "object",
        "required": ["at", "born", "counts", "type", "either"],
        "properties": {
            "at": { "type": "string", "format": "date-time", "description": "When.", "x-sensitive": "none" },
            "born": { "type": ["string", "null"], "format": "date" },
            "email": { "type": "string", "minLength": 2, "pattern": "^a", "format": "email" },
            "phone": { "type": ["string", "null"] },
            "counts": { "type": "array", "items": { "type": "integer" }, "minimum": 0, "maximum": 2.5 },
            "type": { "$ref": "#/$defs/Status" },
            "either": { "$ref": "#/$defs/Either" },
        },
        "additionalProperties": true,
        "$defs": {
            "Status": {
                "description": "How it went.",
                "type": "string",
                "enum": ["good", "bad"],
                "x-enum-descriptions": { "good": "It went well." },
                "x-sensitive": "personal",
            },
            "Either": { "description": "One of two.", "anyOf": [{ "type": "string" }, { "type": "boolean" }] },
        },
    });
    assert_eq!(schema, expected, "{schema:#}");
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, serde, schemars, deny_unknown)]
struct Page<T> {
    items: Vec<T>,
    next: Option<String>,
}

#[test]
fn a_generic_type_has_a_name_for_each_argument() {
    let schema = schema_for!(Page<Page<bool>>).to_value();
    assert_eq!(schema["title"], json!("Page_for_Page_for_boolean"));
    assert_eq!(schema["additionalProperties"], json!(false));
    assert_eq!(schema["required"], json!(["items"]));
}
