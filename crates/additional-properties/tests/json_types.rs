//! The types of the standard library read and write as with `serde_json`: same values, same refusals, same text.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use additional_properties::json::{self, ErrorKind, FromJsonOwned, ToJson, from_str};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

const TEXTS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "-1",
    "7",
    "127",
    "128",
    "-128",
    "-129",
    "255",
    "256",
    "32767",
    "32768",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "4294967295",
    "4294967296",
    "999999999999999999",
    "1000000000000000000",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "170141183460469231731687303715884105727",
    "170141183460469231731687303715884105728",
    "-170141183460469231731687303715884105728",
    "-170141183460469231731687303715884105729",
    "340282366920938463463374607431768211455",
    "340282366920938463463374607431768211456",
    "1.0",
    "1e0",
    "1.5",
    "0.25",
    "-2.5e3",
    "1e300",
    "1e400",
    "1e-400",
    "1E5",
    "\"\"",
    "\"a\"",
    "\"ab\"",
    "\"\\n\"",
    "\"\\u00e9\"",
    "\"é\"",
    "[]",
    "[1]",
    "[1,2]",
    "[1,2,3]",
    "[1,\"a\"]",
    "[1,\"a\",true]",
    "[null]",
    "[true]",
    "[\"a\",\"b\"]",
    "[[1],[2]]",
    "{}",
    "{\"a\":1}",
    "{\"a\":1,\"b\":2}",
    "{\"a\":null}",
    "{\"a\":[1]}",
    "{\"b\":1,\"a\":2}",
    "{\"a\":\"x\"}",
    "\"2020-07-24\"",
    "\"2020-07-24T03:26:02Z\"",
    "\"2020-07-24T03:26:02.5+05:30\"",
    "\"03:26:02\"",
    "\"03:26:02.123456789\"",
    "\"2020-07-24T03:26:02\"",
    "\"2020-07-24 03:26:02 UTC\"",
    "\"2020-7-4\"",
    "\"+12345-01-02\"",
    "\"-0001-01-02\"",
    "\"2020-02-30\"",
    "\"24:00:00\"",
    "\"23:59:60\"",
    "1 1",
    "[1",
    "\"",
    "",
];

fn agree<T: Debug + PartialEq + Serialize + DeserializeOwned + ToJson + FromJsonOwned>() {
    for text in TEXTS {
        let theirs = serde_json::from_str::<T>(text).ok();
        let ours = json::from_str::<T>(text);
        assert_eq!(
            ours.as_ref().ok(),
            theirs.as_ref(),
            "{text} as {}",
            std::any::type_name::<T>()
        );
        if let Ok(value) = ours {
            assert_eq!(
                json::to_string(&value).unwrap(),
                serde_json::to_string(&value).unwrap()
            );
        }
    }
}

#[test]
fn scalars() {
    agree::<bool>();
    agree::<()>();
    agree::<i8>();
    agree::<i16>();
    agree::<i32>();
    agree::<i64>();
    agree::<isize>();
    agree::<u8>();
    agree::<u16>();
    agree::<u32>();
    agree::<u64>();
    agree::<usize>();
    agree::<i128>();
    agree::<u128>();
    agree::<f64>();
    agree::<char>();
    agree::<String>();
    agree::<Box<str>>();
}

/// As the standard library reads them, which is the nearest float.
#[test]
fn floats_are_the_nearest() {
    let many = "46".repeat(40);
    for digits in ["1", "4503599627370497.5", "9007199254740993", many.as_str()] {
        for exponent in [-420, -324, -308, -20, -1, 0, 7, 22, 200] {
            let text = format!("{digits}e{exponent}");
            let nearest: f64 = text.parse().unwrap();
            let read = json::from_str::<f64>(&text).ok();
            assert_eq!(
                read,
                Some(nearest).filter(|float| float.is_finite()),
                "{text}"
            );
            let value = json::from_str::<serde_json::Value>(&text).ok();
            assert_eq!(value.and_then(|value| value.as_f64()), read, "{text}");
        }
    }
}

/// `serde_json` rounds twice, and lets what is too large become infinite, unless `float_roundtrip` is on.
#[test]
fn small_floats() {
    for text in TEXTS {
        let theirs = serde_json::from_str::<f32>(text)
            .ok()
            .filter(|value| value.is_finite());
        assert_eq!(json::from_str::<f32>(text).ok(), theirs, "{text}");
    }
}

#[test]
fn compounds() {
    agree::<Option<i64>>();
    agree::<Box<i64>>();
    agree::<Vec<i64>>();
    agree::<Vec<Option<bool>>>();
    agree::<Vec<Vec<u8>>>();
    agree::<[i64; 2]>();
    agree::<[i64; 0]>();
    agree::<(i64,)>();
    agree::<(i64, String)>();
    agree::<(i64, String, bool)>();
    agree::<BTreeMap<String, i64>>();
    agree::<HashMap<String, Option<i64>>>();
    agree::<BTreeMap<String, Vec<i64>>>();
    agree::<serde_json::Map<String, serde_json::Value>>();
    agree::<serde_json::Value>();
}

#[test]
fn times() {
    agree::<DateTime<FixedOffset>>();
    agree::<DateTime<Utc>>();
    agree::<NaiveDate>();
    agree::<NaiveTime>();
    agree::<NaiveDateTime>();
}

#[test]
fn integers_are_written_as_std_writes_them() {
    let mut value = 1_u64;
    for shift in 0..64 {
        for near in [
            value.wrapping_sub(1),
            value,
            value + 1,
            value.wrapping_mul(10) / 7,
        ] {
            assert_eq!(json::to_string(&near).unwrap(), near.to_string());
            let signed = near.cast_signed();
            assert_eq!(json::to_string(&signed).unwrap(), signed.to_string());
            assert_eq!(json::from_str::<u64>(&near.to_string()).unwrap(), near);
            assert_eq!(json::from_str::<i64>(&signed.to_string()).unwrap(), signed);
        }
        value = 1 << shift;
    }
    for value in 0..=10_001_u32 {
        assert_eq!(json::to_string(&value).unwrap(), value.to_string());
    }
}

#[test]
fn borrows_what_has_no_escape() {
    let text = String::from(r#"["abc","a\u0062c"]"#);
    let [plain, escaped]: [Cow<'_, str>; 2] = json::from_str(&text).unwrap();
    assert!(matches!(plain, Cow::Borrowed("abc")));
    assert!(matches!(&escaped, Cow::Owned(owned) if owned == "abc"));
    assert!(json::from_str::<[&str; 2]>(&text).is_err());
    assert_eq!(json::from_str::<&str>("\"abc\"").unwrap(), "abc");
}

#[test]
fn floats_round_correctly() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..20_000 {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let value = f64::from_bits(seed);
        if value.is_finite() {
            let text = json::to_string(&value).unwrap();
            assert_eq!(
                json::from_str::<f64>(&text).unwrap().to_bits(),
                value.to_bits()
            );
            assert_eq!(text, serde_json::to_string(&value).unwrap());
        }
    }
    assert_eq!(json::to_string(&f64::NAN).unwrap(), "null");
    assert_eq!(json::to_string(&[f64::INFINITY]).unwrap(), "[null]");
}

#[test]
fn what_is_wrong_with_a_number_is_told() {
    let long = "1".repeat(60);
    for (text, kind) in [
        ("1.5", ErrorKind::WrongType),
        ("1e2", ErrorKind::WrongType),
        ("256", ErrorKind::OutOfRange),
        ("-1", ErrorKind::OutOfRange),
        (&long, ErrorKind::OutOfRange),
    ] {
        assert_eq!(from_str::<u8>(text).expect_err(text).kind(), kind, "{text}");
    }
    for (text, column) in [("01", 2), ("-00", 3), ("-a", 2), ("1.a", 3), ("1e+a", 4)] {
        let error = from_str::<u8>(text).expect_err(text);
        let found = (error.kind(), error.column());
        assert_eq!(found, (ErrorKind::Syntax, Some(column)), "{text}");
    }
}
