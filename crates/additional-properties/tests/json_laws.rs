//! Laws of the JSON path, on values and texts that proptest makes up.

use std::fmt::Write as _;

use additional_properties::json::{self, FromJsonOwned, RawJson, ToJson};
use additional_properties::{AdditionalProperties, Maybe, Union};
use proptest::prelude::*;
use serde_json::{Map, Number, Value};

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Node {
    id: String,
    #[serde(default)]
    weight: f64,
    #[additional_properties(optional)]
    count: Option<u64>,
    note: Maybe<String>,
    #[serde(default)]
    nodes: Vec<Node>,
    #[additional_properties(optional)]
    pick: Option<Pick>,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[additional_properties(serde, json, inspect)]
enum Pick {
    Text(String),
    Many(Vec<i64>),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Exact {
    #[additional_properties]
    rest: AdditionalProperties<RawJson, Self>,
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(|float| Number::from_f64(float).map_or(Value::Null, Value::Number)),
        text().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((text(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{0,12}",
        "\\PC{0,20}",
        prop::collection::vec(any::<char>(), 0..20).prop_map(String::from_iter)
    ]
}

/// Names that `Node` declares, among others.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec!["id", "weight", "count", "note", "nodes", "pick"])
            .prop_map(str::to_owned),
        "[a-z]{0,3}",
        text(),
    ]
}

/// An object in its own order, as text with white space and escapes of all kinds.
fn object() -> impl Strategy<Value = (Vec<(String, Value)>, String)> {
    let members = prop::collection::vec((name(), value()), 0..30);
    (members, "[ \n\r\t]{0,3}", any::<bool>()).prop_map(|(members, space, escape)| {
        let mut seen = std::collections::HashSet::new();
        let members: Vec<_> = members
            .into_iter()
            .filter(|(name, _)| seen.insert(name.clone()))
            .collect();
        let escaped = |name: &str| -> String {
            let mut text = String::new();
            for unit in name.encode_utf16() {
                write!(text, "\\u{unit:04x}").unwrap();
            }
            text
        };
        let spell = |name: &str| {
            if escape {
                format!("\"{}\"", escaped(name))
            } else {
                json::to_string(name).unwrap()
            }
        };
        let texts: Vec<String> = members
            .iter()
            .map(|(name, value)| {
                format!(
                    "{}{space}:{space}{}",
                    spell(name),
                    json::to_string(value).unwrap()
                )
            })
            .collect();
        (
            members,
            format!(
                "{space}{{{space}{}{space}}}{space}",
                texts.join(&format!("{space},{space}"))
            ),
        )
    })
}

fn survives<T: std::fmt::Debug + PartialEq + ToJson + FromJsonOwned>(value: &T) {
    let compact = json::to_string(value).unwrap();
    assert_eq!(&json::from_str::<T>(&compact).unwrap(), value);
    let pretty = json::to_string_pretty(value).unwrap();
    assert_eq!(&json::from_str::<T>(&pretty).unwrap(), value);
}

proptest! {
    #[test]
    fn values_survive(value in value()) {
        survives(&value);
        prop_assert_eq!(json::to_string(&value).unwrap(), serde_json::to_string(&value).unwrap());
        prop_assert_eq!(json::to_string_pretty(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap());
        prop_assert_eq!(json::from_value::<Value>(&value).unwrap(), value);
    }

    #[test]
    fn both_paths_agree_on_any_object((members, text) in object()) {
        let ours = json::from_str::<Node>(&text);
        let theirs = serde_json::from_str::<Node>(&text);
        prop_assert_eq!(ours.as_ref().ok().map(close), theirs.as_ref().ok().map(close), "{}", text);
        if let Ok(node) = ours {
            survives(&node);
            let written: Map<String, Value> = json::from_str(&json::to_string(&node).unwrap()).unwrap();
            for (name, value) in &members {
                let back = written.get(name).unwrap();
                let same = back == value || back.is_number() && back.as_f64() == value.as_f64();
                prop_assert!(same, "{} came back changed", name);
            }
        }
    }

    #[test]
    fn unknown_members_keep_text_and_order((members, text) in object()) {
        let exact: Exact = json::from_str(&text).unwrap();
        prop_assert_eq!(exact.rest.len(), members.len());
        let again: Exact = json::from_str(&json::to_string(&exact).unwrap()).unwrap();
        for ((name, raw), (expected, value)) in again.rest.iter().zip(&members) {
            prop_assert_eq!(name, expected);
            prop_assert_eq!(raw.get(), json::to_string(value).unwrap());
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\[\\]{}:,\"\\\\a-f0-9u.eE+ -]{0,40}") {
        let ours = json::from_str::<Value>(&text);
        prop_assert_eq!(ours.is_ok(), serde_json::from_str::<Value>(&text).is_ok(), "{}", text);
        let _ = json::from_str::<Node>(&text);
    }
}

/// A node whose floats are rounded to what `serde_json` may get wrong in the last place.
fn close(node: &Node) -> String {
    let value = serde_json::to_value(node).unwrap();
    round(&value).to_string()
}

fn round(value: &Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            Value::String(format!("{:.12e}", number.as_f64().unwrap()))
        }
        Value::Array(elements) => elements.iter().map(round).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), round(value)))
            .collect(),
        _ => value.clone(),
    }
}
