//! The mutants: one change of the payload each.

use crate::location::{Kind, Location};
use serde_json::{Value, json};

/// A changed payload and what was changed: the pointer, a space, the change.
pub(crate) struct Mutant {
    pub(crate) what: String,
    pub(crate) document: Value,
}

/// Every location changed in every way, and the payload itself.
pub(crate) fn mutants(payload: &Value, locations: &[Location]) -> Vec<Mutant> {
    let mut all = vec![Mutant {
        what: " unchanged".to_owned(),
        document: payload.clone(),
    }];
    for location in locations {
        for (change, value) in values(location) {
            all.push(replaced(payload, location, change, value));
        }
        if location.member().is_some() {
            all.push(dropped(payload, location));
        }
        if payload
            .pointer(&location.pointer)
            .is_some_and(Value::is_object)
        {
            all.push(extended(payload, location));
        }
    }
    all
}

/// A value of every kind, and the near misses of this one.
fn values(location: &Location) -> Vec<(&'static str, Value)> {
    let mut all = vec![
        ("null", json!(null)),
        ("true", json!(true)),
        ("integer", json!(7)),
        ("negative", json!(-7)),
        ("fraction", json!(7.5)),
        ("string", json!("text")),
        ("empty string", json!("")),
        ("array", json!([])),
        ("array of strings", json!(["text"])),
        ("array of null", json!([null])),
        ("object", json!({})),
        ("object with a member", json!({ "member": 1 })),
    ];
    match location.kind {
        Kind::Integer => all.push(("whole fraction", json!(7.0))),
        Kind::Date => all.extend([
            ("date", json!("1990-05-29")),
            ("no such date", json!("1990-02-30")),
            ("time", json!("1990-05-29T00:00:00Z")),
        ]),
        Kind::DateTime => all.extend([
            ("date", json!("1990-05-29")),
            ("time with an offset", json!("1990-05-29T01:02:03+05:30")),
            (
                "time with a fraction",
                json!("1990-05-29T01:02:03.123456789Z"),
            ),
            ("time without a zone", json!("1990-05-29T01:02:03")),
        ]),
        Kind::Enum => all.push(("value of tomorrow", json!("value_of_tomorrow"))),
        Kind::Array => all.push(("item twice", json!(["facebook", "facebook"]))),
        Kind::String | Kind::Object => {}
    }
    all
}

fn replaced(payload: &Value, location: &Location, change: &str, value: Value) -> Mutant {
    let mut document = payload.clone();
    *document.pointer_mut(&location.pointer).unwrap() = value;
    Mutant {
        what: format!("{} {change}", location.pointer),
        document,
    }
}

fn dropped(payload: &Value, location: &Location) -> Mutant {
    let (parent, name) = location.member().unwrap();
    let mut document = payload.clone();
    document
        .pointer_mut(parent)
        .unwrap()
        .as_object_mut()
        .unwrap()
        .remove(name);
    Mutant {
        what: format!("{} dropped", location.pointer),
        document,
    }
}

fn extended(payload: &Value, location: &Location) -> Mutant {
    let mut document = payload.clone();
    let members = document
        .pointer_mut(&location.pointer)
        .unwrap()
        .as_object_mut()
        .unwrap();
    members.insert(
        "member_of_tomorrow".to_owned(),
        json!({ "a": [1, 2.5, null, "b", u64::MAX] }),
    );
    Mutant {
        what: format!("{} extended", location.pointer),
        document,
    }
}

/// Equal as JSON Schema sees it: `7.0` is `7`.
pub(crate) fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || left.as_f64() == right.as_f64()
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(name, value)| right.get(name).is_some_and(|other| same(value, other)))
        }
        _ => left == right,
    }
}
