//! Every container of unknown members can be inspected: counted, redacted, checked and compared.

use std::collections::{BTreeMap, HashMap};

use additional_properties::inspect::{Mapping, changes};
use additional_properties::redact::Redact;
use additional_properties::{AdditionalProperties, OpenEnum, UnknownValue, json};
use serde_json::{Map, Value};

#[derive(PartialEq, Eq, PartialOrd, Ord, OpenEnum)]
#[additional_properties(serde, json, debug)]
#[serde(rename_all = "snake_case")]
enum Key {
    FirstKey,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(PartialEq, AdditionalProperties)]
#[additional_properties(serde, json, debug)]
struct Part {
    #[additional_properties(sensitive = "none")]
    part: u8,
}

/// A struct with each container, and what all of them do alike with one member of this name.
macro_rules! containers {
    ($($test:ident $container:ty, $name:literal;)*) => {$(
        #[test]
        fn $test() {
            #[derive(AdditionalProperties)]
            #[additional_properties(serde, json, debug)]
            struct Flat {
                #[additional_properties(sensitive = "none")]
                a: u8,
                #[serde(flatten)]
                rest: $container,
            }

            let text = format!(r#"{{"a":1,"{}":{{"part":7}}}}"#, $name);
            let flat: Flat = json::from_str(&text).unwrap();
            assert_eq!(json::to_string(&flat).unwrap(), text);
            assert_eq!(format!("{flat:?}"), "Flat { a: 1, rest: <1 additional property> }");
            let shown = format!("{:?}", flat.unredacted());
            assert!(shown.contains($name) && shown.contains('7'), "{shown}");
            assert_eq!(serde_json::to_string(&flat.unredacted()).unwrap(), text);
            let mut names = Vec::new();
            flat.rest.for_each(&mut |name, _| names.push(name.to_owned()));
            assert_eq!(names, [$name]);
            let other: Flat = serde_json::from_str(r#"{"a":1}"#).unwrap();
            assert_eq!(changes(&flat, &flat).len(), 0);
            assert_eq!(changes(&flat, &other).len(), 1);
            assert_eq!(format!("{other:?}"), "Flat { a: 1 }");
        }
    )*};
}

containers! {
    additional_properties AdditionalProperties, "x";
    a_value Value, "x";
    an_option_of_a_value Option<Value>, "x";
    a_map_of_json Map<String, Value>, "x";
    an_option Option<BTreeMap<String, Part>>, "x";
    a_box Box<HashMap<Box<str>, Part>>, "x";
    an_option_of_a_box Option<Box<AdditionalProperties<Part>>>, "x";
    integers BTreeMap<i64, Part>, "-17";
    wide_integers HashMap<u128, Part>, "340282366920938463463374607431768211455";
    booleans BTreeMap<bool, Part>, "true";
    enums BTreeMap<Key, Part>, "first_key";
}

#[test]
fn members_of_a_described_type_are_visited_in_every_container() {
    assert!(Some(Box::new(BTreeMap::from([(1, Part { part: 1 })]))).is_described());
    assert!(!Value::Null.is_described());
    assert!(!Some(Value::Null).is_described());
    assert!(Value::from(3).is_empty());
}

#[test]
fn the_text_of_a_member_is_found_through_what_is_around_its_container() {
    type Wrapped = Option<Box<AdditionalProperties>>;

    let mut rest: AdditionalProperties = json::from_str(r#"{"x":1.0e1}"#).unwrap();
    for is_changed in [false, true] {
        let wrapped: Wrapped = Some(Box::new(rest.clone()));
        assert_eq!(Mapping::source(&wrapped, "x"), Some(r#""x":1.0e1"#));
        assert_eq!(Mapping::source(&wrapped, "y"), None, "{is_changed}");
        rest.insert("y", Value::Null).unwrap();
    }
}

/// Its container is a parameter.
#[derive(AdditionalProperties)]
#[additional_properties(serde, json, debug)]
struct Generic<C> {
    #[additional_properties(sensitive = "none")]
    a: u8,
    #[additional_properties]
    rest: C,
}

#[test]
fn a_container_can_be_a_parameter() {
    let flat: Generic<Value> = serde_json::from_str(r#"{"a":1,"b":2}"#).unwrap();
    assert_eq!(
        format!("{flat:?}"),
        "Generic { a: 1, rest: <1 additional property> }"
    );
}

/// A map that is a member, not the container.
#[derive(AdditionalProperties)]
#[additional_properties(serde, json, debug)]
struct Member {
    #[additional_properties(sensitive = "none")]
    map: BTreeMap<u8, bool>,
}

#[test]
fn a_map_with_keys_that_are_numbers_can_be_a_member() {
    let member: Member = json::from_str(r#"{"map":{"1":true}}"#).unwrap();
    assert_eq!(
        format!("{:?}", member.unredacted()),
        r#"Member { map: {"1": true} }"#
    );
}
