//! Constraints hold inside lists, tuples, maps, unions and any JSON, and objects are held to what is asserted of their members' names.
#![cfg(feature = "validate")]

use additional_properties::inspect::{Constraint, Inspect, value_at};
use additional_properties::json::{FromJson, RawJson, from_slice};
use additional_properties::validate::{Severity, check, check_as};
use additional_properties::{AdditionalProperties, Union, constraints};
use serde_json::{Value, json};

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, json)]
enum Either {
    #[additional_properties(maximum = 9)]
    Number(i64),
    #[additional_properties(items(min_length = 2))]
    List(Vec<String>),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, json)]
struct Named {
    #[additional_properties(min_length = 3)]
    name: String,
    #[additional_properties(optional)]
    nick: Option<String>,
    #[additional_properties]
    extra: AdditionalProperties,
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, json)]
struct Numbered {
    name: String,
    #[additional_properties(optional)]
    number: Option<i64>,
    #[additional_properties]
    extra: AdditionalProperties,
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, json)]
#[additional_properties(asserts("not", r#"{"not": {"required": ["nick", "number"]}}"#))]
#[additional_properties(branches(
    "oneOf",
    r#"[
        {"properties": {"name": {"minLength": 3}, "nick": {"type": "string"}}, "required": ["name"]},
        {"properties": {"name": {"maxLength": 3}, "number": {"type": "integer"}}, "required": ["name"]}
    ]"#
))]
enum Guessed {
    Named(Named),
    Numbered(Numbered),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Clone, PartialEq, AdditionalProperties)]
#[additional_properties(debug, json)]
#[additional_properties(members(minimum = 1), names("^a", "^b"), absent = "a0")]
#[additional_properties(dependent_required("a1", "a2", "a3"))]
struct Counts {
    #[additional_properties(optional, items(items(one_of(1, 2)), min_items = 1))]
    lists: Option<Vec<Vec<i64>>>,
    #[additional_properties(optional, item_1(pattern = "^x"))]
    pair: Option<(String, String)>,
    #[additional_properties(
        optional,
        members(equals = true),
        property_names(max_length = 2, listed = "[\"ab\", \"abc\"]")
    )]
    map: Option<AdditionalProperties<bool>>,
    #[additional_properties(
        optional,
        min_length = 2,
        minimum = 5,
        min_items = 1,
        max_properties = 0,
        unique_items
    )]
    any: Option<Value>,
    #[additional_properties(optional, listed = "[{\"b\": 1.0, \"a\": []}, null]")]
    one: Option<Value>,
    #[additional_properties(optional)]
    either: Option<Either>,
    #[additional_properties]
    extra: AdditionalProperties<i64, Self>,
}

fn found<T: for<'de> FromJson<'de> + Inspect>(
    text: &Value,
    constraints: &'static [Constraint],
) -> Vec<String> {
    let value: T = from_slice(text.to_string().as_bytes()).unwrap();
    let found = check_as(&value, constraints);
    assert!(found.iter().all(|one| one.severity == Severity::Error));
    found
        .iter()
        .map(|one| format!("{} {}", one.pointer, one.rule))
        .collect()
}

#[test]
fn every_place_is_checked() {
    for (text, expected) in [
        (
            json!({"lists": [[1, 3], []]}),
            vec!["/lists/0/1 enum", "/lists/1 minItems"],
        ),
        (json!({"pair": ["a", "x"]}), vec![]),
        (json!({"pair": ["a", "y"]}), vec!["/pair/1 pattern"]),
        (json!({"map": {"ab": true}}), vec![]),
        (
            json!({"map": {"ab": false, "abc": true}}),
            vec!["/map propertyNames", "/map/* const"],
        ),
        (json!({"map": {"a": true}}), vec!["/map propertyNames"]),
        (json!({"any": "ab"}), vec![]),
        (json!({"any": "a"}), vec!["/any minLength"]),
        (json!({"any": 4}), vec!["/any minimum"]),
        (json!({"any": [1, 1.0]}), vec!["/any uniqueItems"]),
        (json!({"any": {"a": 1}}), vec!["/any maxProperties"]),
        (json!({"one": {"a": [], "b": 1}}), vec![]),
        (json!({"one": {"a": [], "b": 2}}), vec!["/one enum"]),
        (json!({"either": 10}), vec!["/either maximum"]),
        (json!({"either": ["ab", "c"]}), vec!["/either/1 minLength"]),
        (json!({"a": 1, "b": 1}), vec![]),
        (json!({"a": 0}), vec!["/* minimum"]),
        (json!({"c": 1}), vec![" additionalProperties"]),
        (json!({"a0": 1}), vec![" properties"]),
        (json!({"a1": 1, "a2": 1}), vec![" dependentRequired"]),
        (json!({"a1": 1, "a2": 1, "a3": 1}), vec![]),
    ] {
        assert_eq!(found::<Counts>(&text, &[]), expected, "{text}");
    }
}

#[test]
fn inside_a_guessed_variant_nothing_is_wrong_where_another_branch_holds() {
    const ROOT: &[Constraint] = constraints!(asserts("contains", r#"{"contains": {"const": 1}}"#));
    for (text, expected) in [
        (json!({"name": "abcd"}), &[][..]),
        // Read as `Named`, whose name is too short; it is a valid `Numbered`.
        (json!({"name": "ab"}), &[]),
        (json!({"name": "abc"}), &[" oneOf"]),
        (json!({"name": "ab", "nick": 1}), &[]),
        (json!({"name": "ab", "nick": "x"}), &[]),
        (json!({"name": "ab", "nick": "x", "number": 1}), &[" not"]),
        (
            json!({"name": "ab", "number": "x", "nick": "y"}),
            &[" not", "/name minLength"],
        ),
    ] {
        assert_eq!(found::<Guessed>(&text, &[]), expected, "{text}");
    }
    assert_eq!(found::<Vec<i64>>(&json!([2, 1]), ROOT), [""; 0]);
    assert_eq!(found::<Vec<i64>>(&json!([2]), ROOT), [" contains"]);
}

/// Both limits stand beside the branches; of the variants, one asserts the first itself.
#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, json)]
#[additional_properties(asserts("maximum", r#"{"maximum": 9}"#))]
#[additional_properties(asserts("not", r#"{"not": {"const": 10}}"#))]
#[additional_properties(asserts("not", r#"{"not": {"minimum": 10}}"#))]
enum Limited {
    #[additional_properties(maximum = 9)]
    Number(i64),
    Flag(bool),
    #[additional_properties(unknown, min_length = 2, asserts("not", r#"{"not": {"const": "no"}}"#))]
    Unknown(RawJson),
}

#[test]
fn what_an_unknown_variant_asserts_is_checked() {
    for (text, expected) in [
        (json!("yes"), vec![" anyOf"]),
        (json!("y"), vec![" anyOf", " minLength"]),
        (json!("no"), vec![" anyOf", " not"]),
    ] {
        assert_eq!(found::<Limited>(&text, &[]), expected, "{text}");
    }
}

#[test]
fn what_a_union_and_its_variant_assert_is_reported_once() {
    let list: Vec<Limited> = from_slice(b"[10, 9, 11, true, 10.5]").unwrap();
    let report = check(&list);
    let found = report
        .iter()
        .map(|it| format!("{} {}", it.pointer, it.message));
    let found: Vec<String> = found.collect();
    let not = |pointer| format!("{pointer} does not satisfy the keyword not");
    assert_eq!(
        found,
        [
            "/0 must be at most 9",
            &not("/0"),
            &not("/0"),
            "/2 must be at most 9",
            &not("/2"),
            &not("/3"),
            "/4 fits none of the listed alternatives",
        ]
    );
}

#[test]
fn a_root_without_a_type_of_its_own_has_its_constraints_beside_it() {
    const ROOT: &[Constraint] = constraints!(min_items = 1, items(min_length = 1), unique_items);
    assert_eq!(found::<Vec<String>>(&json!(["a"]), ROOT), [""; 0]);
    assert_eq!(found::<Vec<String>>(&json!([]), ROOT), [" minItems"]);
    assert_eq!(
        found::<Vec<String>>(&json!(["", ""]), ROOT),
        [" uniqueItems", "/0 minLength", "/1 minLength"]
    );
}

#[test]
fn a_number_beyond_floats_is_checked() {
    const ROOT: &[Constraint] = constraints!(asserts("type", r#"{"type": "number"}"#));
    for (text, expected) in [
        ("1E400", None),
        ("1E4", None),
        ("[]", Some(Severity::Error)),
    ] {
        let value: RawJson = from_slice(text.as_bytes()).unwrap();
        let found = check_as(&value, ROOT);
        let severity = found.iter().next().map(|violation| violation.severity);
        assert_eq!(severity, expected, "{text}");
    }
}

#[test]
fn half_a_surrogate_pair_is_a_string_and_infinity_is_no_number() {
    const NOT: &[Constraint] = constraints!(asserts(
        "not",
        r#"{"not": {"type": "object", "required": ["x"]}}"#
    ));
    for (text, expected) in [
        (r#""\ud800""#, None),
        (r#"{"y":"\ud800"}"#, None),
        (r#"{"x":"\ud800"}"#, Some(Severity::Error)),
        (r#"{"\ud800":1}"#, Some(Severity::Warning)),
    ] {
        let value: RawJson = from_slice(text.as_bytes()).unwrap();
        let found = check_as(&value, NOT);
        let severity = found.iter().next().map(|violation| violation.severity);
        assert_eq!(severity, expected, "{text}");
    }
    let list = check(&vec![1.0, f64::NAN, f64::NEG_INFINITY]);
    let pointers: Vec<_> = list.errors().map(|error| error.pointer.as_str()).collect();
    assert_eq!(pointers, ["/1", "/2"]);
}

#[test]
fn what_no_variant_holds_for_its_size_may_be_valid() {
    for (text, expected) in [
        ("1e999", Severity::Error),
        ("[1e999]", Severity::Error),
        (r#"{"a":1e999}"#, Severity::Warning),
        (r#"{"a":1e99}"#, Severity::Error),
    ] {
        let value: Switch = from_slice(text.as_bytes()).unwrap();
        let found = check(&value);
        let severity: Vec<_> = found.iter().map(|violation| violation.severity).collect();
        assert_eq!(severity, [expected], "{text}");
        let held = serde_json::from_str::<Value>(text).ok();
        assert_eq!(value_at(&value, ""), held, "{text}");
        assert_eq!(value_at(&vec![value], "/0"), held, "{text}");
    }
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(debug, json)]
enum Switch {
    Flag(bool),
    #[additional_properties(unknown)]
    Unknown(RawJson),
}

#[test]
fn reports_quote_no_unknown_name() {
    let text = json!({"a": 1, "secret": 1, "map": {"secret": true}});
    let value: Counts = from_slice(text.to_string().as_bytes()).unwrap();
    let report = check(&value).to_string();
    assert!(
        report.contains("/map has a member whose name breaks the keyword"),
        "{report}"
    );
    assert!(!report.contains("secret"), "{report}");
}

#[cfg(feature = "jsonschema")]
mod documents {
    use super::{Severity, json};
    use additional_properties::validate::DocumentSchema;

    static SCHEMA: DocumentSchema = DocumentSchema::new(
        r#"{
            "properties": {
                "known": {"type": "string", "format": "ipv4"},
                "open": {"enum": ["a", "b", null]},
                "closed": {"enum": [1, "a"]},
                "other": {"$ref": "urn:other"},
                "elsewhere": {"$ref": "urn:elsewhere"}
            },
            "unevaluatedProperties": {"type": "boolean"}
        }"#,
    )
    .with_documents(&[("urn:other", r#"{"minimum": 3}"#)]);

    #[test]
    fn a_document_is_validated_without_being_quoted() {
        for (document, expected) in [
            (json!({"known": "x", "elsewhere": 1}), None),
            (
                json!({"known": 7}),
                Some(("/known", "type", Severity::Error)),
            ),
            (
                json!({"open": "c"}),
                Some(("/open", "enum", Severity::Warning)),
            ),
            (json!({"open": 5}), Some(("/open", "enum", Severity::Error))),
            (
                json!({"closed": "c"}),
                Some(("/closed", "enum", Severity::Error)),
            ),
            (
                json!({"other": 2}),
                Some(("/other", "minimum", Severity::Error)),
            ),
            (
                json!({"secret": "secret"}),
                Some(("", "unevaluatedProperties", Severity::Error)),
            ),
        ] {
            let all = SCHEMA.validate(&document).unwrap();
            let found = all.iter().next();
            let found = found.map(|one| (one.pointer.as_str(), &*one.rule, one.severity));
            assert_eq!(found, expected, "{document}");
            assert!(!all.to_string().contains("secret"), "{all}");
        }
    }

    #[test]
    fn formats_are_asserted_on_request_and_a_broken_schema_is_an_error() {
        static STRICT: DocumentSchema =
            DocumentSchema::new(r#"{"format": "ipv4"}"#).asserting_formats();
        static BROKEN: DocumentSchema = DocumentSchema::new(r#"{"type": 1}"#);
        assert!(STRICT.validate(&json!("x")).unwrap().has_errors());
        assert!(BROKEN.validate(&json!(1)).is_err());
    }
}
