//! Constraints are checked on demand, all of them, and no report quotes a value.
#![cfg(feature = "validate")]

use additional_properties::validate::{Severity, check};
use additional_properties::{AdditionalProperties, Maybe, OpenEnum, Union, UnknownValue};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Clone, PartialEq, Eq, Hash, OpenEnum)]
#[additional_properties(debug, serde)]
enum Status {
    Good,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, unread_integers)]
enum Either {
    Flag(bool),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, serde, tag = "is")]
enum Tagged {
    #[additional_properties(tag = "item")]
    Item(Box<Item>),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, serde)]
struct Item {
    #[additional_properties(optional, min_length = 2, max_length = 3)]
    text: Option<String>,
    #[additional_properties(pattern = "^[A-Z]+$")]
    code: Maybe<String>,
    #[additional_properties(optional, pattern = "^(?=a)")]
    ahead: Option<String>,
    #[additional_properties(optional, minimum = 0, exclusive_maximum = 10, multiple_of = 3)]
    whole: Option<i64>,
    #[additional_properties(optional, maximum = 2.5, exclusive_minimum = -1, multiple_of = 0.1)]
    part: Option<f64>,
    #[additional_properties(optional, min_items = 1, max_items = 2, unique_items)]
    list: Option<Vec<Value>>,
    #[serde(default)]
    items: Vec<Item>,
    #[additional_properties(optional)]
    status: Option<Status>,
    #[additional_properties(optional)]
    either: Option<Either>,
    #[additional_properties(optional)]
    tagged: Option<Tagged>,
    #[serde(rename = "a/b~c")]
    #[additional_properties(optional, min_length = 1)]
    odd: Option<String>,
    #[additional_properties]
    extra: AdditionalProperties<Value, Self>,
}

/// The locations and keywords that are reported.
fn found(value: Value) -> Vec<(String, String)> {
    let item: Item = serde_json::from_value(value).unwrap();
    let all = check(&item).into_iter();
    all.map(|violation| (violation.pointer, violation.rule.into_owned()))
        .collect()
}

fn one(value: Value, pointer: &str, rule: &str) {
    assert_eq!(found(value), [(pointer.to_owned(), rule.to_owned())]);
}

#[test]
fn what_holds_is_not_reported() {
    let value = json!({
        "text": "éß", "code": "AB", "whole": 9, "part": 0.3, "list": [1, 2], "items": [{}], "status": "Good",
        "either": true, "a/b~c": "x", "more": "",
    });
    assert_eq!(found(value), []);
    assert_eq!(found(json!({ "code": null })), []);
}

#[test]
fn lengths_count_code_points() {
    one(json!({ "text": "é" }), "/text", "minLength");
    one(json!({ "text": "abcd" }), "/text", "maxLength");
}

#[test]
fn patterns_and_numbers() {
    one(json!({ "code": "Ab" }), "/code", "pattern");
    one(json!({ "whole": -3 }), "/whole", "minimum");
    one(json!({ "whole": 12 }), "/whole", "exclusiveMaximum");
    one(json!({ "whole": 4 }), "/whole", "multipleOf");
    one(json!({ "part": 2.6 }), "/part", "maximum");
    one(json!({ "part": -1.0 }), "/part", "exclusiveMinimum");
    one(json!({ "part": 0.25 }), "/part", "multipleOf");
}

#[test]
fn lists() {
    one(json!({ "list": [] }), "/list", "minItems");
    one(json!({ "list": [1, 2, 3] }), "/list", "maxItems");
    one(json!({ "list": [1, 1.0] }), "/list", "uniqueItems");
    one(
        json!({ "list": [{ "a": 1, "b": [2] }, { "b": [2.0], "a": 1 }] }),
        "/list",
        "uniqueItems",
    );
    assert_eq!(found(json!({ "list": [1, "1"] })), []);
}

#[test]
fn pointers_are_escaped_and_go_deep() {
    one(
        json!({ "items": [{}, { "a/b~c": "" }] }),
        "/items/1/a~1b~0c",
        "minLength",
    );
}

#[test]
fn what_a_newer_schema_may_know_is_a_warning() {
    let item: Item = serde_json::from_value(
        json!({ "status": "Fine", "tagged": { "is": "new" }, "ahead": "a" }),
    )
    .unwrap();
    let report = check(&item);
    let rules: Vec<_> = report
        .iter()
        .map(|violation| (violation.rule.as_ref(), violation.severity))
        .collect();
    let expected = ["pattern", "enum", "anyOf"].map(|rule| (rule, Severity::Warning));
    assert_eq!(
        rules, expected,
        "a pattern beyond the engine is said to be unchecked"
    );
    assert!(!report.has_errors());
    report.into_result().expect("warnings do not count");
}

#[test]
fn what_every_branch_refuses_is_an_error() {
    let severity = |value: Value| {
        let item: Item = serde_json::from_value(value).unwrap();
        let report = check(&item);
        let refused = report.clone().into_result();
        assert_eq!(refused.is_err(), report.has_errors());
        let found: Vec<_> = report
            .into_iter()
            .map(|violation| (violation.rule, violation.severity))
            .collect();
        let [(rule, severity)] = found.as_slice() else {
            panic!("one violation, not {found:?}")
        };
        assert_eq!(rule, "anyOf");
        *severity
    };
    assert_eq!(severity(json!({ "either": "neither" })), Severity::Error);
    assert_eq!(severity(json!({ "tagged": "no object" })), Severity::Error);
    assert_eq!(severity(json!({ "tagged": { "is": 7 } })), Severity::Error);
    assert_eq!(
        severity(json!({ "tagged": { "is": "new" } })),
        Severity::Warning
    );
    // An integer in JSON Schema, whatever a variant makes of it.
    assert_eq!(severity(json!({ "either": 1e300 })), Severity::Warning);
    assert_eq!(severity(json!({ "either": [1.0] })), Severity::Error);
    assert_eq!(severity(json!({ "tagged": 1e300 })), Severity::Error);
}

#[test]
fn a_report_reads_as_sentences_without_values() {
    let item: Item = serde_json::from_value(json!({ "text": "canary", "whole": -77 })).unwrap();
    assert_eq!(
        check(&item).to_string(),
        "error: /text must have at most 3 characters [maxLength]\n\
         error: /whole must be at least 0 [minimum]\n\
         error: /whole must be a multiple of 3 [multipleOf]"
    );
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, serde)]
struct Formats {
    #[additional_properties(format = "email")]
    email: String,
    #[additional_properties(format = "uri")]
    uri: String,
    #[additional_properties(format = "uuid")]
    uuid: String,
    #[additional_properties(format = "ipv4")]
    ipv4: String,
    #[additional_properties(format = "ipv6")]
    ipv6: String,
    #[additional_properties(format = "date")]
    date: String,
    #[additional_properties(format = "date-time")]
    time: String,
    #[additional_properties(format = "color")]
    color: String,
}

const GOOD: [(&str, &[&str]); 7] = [
    (
        "email",
        &[
            "a@b",
            "first.last+tag@example.com",
            "o'neil@xn--bcher-kva.example",
            "a@[192.0.2.1]",
            "a@[IPv6:::1]",
        ],
    ),
    (
        "uri",
        &[
            "https://example.com/a?b=c#d",
            "urn:isbn:1",
            "mailto:a@b",
            "a:%20",
        ],
    ),
    (
        "uuid",
        &[
            "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
            "00000000-0000-0000-0000-000000000000",
        ],
    ),
    ("ipv4", &["192.0.2.42"]),
    ("ipv6", &["::1", "2001:db8::192.0.2.1"]),
    ("date", &["1990-05-29", "2000-02-29"]),
    (
        "time",
        &[
            "2020-07-24T03:26:02Z",
            "2020-07-24t03:26:02.123+05:30",
            "1990-12-31T23:59:60Z",
        ],
    ),
];

const BAD: [(&str, &[&str]); 7] = [
    (
        "email",
        &[
            "",
            "a",
            "@b",
            "a@",
            "a b@c",
            "a..b@c",
            "a@b..c",
            "a@-b",
            "a@[1.2.3]",
        ],
    ),
    (
        "uri",
        &[
            "",
            "/a",
            "no scheme",
            "1a:b",
            "a:b c",
            "a:%2",
            "a:#b#c",
            "http://é",
        ],
    ),
    (
        "uuid",
        &[
            "",
            "2eb8aa08aa9811eab4aa73b441d16380",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638g",
        ],
    ),
    ("ipv4", &["1.2.3", "1.2.3.256", "01.2.3.4"]),
    ("ipv6", &["1::2::3", "::g", "1.2.3.4"]),
    (
        "date",
        &[
            "1990-13-01",
            "1990-02-29",
            "1990-5-29",
            "1900-02-29",
            "29-05-1990",
        ],
    ),
    (
        "time",
        &[
            "2020-07-24",
            "2020-07-24T03:26Z",
            "2020-07-24T24:00:00Z",
            "2020-07-24T03:26:02",
            "2020-07-24T03:26:02+24:00",
        ],
    ),
];

fn formats(field: &str, text: &str) -> Vec<(String, String)> {
    let mut value: Value = json!({ "color": "any" });
    for (name, good) in GOOD {
        value[name] = json!(good[0]);
    }
    value[field] = json!(text);
    let formats: Formats = serde_json::from_value(value).unwrap();
    check(&formats)
        .into_iter()
        .map(|violation| (violation.pointer, violation.rule.into_owned()))
        .collect()
}

#[test]
fn formats_are_told_apart() {
    for (field, texts) in GOOD {
        for text in texts {
            assert_eq!(formats(field, text), [], "{field}: {text}");
        }
    }
    for (field, texts) in BAD {
        for text in texts {
            assert_eq!(
                formats(field, text),
                [(format!("/{field}"), "format".to_owned())],
                "{field}: {text}"
            );
        }
    }
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, serde)]
struct Team {
    #[additional_properties(optional, sensitive = "personal")]
    by_name: Option<BTreeMap<String, Item>>,
    #[additional_properties]
    rest: AdditionalProperties<Item, Self>,
}

#[test]
fn members_of_maps_are_checked_and_not_named() {
    let team: Team = serde_json::from_value(
        json!({ "by_name": { "ann": { "text": "a" } }, "bob": { "text": "b" } }),
    )
    .unwrap();
    let locations: Vec<_> = check(&team)
        .into_iter()
        .map(|violation| violation.pointer)
        .collect();
    assert_eq!(locations, ["/by_name/*/text", "/*/text"]);
}

#[test]
fn maps_of_models_show_the_models_and_not_the_names() {
    let team: Team =
        serde_json::from_value(json!({ "by_name": { "ann": {} }, "bob": {} })).unwrap();
    let shown = format!("{team:?}");
    assert!(
        shown.starts_with("Team { by_name: Some({[redacted]: Item { text: None"),
        "{shown}"
    );
    assert!(
        shown.ends_with("rest: <1 additional property> }"),
        "{shown}"
    );
}

#[derive(AdditionalProperties)]
#[additional_properties(debug, serde, max_properties = 5)]
struct Counted {
    #[additional_properties(optional, one_of(1, -2, 3.5))]
    number: Option<f64>,
    #[additional_properties(optional, equals = true)]
    agreed: Option<bool>,
    #[additional_properties(optional, min_properties = 1, max_properties = 2)]
    map: Option<AdditionalProperties<u8>>,
    #[additional_properties(required)]
    nothing: Option<u8>,
    #[additional_properties]
    rest: AdditionalProperties,
}

#[test]
fn members_are_counted_and_listed_numbers_compared() {
    let broken = |value: Value| {
        let value: Counted = serde_json::from_value(value).unwrap();
        let report = check(&value);
        let lines = report.iter().map(|one| {
            assert_eq!(one.severity, Severity::Error);
            format!("{} {}", one.pointer, one.rule)
        });
        lines.collect::<Vec<_>>()
    };
    let fine = json!({"number": -2, "agreed": true, "map": {"a": 1}, "nothing": null, "more": 1});
    assert_eq!(broken(fine), Vec::<String>::new());
    assert_eq!(
        broken(json!({"number": 3.5, "nothing": null})),
        Vec::<String>::new()
    );
    let unlisted = json!({"number": 2, "agreed": false, "nothing": null});
    assert_eq!(broken(unlisted), ["/number enum", "/agreed const"]);
    assert_eq!(
        broken(json!({"map": {}, "nothing": null})),
        ["/map minProperties"]
    );
    let many = json!({"map": {"a": 1, "b": 2, "c": 3}, "nothing": null});
    assert_eq!(broken(many), ["/map maxProperties"]);
    // Six members: the null counts, what is absent does not.
    let six = json!({"nothing": null, "a": 1, "b": 2, "c": 3, "d": 4, "e": 5});
    assert_eq!(broken(six), [" maxProperties"]);
}
