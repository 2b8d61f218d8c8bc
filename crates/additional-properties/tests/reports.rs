//! Reports can be logged and serialized. They name declared members only: a key of a map or the name of an unknown member can be
//! personal data and is shown to those who ask for it.
#![cfg(feature = "validate")]

use std::collections::BTreeMap;

use additional_properties::inspect::{
    DriftKind, changes, changes_with_names, drift, drift_with_names, value_at,
};
use additional_properties::json;
use additional_properties::validate::{check, check_with_names};
use additional_properties::{AdditionalProperties, OpenEnum, UnknownValue};
use serde_json::json;

#[derive(OpenEnum)]
#[additional_properties(debug, serde, json)]
enum Status {
    #[allow(dead_code)]
    Good,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(AdditionalProperties)]
#[additional_properties(debug, serde, json)]
struct Person {
    #[additional_properties(max_length = 2)]
    code: String,
    status: Status,
    #[additional_properties]
    extra: AdditionalProperties,
}

#[derive(AdditionalProperties)]
#[additional_properties(debug, serde, json)]
struct Book {
    people: BTreeMap<String, Person>,
    #[additional_properties]
    friends: AdditionalProperties<Person>,
}

const NAME: &str = "Ada Lovelace";

fn book() -> Book {
    let person = json!({ "code": "abc", "status": "canary", "canary/~": "canary" });
    serde_json::from_value(json!({ "people": { NAME: person }, NAME: person })).unwrap()
}

#[test]
fn names_that_no_type_declares_are_shown_only_on_request() {
    let pointers = |found: Vec<_>| found.join(" ");
    let found = check(&book());
    let shown = pointers(found.iter().map(|it| it.pointer.clone()).collect());
    assert_eq!(shown, "/people/*/code /people/*/status /*/code /*/status");
    let shown = pointers(drift(&book()).into_iter().map(|it| it.pointer).collect());
    assert_eq!(shown, " /people/* /people/*/status /* /*/status");
    for report in [
        format!("{found} {found:?}"),
        format!("{:?}", drift(&book())),
    ] {
        assert!(
            !report.contains("Ada") && !report.contains("canary"),
            "{report}"
        );
    }
    let found = check_with_names(&book());
    let shown = pointers(found.iter().map(|it| it.pointer.clone()).collect());
    assert_eq!(
        shown.replace(NAME, "NAME"),
        "/people/NAME/code /people/NAME/status /NAME/code /NAME/status"
    );
    assert!(!format!("{found:?}").contains("canary"));
    let found = drift_with_names(&book());
    assert_eq!(found[1].pointer, "/people/Ada Lovelace");
    assert_eq!(found[1].names, ["canary/~"]);
    assert_eq!(found[0].names, [NAME]);
    assert!(found[2].names.is_empty() && found[2].kind == DriftKind::UnknownValue);
}

#[test]
fn reports_are_serialized() {
    assert_eq!(
        serde_json::to_value(check(&book())).unwrap()[0],
        json!({
            "pointer": "/people/*/code", "rule": "maxLength", "severity": "error",
            "message": "must have at most 2 characters",
        })
    );
    assert_eq!(
        serde_json::to_value(drift(&book())).unwrap(),
        json!([
            { "pointer": "", "kind": "unknown_members", "count": 1 },
            { "pointer": "/people/*", "kind": "unknown_members", "count": 1 },
            { "pointer": "/people/*/status", "kind": "unknown_value" },
            { "pointer": "/*", "kind": "unknown_members", "count": 1 },
            { "pointer": "/*/status", "kind": "unknown_value" },
        ])
    );
    let named = serde_json::to_value(drift_with_names(&book())).unwrap();
    assert_eq!(named[1]["names"], json!(["canary/~"]));
}

#[test]
fn errors_of_decoding_do_not_name_them() {
    let text = r#"{"people":{"Ada Lovelace":{"code":1}}}"#;
    let error = json::from_str::<Book>(text).unwrap_err();
    assert_eq!(error.pointer(), "/people/*/code");
    let text = r#"{"people":{},"Ada Lovelace":{"code":1}}"#;
    let error = json::from_str::<Book>(text).unwrap_err();
    assert_eq!(error.pointer(), "/*/code");
}

/// As the container keeps them, whatever a `Value` makes of them.
#[test]
fn changes_see_digits_and_names_that_come_twice() {
    let read = |member: &str| {
        let text = format!(r#"{{"code":"a","status":"good",{member}}}"#);
        json::from_str::<Person>(&text).unwrap()
    };
    for (before, after, is_changed) in [
        (r#""z":1.10"#, r#""z":1.1"#, true),
        (
            r#""z":18446744073709551616"#,
            r#""z":18446744073709551617"#,
            true,
        ),
        (r#""z":{"a":1,"a":2}"#, r#""z":{"a":2}"#, true),
        (
            r#""z":{"a":1,"b":[2]}"#,
            r#" "z" : { "b": [ 2 ], "a": 1 }"#,
            false,
        ),
    ] {
        let found = changes(&read(before), &read(after));
        let pointers: Vec<_> = found.iter().map(|it| it.pointer.as_str()).collect();
        assert_eq!(pointers, if is_changed { vec!["/*"] } else { vec![] });
    }
}

#[test]
fn changes_name_locations_and_never_a_value() {
    let mut after = book();
    after.people.get_mut(NAME).unwrap().code = "canary".to_owned();
    after.friends.remove(NAME).unwrap();
    let person = after.people.get_mut(NAME).unwrap();
    person.extra.insert("canary2", 1.into()).unwrap();
    person.extra.insert("canary/~", 2.into()).unwrap();
    let found = changes(&book(), &after);
    let shown = serde_json::to_value(&found).unwrap();
    assert_eq!(
        shown,
        json!([
            { "pointer": "/people/*/code", "kind": "changed" },
            { "pointer": "/people/*/*", "kind": "changed" },
            { "pointer": "/people/*/*", "kind": "added" },
            { "pointer": "/*", "kind": "removed" },
        ])
    );
    assert!(!format!("{found:?}").contains("canary"));
    let found = changes_with_names(&book(), &after);
    assert_eq!(found[1].pointer, "/people/Ada Lovelace/canary~1~0");
    assert_eq!(value_at(&after, &found[1].pointer), Some(2.into()));
    assert_eq!(value_at(&book(), &found[1].pointer), Some("canary".into()));
    assert!(changes(&after, &after).is_empty());
}

#[test]
fn a_value_is_found_by_its_pointer() {
    let book = book();
    let at = |pointer: &str| value_at(&book, pointer);
    assert_eq!(at("").unwrap(), serde_json::to_value(&book).unwrap());
    assert_eq!(at("/people/Ada Lovelace/status").unwrap(), "canary");
    assert_eq!(at("/Ada Lovelace/code").unwrap(), "abc");
    for pointer in ["people", "/people/", "/people/Ada Lovelace/code/0", "/x"] {
        assert_eq!(at(pointer), None, "{pointer}");
    }
    let list = vec![Some(1), None];
    assert_eq!(value_at(&list, "/0"), Some(1.into()));
    assert_eq!(value_at(&list, "/1"), Some(serde_json::Value::Null));
    for pointer in ["/2", "/00", "/+1", "/-"] {
        assert_eq!(value_at(&list, pointer), None, "{pointer}");
    }
}
