//! A value keeps its variant when it grows a member, or an enum in it a value, that no variant knows.

use additional_properties::json::{from_str, to_string};
use additional_properties::{AdditionalProperties, OpenEnum, Union, UnknownValue};
use serde_json::Value;

macro_rules! object {
    ($name:ident { $($required:ident: $type:ty),* ; $($optional:ident: $optional_type:ty),* }) => {
        #[derive(Clone, PartialEq, AdditionalProperties)]
        #[additional_properties(debug, serde, json)]
        struct $name {
            $($required: $type,)*
            $(#[additional_properties(optional)] $optional: Option<$optional_type>,)*
            #[additional_properties]
            rest: AdditionalProperties,
        }
    };
}

#[derive(Clone, PartialEq, Eq, Hash, OpenEnum)]
#[additional_properties(debug, serde, json)]
enum Kind {
    #[serde(rename = "public")]
    Public,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Clone, PartialEq, Eq, Hash, OpenEnum)]
#[additional_properties(debug, serde, json)]
enum Reason {
    #[serde(rename = "lost")]
    Lost,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

object!(Person { id: String; born: String });
object!(Seat { ; city: String, kind: Kind });
object!(Register { ; court: String, seats: Vec<Seat>, by_year: AdditionalProperties<Seat> });
object!(Company { id: String; register: Register, kind: Kind });
object!(Card { id: String; kind: Reason, data: Value });
object!(Named { id: String; names: AdditionalProperties<String>, any: Value });

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json)]
enum Holder {
    Person(Person),
    Named(Named),
    Company(Company),
    Card(Card),
    #[additional_properties(unknown)]
    Unknown(Value),
}

/// The variant that takes `text`, the same on both paths, and nothing is lost.
fn variant(text: &str) -> &'static str {
    let of_json: Holder = from_str(text).expect(text);
    let of_serde: Holder = serde_json::from_str(text).expect(text);
    assert!(of_json == of_serde, "{text}");
    let back: Value = serde_json::from_str(&to_string(&of_json).expect(text)).expect(text);
    assert_eq!(back, serde_json::from_str::<Value>(text).expect(text));
    match of_json {
        Holder::Person(_) => "Person",
        Holder::Named(_) => "Named",
        Holder::Company(_) => "Company",
        Holder::Card(_) => "Card",
        Holder::Unknown(_) => "Unknown",
    }
}

/// Each value with its variant.
const VALUES: [(&str, &str); 12] = [
    (r#"{"id":"1"}"#, "Person"),
    (r#"{"id":"1","born":"1990"}"#, "Person"),
    (r#"{"id":"1","names":{"a":"x"}}"#, "Named"),
    (r#"{"id":"1","any":{"a":[{"b":1}]}}"#, "Named"),
    (r#"{"id":"1","register":{}}"#, "Company"),
    (r#"{"id":"1","register":{"court":"c"}}"#, "Company"),
    (
        r#"{"id":"1","register":{"court":"c","seats":[{"city":"x","kind":"public"},{}]}}"#,
        "Company",
    ),
    (
        r#"{"id":"1","register":{"by_year":{"2020":{"city":"x","kind":"public"}}}}"#,
        "Company",
    ),
    (r#"{"id":"1","kind":"public"}"#, "Company"),
    (r#"{"id":"1","kind":"public","data":[1]}"#, "Company"),
    (r#"{"id":"1","kind":"lost"}"#, "Card"),
    (
        r#"{"id":"1","kind":"lost","data":{"x":1},"register":{"court":"c"}}"#,
        "Card",
    ),
];

#[test]
fn the_variant_that_declares_most_takes_a_value() {
    for (text, name) in VALUES {
        assert_eq!(variant(text), name, "{text}");
    }
}

/// The value with one more member at each of its objects.
fn grown(value: &Value) -> Vec<Value> {
    let mut pointers = Vec::new();
    objects(value, String::new(), &mut pointers);
    let new = serde_json::json!({"large": [1, {"larger": 2}]});
    let grow = |pointer: &String| {
        let mut value = value.clone();
        let object = value.pointer_mut(pointer).and_then(Value::as_object_mut);
        object.expect(pointer).insert("new".to_owned(), new.clone());
        value
    };
    pointers.iter().map(grow).collect()
}

fn objects(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(name, value)| objects(value, format!("{at}/{name}"), found));
            // A map of strings takes no object, and one of seats would take it as a seat.
            if !at.ends_with("/names") {
                found.push(at);
            }
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(index, value)| objects(value, format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

#[test]
fn a_new_member_anywhere_changes_no_variant() {
    let mut count = 0;
    for (text, name) in VALUES {
        let value: Value = serde_json::from_str(text).expect(text);
        let once = grown(&value);
        let twice = once.last().map(grown).unwrap_or_default();
        for text in once.iter().chain(&twice).map(Value::to_string) {
            assert_eq!(variant(&text), name, "{text}");
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}

/// What tells a company from a card may not be the enum alone: both declare `kind`.
#[test]
fn a_new_value_of_an_enum_changes_no_variant() {
    for (text, name) in [
        (r#"{"id":"1","kind":"public","register":{}}"#, "Company"),
        (
            r#"{"id":"1","register":{"seats":[{"kind":"public"}]}}"#,
            "Company",
        ),
        (
            r#"{"id":"1","register":{"by_year":{"1":{"kind":"public"}}}}"#,
            "Company",
        ),
        (r#"{"id":"1","kind":"lost","data":{"register":{}}}"#, "Card"),
    ] {
        let tomorrow = text.replace("public", "new").replace("lost", "new");
        assert_eq!(variant(text), name, "{text}");
        assert_eq!(variant(&tomorrow), name, "{tomorrow}");
    }
}

#[test]
fn an_enum_that_does_not_list_what_another_does_says_no() {
    for (text, name) in [
        // The company declares as many members, and comes first.
        (
            r#"{"id":"1","kind":"lost","register":{"court":"c"}}"#,
            "Card",
        ),
        (r#"{"id":"1","kind":"public","data":1,"x":2}"#, "Company"),
        (r#"{"id":"1","kind":"new","register":{}}"#, "Company"),
        (r#"{"id":"1","kind":"new","data":1}"#, "Card"),
    ] {
        assert_eq!(variant(text), name, "{text}");
    }
}

#[test]
fn outer_members_decide_before_inner_ones() {
    for (text, name) in [
        (
            r#"{"id":"1","any":{},"names":{},"register":{"court":"c","seats":[]}}"#,
            "Named",
        ),
        (
            r#"{"id":"1","any":{},"register":{"court":"c","seats":[]}}"#,
            "Company",
        ),
    ] {
        assert_eq!(variant(text), name, "{text}");
    }
}
