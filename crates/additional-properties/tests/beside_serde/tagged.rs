//! Enums with serde's `tag`, and with `tag` and `content`: read and written as serde's derive does it, on both paths of this crate.

use std::collections::BTreeMap;

use additional_properties::json::{self, FromJsonOwned, ToJson};
use additional_properties::{AdditionalProperties, Union};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::same;

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
pub(crate) struct Circle {
    radius: u8,
    #[serde(flatten)]
    rest: AdditionalProperties,
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
pub(crate) struct Closed {
    side: u8,
}

/// The same variants with serde's derive and with ours.
macro_rules! tagged {
    ($module:ident [$($theirs:tt)*] [$($ours:tt)*] $($tag:tt)*) => {
        mod $module {
            use super::*;

            #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
            #[serde(rename_all = "snake_case", $($tag)*)]
            pub(crate) enum Theirs {
                Circle(Circle),
                #[serde(rename = "square", alias = "quad")]
                Closed(Closed),
                Map(BTreeMap<String, u8>),
                $($theirs)*
                Nothing,
            }

            #[derive(Debug, PartialEq, Union)]
            #[additional_properties(serde, json)]
            #[serde(rename_all = "snake_case", $($tag)*)]
            pub(crate) enum Ours {
                Circle(Circle),
                #[serde(rename = "square", alias = "quad")]
                Closed(Closed),
                Map(BTreeMap<String, u8>),
                $($ours)*
                Nothing,
            }

            #[derive(Debug, PartialEq, Union)]
            #[additional_properties(serde, json)]
            #[serde(rename_all = "snake_case", $($tag)*)]
            pub(crate) enum Open {
                Circle(Circle),
                #[additional_properties(tag(7))]
                Seven(Closed),
                Nothing,
                #[additional_properties(unknown)]
                Unknown(Value),
            }
        }
    };
}

tagged!(internal [] [] tag = "type");
tagged!(adjacent [Nested(Box<Theirs>),] [Nested(Box<Ours>),] tag = "t", content = "c");

/// What the JSON path reads and writes is what serde's derive does.
fn same_as_json<Theirs: Serialize + DeserializeOwned, Ours: FromJsonOwned + ToJson>(
    texts: &[&str],
) {
    for text in texts {
        let theirs = serde_json::from_str::<Theirs>(text).ok();
        let ours = json::from_str::<Ours>(text).ok();
        let theirs = theirs.map(|value| serde_json::to_string(&value).unwrap());
        let ours = ours.map(|value| json::to_string(&value).unwrap());
        assert_eq!(ours, theirs, "{text}");
    }
}

const INTERNAL: &[&str] = &[
    r#"{"type":"circle","radius":1}"#,
    r#"{"radius":1,"b":{"type":1},"type":"circle","a":[2]}"#,
    r#"{ "x" : 0 , "type" : "circle" , "y" : 1 , "radius" : 1 }"#,
    r#"{"type":"square","side":1,"more":2}"#,
    r#"{"side":1,"type":"quad"}"#,
    r#"{"a":1,"type":"map","b":2}"#,
    r#"{"type":"map"}"#,
    r#"{"type":"nothing"}"#,
    r#"{"type":"nothing","more":1}"#,
];

const ADJACENT: &[&str] = &[
    r#"{"t":"circle","c":{"radius":1,"t":2}}"#,
    r#"{"c":{"radius":1},"t":"circle"}"#,
    r#"{ "more" : 1 , "c" : {"side":1} , "t" : "quad" }"#,
    r#"{"t":"map","c":{"a":1}}"#,
    r#"{"t":"nested","c":{"c":{"t":"nothing"},"t":"nested"}}"#,
    r#"{"t":"nothing"}"#,
    r#"{"t":"nothing","c":null}"#,
];

#[test]
fn internally_tagged() {
    same::<internal::Theirs, internal::Ours>(INTERNAL);
    same_as_json::<internal::Theirs, internal::Ours>(INTERNAL);
}

#[test]
fn adjacently_tagged() {
    same::<adjacent::Theirs, adjacent::Ours>(ADJACENT);
    same_as_json::<adjacent::Theirs, adjacent::Ours>(ADJACENT);
}

#[test]
fn what_serde_refuses_is_refused() {
    for text in [
        "{}",
        "[]",
        "3",
        r#"{"type":"blob"}"#,
        r#"{"type":3}"#,
        r#"{"radius":1}"#,
        r#"{"type":"circle"}"#,
        r#"{"type":"circle","radius":"x"}"#,
        r#"{"t":"blob","c":{}}"#,
        r#"{"t":"circle"}"#,
        r#"{"t":"circle","c":{"radius":"x"}}"#,
        r#"{"type":"nothing","type":"nothing"}"#,
        r#"{"type":"nothing","type":"circle","radius":1}"#,
        r#"{"t":"nothing","c":{"kept":1}}"#,
    ] {
        assert!(
            serde_json::from_str::<internal::Theirs>(text).is_err(),
            "{text}"
        );
        assert!(
            serde_json::from_str::<internal::Ours>(text).is_err(),
            "{text}"
        );
        assert!(json::from_str::<internal::Ours>(text).is_err(), "{text}");
        assert!(
            serde_json::from_str::<adjacent::Theirs>(text).is_err(),
            "{text}"
        );
        assert!(
            serde_json::from_str::<adjacent::Ours>(text).is_err(),
            "{text}"
        );
        assert!(json::from_str::<adjacent::Ours>(text).is_err(), "{text}");
    }
}

#[test]
fn an_unknown_variant_keeps_what_serde_refuses() {
    for text in [r#"{"a":1,"type":"blob","b":[]}"#, r#"{"a":1}"#, "[3]"] {
        let internal: internal::Open = json::from_str(text).unwrap();
        assert!(matches!(internal, internal::Open::Unknown(_)), "{text}");
        assert_eq!(internal, serde_json::from_str(text).unwrap(), "{text}");
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_value(&internal).unwrap(), value);
        assert_eq!(
            json::from_str::<Value>(&json::to_string(&internal).unwrap()).unwrap(),
            value
        );
        let adjacent: adjacent::Open = json::from_str(text).unwrap();
        assert!(matches!(adjacent, adjacent::Open::Unknown(_)), "{text}");
        assert_eq!(adjacent, serde_json::from_str(text).unwrap(), "{text}");
    }
}

#[test]
fn a_tag_can_be_a_number() {
    let text = r#"{"type":7,"side":1}"#;
    let internal: internal::Open = json::from_str(text).unwrap();
    assert_eq!(internal, internal::Open::Seven(Closed { side: 1 }));
    assert_eq!(internal, serde_json::from_str(text).unwrap());
    assert_eq!(json::to_string(&internal).unwrap(), text);
    assert_eq!(serde_json::to_string(&internal).unwrap(), text);
    let text = r#"{"t":7,"c":{"side":1}}"#;
    let adjacent: adjacent::Open = serde_json::from_str(text).unwrap();
    assert_eq!(adjacent, adjacent::Open::Seven(Closed { side: 1 }));
    assert_eq!(adjacent, json::from_str(text).unwrap());
    assert_eq!(json::to_string(&adjacent).unwrap(), text);
    assert_eq!(serde_json::to_string(&adjacent).unwrap(), text);
}

#[test]
fn the_tag_is_no_member_of_the_variant() {
    let text = r#"{"type":"circle","radius":1,"more":2}"#;
    let internal::Ours::Circle(circle) = json::from_str(text).unwrap() else {
        panic!("a circle");
    };
    assert_eq!(circle.rest.len(), 1);
    let error = json::from_str::<internal::Ours>(r#"{"type":"circle","radius":300}"#).unwrap_err();
    assert_eq!(error.pointer(), "/radius");
}

/// A tag is one in its object alone: what comes behind has members of that name.
#[test]
fn a_tag_is_forgotten_behind_its_union() {
    #[derive(Debug, PartialEq, AdditionalProperties)]
    #[additional_properties(serde, json)]
    struct Drawing {
        union: internal::Ours,
        declared: Typed,
        unknown: Circle,
        rest: BTreeMap<String, Value>,
    }

    #[derive(Debug, PartialEq, AdditionalProperties)]
    #[additional_properties(serde, json)]
    struct Typed {
        r#type: u8,
    }

    let text = r#"{"union":{"type":"circle","radius":1},"declared":{"type":2},"unknown":{"radius":3,"type":4},"rest":{"type":5}}"#;
    let drawing: Drawing = json::from_str(text).unwrap();
    assert_eq!(drawing, serde_json::from_str(text).unwrap());
    assert_eq!(json::to_string(&drawing).unwrap(), text);
}

#[test]
fn a_second_tag_is_refused() {
    for text in [
        r#"{"type":"circle","type":"circle","radius":1}"#,
        r#"{"type":"circle","radius":1,"type":"square"}"#,
        r#"{"radius":1,"type":"circle","ty\u0070e":"circle"}"#,
        r#"{"type":"square","side":1,"type":3}"#,
        r#"{"type":"map","a":1,"type":2}"#,
    ] {
        assert!(
            serde_json::from_str::<internal::Theirs>(text).is_err(),
            "{text}"
        );
        assert!(
            serde_json::from_str::<internal::Ours>(text).is_err(),
            "{text}"
        );
        assert!(json::from_str::<internal::Ours>(text).is_err(), "{text}");
        let value: Node =
            serde_json::from_str(&format!(r#"{{"kind":"inner","next":{text}}}"#)).unwrap();
        assert!(
            matches!(value, Node::Inner(_)),
            "only the tag's own object counts"
        );
    }
    for text in [
        r#"{"t":"circle","c":{"radius":1},"t":"circle"}"#,
        r#"{"t":"circle","c":{"radius":1},"c":{"radius":2}}"#,
    ] {
        assert!(
            serde_json::from_str::<adjacent::Theirs>(text).is_err(),
            "{text}"
        );
        assert!(
            serde_json::from_str::<adjacent::Ours>(text).is_err(),
            "{text}"
        );
        assert!(json::from_str::<adjacent::Ours>(text).is_err(), "{text}");
    }
    // A member of that name further in is no second tag.
    let text = r#"{"type":"circle","radius":1,"more":{"type":1,"x":{"type":2}}}"#;
    same::<internal::Theirs, internal::Ours>(&[text]);
    same_as_json::<internal::Theirs, internal::Ours>(&[text]);
}

/// A union in a union: two tags of one object.
#[derive(Debug, PartialEq, Union)]
#[additional_properties(serde, json)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum Node {
    Inner(BTreeMap<String, Value>),
    Shape(internal::Ours),
    End,
}

#[derive(Debug, PartialEq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum TheirNode {
    Inner(BTreeMap<String, Value>),
    Shape(internal::Theirs),
    End,
}

#[test]
fn two_tags_of_one_object() {
    let texts = &[
        r#"{"kind":"shape","type":"circle","radius":1,"more":2}"#,
        r#"{"type":"circle","more":2,"kind":"shape","radius":1}"#,
        r#"{"kind":"inner","a":1}"#,
        r#"{"kind":"end"}"#,
    ];
    same::<TheirNode, Node>(texts);
    same_as_json::<TheirNode, Node>(texts);
}

/// A variant of itself. To write one, serde's derive does not compile either: a serializer around a serializer, without end.
#[derive(Debug, PartialEq, Union)]
#[additional_properties(serde(deserialize), json)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum Again {
    Boxed(Box<Again>),
    Itself(Box<Self>),
    End,
}

#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum TheirAgain {
    Boxed(Box<TheirAgain>),
    Itself(Box<Self>),
    End,
}

#[test]
fn a_variant_of_itself() {
    // What is inside has no tag any more, so no such text is a value; that the type compiles is the point.
    for text in [
        r#"{"kind":"boxed","a":1}"#,
        r#"{"kind":"itself"}"#,
        r#"{"kind":"boxed","kind":"end"}"#,
    ] {
        assert!(serde_json::from_str::<TheirAgain>(text).is_err());
        assert!(serde_json::from_str::<Again>(text).is_err());
        assert!(json::from_str::<Again>(text).is_err());
    }
    assert_eq!(
        serde_json::from_str::<Again>(r#"{"kind":"end"}"#).unwrap(),
        Again::End
    );
    assert_eq!(
        json::from_str::<Again>(r#"{"kind":"end"}"#).unwrap(),
        Again::End
    );
}
