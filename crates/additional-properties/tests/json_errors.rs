//! Errors: the location and the kind, at every possible fault, and never a word of the payload.

use additional_properties::json::{self, ErrorKind, Found};
use additional_properties::{AdditionalProperties, Maybe, OpenEnum, Union, UnknownValue};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::Value;

/// Stands in every value and every undeclared name.
const CANARY: &str = "canary";

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Root {
    name: String,
    #[additional_properties(codec = "integer")]
    count: i64,
    small: u8,
    ratio: f64,
    ok: bool,
    #[additional_properties(required, codec = "rfc3339")]
    born: Option<NaiveDate>,
    #[additional_properties(codec = "rfc3339")]
    seen: DateTime<FixedOffset>,
    kind: Kind,
    pick: Pick,
    maybe: Maybe<String>,
    #[additional_properties(optional)]
    nick: Option<String>,
    list: Vec<Leaf>,
    by_name: std::collections::BTreeMap<String, Leaf>,
    pair: (String, i64),
    any: Value,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(json, inspect, deny_unknown)]
struct Leaf {
    #[serde(rename = "a/b~c", alias = "other")]
    text: String,
}

#[derive(Clone, PartialEq, Eq, Hash, OpenEnum)]
#[additional_properties(json)]
enum Kind {
    A,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(json, inspect)]
enum Pick {
    Leaf(Leaf),
    Number(i64),
    #[additional_properties(unknown)]
    Unknown(Value),
}

fn payload() -> String {
    let leaf = r#"{"a/b~c":"canary\u00e9"}"#;
    format!(
        r#"{{"name":"canary","count":1,"small":7,"ratio":0.5,"ok":true,"born":"1990-05-29","seen":"2020-07-24T03:26:02Z","kind":"canary",
"pick":{leaf},"maybe":"canary","nick":"canary","list":[{leaf},{leaf}],"by_name":{{"canary":{leaf}}},"pair":["canary",2],
"any":{{"canary":["canary",1.5]}},"canary":{{"canary":"canary"}},"canary2":[true,null]}}"#
    )
}

fn read(text: &str) -> Result<Root, json::Error> {
    json::from_str(text)
}

/// What is true of every error.
fn check(error: &json::Error, text: &str) {
    let shown = format!("{error} {error:?} {error:#?} {}", error.pointer());
    assert!(!shown.contains(CANARY), "{shown}");
    let lines = text.split('\n').count();
    let line = error.line();
    assert!(
        line.is_some_and(|line| (1..=lines).contains(&line)),
        "{error:?}"
    );
    assert!(error.column().is_some_and(|column| column >= 1));
    assert!(std::error::Error::source(error).is_none());
    assert_eq!(error, &error.clone());
}

#[test]
fn the_payload_is_fine() {
    let root = read(&payload()).unwrap_or_else(|error| panic!("{error}"));
    let written = json::to_string(&root).unwrap();
    assert!(read(&written).is_ok_and(|again| again == root));
}

#[test]
fn cut_anywhere() {
    let text = payload();
    for cut in 0..text.len() {
        let error = read(&text[..cut])
            .err()
            .expect("half a document is no document");
        check(&error, &text);
        assert_eq!(error.kind(), ErrorKind::UnexpectedEnd, "{cut}: {error}");
        assert_eq!(error.found(), Found::End);
    }
}

#[test]
fn one_byte_changed_anywhere() {
    let text = payload();
    for at in 0..text.len() {
        for byte in 0..=255 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = byte;
            if let Err(error) = json::from_slice::<Root>(&bytes) {
                check(&error, &String::from_utf8_lossy(&bytes));
            }
        }
    }
}

#[test]
fn every_kind_of_value_for_every_field() {
    let whole: Value = serde_json::from_str(&payload()).unwrap();
    let members = whole.as_object().unwrap();
    let values = [
        r#""canary""#,
        "1",
        "1.5",
        "1e99",
        "true",
        "null",
        "[]",
        r#"["canary"]"#,
        "{}",
        r#"{"canary":"canary"}"#,
        r#"{"a/b~c":1}"#,
    ];
    for name in members.keys() {
        for value in values {
            let mut changed = members.clone();
            changed[name] = serde_json::from_str(value).unwrap();
            let text = serde_json::to_string(&changed).unwrap();
            if let Err(error) = read(&text) {
                check(&error, &text);
                assert!(error.pointer().starts_with(&format!("/{name}")), "{error}");
            }
        }
        let mut missing = members.clone();
        missing.remove(name);
        let text = serde_json::to_string(&missing).unwrap();
        match read(&text) {
            Ok(_) => assert!(
                ["maybe", "nick", "canary", "canary2"].contains(&name.as_str()),
                "{name}"
            ),
            Err(error) => {
                check(&error, &text);
                assert_eq!(
                    (error.kind(), error.found()),
                    (ErrorKind::Missing, Found::Missing)
                );
                assert_eq!(error.pointer(), format!("/{name}"));
            }
        }
        let twice = text.replacen(
            '{',
            &format!("{{{}:1,{0}:1,", json::to_string(name).unwrap()),
            1,
        );
        let error = read(&twice).err().expect("a member came twice or is wrong");
        check(&error, &twice);
    }
}

/// An edit of the payload, and the error that it leads to.
type Case = (&'static str, &'static str, ErrorKind, &'static str, Found);

fn expect(cases: &[Case]) {
    let text = payload();
    for &(from, to, kind, pointer, found) in cases {
        assert!(text.contains(from), "{from}");
        let error = read(&text.replacen(from, to, 1)).err().expect("an error");
        check(&error, &text);
        let actual = (error.kind(), error.pointer(), error.found());
        assert_eq!(
            actual,
            (kind, pointer.to_owned(), found),
            "{from} -> {to}: {error}"
        );
    }
}

#[test]
fn a_number_that_does_not_fit_is_reported_at_its_location() {
    use ErrorKind as K;
    use Found as F;
    expect(&[
        (
            "\"count\":1",
            "\"count\":1.5",
            K::WrongType,
            "/count",
            F::Number,
        ),
        (
            "\"count\":1",
            "\"count\":1e40",
            K::OutOfRange,
            "/count",
            F::Number,
        ),
        (
            "\"count\":1",
            "\"count\":\"canary\"",
            K::WrongType,
            "/count",
            F::String,
        ),
        (
            "\"small\":7",
            "\"small\":256",
            K::OutOfRange,
            "/small",
            F::Number,
        ),
        (
            "\"small\":7",
            "\"small\":-1",
            K::OutOfRange,
            "/small",
            F::Number,
        ),
        (
            "\"ratio\":0.5",
            "\"ratio\":1e999",
            K::OutOfRange,
            "/ratio",
            F::Number,
        ),
    ]);
    // With `arbitrary_precision`, a value keeps the digits of any number.
    if serde_json::from_str::<serde_json::Value>("1e999").is_err() {
        expect(&[("[true,null]", "1e999", K::OutOfRange, "/*", F::Number)]);
    }
}

#[test]
fn a_value_of_the_wrong_type_or_format_is_reported_at_its_location() {
    use ErrorKind as K;
    use Found as F;
    expect(&[
        ("\"ok\":true", "\"ok\":null", K::WrongType, "/ok", F::Null),
        (
            "1990-05-29",
            "1990-02-30",
            K::InvalidFormat,
            "/born",
            F::String,
        ),
        (
            "2020-07-24T",
            "2020-07-24_",
            K::InvalidFormat,
            "/seen",
            F::String,
        ),
        (
            "\"kind\":\"canary\"",
            "\"kind\":[]",
            K::WrongType,
            "/kind",
            F::Array,
        ),
        (
            "\"nick\":\"canary\"",
            "\"nick\":null",
            K::WrongType,
            "/nick",
            F::Null,
        ),
    ]);
}

#[test]
fn a_problem_with_members_or_items_is_reported_at_its_location() {
    use ErrorKind as K;
    use Found as F;
    expect(&[
        (
            "\"list\":[{\"a/b~c\"",
            "\"list\":[{\"canary\"",
            K::UnknownMember,
            "/list/0/*",
            F::Nothing,
        ),
        (
            "},{\"a/b~c\":\"canary",
            "},{\"a/b~c\":{\"canary\":1},\"x\":\"",
            K::WrongType,
            "/list/1/a~1b~0c",
            F::Object,
        ),
        (
            "{\"canary\":{\"a/b~c\"",
            "{\"canary\":{\"A\"",
            K::UnknownMember,
            "/by_name/*/*",
            F::Nothing,
        ),
        (
            "{\"canary\":{\"a/b~c\":",
            "{\"canary\":{\"other\":1,\"x\":",
            K::WrongType,
            "/by_name/*/a~1b~0c",
            F::Number,
        ),
        (
            "[\"canary\",2]",
            "[\"canary\"]",
            K::WrongLength,
            "/pair",
            F::Array,
        ),
        (
            "[\"canary\",2]",
            "[\"canary\",2,3]",
            K::WrongLength,
            "/pair",
            F::Array,
        ),
        (
            "[\"canary\",2]",
            "[\"canary\",\"canary\"]",
            K::WrongType,
            "/pair/1",
            F::String,
        ),
        (
            "\"canary2\"",
            "\"canar\\u0079\"",
            K::Duplicate,
            "/*",
            F::Duplicate,
        ),
        (
            "\"canary2\"",
            "\"n\\u0061me\"",
            K::Duplicate,
            "/name",
            F::Duplicate,
        ),
    ]);
}

#[test]
fn a_syntax_error_is_reported_at_its_location() {
    use ErrorKind as K;
    use Found as F;
    expect(&[
        ("\"ok\":true", "\"ok\":trve", K::Syntax, "/ok", F::Byte),
        ("[true,null]", "nul", K::Syntax, "/*", F::Byte),
        ("[true,null]", "\"\\q\"", K::InvalidEscape, "/*", F::Byte),
        (
            "[true,null]",
            "\"\\ud800\"",
            K::InvalidEscape,
            "/*",
            F::Byte,
        ),
        ("[true,null]", "\"\n\"", K::ControlCharacter, "/*", F::Byte),
        ("null]}", "null]}x", K::TrailingData, "", F::Byte),
    ]);
}

#[test]
fn too_deep_is_an_error_and_not_a_crash() {
    for depth in [126, 127, 200, 100_000] {
        let deep = "[".repeat(depth) + &"]".repeat(depth);
        let text = payload().replace("[true,null]", &deep);
        match read(&text) {
            Ok(_) => assert_eq!(depth, 126),
            Err(error) => {
                check(&error, &text);
                assert_eq!(error.kind(), ErrorKind::TooDeep);
                assert!(error.pointer().starts_with("/*"));
            }
        }
    }
}

#[test]
fn a_value_that_is_too_deep_is_an_error_and_not_a_crash() {
    for depth in [126, 127, 999, 1_001, 4_000] {
        let mut deep = Value::Null;
        for _ in 0..depth {
            deep = Value::Array(vec![deep]);
        }
        let value = Value::Object([("any".to_owned(), deep)].into_iter().collect());
        match json::from_value::<AdditionalProperties>(&value) {
            Ok(_) => assert_eq!(depth, 126),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::TooDeep);
                assert_eq!(error.pointer().is_empty(), depth > 1_000, "{error}");
            }
        }
    }
}

#[test]
fn lines_and_columns() {
    let text = "{\n  \"a/b~c\": 1\n}";
    let error = json::from_str::<Leaf>(text).err().unwrap();
    assert_eq!((error.line(), error.column()), (Some(2), Some(12)));
    assert_eq!(
        error.to_string(),
        "wrong kind of value: expected a string, found a number at /a~1b~0c (line 2, column 12)"
    );
    let error = json::from_slice::<Leaf>(b"{\"a/b~c\":\"\n\xff\"}")
        .err()
        .unwrap();
    assert_eq!(
        (error.kind(), error.line(), error.column()),
        (ErrorKind::InvalidUtf8, Some(2), Some(1))
    );
    let value = serde_json::json!({"a/b~c": 1});
    let error = json::from_value::<Leaf>(&value).err().unwrap();
    assert_eq!(
        (error.pointer().as_str(), error.line(), error.column()),
        ("/a~1b~0c", None, None)
    );
}

#[test]
fn errors_of_serde_json_are_scrubbed() {
    let theirs = serde_json::from_str::<Vec<i64>>("[1,\n\"canary\"]").unwrap_err();
    assert!(theirs.to_string().contains(CANARY));
    let ours = json::Error::from(theirs);
    check(&ours, "\n");
    assert_eq!((ours.kind(), ours.line()), (ErrorKind::Invalid, Some(2)));
    let theirs = serde_json::from_str::<json::Scrubbed<Vec<i64>>>("[1,\n\"canary\"]")
        .err()
        .unwrap();
    assert!(!theirs.to_string().contains(CANARY), "{theirs}");
    assert_eq!(theirs.line(), 2);
    assert_eq!(
        serde_json::from_str::<json::Scrubbed<Vec<i64>>>("[1]")
            .unwrap()
            .into_inner(),
        [1]
    );
}

#[test]
fn errors_fit_in() {
    fn is_error<T: std::error::Error + Send + Sync + Clone + 'static>() {}
    is_error::<json::Error>();
    assert_eq!(size_of::<Result<(), json::Error>>(), size_of::<usize>());
    assert_eq!(ErrorKind::WrongType.as_str(), "wrong-type");
    assert_eq!(Found::Object.as_str(), "object");
}

#[test]
fn an_error_lists_all_members_that_are_missing_in_the_object() {
    #[derive(AdditionalProperties)]
    #[additional_properties(json)]
    struct Inner {
        _a: u64,
        _b: u64,
        _c: Option<u64>,
        _d: u64,
        #[additional_properties]
        _rest: AdditionalProperties,
    }
    #[derive(AdditionalProperties)]
    #[additional_properties(json)]
    struct Outer {
        _inner: Vec<Inner>,
    }
    let error = |text| json::from_str::<Outer>(text).err().expect("an error");
    let several = error(r#"{"_inner":[{"_b":1}]}"#);
    assert_eq!(several.pointer(), "/_inner/0/_a");
    assert_eq!(several.missing(), ["/_inner/0/_a", "/_inner/0/_d"]);
    assert_eq!(
        several.to_string(),
        "missing members at /_inner/0/_a, /_inner/0/_d (line 1, column 20)"
    );
    let one = error("{}");
    assert_eq!(one.missing(), ["/_inner"]);
    assert_eq!(
        one.to_string(),
        "missing member at /_inner (line 1, column 3)"
    );
    assert!(error(r#"{"_inner":0}"#).missing().is_empty());
    assert_eq!(
        error(r#"{"_inner":[],"_inner":[]}"#).to_string(),
        "duplicate member at /_inner (line 1, column 23)"
    );
}
