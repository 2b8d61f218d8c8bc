//! The flags of a type: which impls are there, always, in one direction, or under a feature.
#![allow(
    unexpected_cfgs,
    reason = "one type names features that this package does not have"
)]

use additional_properties::inspect::{FieldInfo, Inspect, Node, Sensitivity};
use additional_properties::{AdditionalProperties, OpenEnum, UnknownValue, json};
use serde_json::Value;

/// Can be read only.
#[derive(PartialEq)]
struct ReadOnly(u8);

impl<'de> serde::Deserialize<'de> for ReadOnly {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        u8::deserialize(input).map(Self)
    }
}

impl<'de> json::FromJson<'de> for ReadOnly {
    fn blank() -> Self {
        Self(0)
    }

    fn read_json(&mut self, reader: &mut json::Reader<'de>) -> Result<(), json::Error> {
        self.0.read_json(reader)
    }
}

#[derive(AdditionalProperties)]
#[additional_properties(serde(deserialize), json(deserialize))]
struct Response {
    code: ReadOnly,
    #[additional_properties]
    rest: AdditionalProperties,
}

#[test]
fn a_type_can_have_one_direction_alone() {
    let text = r#"{"code":7,"new":[]}"#;
    let by_serde: Response = serde_json::from_str(text).unwrap();
    let by_json: Response = json::from_str(text).unwrap();
    assert_eq!((by_serde.code.0, by_json.code.0), (7, 7));
    assert_eq!((by_serde.rest.len(), by_json.rest.len()), (1, 1));
}

/// Can be written only.
struct WriteOnly(u8);

impl serde::Serialize for WriteOnly {
    fn serialize<S: serde::Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_u8(self.0)
    }
}

#[derive(AdditionalProperties)]
#[additional_properties(serde(serialize))]
struct Request {
    code: WriteOnly,
    #[serde(flatten)]
    rest: std::collections::BTreeMap<String, u8>,
}

#[test]
fn a_type_can_be_written_alone() {
    let rest = [("a".to_owned(), 1)].into();
    let request = Request {
        code: WriteOnly(7),
        rest,
    };
    assert_eq!(
        serde_json::to_string(&request).unwrap(),
        r#"{"code":7,"a":1}"#
    );
}

// The package of this test has no feature of these names: were the impls there, they would be there twice.
#[derive(Debug, serde::Serialize, serde::Deserialize, AdditionalProperties)]
#[additional_properties(json, inspect, features(serde, debug))]
struct UnderFeature {
    a: u8,
}

#[test]
fn impls_under_a_feature_are_absent_without_it() {
    let value: UnderFeature = json::from_str(r#"{"a":1}"#).unwrap();
    assert_eq!(format!("{value:?}"), "UnderFeature { a: 1 }");
    assert_eq!(serde_json::to_string(&value).unwrap(), r#"{"a":1}"#);
}

#[cfg(feature = "schemars")]
#[derive(AdditionalProperties)]
#[additional_properties(features(schemars))]
#[allow(dead_code, reason = "only its schema is looked at")]
struct WithSchema {
    a: u8,
}

#[cfg(feature = "schemars")]
#[test]
fn impls_under_a_feature_are_there_with_it() {
    let schema = schemars::schema_for!(WithSchema);
    assert!(schema.get("properties").is_some());
}

#[derive(AdditionalProperties)]
#[additional_properties(debug, sensitive = "personal")]
struct Person {
    name: String,
    #[additional_properties(sensitive = "secret")]
    token: String,
    #[additional_properties(sensitive = "none")]
    id: u8,
}

#[test]
fn the_class_of_a_type_is_that_of_its_fields_that_state_none() {
    let person = Person {
        name: "Ada".into(),
        token: "t".into(),
        id: 7,
    };
    assert_eq!(
        format!("{person:?}"),
        "Person { name: [redacted], token: [redacted], id: 7 }"
    );
    let Node::Object(object) = person.inspect() else {
        panic!("a struct is an object");
    };
    let classes: Vec<_> = object
        .info()
        .fields
        .iter()
        .map(FieldInfo::sensitivity)
        .collect();
    let expected = [
        Sensitivity::Personal,
        Sensitivity::Secret,
        Sensitivity::None,
    ];
    assert_eq!(classes, expected.map(Some));
}

macro_rules! cases {
    ($($case:literal $written:literal,)*) => {$(
        {
            #[derive(OpenEnum)]
            #[serde(rename_all = $case)]
            #[additional_properties(serde, json)]
            enum Ours {
                LooksGoodToMe2,
                #[serde(rename = "own")]
                Renamed,
                #[additional_properties(unknown)]
                Unknown(UnknownValue),
            }

            #[derive(serde::Serialize)]
            #[serde(rename_all = $case)]
            enum Serdes {
                LooksGoodToMe2,
            }

            let serdes = serde_json::to_value(Serdes::LooksGoodToMe2).unwrap();
            assert_eq!(serdes, Value::from($written));
            assert_eq!(Ours::VALUES, [$written, "own"]);
            assert_eq!(serde_json::to_value(Ours::LooksGoodToMe2).unwrap(), serdes);
            assert_eq!(Ours::from("own").as_str(), "own");
            assert!(Ours::from("x").is_unknown());
        }
    )*};
}

#[test]
fn rename_all_knows_every_case_of_serde_for_enums() {
    cases! {
        "lowercase" "looksgoodtome2",
        "UPPERCASE" "LOOKSGOODTOME2",
        "PascalCase" "LooksGoodToMe2",
        "camelCase" "looksGoodToMe2",
        "snake_case" "looks_good_to_me2",
        "SCREAMING_SNAKE_CASE" "LOOKS_GOOD_TO_ME2",
        "kebab-case" "looks-good-to-me2",
        "SCREAMING-KEBAB-CASE" "LOOKS-GOOD-TO-ME2",
    }
}
