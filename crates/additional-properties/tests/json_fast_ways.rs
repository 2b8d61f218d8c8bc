//! Where the reader and the writer have a fast way for most texts: what they do with those that look like them and are others.

use additional_properties::json::{self, ErrorKind, from_str, to_string};
use additional_properties::{AdditionalProperties, Union};
use serde_json::Value;

fn kind<'a, T: json::FromJson<'a>>(text: &'a str) -> Option<ErrorKind> {
    from_str::<T>(text).err().map(|error| error.kind())
}

/// Whatever digits come next. The fast way is taken from the second escape of a string on.
#[test]
fn an_escape_of_one_letter_ends_behind_it() {
    for letter in "\"\\/bfnrt".chars() {
        for next in ["abcd", "0041", "ABCDEF", "u0041"] {
            let text = format!("\"first\\n x\\{letter}{next} and what is behind\"");
            let expected: String = serde_json::from_str(&text).unwrap();
            assert_eq!(from_str::<String>(&text).unwrap(), expected);
        }
    }
}

#[test]
fn no_digit_of_an_escape_may_be_another_letter() {
    for digits in ["000", "00a", "d80", "fff"] {
        for at in 0..4 {
            let (before, after) = digits.split_at(at.min(3));
            let wrong = format!("\"first\\n \\u{before}g{after} and what is behind\"");
            assert_eq!(kind::<String>(&wrong), Some(ErrorKind::InvalidEscape));
            let second = format!("\"\\ud83d\\u{before}g{after} and what is behind\"");
            let error = from_str::<String>(&second).unwrap_err();
            assert_eq!(
                (error.kind(), error.column()),
                (ErrorKind::InvalidEscape, Some(10 + before.len())),
                "{second}"
            );
        }
    }
}

/// The last may be none of the first 64, which are one word.
#[test]
fn the_only_one_of_64_that_is_missing_is_missed() {
    macro_rules! of_64 {
        ($($name:ident)*) => {
            #[derive(AdditionalProperties)]
            #[additional_properties(json(deserialize))]
            struct Of64 {
                #[allow(dead_code)]
                required: u8,
                $(#[allow(dead_code)] $name: Option<u8>,)*
            }
            const NAMES: &[&str] = &[$(stringify!($name)),*];
        };
    }
    of_64!(
        a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0
        d1 d2 d3 d4 d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 g2
    );
    assert_eq!(NAMES.len(), 63);
    let others: Vec<String> = NAMES.iter().map(|name| format!("\"{name}\":1")).collect();
    let others = others.join(",");
    assert_eq!(
        kind::<Of64>(&format!("{{{others}}}")),
        Some(ErrorKind::Missing)
    );
    assert_eq!(kind::<Of64>(&format!("{{\"required\":1,{others}}}")), None);
}

/// The innermost object alone begins with something that is no object.
#[test]
fn the_depth_of_objects_that_begin_with_each_other_has_a_limit() {
    #[derive(AdditionalProperties)]
    #[additional_properties(json(deserialize))]
    struct Chain {
        #[allow(dead_code)]
        next: Option<Box<Self>>,
        #[allow(dead_code)]
        id: Option<u8>,
    }
    for (depth, expected) in [
        (127, None),
        (128, Some(ErrorKind::TooDeep)),
        (4_000, Some(ErrorKind::TooDeep)),
    ] {
        let before = r#"{"next":"#.repeat(depth - 1);
        let text = format!("{before}{{\"id\":1}}{}", "}".repeat(depth - 1));
        assert_eq!(kind::<Chain>(&text), expected, "{depth}");
    }
}

#[derive(AdditionalProperties)]
#[additional_properties(json)]
struct Names {
    #[additional_properties(optional)]
    a: Option<u8>,
    #[additional_properties(optional)]
    bc: Option<u8>,
    #[additional_properties(optional)]
    def: Option<u8>,
    #[additional_properties(optional)]
    ghij: Option<u8>,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

/// Blanks in front of a name, behind it, and behind the colon, in all numbers in which they could be taken for each other.
#[test]
fn blanks_around_names_of_every_length() {
    for name in ["a", "bc", "def", "ghij", "k", "lm", "nop", "qrst", "uvwxy"] {
        for blanks in 0..64 {
            let [before, behind, value] =
                [blanks % 4, blanks / 4 % 4, blanks / 16].map(|n| " ".repeat(n));
            let text =
                format!("{{{before}\"{name}\"{behind}:{value}1}}  and what is not looked at ");
            let text = text.split("  and").next().unwrap();
            let read: Names = from_str(text).unwrap();
            let is_declared = [read.a, read.bc, read.def, read.ghij].contains(&Some(1));
            assert_eq!(
                (is_declared, read.rest.len()),
                (name < "k", usize::from(name >= "k")),
                "{text}"
            );
            assert_eq!(
                to_string(&read).unwrap(),
                format!("{{\"{name}\":1}}"),
                "{text}"
            );
        }
    }
}

/// Some names are compared one by one, and more are looked up.
#[test]
fn each_of_many_names_comes_once() {
    for twice in 0..40 {
        let all = (0..40).chain([twice]);
        let all: Vec<String> = all.map(|n| format!("\"name{n:02}\":{n}")).collect();
        let text = format!("{{{}}}", all.join(","));
        assert_eq!(kind::<Names>(&text), Some(ErrorKind::Duplicate), "{twice}");
    }
}

#[test]
fn what_stands_where_a_comma_should_is_told() {
    for text in [r#"{"a":1 "bc":2}"#, r#"{"a":1;"bc":2}"#, r#"{"k":1 "a":2}"#] {
        let error = from_str::<Names>(text).err().unwrap();
        let (line, column) = (error.line().unwrap(), error.column().unwrap());
        assert_eq!((error.kind(), line), (ErrorKind::Syntax, 1), "{text}");
        assert_eq!(
            &text[column - 1..column],
            if column == 8 { "\"" } else { ";" }
        );
        assert!(error.to_string().contains("expected `,` or `}`"), "{error}");
    }
}

#[derive(AdditionalProperties)]
#[additional_properties(serde, json)]
struct Inner {
    x: u8,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[derive(AdditionalProperties)]
#[additional_properties(serde, json)]
struct Outer {
    inner: Inner,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[derive(Union)]
#[additional_properties(serde, json, tag = "type")]
enum Either {
    #[additional_properties(tag = "one")]
    One(Outer),
    #[additional_properties(tag = "one\n")]
    Line(Outer),
    #[additional_properties(unknown)]
    Unknown(Value),
}

/// The tag of a union is stepped over once, in the object that it is in.
#[test]
fn an_object_inside_a_variant_begins_with_any_member() {
    for inner in [
        r#"{"new":1,"x":2}"#,
        r#"{ "new":1,"x":2}"#,
        r#"{"type":"two","x":2}"#,
        r#"{"x":2,"new":1}"#,
    ] {
        let text = format!(r#"{{"type":"one","inner":{inner},"last":3}}"#);
        let Either::One(outer) = from_str(&text).unwrap() else {
            panic!("another variant for {text}")
        };
        assert_eq!(
            (outer.inner.x, outer.inner.rest.len(), outer.rest.len()),
            (2, 1, 2),
            "{text}"
        );
    }
}

#[test]
fn a_tag_with_an_escape_is_read_to_its_end() {
    for (tag, expected) in [
        ("one", 1),
        ("one\\n", 2),
        ("\\u006fne", 1),
        ("one\\t", 3),
        ("on", 3),
    ] {
        let text = format!(r#"{{"type":"{tag}","inner":{{"x":1}}}}"#);
        let found = match from_str(&text).unwrap() {
            Either::One(_) => 1,
            Either::Line(_) => 2,
            Either::Unknown(_) => 3,
        };
        assert_eq!(found, expected, "{text}");
    }
}

/// Escapes of six bytes, which need more room than there is, behind runs of every length.
#[test]
fn many_long_escapes_are_written() {
    for run in 0..16 {
        for count in 1..60 {
            let text = format!("{}\u{1}", "abcdefghijklmnop".get(..run).unwrap()).repeat(count);
            assert_eq!(
                to_string(&text).unwrap(),
                serde_json::to_string(&text).unwrap()
            );
        }
    }
}
