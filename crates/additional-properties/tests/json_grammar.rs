//! What is JSON and what is not: the same answer as `serde_json`, for hand-made edge cases and what mutation makes of them.

use additional_properties::json::{self, ErrorKind, RawJson};
use serde_json::Value;
use std::fmt::Write as _;

/// Texts at the edges of the grammar, valid and not.
#[expect(clippy::too_many_lines, reason = "a list of cases")]
fn edges() -> Vec<String> {
    let mut all: Vec<String> = [
        // scalars
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-1",
        "1",
        "10",
        "0.5",
        "-0.0",
        "1e0",
        "1E+2",
        "1e-2",
        "0e5",
        "0E-0",
        "123456789012345678",
        "1234567890123456789",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "123456789012345678901234567890",
        "0.1",
        "31.245270191439438",
        "5e-324",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e308",
        "1e309",
        "1e400",
        "-1e400",
        "1e-400",
        "0e400",
        "1e99999999999999999999",
        "1e-99999999999999999999",
        "\"\"",
        "\"a\"",
        "\"é\"",
        "\"\u{10ffff}\"",
        "\"\u{7f}\"",
        "\"\u{2028}\"",
        // not numbers
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "-.5",
        "1.e1",
        "1e",
        "1e+",
        "1E-",
        "1e1.0",
        "0x1",
        "1_0",
        "NaN",
        "Infinity",
        "-Infinity",
        "1 2",
        "--1",
        "1-",
        "٣",
        // not words
        "nul",
        "nulll",
        "Null",
        "tru",
        "truee",
        "True",
        "fals",
        "f",
        "n",
        "t",
        // strings
        r#""\"""#,
        r#""\\""#,
        r#""\/""#,
        r#""\b\f\n\r\t""#,
        r#""\u0000""#,
        r#""\u00e9""#,
        r#""\uD83D\uDE00""#,
        r#""\ud83d\ude00x""#,
        r#""\ud800""#,
        r#""\udc00""#,
        r#""\ud800x""#,
        r#""\ud800\n""#,
        r#""\ud800\ud800""#,
        r#""\ud800\u0041""#,
        r#""\ud800\""#,
        r#""\u12""#,
        r#""\u12G4""#,
        r#""\uu""#,
        r#""\a""#,
        r#""\'""#,
        r#""\U0041""#,
        r#""\0""#,
        r#""\""#,
        "\"",
        "\"abc",
        "\"a\nb\"",
        "\"a\tb\"",
        "\"\u{0}\"",
        "\"\u{1f}\"",
        "'a'",
        "a",
        "\"a\"\"b\"",
        // arrays
        "[]",
        "[ ]",
        "[1]",
        "[1,2]",
        "[[]]",
        "[null,true,\"\",{}]",
        "[1 , 2 ]",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[,]",
        "[1,,2]",
        "[1 2]",
        "[1}",
        "[\"a\"",
        "[:]",
        "[1:2]",
        // objects
        "{}",
        "{ }",
        r#"{"a":1}"#,
        r#"{"a":{"b":[]}}"#,
        r#"{ "a" : 1 , "b" : 2 }"#,
        r#"{"":0}"#,
        r#"{"\u0061":1}"#,
        r#"{"a":1,"a":2}"#,
        "{",
        "}",
        r#"{"a""#,
        r#"{"a":"#,
        r#"{"a":1"#,
        r#"{"a":1,"#,
        r#"{"a":1,}"#,
        r#"{,"a":1}"#,
        r#"{"a":1,,"b":2}"#,
        r#"{"a" 1}"#,
        r#"{"a"::1}"#,
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        r#"{"a":1]"#,
        r#"{"a"}"#,
        r#"{"a":1 "b":2}"#,
        r#"{"\ud800":1}"#,
        r#"{"a":1}}"#,
        "{null:1}",
        r#"{"a":}"#,
        // around
        "",
        " ",
        "\n\t\r ",
        " 1 ",
        "\t[]\n",
        "\u{a0}1",
        "\u{feff}1",
        "\u{c}1",
        "\u{b}1",
        "1\u{0}",
        "\u{0}",
        "/**/1",
        "1//",
        "#1",
        "[1]x",
        "{}{}",
        "null null",
        "\"\" \"\"",
    ]
    .map(String::from)
    .into();
    for depth in [1, 2, 126, 127, 128, 129, 1000, 100_000] {
        all.push("[".repeat(depth));
        all.push("[".repeat(depth) + &"]".repeat(depth));
        all.push("{\"a\":".repeat(depth) + "1" + &"}".repeat(depth));
        all.push("[{\"a\":".repeat(depth));
    }
    all
}

fn agree(text: &str) {
    let theirs = serde_json::from_str::<Value>(text);
    let ours = json::from_str::<Value>(text);
    match (&theirs, &ours) {
        (Ok(theirs), Ok(ours)) => assert!(same(theirs, ours), "{text}"),
        (Err(_), Err(_)) => {}
        _ => panic!("{text}: {theirs:?} but {ours:?}"),
    }
    // The skipper agrees about the grammar, and keeps what a `Value` cannot hold.
    let kept = json::from_str::<RawJson>(text);
    assert!(kept.is_ok() || ours.is_err(), "{text}");
    if let (Ok(_), Err(error)) = (&kept, &ours) {
        assert!(
            matches!(
                error.kind(),
                ErrorKind::OutOfRange | ErrorKind::InvalidEscape
            ),
            "{text}"
        );
    }
    if let Ok(value) = &ours {
        let written = json::to_string(value).unwrap();
        assert_eq!(written, serde_json::to_string(value).unwrap());
        assert_eq!(
            json::to_string_pretty(value).unwrap(),
            serde_json::to_string_pretty(value).unwrap()
        );
    }
}

/// Equal, but for the last bit of a float, which `serde_json` rounds approximately unless told otherwise.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) if a.is_f64() && b.is_f64() => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            a.is_sign_negative() == b.is_sign_negative() && a.to_bits().abs_diff(b.to_bits()) <= 1
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(name, value)| b.get(name).is_some_and(|other| same(value, other)))
        }
        _ => a == b,
    }
}

#[test]
fn edges_of_the_grammar() {
    for text in edges() {
        agree(&text);
        agree(&format!("[{text}]"));
        agree(&format!("{{\"k\":{text}}}"));
        agree(&format!(" \r\n\t{text} \r\n\t"));
        agree(&format!("{{{text}:1}}"));
    }
}

#[test]
fn edges_cut_and_changed() {
    for text in edges().iter().filter(|text| text.len() < 60) {
        for cut in 0..text.len() {
            if text.is_char_boundary(cut) {
                agree(&text[..cut]);
                agree(&text[cut..]);
            }
        }
        for at in 0..text.len() {
            for byte in [
                b'"', b'\\', b'0', b'9', b'.', b'e', b'-', b',', b':', b'[', b']', b'{', b'}',
                b' ', b'u', 0, 0x1f, 0x80, 0xff,
            ] {
                let mut bytes = text.clone().into_bytes();
                bytes[at] = byte;
                match String::from_utf8(bytes) {
                    Ok(text) => agree(&text),
                    Err(error) => {
                        let error = json::from_slice::<Value>(error.as_bytes()).unwrap_err();
                        assert_eq!(error.kind(), ErrorKind::InvalidUtf8);
                    }
                }
            }
        }
    }
}

#[test]
fn strings_of_every_length_and_place() {
    for length in 0..70 {
        for special in [
            "",
            "\"",
            "\\",
            "\u{1}",
            "\u{1f}",
            "\u{20}",
            "é",
            "\u{7f}",
            "日本",
            "\u{10ffff}",
        ] {
            for at in 0..=length {
                let text = "x".repeat(at) + special + &"y".repeat(length - at);
                let written = json::to_string(&text).unwrap();
                assert_eq!(written, serde_json::to_string(&text).unwrap());
                assert_eq!(json::from_str::<String>(&written).unwrap(), text);
                assert_eq!(
                    json::from_str::<String>(&(written.clone() + &" ".repeat(20))).unwrap(),
                    text
                );
                let raw = format!("\"{text}\"");
                assert_eq!(
                    json::from_str::<String>(&raw).ok(),
                    serde_json::from_str(&raw).ok(),
                    "{raw}"
                );
            }
        }
    }
}

#[test]
fn every_character_and_every_escape() {
    for code in 0..=0x0010_ffff_u32 {
        let Some(character) = char::from_u32(code) else {
            continue;
        };
        if code > 0x3000 && code % 61 != 0 {
            continue;
        }
        let text = character.to_string();
        let written = json::to_string(&text).unwrap();
        assert_eq!(written, serde_json::to_string(&text).unwrap());
        assert_eq!(json::from_str::<char>(&written).unwrap(), character);
        let mut units = [0; 2];
        let mut escaped = String::new();
        for unit in character.encode_utf16(&mut units) {
            write!(escaped, "\\u{unit:04X}").unwrap();
        }
        assert_eq!(
            json::from_str::<String>(&format!("\"{escaped}\"")).unwrap(),
            text
        );
    }
}
