//! The table of keywords tells the truth, and the reader reads what RFC 8259 says.

mod holds;

use super::{FoundBy, KEYWORDS, Keyword, Treatment};
use crate::diagnostic::Code;
use crate::{Config, plan};
use serde_json::{Value, json};

/// Per keyword, a schema that uses it at its root.
fn sample(keyword: &str) -> Value {
    let defs = json!({"D": {"type": "object", "properties": {"q": {"type": "string"}}}});
    match keyword {
        "$schema" => {
            let text = json!({"D": {"type": "string"}});
            let beside = json!({"a": {"$ref": "#/definitions/D", "maxLength": 3}});
            json!({"$schema": "http://json-schema.org/draft-07/schema#", "properties": beside, "definitions": text})
        }
        "$id" => json!({"$id": "http://example.com/from-id"}),
        "id" => {
            json!({"$schema": "http://json-schema.org/draft-04/schema#", "id": "http://example.com/from-id"})
        }
        "$anchor" => json!({"$anchor": "here", "properties": {"a": {"$ref": "#here"}}}),
        "$dynamicAnchor" => {
            json!({"$dynamicAnchor": "here", "properties": {"a": {"$ref": "#here"}}})
        }
        "$recursiveAnchor" => {
            let inner = json!({"a": {"$recursiveRef": "#"}, "b": {"$recursiveAnchor": true}});
            json!({"$recursiveAnchor": true, "properties": inner})
        }
        "$ref" | "$dynamicRef" | "$recursiveRef" => {
            json!({keyword: "#/$defs/D", "$defs": defs})
        }
        "$defs" => json!({"$defs": defs}),
        "definitions" => json!({"definitions": defs}),
        "type" => json!({"type": "string"}),
        "enum" => json!({"enum": ["a", "b"]}),
        "const" => json!({"const": "a"}),
        "properties" => json!({"type": "object", "properties": {"a": {}}}),
        "required" => json!({"properties": {"a": {}}, "required": ["a"]}),
        "additionalProperties" => {
            json!({"type": "object", "additionalProperties": {"type": "string"}})
        }
        "patternProperties" => {
            json!({"type": "object", "additionalProperties": false, "patternProperties": {"^a": {"type": "string"}}})
        }
        "items" => json!({"type": "array", "items": {"type": "string"}}),
        "prefixItems" => {
            json!({"type": "array", "prefixItems": [{"type": "string"}], "minItems": 1, "maxItems": 1})
        }
        "additionalItems" => {
            json!({"type": "array", "items": [{"type": "string"}], "additionalItems": {"type": "string"}})
        }
        "allOf" => json!({"allOf": [{"type": "string"}]}),
        "anyOf" => json!({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        "oneOf" => json!({"oneOf": [{"type": "string"}, {"type": "integer"}]}),
        "format" => json!({"type": "string", "format": "date"}),
        "nullable" => json!({"type": "string", "nullable": true}),
        "minLength" | "maxLength" => json!({"type": "string", keyword: 3}),
        "pattern" => json!({"type": "string", keyword: "^a"}),
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
            json!({"type": "number", keyword: 3})
        }
        "minItems" | "maxItems" => json!({"type": "array", keyword: 3}),
        "uniqueItems" => json!({"type": "array", keyword: true}),
        "minProperties" | "maxProperties" => {
            json!({"type": "object", "properties": {"a": {}}, keyword: 1})
        }
        "title" | "description" | "$comment" | "x-version" => {
            json!({"type": "object", keyword: "Words"})
        }
        "default" | "example" => json!({"type": "string", keyword: "a"}),
        "examples" => json!({"type": "string", keyword: ["a"]}),
        "deprecated" | "readOnly" | "writeOnly" => json!({"type": "string", keyword: true}),
        "deprecationMessage" => json!({"type": "string", keyword: "Use another."}),
        "x-sensitive" => json!({"type": "string", keyword: "personal"}),
        "x-enum-descriptions" => json!({"enum": ["a", "b"], keyword: {"a": "First."}}),
        "x-enum-varnames" | "x-enumNames" => {
            json!({"enum": ["a", "b"], keyword: ["First", "Second"]})
        }
        "x-ms-enum" => {
            json!({"enum": ["a", "b"], keyword: {"values": [{"value": "a", "name": "First"}]}})
        }
        "x-phases" => json!({"enum": ["a", "b"], keyword: [{"name": "Begin", "values": ["a"]}]}),
        "x-rules" => {
            json!({"type": "string", keyword: [{"id": "r", "statement": "S.", "strength": "documented", "checked": "types"}]})
        }
        "if" => {
            json!({"type": "object", keyword: {"required": ["a"]}, "then": {"required": ["b"]}})
        }
        "then" | "else" => {
            json!({"type": "object", "if": {"required": ["a"]}, keyword: {"required": ["b"]}})
        }
        "unevaluatedProperties" => json!({"type": "object", keyword: false}),
        "not" | "contains" | "unevaluatedItems" | "contentSchema" => {
            json!({"type": "array", keyword: {"minItems": 1}})
        }
        "dependentRequired" => json!({"type": "object", keyword: {"a": ["b"]}}),
        "propertyNames" => json!({"type": "object", keyword: {"pattern": "^a"}}),
        "dependentSchemas" | "dependencies" => {
            json!({"type": "object", keyword: {"a": {"required": ["b"]}}})
        }
        "minContains" | "maxContains" => json!({"type": "array", "contains": true, keyword: 1}),
        "contentEncoding" | "contentMediaType" => json!({"type": "string", keyword: "base64"}),
        "discriminator" => {
            let refs = json!([{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}]);
            let object = json!({"type": "object", "properties": {"q": {"type": "string"}}});
            json!({"oneOf": refs, "$defs": {"A": object, "B": object}, keyword: {"propertyName": "kind"}})
        }
        _ => json!({"type": "object", keyword: {"any": "thing"}}),
    }
}

/// What the generator understood, pointers aside.
fn understood(schema: &Value) -> String {
    match plan(&schema.to_string(), &Config::default()) {
        Ok(plan) => format!("{:?}", plan.model),
        Err(diagnostics) => panic!("{schema}: {diagnostics}"),
    }
}

fn without(schema: &Value, keyword: &str) -> Value {
    let mut schema = schema.clone();
    let removed = schema
        .as_object_mut()
        .and_then(|members| members.remove(keyword));
    assert!(removed.is_some(), "the sample of {keyword} does not use it");
    schema
}

#[test]
fn the_table_tells_the_truth() {
    for keyword in KEYWORDS {
        let sample = sample(keyword.name);
        match keyword.treatment {
            Treatment::Refused => {
                let found = plan(&sample.to_string(), &Config::default()).expect_err(keyword.name);
                let codes: Vec<Code> = found.iter().map(|found| found.code).collect();
                assert_eq!(codes, [Code::UnsupportedKeyword], "{}", keyword.name);
            }
            Treatment::Validation | Treatment::Ignored => {
                let (name, whole) = (keyword.name, understood(&sample));
                let bare = understood(&without(&sample, name));
                assert_eq!(whole, bare, "{name} shapes something");
            }
            // An anchor only shows in the reference that uses it; a comment nowhere.
            _ if matches!(keyword.name, "$anchor" | "$dynamicAnchor" | "$comment") => {
                drop(understood(&sample));
            }
            Treatment::Shape | Treatment::Constraint | Treatment::Annotation => {
                let (name, whole) = (keyword.name, understood(&sample));
                let bare = understood(&without(&sample, name));
                assert_ne!(whole, bare, "{name} shapes nothing");
            }
        }
    }
}

/// Asserts that the README has a row that starts with `start` and lists the keywords of which `is_listed` is true.
#[track_caller]
fn assert_listed(start: &str, is_listed: impl Fn(&Keyword) -> bool) {
    let readme = include_str!("../../README.md");
    let row = readme.lines().find(|line| line.starts_with(start));
    let listed = row.and_then(|row| row.rsplit("| ").next());
    let names = KEYWORDS.iter().filter(|keyword| is_listed(keyword));
    let names: Vec<String> = names.map(|keyword| format!("`{}`", keyword.name)).collect();
    assert_eq!(listed, Some(format!("{} |", names.join(", ")).as_str()));
}

#[test]
fn the_readme_has_the_same_tables() {
    for treatment in [
        Treatment::Shape,
        Treatment::Constraint,
        Treatment::Annotation,
        Treatment::Validation,
        Treatment::Ignored,
        Treatment::Refused,
    ] {
        let start = format!("| {} |", format!("{treatment:?}").to_lowercase());
        assert_listed(&start, |keyword| keyword.treatment == treatment);
    }
    for (start, found_by) in [
        ("| decoding |", FoundBy::Decoding),
        ("| `validate()` |", FoundBy::Validate),
        ("| `validate_document()` alone |", FoundBy::Document),
    ] {
        assert_listed(start, |keyword| keyword.found_by == Some(found_by));
    }
}

#[test]
fn no_keyword_has_two_rows() {
    let mut names: Vec<&str> = KEYWORDS.iter().map(|keyword| keyword.name).collect();
    names.sort_unstable();
    let before = names.len();
    names.dedup();
    assert_eq!(names.len(), before);
}

/// Every keyword of the vocabularies of 2020-12.
const VOCABULARIES: &str = "$schema $id $ref $anchor $dynamicRef $dynamicAnchor $vocabulary $comment $defs \
    allOf anyOf oneOf not if then else dependentSchemas prefixItems items contains properties patternProperties \
    additionalProperties propertyNames unevaluatedItems unevaluatedProperties type enum const multipleOf maximum \
    exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxContains \
    minContains maxProperties minProperties required dependentRequired title description default deprecated readOnly \
    writeOnly examples format contentEncoding contentMediaType contentSchema";

#[test]
fn every_keyword_of_the_vocabularies_is_in_the_table() {
    for name in VOCABULARIES.split_whitespace() {
        assert!(
            KEYWORDS.iter().any(|keyword| keyword.name == name),
            "{name}"
        );
    }
}

#[test]
fn other_names_are_reported_unless_they_start_with_x() {
    let codes = |schema: &str, config: &Config| {
        let notes = plan(schema, config).map(|plan| plan.notes);
        let (is_ok, found) = match notes {
            Ok(notes) => (true, notes),
            Err(errors) => (false, errors),
        };
        let codes: Vec<Code> = found.iter().map(|found| found.code).collect();
        (is_ok, codes)
    };
    let default = Config::default();
    let unknown = vec![Code::UnknownKeyword];
    assert_eq!(codes(r#"{"x-anything": 1}"#, &default), (true, vec![]));
    assert_eq!(
        codes(r#"{"anything": 1}"#, &default),
        (true, unknown.clone())
    );
    let ignoring = Config {
        ignore_keywords: vec!["anything".to_owned()],
        ..Config::default()
    };
    assert_eq!(codes(r#"{"anything": 1}"#, &ignoring), (true, vec![]));
    let denying = Config {
        deny_unknown_keywords: true,
        ..Config::default()
    };
    let strict = Config {
        strict: true,
        ..Config::default()
    };
    for config in [denying, strict] {
        assert_eq!(
            codes(r#"{"anything": 1}"#, &config),
            (false, unknown.clone())
        );
    }
}

#[test]
fn only_rfc_8259_is_json() {
    for text in [
        "",
        " ",
        "nul",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "-",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "\"\u{1}\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\u0041\"",
        "[1 2]",
        "{\"a\" 1}",
        "{\"a\":}",
        "tru",
        "NaN",
        "0x1",
        "1 2",
        "1\u{feff}",
        "\u{feff}\u{feff}1",
        "//",
        "\"a",
    ] {
        let found = plan(text, &Config::default()).expect_err(text);
        assert!(
            found.iter().all(|found| found.code == Code::Syntax),
            "{text}: {found}"
        );
    }
}

#[test]
fn strings_keep_their_characters() {
    let text = "{\"title\": \"a\\u00e9\\ud83d\\ude00\\n\\/\\\"\\\\\", \"type\": \"string\"}";
    let plan = plan(text, &Config::default()).unwrap_or_else(|found| panic!("{found}"));
    assert_eq!(
        plan.model.schema.title.as_deref(),
        Some("a\u{e9}\u{1f600}\n/\"\\")
    );
}

#[test]
fn a_byte_order_mark_is_stepped_over() {
    let text = "\u{feff}{\"title\": \"T\", \"type\": \"string\"}";
    let plan = plan(text, &Config::default()).unwrap_or_else(|found| panic!("{found}"));
    assert_eq!(plan.model.schema.title.as_deref(), Some("T"));
}
