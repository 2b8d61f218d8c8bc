//! Which member of a union takes a value that several could take.

use additional_properties::json::{from_str, to_string};
use additional_properties::{AdditionalProperties, OpenEnum, Union, UnknownValue};
use serde_json::Value;

macro_rules! shape {
    ($name:ident, $kind:ident, $tag:literal, $member:ident) => {
        #[derive(Clone, PartialEq, Eq, Hash, OpenEnum)]
        #[additional_properties(debug, serde, json)]
        enum $kind {
            #[serde(rename = $tag)]
            Only,
            #[additional_properties(unknown)]
            Unknown(UnknownValue),
        }

        #[derive(Clone, PartialEq, AdditionalProperties)]
        #[additional_properties(debug, serde, json)]
        struct $name {
            kind: $kind,
            #[additional_properties(optional)]
            $member: Option<u32>,
            #[additional_properties]
            rest: AdditionalProperties,
        }
    };
}

shape!(Circle, CircleKind, "circle", radius);
shape!(Square, SquareKind, "square", side);

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json)]
enum Shape {
    Circle(Circle),
    Square(Square),
    #[additional_properties(unknown)]
    Unknown(Value),
}

/// The name of the member that takes `text`, the same on both paths, and nothing is lost.
fn taken(text: &str) -> &'static str {
    let by_json: Shape = from_str(text).expect(text);
    let by_serde: Shape = serde_json::from_str(text).expect(text);
    assert!(by_json == by_serde, "{text}");
    let back: Value = serde_json::from_str(&to_string(&by_json).expect(text)).expect(text);
    assert_eq!(back, serde_json::from_str::<Value>(text).expect(text));
    match by_json {
        Shape::Circle(_) => "circle",
        Shape::Square(_) => "square",
        Shape::Unknown(_) => "unknown",
    }
}

#[test]
fn the_member_that_knows_most_of_a_value_takes_it() {
    for (text, name) in [
        (r#"{"kind": "circle"}"#, "circle"),
        (r#"{"kind": "square"}"#, "square"),
        (r#"{"kind": "square", "side": 3}"#, "square"),
        // What is listed says more than what is declared.
        (r#"{"kind": "square", "radius": 3, "a": 1}"#, "square"),
        (r#"{"kind": "blob", "side": 3}"#, "square"),
        (r#"{"kind": "blob"}"#, "circle"),
        (r#"{"kind": 3}"#, "unknown"),
    ] {
        assert_eq!(taken(text), name, "{text}");
    }
}

#[test]
fn what_follows_the_value_is_read() {
    let text = r#"[ {"kind": "square", "a": {"b": [1]}} , {"kind": "circle"} , 3 ]"#;
    let shapes: Vec<Shape> = from_str(text).expect(text);
    assert!(matches!(
        shapes.as_slice(),
        [Shape::Square(_), Shape::Circle(_), Shape::Unknown(_)]
    ));
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json, debug, deny_unknown)]
struct Nothing {}

#[test]
fn a_struct_without_members_takes_the_empty_object_alone() {
    assert!(from_str::<Nothing>("{ }").is_ok());
    assert!(from_str::<Nothing>(r#"{"a": 1}"#).is_err());
    assert!(from_str::<Nothing>("[]").is_err());
}

/// The same two types and their union, with another flag.
macro_rules! overlapping {
    ($module:ident, $flag:ident) => {
        mod $module {
            use super::*;

            #[derive(AdditionalProperties)]
            #[additional_properties(serde, json, $flag)]
            pub(super) struct First {
                #[additional_properties(optional)]
                a: Option<String>,
                #[additional_properties]
                rest: AdditionalProperties,
            }

            #[derive(AdditionalProperties)]
            #[additional_properties(serde, json, $flag)]
            pub(super) struct Second {
                b: String,
                #[additional_properties]
                rest: AdditionalProperties,
            }

            #[derive(Union)]
            #[additional_properties(serde, json, $flag)]
            pub(super) enum Either {
                First(First),
                Second(Second),
                #[additional_properties(unknown)]
                Unknown(Value),
            }

            pub(super) fn variant(value: &Either) -> &'static str {
                match value {
                    Either::First(_) => "First",
                    Either::Second(_) => "Second",
                    Either::Unknown(_) => "Unknown",
                }
            }
        }
    };
}

overlapping!(with_debug, debug);
overlapping!(with_inspect, inspect);

#[test]
fn the_flag_debug_does_not_change_which_variant_is_read() {
    for (text, name) in [
        (r#"{"b":"x"}"#, "Second"),
        (r#"{"a":"x"}"#, "First"),
        (r#"{"b":1}"#, "First"),
        ("3", "Unknown"),
    ] {
        let variants = [
            with_debug::variant(&from_str(text).expect(text)),
            with_debug::variant(&serde_json::from_str(text).expect(text)),
            with_inspect::variant(&from_str(text).expect(text)),
            with_inspect::variant(&serde_json::from_str(text).expect(text)),
        ];
        assert_eq!(variants, [name; 4], "{text}");
    }
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json)]
enum Amount {
    Name(String),
    Names(Vec<String>),
    #[additional_properties(codec = "integer")]
    Number(i64),
    #[additional_properties(codec = "integer")]
    Numbers(Vec<Option<u64>>),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[test]
fn an_integer_of_a_variant_may_have_a_fraction_of_zero() {
    for (text, variant) in [
        ("3.0", Amount::Number(3)),
        ("-2e1", Amount::Number(-20)),
        (
            "[1.0,null,2]",
            Amount::Numbers(vec![Some(1), None, Some(2)]),
        ),
        ("1.5", Amount::Unknown(Value::from(1.5))),
        (r#""3.0""#, Amount::Name("3.0".to_owned())),
    ] {
        let (of_json, of_serde) = (
            from_str::<Amount>(text).unwrap(),
            serde_json::from_str::<Amount>(text).unwrap(),
        );
        assert!(of_json == variant && of_serde == variant, "{text}");
    }
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json, tag = "kind")]
enum Tagged {
    #[additional_properties(tag("circle"))]
    Circle(Circle),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json)]
enum OneOrMany {
    One(Tagged),
    Many(Vec<Tagged>),
    Named(AdditionalProperties<Tagged>),
    #[additional_properties(unknown)]
    Unknown(Value),
}

/// A union inside that calls the whole value unknown says that it is another variant, or none.
#[test]
fn an_unknown_value_of_a_union_inside_is_the_last_resort() {
    for (text, variant) in [
        (r#"{"kind":"circle"}"#, "One"),
        (r#"[{"kind":"circle"},{"kind":"new"}]"#, "Many"),
        (r#"[{"kind":"new"}]"#, "Many"),
        (r#"{"x":{"kind":"circle"},"y":{"kind":"new"}}"#, "Named"),
        (r#"{"kind":"new"}"#, "One"),
        // Not even a tag is there: the union inside is not called upon.
        ("3", "Unknown"),
        (r#"{"x":3}"#, "Named"),
    ] {
        let of_json = from_str::<OneOrMany>(text).unwrap();
        let of_serde = serde_json::from_str::<OneOrMany>(text).unwrap();
        assert!(of_json == of_serde, "{text}");
        let name = match of_json {
            OneOrMany::One(_) => "One",
            OneOrMany::Many(_) => "Many",
            OneOrMany::Named(_) => "Named",
            OneOrMany::Unknown(_) => "Unknown",
        };
        assert_eq!(name, variant, "{text}");
        assert_eq!(to_string(&of_json).unwrap(), text);
    }
}

macro_rules! listing {
    ($name:ident, $type:ty, $($constraint:tt)*) => {
        #[derive(Clone, PartialEq, AdditionalProperties)]
        #[additional_properties(debug, serde, json)]
        struct $name {
            #[additional_properties($($constraint)*)]
            v: $type,
            #[additional_properties(optional)]
            x: Option<String>,
            #[additional_properties]
            rest: AdditionalProperties,
        }
    };
}

listing!(One, i64, one_of(1));
listing!(Two, i64, one_of(2));
listing!(True, bool, equals = true);
listing!(False, bool, equals = false);
listing!(Odd, Vec<i64>, items(one_of(1, 3)));
listing!(Even, Vec<i64>, items(one_of(2, 4)));
listing!(Any, String, max_length = 9);

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json)]
enum Listing {
    One(One),
    Two(Two),
    True(True),
    False(False),
    Odd(Odd),
    Even(Even),
    Any(Any),
    #[additional_properties(unknown)]
    Unknown(Value),
}

/// Numbers and flags that a schema lists tell variants apart as values of an enum do, and of what none lists the first takes it.
#[test]
fn the_variant_that_lists_a_value_takes_it() {
    for (text, name) in [
        (r#"{"v":1}"#, "One"),
        (r#"{"v":2,"x":"a"}"#, "Two"),
        (r#"{"v":3}"#, "One"),
        (r#"{"v":true}"#, "True"),
        (r#"{"v":false,"x":"a"}"#, "False"),
        (r#"{"v":[1,3]}"#, "Odd"),
        (r#"{"v":[4,2,2],"x":"a"}"#, "Even"),
        (r#"{"v":"a"}"#, "Any"),
    ] {
        let by_json: Listing = from_str(text).expect(text);
        assert!(by_json == serde_json::from_str(text).expect(text), "{text}");
        let shown = format!("{by_json:?}");
        assert!(shown.starts_with(name), "{text}: {shown}");
    }
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, serde, json)]
struct Plugin {
    kind: String,
    #[additional_properties(optional)]
    data: Option<Value>,
    #[additional_properties]
    rest: AdditionalProperties,
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json)]
enum Pluggable {
    Circle(Circle),
    Plugin(Plugin),
    #[additional_properties(unknown)]
    Unknown(Value),
}

/// A plain string knows every string, an enum those that it lists.
#[test]
fn a_variant_with_any_string_takes_those_that_no_enum_lists() {
    for (text, is_plugin) in [
        (r#"{"kind":"circle","radius":1}"#, false),
        (r#"{"kind":"chart","radius":1}"#, true),
        (r#"{"kind":"chart"}"#, true),
    ] {
        let by_json: Pluggable = from_str(text).expect(text);
        assert!(by_json == serde_json::from_str(text).expect(text), "{text}");
        assert_eq!(matches!(by_json, Pluggable::Plugin(_)), is_plugin, "{text}");
    }
}
