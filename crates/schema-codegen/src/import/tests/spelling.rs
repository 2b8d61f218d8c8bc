//! Keywords of other drafts, and references of a document that is the schema itself.

use super::super::{Import, Upstream, import};
use super::{imported, subjects};
use crate::import::Need;
use crate::{Config, Documents, Syntax};

const PARTS: &str = r##""p": {"type": "array", "items": [{"type": "string"}, {"type": "integer"}], "additionalItems": false},
    "l": {"type": "array", "items": {"type": "string"}, "additionalItems": {"type": "integer"}},
    "d": {"$ref": "#/definitions/D", "maxLength": 2},
    "e": {"type": "object", "dependencies": {"x": ["y"], "y": {"required": ["z"]}}}"##;

const DRAFT_07: &str = r#""$schema": "http://json-schema.org/draft-07/schema#""#;

fn ours(schema: &str) -> String {
    format!(r#"{{{schema}"title": "Pet", "type": "object", "properties": {{}}}}"#)
}

fn compact(made: &Import) -> String {
    assert_eq!(subjects(made, Need::Difference), [""; 0]);
    made.text.split_whitespace().collect()
}

fn assert_parts(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "no {part} in {text}");
    }
}

/// 2020-12 has other keywords for tuples and dependencies, and lets keywords beside `$ref` count, which draft-07 does not.
#[test]
fn keywords_of_an_earlier_draft_are_written_as_ours_has_them() {
    let theirs = format!(
        r#"{{{DRAFT_07}, "definitions": {{"D": {{"type": "string"}}, "Pet": {{"type": "object", "properties": {{{PARTS}}}}}}}}}"#
    );
    let made = imported(&ours(""), &theirs, false);
    let text = compact(&made);
    assert_parts(
        &text,
        &[
            r#""p":{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":false}"#,
            r#""l":{"type":"array","items":{"type":"string"}}"#,
            r##""d":{"$ref":"#/$defs/D"}"##,
            r#""dependentRequired":{"x":["y"]}"#,
            r#""dependentSchemas":{"y":{"required":["z"]}}"#,
        ],
    );
    let again = imported(&made.text, &theirs, false);
    assert_eq!(again.text, made.text);
    assert!(again.agrees(&made.text), "{:#?}", again.decisions);
}

#[test]
fn keywords_of_a_later_draft_are_written_as_ours_has_them() {
    let theirs = r#"{"$defs": {"Pet": {"type": "object", "properties": {
        "p": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}}
    }}}}"#;
    let made = imported(&ours(&format!("{DRAFT_07}, ")), theirs, false);
    let part =
        r#""p":{"type":"array","items":[{"type":"string"}],"additionalItems":{"type":"integer"}}"#;
    assert_parts(&compact(&made), &[part]);
    let again = imported(&made.text, theirs, false);
    assert!(again.agrees(&made.text), "{:#?}", again.decisions);
}

#[test]
fn dependencies_and_limits_are_written_as_an_earlier_draft_of_ours_has_them() {
    let theirs = r#"{"$defs": {"Pet": {"type": "object", "properties": {
        "d": {"type": "object", "dependentRequired": {"z": ["y"]}, "dependentSchemas": {"x": {"required": ["z"]}}},
        "n": {"type": "integer", "exclusiveMinimum": 1, "maximum": 5},
        "c": {"const": "one"}
    }}}}"#;
    let dependencies = r#""d":{"type":"object","dependencies":{"x":{"required":["z"]},"z":["y"]}}"#;
    let draft_04 = r#""$schema": "http://json-schema.org/draft-04/schema#""#;
    let limits = r#""n":{"type":"integer","minimum":1,"exclusiveMinimum":true,"maximum":5}"#;
    for (draft, parts) in [
        (DRAFT_07, [dependencies, r#""c":{"const":"one"}"#]),
        (draft_04, [dependencies, limits]),
        (draft_04, [r#""c":{"enum":["one"]}"#, limits]),
    ] {
        let made = imported(&ours(&format!("{draft}, ")), theirs, false);
        assert_parts(&compact(&made), &parts);
        let again = imported(&made.text, theirs, false);
        assert!(again.agrees(&made.text), "{:#?}", again.decisions);
    }
}

#[test]
fn a_document_that_is_the_schema_itself_has_its_definitions_where_ours_are() {
    let theirs = format!(
        r#"{{{DRAFT_07}, "title": "Pet", "type": "object", "properties": {{{PARTS}}}, "definitions": {{"D": {{"type": "string"}}}}}}"#
    );
    let config = Config {
        root: Some("#".to_owned()),
        syntax: Syntax::Yaml,
        ..Config::default()
    };
    let plan = crate::plan(&theirs, &config).expect("upstream is a schema");
    let upstream = Upstream {
        text: &theirs,
        syntax: Syntax::Yaml,
        plan: &plan,
    };
    let ours = ours("");
    let made = import(&Documents::new(&ours), &Config::default(), upstream, false);
    let made = made.expect("ours is a schema");
    assert_parts(
        &compact(&made),
        &[
            r##""d":{"$ref":"#/$defs/D"}"##,
            r#""$defs":{"D":{"type":"string"}}"#,
        ],
    );
}
