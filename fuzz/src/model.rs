//! Any bytes as derived types: nothing is lost on the way through, both paths agree, and no error tells what was in the input.

use std::borrow::Cow;

use additional_properties::json::{self, RawJson, RawJsonRef};
use additional_properties::{AdditionalProperties, Maybe, OpenEnum, Union, UnknownValue};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::Value;

use super::agreement::{both_paths, round_trip};

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json, inspect)]
struct Node {
    id: String,
    #[additional_properties(codec = "integer")]
    n: i64,
    f: f64,
    #[additional_properties(required)]
    b: Option<bool>,
    maybe: Maybe<String>,
    #[additional_properties(optional)]
    opt: Option<String>,
    #[additional_properties(optional, codec = "rfc3339")]
    at: Option<DateTime<FixedOffset>>,
    #[additional_properties(codec = "rfc3339")]
    on: Maybe<NaiveDate>,
    #[additional_properties(optional)]
    kind: Option<Kind>,
    #[additional_properties(optional)]
    pick: Option<Pick>,
    #[serde(default)]
    list: Vec<Node>,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[derive(Clone, PartialEq, Eq, Hash, OpenEnum)]
#[additional_properties(serde, json, inspect)]
enum Kind {
    A,
    B,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(serde, json, inspect)]
enum Pick {
    Text(String),
    Node(Box<Node>),
    Many(Vec<Pick>),
    Tagged(Box<Tagged>),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(serde, json, inspect, tag = "kind")]
enum Tagged {
    #[additional_properties(tag("A", 1))]
    Node(Node),
    #[additional_properties(tag("B", null))]
    Open(Open),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json, inspect)]
struct Open {
    #[additional_properties(optional)]
    inner: Option<Box<Tagged>>,
    #[serde(flatten)]
    rest: AdditionalProperties,
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Exact {
    id: String,
    #[additional_properties]
    rest: AdditionalProperties<RawJson, Self>,
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Lent<'a> {
    id: Cow<'a, str>,
    #[additional_properties]
    rest: AdditionalProperties<RawJsonRef<'a>, Self>,
}

/// Reads the bytes as an owned and a borrowed type, by all ways, and writes them back.
pub fn run(bytes: &[u8]) {
    if let Some(node) = round_trip::<Node>(bytes) {
        let value: Value = json::from_slice(&json::to_vec(&node).unwrap()).unwrap();
        assert!(json::from_value::<Node>(&value).is_ok_and(|again| again == node));
    }
    both_paths::<Node>(bytes);
    let exact = round_trip::<Exact>(bytes);
    if let Ok(lent) = json::from_slice::<Lent<'_>>(bytes) {
        // Not the same bytes: white space around a name may stay where the text is borrowed.
        let again = json::from_slice::<Exact>(&json::to_vec(&lent).unwrap()).unwrap();
        assert!(Some(again) == exact);
    } else {
        assert!(exact.is_none());
    }
}
