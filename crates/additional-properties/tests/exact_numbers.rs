//! Limits of numbers are decided on digits where the text is kept, and no path makes another integer of a number.
#![cfg(feature = "validate")]

use additional_properties::inspect::{Constraint, Limit, value_at};
use additional_properties::json::{self, ErrorKind, RawJson};
use additional_properties::validate::{check, check_as};
use additional_properties::{AdditionalProperties, Union};
use serde::Deserialize as _;
use serde::de::value::{Error, F64Deserializer};
use serde_json::Number;
use std::hash::{BuildHasher as _, RandomState};

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, serde, json)]
struct Exact {
    #[additional_properties(optional, asserts("type", r#"{"type":"integer"}"#))]
    whole: Option<RawJson>,
    #[additional_properties(optional, multiple_of = 3)]
    thirds: Option<RawJson>,
    #[additional_properties(optional, multiple_of = 0.01)]
    cents: Option<RawJson>,
    #[additional_properties(optional, maximum = 9_007_199_254_740_992)]
    most: Option<RawJson>,
    #[additional_properties(optional, one_of(9_007_199_254_740_993))]
    only: Option<RawJson>,
    #[additional_properties(optional, unique_items)]
    list: Option<Vec<RawJson>>,
    #[additional_properties(
        optional,
        asserts("not", r#"{"not":{"contains":{"maximum":9007199254740992}}}"#)
    )]
    large: Option<RawJson>,
    #[additional_properties]
    rest: AdditionalProperties<RawJson, Self>,
}

/// The keyword that is broken, or nothing.
fn broken(text: &str) -> String {
    let read: Exact = json::from_str(text).unwrap();
    let by_serde: Exact = serde_json::from_str(text).unwrap();
    assert_eq!(check(&read), check(&by_serde), "{text}");
    let rules = check(&read)
        .into_iter()
        .map(|violation| violation.rule.into_owned());
    rules.collect()
}

#[test]
fn every_digit_of_a_text_counts() {
    for (text, rule) in [
        (r#"{"whole":9007199254740993.0}"#, ""),
        (
            r#"{"whole":123456789012345678901234567890123456789012345678901234567890}"#,
            "",
        ),
        (r#"{"whole":1e400}"#, ""),
        (r#"{"whole":9007199254740992.5}"#, "type"),
        (r#"{"whole":12345678901234567890.5}"#, "type"),
        (r#"{"whole":3.0000000000000001}"#, "type"),
        (r#"{"whole":2.9999999999999999999}"#, "type"),
        (r#"{"whole":1e-400}"#, "type"),
        (r#"{"thirds":1e18}"#, "multipleOf"),
        (r#"{"thirds":3e18}"#, ""),
        (r#"{"thirds":100000000000000000000}"#, "multipleOf"),
        (
            r#"{"thirds":170141183460469231731687303715884105728}"#,
            "multipleOf",
        ),
        (r#"{"thirds":170141183460469231731687303715884105729}"#, ""),
        (r#"{"cents":0.57}"#, ""),
        (r#"{"cents":0.5700000000000001}"#, "multipleOf"),
        (r#"{"cents":1e308}"#, ""),
        (r#"{"most":9007199254740992.5}"#, "maximum"),
        (r#"{"most":9007199254740992.0}"#, ""),
        (r#"{"most":1e400}"#, "maximum"),
        (r#"{"only":9007199254740993.0}"#, ""),
        (r#"{"only":9007199254740992}"#, "enum"),
        (
            r#"{"list":[18446744073709551616,18446744073709551617]}"#,
            "",
        ),
        (
            r#"{"list":[18446744073709551616,1.8446744073709551616e19]}"#,
            "uniqueItems",
        ),
        (r#"{"list":[1e400,10e399]}"#, "uniqueItems"),
        (r#"{"large":[9007199254740993,9007199254740992.5]}"#, ""),
        (r#"{"large":[9007199254740993,9007199254740992.0]}"#, "not"),
    ] {
        assert_eq!(broken(text), rule, "{text}");
    }
}

#[test]
fn floats_and_wide_integers_are_divided_by_their_digits() {
    const THREE: &[Constraint] = &[Constraint::MultipleOf(Limit::Integer(3))];
    const CENTS: &[Constraint] = &[Constraint::MultipleOf(Limit::Number(0.01))];
    const ODD: &[Constraint] = &[Constraint::Asserts("not", r#"{"not":{"multipleOf":2}}"#)];
    for (float, thirds, cents) in [
        (4_503_599_627_370_497.0, false, true),
        (9_007_199_254_740_990.0, true, true),
        (1e16, false, true),
        (1e308, false, true),
        (0.3, false, true),
        (0.301, false, false),
        (5e-324, false, false),
        (0.0, true, true),
    ] {
        assert_eq!(check_as(&float, THREE).is_empty(), thirds, "{float:e}");
        assert_eq!(check_as(&float, CENTS).is_empty(), cents, "{float:e}");
    }
    assert!(check_as(&i128::MAX, ODD).is_empty());
    assert!(check_as(&i128::MIN, ODD).has_errors());
}

#[test]
fn raw_values_are_equal_where_every_digit_is() {
    let hasher = RandomState::new();
    for (one, other, is_equal) in [
        ("18446744073709551616", "18446744073709551617", false),
        ("9007199254740993.0", "9007199254740992.0", false),
        ("[1e400]", "[1e401]", false),
        ("1e400", "10e399", true),
        ("1", "1.0", true),
        (r#"{"a": 1, "b": [2.50]}"#, r#"{"b":[2.5],"a":1}"#, true),
        (r#""\ud800""#, r#""\ud801""#, false),
        (r#""\ud800""#, r#" "\uD800""#, true),
    ] {
        let raw = [one, other].map(|text| RawJson::new(text).unwrap());
        assert_eq!(raw[0] == raw[1], is_equal, "{one} {other}");
        let of_each = raw.map(|raw| hasher.hash_one(raw));
        assert!(!is_equal || of_each[0] == of_each[1], "{one} {other}");
    }
}

#[test]
fn a_small_float_is_the_one_that_is_written() {
    const TENTHS: &[Constraint] = &[
        Constraint::MultipleOf(Limit::Number(0.1)),
        Constraint::Maximum(Limit::Number(0.7)),
    ];
    assert!(check_as(&0.7_f32, TENTHS).is_empty());
    assert!(check_as(&0.75_f32, TENTHS).has_errors());
    assert_eq!(value_at(&0.1_f32, ""), Some(0.1.into()));
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, json, unread_integers)]
enum Counted {
    #[additional_properties(codec = "integer")]
    Count(i64),
    Name(String),
    #[additional_properties(unknown)]
    Unknown(RawJson),
}

#[test]
fn a_float_that_may_have_been_another_integer_is_none() {
    for (text, expected) in [
        ("3.0", Some(3)),
        ("9007199254740991.0", Some(9_007_199_254_740_991)),
        ("-9223372036854775809", None),
        ("9007199254740992.0", None),
        ("1e17", None),
    ] {
        let count = |union: &Counted| match union {
            Counted::Count(count) => Some(*count),
            _ => None,
        };
        let of_float = F64Deserializer::<Error>::new(text.parse().unwrap());
        assert_eq!(
            count(&Counted::deserialize(of_float).unwrap()),
            expected,
            "{text}"
        );
        // With `arbitrary_precision`, `serde_json` hands out the digits.
        if "1.10".parse::<Number>().unwrap().to_string() == "1.1" {
            let union: Counted = serde_json::from_str(text).unwrap();
            assert_eq!(count(&union), expected, "{text}");
        }
    }
    let read: Counted = json::from_str("-9223372036854775809").unwrap();
    assert_eq!(json::to_string(&read).unwrap(), "-9223372036854775809");
    // No variant holds it, and the schema allows it.
    assert!(!check(&read).has_errors() && !check(&read).is_empty());
    let fraction: Counted = json::from_str("12345678901234567890.5").unwrap();
    assert!(
        check(&fraction).has_errors(),
        "no variant holds it, and no branch allows it"
    );
}

macro_rules! out_of_range {
    ($($type:ident: $($text:literal)+;)+) => { $({
        #[derive(Debug, AdditionalProperties)]
        #[additional_properties(serde, json)]
        struct Count {
            #[additional_properties(codec = "integer")]
            count: Vec<$type>,
        }

        for text in [$($text),+] {
            for rest in [" ]", ",1]", "\t, 99999999999999999999]", "\n,-1]"] {
                // A list of plain integers, and one that also takes `1.0`.
                let plain = json::from_str::<Vec<$type>>(&format!("[1, {text}{rest}")).unwrap_err();
                let whole = json::from_str::<Count>(&format!(r#"{{"count":[1, {text}{rest}}}"#));
                let whole = whole.map(|it| it.count).unwrap_err();
                let place = (plain.kind(), plain.pointer(), plain.column());
                assert_eq!(place, (ErrorKind::OutOfRange, "/1".to_owned(), Some(5)), "{text}{rest}");
                let place = (whole.kind(), whole.pointer(), whole.column());
                assert_eq!(place, (ErrorKind::OutOfRange, "/count/1".to_owned(), Some(14)), "{text}{rest}");
            }
        }
    })+ };
}

#[test]
fn an_integer_out_of_range_is_reported_where_it_begins() {
    out_of_range! {
        u8: "256" "-1" "1000000000000000000";
        i8: "128" "-129" "18446744073709551615";
        u16: "65536" "-1";
        i16: "32768" "-32769";
        u32: "4294967296" "-1";
        i32: "2147483648" "-2147483649";
        u64: "18446744073709551616" "-1";
        i64: "9223372036854775808" "-9223372036854775809";
        u128: "340282366920938463463374607431768211456" "-1";
        i128: "170141183460469231731687303715884105728" "-170141183460469231731687303715884105729";
    }
}
