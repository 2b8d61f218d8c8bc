//! Every serde attribute that is supported keeps its meaning: each is asked of both derives.

use std::collections::HashMap;

use additional_properties::AdditionalProperties;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

/// The same struct twice: with this derive, and with serde's.
macro_rules! both_derives {
    ($(#[$on:meta])* struct $name:ident, $plain:ident { $($body:tt)* }) => {
        #[derive(Debug, PartialEq, AdditionalProperties)] $(#[$on])*
        struct $name { $($body)* }
        #[derive(Debug, PartialEq, Serialize, Deserialize)] $(#[$on])*
        struct $plain { $($body)* }
    };
}

/// Both read the same and write the same, or both refuse.
macro_rules! agree {
    ($ours:ty, $theirs:ty, $($text:expr),+ $(,)?) => { $({
        let text: &str = $text;
        match (serde_json::from_str::<$ours>(text), serde_json::from_str::<$theirs>(text)) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(format!("{ours:?}").split_once(' ').unwrap().1, format!("{theirs:?}").split_once(' ').unwrap().1);
                assert_eq!(serde_json::to_value(ours).unwrap(), serde_json::to_value(theirs).unwrap(), "{text}");
            }
            (Err(_), Err(_)) => {}
            (ours, theirs) => panic!("{text}: {ours:?} against {theirs:?}"),
        }
    })+ };
}

both_derives! {
    struct Renamed, RenamedPlain {
        #[serde(rename = "a")]
        one: u8,
        #[serde(rename(serialize = "out", deserialize = "in"))]
        two: u8,
        #[serde(alias = "drei", alias = "trois")]
        three: u8,
        #[serde(rename(serialize = "vier"), alias = "cuatro")]
        four: u8,
        #[serde(flatten)]
        rest: HashMap<String, Value>,
    }
}

#[test]
fn rename_and_alias() {
    agree!(
        Renamed,
        RenamedPlain,
        r#"{"a":1,"in":2,"three":3,"four":4}"#,
        r#"{"a":1,"in":2,"trois":3,"cuatro":4}"#,
        r#"{"a":1,"in":2,"drei":3,"four":4,"x":[1]}"#,
        r#"{"a":1,"in":2,"drei":3,"trois":3,"four":4}"#,
        r#"{"one":1,"in":2,"three":3,"four":4}"#,
        r#"{"a":1,"two":2,"three":3,"four":4}"#,
    );
}

macro_rules! cases {
    ($($case:literal $ours:ident $theirs:ident),+ $(,)?) => { $(
        both_derives! {
            #[serde(rename_all = $case)]
            struct $ours, $theirs {
                one: u8,
                two_words: u8,
                r#type: u8,
                x_1_y: u8,
            }
        }
    )+
        #[test]
        fn rename_all() {
            $(
                let value = $ours { one: 1, two_words: 2, r#type: 3, x_1_y: 4 };
                let plain = $theirs { one: 1, two_words: 2, r#type: 3, x_1_y: 4 };
                let text = serde_json::to_string(&plain).unwrap();
                assert_eq!(serde_json::to_string(&value).unwrap(), text);
                assert_eq!(serde_json::from_str::<$ours>(&text).unwrap(), value);
            )+
        }
    };
}

cases!(
    "lowercase" Lower LowerPlain,
    "UPPERCASE" Upper UpperPlain,
    "PascalCase" Pascal PascalPlain,
    "camelCase" Camel CamelPlain,
    "snake_case" Snake SnakePlain,
    "SCREAMING_SNAKE_CASE" Screaming ScreamingPlain,
    "kebab-case" Kebab KebabPlain,
    "SCREAMING-KEBAB-CASE" ScreamingKebab ScreamingKebabPlain,
);

both_derives! {
    #[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"))]
    struct TwoWays, TwoWaysPlain {
        two_words: u8,
        #[serde(default)]
        more_words: Option<u8>,
    }
}

#[test]
fn rename_all_in_two_ways() {
    agree!(
        TwoWays,
        TwoWaysPlain,
        r#"{"two-words":1}"#,
        r#"{"twoWords":1}"#,
        r#"{"two-words":1,"more-words":2}"#
    );
}

both_derives! {
    struct Skips, SkipsPlain {
        #[serde(skip)]
        never: u8,
        #[serde(skip, default = "nine")]
        nine: u8,
        #[serde(skip_serializing)]
        read_only: u8,
        #[serde(skip_deserializing)]
        write_only: u8,
        #[serde(skip_serializing_if = "Option::is_none")]
        some: Option<u8>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        list: Vec<u8>,
    }
}

fn nine() -> u8 {
    9
}

#[test]
fn skips() {
    agree!(
        Skips,
        SkipsPlain,
        r#"{"read_only":1}"#,
        r#"{"read_only":1,"never":2,"write_only":3}"#,
        r#"{"read_only":1,"some":2,"list":[3]}"#,
        r#"{"some":2,"list":[3]}"#,
    );
}

mod hex {
    use super::{Deserialize, Deserializer, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(value: &u32, output: S) -> Result<S::Ok, S::Error> {
        output.collect_str(&format_args!("{value:x}"))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<u32, D::Error> {
        u32::from_str_radix(&String::deserialize(input)?, 16).map_err(serde::de::Error::custom)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn doubled<S: Serializer>(value: &u32, output: S) -> Result<S::Ok, S::Error> {
    output.serialize_u32(value * 2)
}

fn halved<'de, D: Deserializer<'de>>(input: D) -> Result<u32, D::Error> {
    u32::deserialize(input).map(|value| value / 2)
}

both_derives! {
    struct Functions, FunctionsPlain {
        #[serde(with = "hex")]
        both: u32,
        #[serde(serialize_with = "doubled", deserialize_with = "halved")]
        each: u32,
        #[serde(default, deserialize_with = "halved")]
        one: u32,
    }
}

#[test]
fn functions() {
    agree!(
        Functions,
        FunctionsPlain,
        r#"{"both":"ff","each":4,"one":2}"#,
        r#"{"both":"ff","each":4}"#,
        r#"{"both":"ff"}"#,
        r#"{"both":1,"each":4}"#,
    );
}

both_derives! {
    #[serde(deny_unknown_fields)]
    struct Closed, ClosedPlain {
        one: u8,
    }
}

both_derives! {
    #[serde(rename = "something", expecting = "a good thing")]
    struct Open, OpenPlain {
        one: u8,
    }
}

#[test]
fn without_a_container() {
    agree!(
        Closed,
        ClosedPlain,
        r#"{"one":1}"#,
        r#"{"one":1,"two":2}"#,
        "{}",
        r#"{"one":1,"one":1}"#
    );
    agree!(
        Open,
        OpenPlain,
        "[]",
        r#"{"one":1}"#,
        r#"{"one":1,"two":{"a":[]}}"#,
        "{}",
        "[1,2]"
    );
    let error = serde_json::from_str::<Open>("3").unwrap_err().to_string();
    assert!(error.contains("a good thing"), "{error}");
}

/// What is declared by name never becomes additional, in either direction.
#[derive(Debug, AdditionalProperties)]
struct OneWay {
    #[serde(skip_deserializing)]
    computed: u8,
    #[serde(skip_serializing, default)]
    secret: u8,
    #[serde(flatten)]
    rest: AdditionalProperties,
}

#[test]
fn one_way_members_are_declared() {
    let read: OneWay = serde_json::from_str(r#"{"computed":5,"secret":6,"x":7}"#).unwrap();
    assert_eq!((read.computed, read.secret), (0, 6));
    assert_eq!(
        serde_json::to_value(&read).unwrap(),
        json!({"computed": 0, "x": 7})
    );
}
