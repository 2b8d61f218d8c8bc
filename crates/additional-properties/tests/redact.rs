//! The rules of the redacting views, on impls written by hand as the derive writes them.

use additional_properties::AdditionalProperties;
use additional_properties::inspect::{
    FieldInfo, Fields, Inspect, Mapping, Node, ObjectInfo, Presence, Sensitivity, drift,
};
use additional_properties::json::{RawJson, to_string};
use additional_properties::redact::Redact;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt;

const MARKER: &str = "canary";

macro_rules! inspected {
    ($ty:ident, $class:expr, { $($index:literal $field:ident: $sensitivity:expr, $presence:ident;)* } $($additional:ident)?) => {
        impl Inspect for $ty {
            fn inspect(&self) -> Node<'_> {
                const INFO: &ObjectInfo = &ObjectInfo::new(
                    stringify!($ty),
                    $class,
                    &[$(FieldInfo::new(stringify!($field), stringify!($field), $sensitivity, Presence::$presence, &[])),*],
                )$(.keeping(stringify!($additional)))?;
                let additional: &[&dyn Mapping] = &[$(&self.$additional)?];
                Node::object(INFO, self, additional.first().copied())
            }
        }
        impl Fields for $ty {
            fn field(&self, index: usize) -> &dyn Inspect {
                match index {
                    $($index => &self.$field,)*
                    _ => unreachable!(),
                }
            }
        }
        impl fmt::Debug for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.redacted().fmt(f)
            }
        }
    };
}

#[derive(Default)]
struct Person {
    name: String,
    email: Option<String>,
    attempt: i64,
    note: String,
    tags: Vec<String>,
    open: Value,
    extra: Map<String, Value>,
}

const PERSONAL: Option<Sensitivity> = Some(Sensitivity::Personal);
const NONE: Option<Sensitivity> = Some(Sensitivity::None);

inspected!(Person, None, {
    0 name: PERSONAL, Required;
    1 email: PERSONAL, Optional;
    2 attempt: NONE, Required;
    3 note: None, Required;
    4 tags: PERSONAL, Required;
    5 open: None, Required;
} extra);

#[derive(Default)]
struct Record {
    person: Option<Person>,
    people: Vec<Person>,
    scores: BTreeMap<String, i64>,
    plain: Person,
}

inspected!(Record, None, {
    0 person: PERSONAL, Required;
    1 people: PERSONAL, Required;
    2 scores: PERSONAL, Required;
    3 plain: None, Required;
});

fn person() -> Person {
    Person {
        name: MARKER.into(),
        email: Some(MARKER.into()),
        attempt: 7,
        note: "seen".into(),
        tags: vec![MARKER.into(), MARKER.into()],
        open: json!({ MARKER: MARKER }),
        extra: Map::from_iter([(MARKER.to_owned(), json!(MARKER))]),
    }
}

#[test]
fn a_sensitive_field_is_a_constant() {
    let shown = format!("{:?}", person());
    assert_eq!(
        shown,
        "Person { name: [redacted], email: Some([redacted]), attempt: 7, note: \"seen\", tags: [redacted], \
         open: [redacted], extra: <1 additional property> }"
    );
    let empty = format!("{:?}", Person::default());
    assert_eq!(
        empty,
        "Person { name: [redacted], email: None, attempt: 0, note: \"\", tags: [redacted], open: Null }"
    );
}

#[test]
fn an_unmarked_field_is_as_hidden_as_the_place_of_its_struct() {
    let record = Record {
        person: Some(person()),
        people: vec![person()],
        scores: BTreeMap::from([(MARKER.to_owned(), 1)]),
        plain: person(),
    };
    let shown = format!("{record:?}");
    assert!(!shown.contains(MARKER));
    assert_eq!(
        shown.matches("note: \"seen\"").count(),
        1,
        "only in the unmarked field: {shown}"
    );
    assert_eq!(
        shown.matches("attempt: 7").count(),
        3,
        "cleared everywhere: {shown}"
    );
    assert!(shown.contains("scores: [redacted]"), "{shown}");
}

#[test]
fn an_empty_list_in_a_hidden_place_does_not_show_that_it_is_empty() {
    let shown = format!("{:?}", Record::default());
    assert!(
        shown.contains("people: [redacted], scores: [redacted]"),
        "{shown}"
    );
}

#[test]
fn pretty_debug_hides_as_much() {
    let shown = format!("{:#?}", person());
    assert!(!shown.contains(MARKER), "{shown}");
    assert!(shown.contains("    tags: [redacted],\n"), "{shown}");
}

#[test]
fn the_unredacted_view_shows_everything() {
    let shown = format!("{:?}", person().unredacted());
    assert_eq!(shown.matches(MARKER).count(), 8, "{shown}");
    let value = serde_json::to_value(person().unredacted()).unwrap();
    assert_eq!(
        value,
        json!({
            "name": MARKER, "email": MARKER, "attempt": 7, "note": "seen", "tags": [MARKER, MARKER],
            "open": { MARKER: MARKER }, MARKER: MARKER,
        })
    );
}

#[test]
fn the_redacted_view_keeps_the_shape() {
    let value = serde_json::to_value(person().redacted()).unwrap();
    assert_eq!(
        value,
        json!({
            "name": "[redacted]", "email": "[redacted]", "attempt": 7, "note": "seen", "tags": "[redacted]",
            "open": "[redacted]", "[redacted members]": 1,
        })
    );
    let value = serde_json::to_value(Person::default().redacted()).unwrap();
    assert_eq!(
        value.as_object().unwrap().get("email"),
        None,
        "absent stays absent"
    );
}

#[test]
fn drift_is_counted_by_place() {
    let record = Record {
        people: vec![Person::default(), person()],
        ..Record::default()
    };
    let found = drift(&record);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].pointer, "/people/1");
}

#[test]
fn raw_text_is_hidden_and_shown_as_open_values_are() {
    let raw = RawJson::new("{ \"canary\": 1.10 }").unwrap();
    assert_eq!(format!("{:?}", raw.redacted()), "[redacted]");
    assert_eq!(format!("{:?}", raw.unredacted()), "{ \"canary\": 1.10 }");
    assert_eq!(to_string(&raw.redacted()).unwrap(), "\"[redacted]\"");
    assert_eq!(to_string(&raw.unredacted()).unwrap(), raw.get());
    assert_eq!(
        format!("{:?}", RawJson::new("null").unwrap().redacted()),
        "Null"
    );
}

/// A number can be too large for a `Value`; what is for logs is shown as text then.
#[test]
fn raw_text_that_may_be_seen_is_json_where_it_can_be() {
    let view = |text: &str| {
        let score = Score {
            score: RawJson::new(text).unwrap(),
        };
        let views = (to_string(&score.redacted()), to_string(&score.unredacted()));
        (views.0.unwrap(), views.1.ok())
    };
    let json = r#"{"score":[1.5]}"#.to_owned();
    assert_eq!(view("[1.5]"), (json.clone(), Some(json)));
    let is_value = serde_json::from_str::<Value>("1e400").is_ok();
    let (redacted, unredacted) = view("1e400");
    if is_value {
        assert_eq!(unredacted.as_ref(), Some(&redacted));
    } else {
        assert_eq!(redacted, r#"{"score":"1e400"}"#);
        assert_ne!(unredacted, Some(redacted), "no string that is not there");
    }
}

struct Score {
    score: RawJson,
}

inspected!(Score, None, { 0 score: NONE, Required; });

struct Badge {
    number: String,
    color: String,
}

inspected!(Badge, Some(Sensitivity::GovernmentId), {
    0 number: None, Required;
    1 color: NONE, Required;
});

#[test]
fn the_class_of_a_struct_is_that_of_its_fields_without_one() {
    let badge = Badge {
        number: MARKER.into(),
        color: "red".into(),
    };
    assert_eq!(
        format!("{badge:?}"),
        "Badge { number: [redacted], color: \"red\" }"
    );
    assert_eq!(
        to_string(&badge.redacted()).unwrap(),
        r#"{"number":"[redacted]","color":"red"}"#
    );
}

/// Nothing classifies a map that is no field's value: neither its names nor what they lead to.
#[test]
fn a_map_without_a_field_is_hidden_but_for_its_structs() {
    let map: AdditionalProperties<String> = [(MARKER, MARKER.to_owned())].into_iter().collect();
    for text in [
        format!("{:?}", map.redacted()),
        format!("{:#?}", [Some(map.clone())].redacted()),
        to_string(&map.redacted()).unwrap(),
    ] {
        assert!(!text.contains(MARKER), "{text}");
    }
    let people = BTreeMap::from([(MARKER.to_owned(), person())]);
    let text = to_string(&people.redacted()).unwrap();
    assert!(
        text.contains("\"note\":\"seen\"") && !text.contains(MARKER),
        "{text}"
    );
}
