//! Unions whose variants a tag, or the members that are there, tell apart; on both paths alike.

use std::fmt::Write as _;

use additional_properties::json::{from_str, to_string};
use additional_properties::{AdditionalProperties, Union};
use serde_json::Value;

macro_rules! kind {
    ($name:ident, $member:ident: $ty:ty) => {
        #[derive(Clone, PartialEq, AdditionalProperties)]
        #[additional_properties(debug, serde, json)]
        struct $name {
            #[additional_properties(optional)]
            $member: Option<$ty>,
            #[additional_properties]
            rest: AdditionalProperties,
        }
    };
}

kind!(Circle, radius: u32);
kind!(Square, side: u32);
kind!(Group, shapes: Vec<Shape>);

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json, tag = "type")]
enum Shape {
    #[additional_properties(tag("circle", "ring", 1, true))]
    Circle(Circle),
    #[additional_properties(tag("square", -1, null))]
    Square(Square),
    #[additional_properties(tag = "group")]
    Group(Group),
    #[additional_properties(unknown)]
    Unknown(Value),
}

fn shape(value: &Shape) -> &'static str {
    match value {
        Shape::Circle(_) => "Circle",
        Shape::Square(_) => "Square",
        Shape::Group(_) => "Group",
        Shape::Unknown(_) => "Unknown",
    }
}

/// Reads on both paths, where the same comes out and nothing is lost.
fn read(text: &str) -> Shape {
    let by_json: Shape = from_str(text).expect(text);
    let by_serde: Shape = serde_json::from_str(text).expect(text);
    assert!(by_json == by_serde, "{text}: {by_json:?} and {by_serde:?}");
    let original: Value = serde_json::from_str(text).expect(text);
    assert_eq!(
        original,
        serde_json::from_str::<Value>(&to_string(&by_json).expect(text)).expect(text)
    );
    assert_eq!(original, serde_json::to_value(&by_serde).expect(text));
    by_json
}

#[test]
fn the_tag_selects_the_variant_wherever_it_is() {
    for (text, expected) in [
        (r#"{"type":"circle","side":1}"#, "Circle"),
        (
            r#"{"side":1,"a":{"type":"square"},"type":"ring"}"#,
            "Circle",
        ),
        (r#"{"type":"square","radius":1}"#, "Square"),
        (r#"{"type":1}"#, "Circle"),
        (r#"{"type":1.0}"#, "Circle"),
        (r#"{"type":-1}"#, "Square"),
        (r#"{"type":true}"#, "Circle"),
        (r#"{"type":null}"#, "Square"),
        (r#"{"ty\u0070e":"sq\u0075are"}"#, "Square"),
    ] {
        assert_eq!(shape(&read(text)), expected, "{text}");
    }
}

#[test]
fn an_unknown_tag_keeps_the_whole_value() {
    for text in [
        r#"{"type":"blob","radius":1}"#,
        r#"{"radius":1,"type":"blob"}"#,
        r#"{"type":false}"#,
        r#"{"type":2}"#,
        r#"{"type":1.5}"#,
        r#"{"type":["circle"]}"#,
        r#"{"type":{"circle":1}}"#,
    ] {
        assert_eq!(shape(&read(text)), "Unknown", "{text}");
    }
}

#[test]
fn without_a_tag_the_best_variant_is_read() {
    for (text, expected) in [
        (r#"{"side":1}"#, "Square"),
        (r#"{"radius":1}"#, "Circle"),
        ("[]", "Unknown"),
        ("null", "Unknown"),
        ("3", "Unknown"),
    ] {
        assert_eq!(shape(&read(text)), expected, "{text}");
    }
}

#[test]
fn a_value_that_does_not_fit_its_tag_is_an_error_with_the_pointer_inside() {
    let text = r#"{"type":"group","shapes":[{"type":"circle","radius":"canary"}]}"#;
    let error = from_str::<Shape>(text).unwrap_err();
    assert_eq!(error.pointer().clone(), "/shapes/0/radius");
    assert!(!error.to_string().contains("canary"));
    assert!(serde_json::from_str::<Shape>(text).is_err());
    assert!(from_str::<Shape>(r#"{"type":"circle","type":"square"}"#).is_err());
    assert!(serde_json::from_str::<Shape>(r#"{"type":"circle","type":"square"}"#).is_err());
    assert!(from_str::<Shape>(r#"{"a":1,"type":"circle"#).is_err());
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json, tag("meta", "kind"))]
enum Inner {
    #[additional_properties(tag("circle", absent))]
    Circle(Circle),
    #[additional_properties(tag("square"))]
    Square(Square),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[test]
fn a_tag_can_be_one_level_down_and_absent() {
    let variant = |text: &str| {
        let by_json: Inner = from_str(text).expect(text);
        assert!(by_json == serde_json::from_str(text).expect(text), "{text}");
        match by_json {
            Inner::Circle(_) => "Circle",
            Inner::Square(_) => "Square",
            Inner::Unknown(_) => "Unknown",
        }
    };
    assert_eq!(
        variant(r#"{"radius":1,"meta":{"a":[],"kind":"square"}}"#),
        "Square"
    );
    assert_eq!(variant(r#"{"meta":{"kind":"circle"},"side":1}"#), "Circle");
    assert_eq!(variant(r#"{"meta":{"kind":"blob"}}"#), "Unknown");
    assert_eq!(variant(r#"{"meta":{},"side":1}"#), "Circle");
    assert_eq!(variant(r#"{"meta":3,"side":1}"#), "Circle");
    assert_eq!(variant(r#"{"side":1}"#), "Circle");
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json, tag = "type")]
enum OrText {
    #[additional_properties(tag("circle", absent))]
    Circle(Circle),
    #[additional_properties(tag("square"))]
    Square(Square),
    Text(String),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[test]
fn a_tag_is_absent_from_objects_alone() {
    for (text, expected) in [
        (r#""a""#, OrText::Text("a".to_owned())),
        ("[3]", OrText::Unknown(serde_json::json!([3]))),
    ] {
        let by_json: OrText = from_str(text).expect(text);
        assert!(by_json == expected, "{text}");
        assert!(serde_json::from_str::<OrText>(text).expect(text) == expected);
    }
    assert!(matches!(from_str(r#"{"side":1}"#), Ok(OrText::Circle(_))));
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json)]
enum Members {
    #[additional_properties(requires("a"), forbids("b", "c"))]
    First(Circle),
    #[additional_properties(requires("b", "c"))]
    Second(Square),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[test]
fn members_that_are_there_tell_variants_apart() {
    let variant = |text: &str| {
        let by_json: Members = from_str(text).expect(text);
        assert!(by_json == serde_json::from_str(text).expect(text), "{text}");
        match by_json {
            Members::First(_) => "First",
            Members::Second(_) => "Second",
            Members::Unknown(_) => "Unknown",
        }
    };
    assert_eq!(variant(r#"{"side":1,"a":1}"#), "First");
    assert_eq!(variant(r#"{"radius":1,"b":1,"c":1,"a":1}"#), "Second");
    assert_eq!(variant(r#"{"a":1,"b":1}"#), "Unknown");
    assert_eq!(variant("{}"), "Unknown");
    assert_eq!(variant("[]"), "Unknown");
}

#[test]
fn unknown_members_inside_a_union_keep_their_order() {
    let text = r#"{"z":1,"type":"circle","y":2,"radius":3,"x":{"b":1,"a":2},"w":1e2}"#;
    let Shape::Circle(circle) = serde_json::from_str(text).unwrap() else {
        panic!("a circle");
    };
    let names: Vec<&str> = circle.rest.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["z", "type", "y", "x", "w"]);
    let untagged: Members = serde_json::from_str(r#"{"z":1,"y":2,"a":3}"#).unwrap();
    let Members::First(first) = untagged else {
        panic!("the first");
    };
    let names: Vec<&str> = first.rest.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["z", "y", "a"]);
}

#[test]
fn a_wide_and_a_deep_value_are_read_whole() {
    let mut wide = String::from(r#"{"shapes":["#);
    for index in 0..2000 {
        let comma = if index > 0 { "," } else { "" };
        let kind = ["circle", "square", "blob"][index % 3];
        write!(wide, r#"{comma}{{"radius":{index},"type":"{kind}"}}"#).unwrap();
    }
    wide.push_str(r#"],"type":"group"}"#);
    let Shape::Group(group) = read(&wide) else {
        panic!("a group");
    };
    assert_eq!(group.shapes.unwrap().len(), 2000);
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, serde, json)]
struct Frame {
    inner: Circle,
    #[additional_properties]
    rest: AdditionalProperties,
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json, tag = "type")]
enum Framed {
    #[additional_properties(tag = "frame")]
    Frame(Frame),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[test]
fn a_tag_is_hidden_in_its_own_object_alone() {
    for text in [
        r#"{"type":"frame","inner":{"later":1,"radius":2},"z":0}"#,
        r#"{"type":"frame","inner":{"type":"frame","radius":2},"z":{"type":"frame"}}"#,
        r#"{"type":"frame","z":0,"inner":{ "later":{"type":1}}}"#,
        r#"{"inner":{"later":1},"type":"frame"}"#,
    ] {
        let by_json: Framed = from_str(text).expect(text);
        let by_serde: Framed = serde_json::from_str(text).expect(text);
        assert!(matches!(by_json, Framed::Frame(_)), "{text}: {by_json:?}");
        assert!(by_json == by_serde, "{text}: {by_json:?} and {by_serde:?}");
        let original: Value = serde_json::from_str(text).expect(text);
        let written = to_string(&by_json).expect(text);
        assert_eq!(
            serde_json::from_str::<Value>(&written).expect(text),
            original
        );
    }
}
