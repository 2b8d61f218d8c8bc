//! Where the reader and the writer have a fast way for most texts: what they do with those that look like them and are others.

use std::borrow::Cow;

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
            for first in ["first\\n x", "\\t"] {
                let text = format!("\"{first}\\{letter}{next} and what is behind\"");
                let expected: String = serde_json::from_str(&text).unwrap();
                assert_eq!(from_str::<String>(&text).unwrap(), expected);
            }
        }
    }
}

#[test]
fn no_digit_of_an_escape_may_be_another_letter() {
    for digits in ["000", "00a", "d80", "fff"] {
        for at in 0..4 {
            let (before, after) = digits.split_at(at.min(3));
            for first in ["first\\n ", "\\t", "\\ud83d"] {
                let wrong = format!("\"{first}\\u{before}g{after} and what is behind\"");
                let error = from_str::<String>(&wrong).unwrap_err();
                let column = first.len() + before.len() + 4;
                assert_eq!(
                    (error.kind(), error.column()),
                    (ErrorKind::InvalidEscape, Some(column)),
                    "{wrong}"
                );
            }
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

#[derive(Union)]
#[additional_properties(json)]
#[serde(tag = "type")]
enum Internal {
    One(Outer),
}

/// A tag that no variant sees is stepped over once, in the object that it is in.
#[test]
fn an_object_inside_an_internally_tagged_variant_begins_with_any_member() {
    for inner in [
        r#"{"new":1,"x":2}"#,
        r#"{ "new":1,"x":2}"#,
        r#"{"type":"two","x":2}"#,
        r#"{"x":2,"new":1}"#,
        r#"{"\u0078":2,"new":1}"#,
    ] {
        let text = format!(r#"{{"type":"One","inner":{inner},"last":3}}"#);
        let Internal::One(outer) = from_str(&text).unwrap();
        assert_eq!(
            (outer.inner.x, outer.inner.rest.len(), outer.rest.len()),
            (2, 1, 1),
            "{text}"
        );
    }
    // Between unknown members, it is none of them.
    let text = r#"{"inner":{"x":2},"a":1,"type":"One","b":2}"#;
    let Internal::One(outer) = from_str(text).unwrap();
    assert!(outer.rest.keys().eq(["a", "b"]));
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

macro_rules! wide {
    ($($name:ident)*) => {
        #[derive(AdditionalProperties)]
        #[additional_properties(json)]
        struct Wide {
            #[additional_properties(optional)]
            child: Option<Box<Self>>,
            $(#[additional_properties(optional)] $name: Option<u8>,)*
            #[additional_properties(optional)]
            last: Option<u8>,
        }
    };
}
wide!(
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0
    d1 d2 d3 d4 d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 g2
);

/// Which of the members beyond the first 64 have come is one list for all objects.
#[test]
fn members_beyond_the_first_64_of_an_object_inside_are_not_those_around_it() {
    for text in [
        r#"{"child":{"last":1},"last":2}"#,
        r#"{"child":{"child":{"last":1},"last":2},"last":3}"#,
    ] {
        let wide: Wide = from_str(text).unwrap();
        assert_eq!(to_string(&wide).unwrap(), text);
    }
    let text = r#"{"child":{"last":1},"last":2,"last":3}"#;
    assert_eq!(kind::<Wide>(text), Some(ErrorKind::Duplicate));
}

#[test]
fn a_string_behind_white_space_is_borrowed_too() {
    assert_eq!(from_str::<&str>(" \"x\"").unwrap(), "x");
    assert_eq!(
        from_str::<Vec<&str>>("[ \"x\",\n  \"y\" ]").unwrap(),
        ["x", "y"]
    );
    let text: Cow<'_, str> = from_str("  \"x\"").unwrap();
    assert!(matches!(text, Cow::Borrowed("x")));
}

/// Wherever among the unknown members the wrong name is, and whether they are read one by one or as one run.
#[test]
fn a_wrong_name_is_an_error_of_the_object() {
    for text in [
        r#"{"x":1,"b"#,
        r#"{"x":1,"a":2,"b"#,
        r#"{"x":1,"a":2,}"#,
        r#"{"a":2,"\u12"#,
        r#"{"a":2,"\ud800":1,"x":1}"#,
        r#"{"a":2,"b" 1}"#,
    ] {
        for error in [
            from_str::<Inner>(text).err().unwrap(),
            from_str::<Raw>(text).err().unwrap(),
        ] {
            assert_eq!(error.pointer().as_str(), "", "{text}");
        }
    }
}

#[derive(AdditionalProperties)]
#[additional_properties(json)]
struct Raw {
    x: u8,
    #[additional_properties]
    rest: AdditionalProperties<json::RawJson, Self>,
}

#[derive(AdditionalProperties)]
#[additional_properties(json)]
struct Twice {
    b: Option<u8>,
    c: Option<u8>,
    a: Option<u8>,
    abcdefghijklmnopqrst: Option<u8>,
    abcdefghijklmnopqrstu: Option<u8>,
}

#[derive(Union)]
#[additional_properties(json)]
#[serde(tag = "type")]
enum Tagged {
    Twice(Twice),
}

/// Whether its key was guessed, looked up or read, with the blanks behind it or without.
#[test]
fn a_member_that_comes_twice_is_told_where_its_value_is() {
    for members in [
        r#""b":1,"c":2,"b":3,"abcdefghijkl":1}"#,
        r#""b":1,"c":2,"b":3"#,
        r#""c":1,"b":1,"c":3,"new":1"#,
        r#""a":1,"b":1,"c":1,"b":3"#,
        r#""b":1,"b":3"#,
        r#""new":1,"b":1,"b":3"#,
        r#""abcdefghijklmnopqrstu":1,"abcdefghijklmnopqrst":2,"abcdefghijklmnopqrstu":3,"b":1}"#,
        r#""\u0062":1,"b":3"#,
        r#""b":1,"\u0062":3"#,
    ] {
        for (comma, colon) in [
            (",", ":"),
            (", ", ":"),
            (",", ": "),
            (",\n  ", ": "),
            (" , ", " :\t "),
        ] {
            let members = members.replace(',', comma).replace(':', colon);
            let plain = format!("[{{}}, {{{members}");
            let sorted = format!(r#"[{{"a":1{comma}"b":1{comma}"c":2}},{{{members}"#);
            let tagged = format!(r#"{{"type":"Twice"{comma}{members}"#);
            let errors = [
                (&plain, from_str::<Vec<Twice>>(&plain).err().unwrap()),
                (&sorted, from_str::<Vec<Twice>>(&sorted).err().unwrap()),
                (&tagged, from_str::<Tagged>(&tagged).err().unwrap()),
            ];
            for (text, error) in errors {
                assert_eq!(error.kind(), ErrorKind::Duplicate, "{text}");
                let line = text.lines().nth(error.line().unwrap() - 1).unwrap();
                assert_eq!(line.as_bytes()[error.column().unwrap() - 1], b'3', "{text}");
            }
        }
    }
}
