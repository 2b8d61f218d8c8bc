//! What no type shows is edited or listed, and what people said is kept or listed.

use super::super::{Need, Upstream, import};
use super::{imported, subjects, upstream};
use crate::{Config, Documents, Syntax};

const HEAD: &str =
    "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";

/// Imports `theirs`, the schemas of upstream, into `ours`, and asserts that another import finds nothing.
fn settled(ours: &str, theirs: &str) -> String {
    let theirs = format!("{HEAD}{theirs}");
    let once = imported(ours, &theirs, false);
    assert!(!once.agrees(ours));
    let twice = imported(&once.text, &theirs, false);
    assert_eq!(
        (twice.text.as_str(), twice.applied.len()),
        (once.text.as_str(), 0)
    );
    assert!(twice.agrees(&once.text), "{:#?}", twice.decisions);
    once.text
}

fn assert_parts(text: &str, parts: &[&str]) {
    let compact: String = text.split_whitespace().collect();
    for part in parts {
        assert!(compact.contains(part), "no {part} in {text}");
    }
}

#[test]
fn limits_of_what_is_in_a_value_are_edited() {
    let ours = r#"{"title": "Pet", "type": "object", "properties": {
  "l": {"type": "array", "items": {"type": "string"}},
  "m": {"type": "object", "additionalProperties": {"type": "string"}},
  "t": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false, "minItems": 2},
  "u": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
  "o": {"type": "object", "properties": {"x": {"type": "string"}}, "additionalProperties": {"type": "number"}}
}}"#;
    let theirs = "    Pet:
      type: object
      properties:
        l: {type: array, items: {type: string, minLength: 2}}
        m: {type: object, additionalProperties: {type: string, pattern: ^a}}
        t: {type: array, prefixItems: [{type: string, maxLength: 3}, {type: integer}], items: false, minItems: 2}
        u: {oneOf: [{type: string}, {type: integer, minimum: 3}]}
        o: {type: object, minProperties: 1, properties: {x: {type: string}}, additionalProperties: {type: [number, 'null']}}
";
    let text = settled(ours, theirs);
    let parts = [
        r#""items":{"type":"string","minLength":2}"#,
        r#""additionalProperties":{"type":"string","pattern":"^a"}"#,
        r#"{"type":"string","maxLength":3}"#,
        r#"{"type":"integer","minimum":3}"#,
        r#""minProperties":1"#,
        r#""additionalProperties":{"type":["number","null"]}"#,
    ];
    assert_parts(&text, &parts);
}

const PAIR: &str = r#"{"title": "Pet", "type": "object", "properties": {"x": {"type": "string"}, "y": {"type": "string"}}}"#;

#[test]
fn conditions_are_edited() {
    let theirs = "    Pet:
      type: object
      properties: {x: {type: string}, y: {type: string}}
      patternProperties: {^z: {type: string}}
      dependentRequired: {x: [y]}
      not: {required: [x]}
      if: {required: [y]}
      then: {maxProperties: 2}
      anyOf: [{required: [x]}, {required: [y]}]
      allOf: [{oneOf: [{required: [x]}, {required: [y]}]}]
";
    let text = settled(PAIR, theirs);
    let parts = [
        r#""patternProperties":{"^z":{"type":"string"}}"#,
        r#""dependentRequired":{"x":["y"]}"#,
        r#""not":{"required":["x"]}"#,
        r#""if":{"required":["y"]},"then":{"maxProperties":2}"#,
        r#""anyOf":[{"required":["x"]},{"required":["y"]}]"#,
        r#""allOf":[{"oneOf":[{"required":["x"]},{"required":["y"]}]}]"#,
    ];
    assert_parts(&text, &parts);
}

#[test]
fn conditions_that_are_the_same_stay_whatever_is_said_of_them() {
    let condition =
        r#"{"if": {"required": ["x"]}, "then": {"required": ["y"], "description": "Ours."}}"#;
    let ours = PAIR.replace(
        "}}}",
        &format!(
            r#"}}}}, "allOf": [{condition}], "not": {{"required": ["z"], "title": "Ours"}}}}"#
        ),
    );
    let theirs = format!(
        "{HEAD}    Pet: {{type: object, properties: {{x: {{type: string}}, y: {{type: string}}}},
      allOf: [{{if: {{required: [x]}}, then: {{required: [y]}}}}], not: {{required: [z]}}}}\n"
    );
    let made = imported(&ours, &theirs, false);
    assert_eq!((made.text.as_str(), made.applied.len()), (ours.as_str(), 0));
    assert!(made.agrees(&ours));
}

#[test]
fn a_root_of_another_name_is_the_same() {
    let ours = r#"{"title": "My animal", "type": "object", "properties": {"x": {"type": ["string", "array"], "items": {"type": "string"}}}}"#;
    let theirs = format!(
        "{HEAD}    Pet: {{type: object, properties: {{x: {{type: [string, array], items: {{type: string}}}}}}}}\n"
    );
    assert!(imported(ours, &theirs, false).agrees(ours));
}

#[test]
fn what_is_not_edited_is_a_difference() {
    let ours = PAIR.replace(
        "}}}",
        r#"}}, "not": {"required": ["x"], "description": "Ours."}}"#,
    );
    let theirs = format!(
        "{HEAD}    Pet: {{type: object, properties: {{x: {{type: string}}, y: {{type: string}}}}, not: {{required: [y]}}}}\n"
    );
    let made = imported(&ours, &theirs, false);
    assert_eq!(made.text, ours);
    assert_eq!(subjects(&made, Need::Difference), ["Pet: `not`"]);
    assert!(!made.agrees(&ours));
}

#[test]
fn what_upstream_gave_up_is_listed_and_what_it_opened_is_open() {
    let ours = r#"{"title": "Pet", "type": "object", "properties": {"l": {"type": "array", "items": {"type": "string", "minLength": 2}}},
  "not": {"required": ["z"]}, "additionalProperties": false}"#;
    let theirs = format!(
        "{HEAD}    Pet: {{type: object, properties: {{l: {{type: array, items: {{type: string}}}}}}}}\n"
    );
    let made = imported(ours, &theirs, false);
    assert_eq!(
        made.text,
        ours.replace(r#", "additionalProperties": false"#, "")
    );
    assert_eq!(
        subjects(&made, Need::Constraint),
        ["Pet: `not`", "minLength: 2"]
    );
    assert!(imported(&made.text, &theirs, false).agrees(&made.text));
}

#[test]
fn a_root_that_contains_itself_is_referred_to() {
    let text = settled(
        PAIR,
        "    Pet: {type: object, properties: {x: {type: string}, y: {type: string}, friends: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}\n",
    );
    assert_parts(
        &text,
        &[r##""friends":{"type":"array","items":{"$ref":"#"}}"##],
    );
    assert!(!text.contains("$defs"), "{text}");
}

#[test]
fn other_documents_are_read_and_stay() {
    let ours = r#"{"title": "Pet", "type": "object", "properties": {"a": {"$ref": "defs.json#/$defs/A"}}}"#;
    let defs = r#"{"$defs": {"A": {"type": "object", "properties": {"x": {"type": "string", "x-sensitive": "personal"}}}}}"#;
    let made = |theirs: &str| {
        let theirs = format!("{HEAD}{theirs}");
        let mut documents = Documents::new(ours);
        documents.insert("schema/defs.json".to_owned(), Some(defs.into()));
        let config = Config {
            schema: "schema/s.json".to_owned(),
            ..Config::default()
        };
        let upstream = Upstream {
            text: &theirs,
            syntax: Syntax::Yaml,
            plan: &upstream(&theirs),
        };
        import(&documents, &config, upstream, false).expect("ours is a schema")
    };
    let pet = "    Pet: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}\n";
    let same = made(&format!(
        "{pet}    A: {{type: object, properties: {{x: {{type: string}}}}}}\n"
    ));
    assert_eq!((same.text.as_str(), same.decisions), (ours, Vec::new()));
    let other = made(&format!(
        "{pet}    A: {{type: object, minProperties: 1, properties: {{x: {{type: string}}, y: {{type: string}}}}}}\n"
    ));
    assert_eq!(other.text, ours);
    assert_eq!(
        subjects(&other, Need::Difference),
        ["A: minProperties: 1", "field-added A.y"]
    );
}

#[test]
fn what_was_said_moves_with_what_it_was_said_of() {
    let said = r#""x-sensitive": "government_id", "description": "Ours.""#;
    let inner =
        format!(r#"{{"type": "object", "properties": {{"ssn": {{"type": "string", {said}}}}}}}"#);
    let ours = format!(
        r#"{{"title": "Pet", "type": "object", "properties": {{
  "t": {{"type": "array", "prefixItems": [{{"type": "string"}}, {inner}], "items": false, "minItems": 2}},
  "l": {{"type": "array", "items": {inner}}},
  "w": {inner},
  "gone": {{"type": "array", "items": {inner}}}
}}}}"#
    );
    let theirs = "    Pet:
      type: object
      properties:
        t: {type: array, prefixItems: [{type: [string, 'null']}, {type: object, properties: {ssn: {type: string}}}], items: false, minItems: 2}
        l: {type: array, items: {type: array, items: {type: object, properties: {ssn: {type: string}}}}}
        w: {oneOf: [{type: object, properties: {ssn: {type: string}, more: {type: string}}}, {type: string}]}
        gone: {type: string}
";
    let made = imported(&ours, &format!("{HEAD}{theirs}"), false);
    assert_eq!(
        made.text.matches("government_id").count(),
        3,
        "{}",
        made.text
    );
    assert_eq!(made.text.matches("\"Ours.\"").count(), 3, "{}", made.text);
    assert_eq!(
        subjects(&made, Need::Lost),
        ["`description` of `ssn`", "`x-sensitive` of `ssn`"]
    );
}

#[test]
fn a_phase_of_a_value_that_is_gone_is_a_decision_until_it_is_made() {
    let ours = r#"{"title": "Pet", "type": "object", "properties": {"k": {"enum": ["a", "b"], "x-phases": [{"name": "one", "values": ["a", "b"]}]}}}"#;
    let theirs = "    Pet: {type: object, properties: {k: {enum: [a]}}}\n";
    let text = settled(ours, theirs);
    let again = imported(&text, &format!("{HEAD}{theirs}"), false);
    assert_eq!(
        subjects(&again, Need::Rule),
        ["`x-phases`: `PetK.b` is gone"]
    );
}

#[test]
fn every_keyword_that_holds_schemas_is_translated() {
    let ours = "{\n  \"title\": \"Pet\",\n  \"type\": \"object\"\n}\n";
    let theirs = "openapi: 3.1.0
info: {title: Pets, version: '2.0'}
paths: {}
components:
  schemas:
    Pet:
      type: object
      properties:
        toys: {type: object, unevaluatedProperties: {$ref: '#/components/schemas/Toy'}}
        sizes: {enum: [{x-unit: cm}, {x-unit: inch}]}
    Toy: {type: string}
";
    let made = imported(ours, theirs, false);
    assert!(made.text.contains("#/$defs/Toy"), "{}", made.text);
    assert!(!made.text.contains("#/components"), "{}", made.text);
    let changed = theirs.replace("x-unit: inch", "x-unit: mm");
    let made = imported(&made.text, &changed, false);
    assert!(made.text.contains("\"x-unit\": \"mm\""), "{}", made.text);
}

#[test]
fn what_no_edit_brings_is_listed() {
    let properties = r#""properties": {"x": {"type": "string"}, "y": {"type": "string"}}"#;
    let listed = |ours: &str, theirs: &str| {
        let ours = format!("{{\"title\": \"Pet\", \"type\": \"object\", {properties}, {ours}}}");
        let theirs = format!("{HEAD}    Pet: {{\"type\": \"object\", {properties}, {theirs}}}\n");
        let made = imported(&ours, &theirs, false);
        subjects(&made, Need::Difference).len()
    };
    let two = r#""oneOf": [{"required": ["x"]}, {"required": ["y"]}]"#;
    let third = r#""oneOf": [{"required": ["x"]}, {"required": ["y"]}, true]"#;
    assert_eq!(listed(two, third), 1);
    assert_eq!(listed(two, two), 0);
    let unevaluated = |least: u8| {
        format!(r#""unevaluatedProperties": {{"type": "string", "minLength": {least}}}"#)
    };
    assert_eq!(listed(&unevaluated(3), &unevaluated(4)), 1);
    let narrow = r#""oneOf": [{"properties": {"x": {"maxLength": 3}}}, {"required": ["y"]}]"#;
    let wide = r#""oneOf": [{"properties": {"x": {}}}, {"required": ["y"]}]"#;
    assert_eq!(listed(narrow, wide), 1);
    let own = r#""minProperties": 1"#;
    assert_eq!(listed(own, r#""description": "No limit.""#), 0);
}

#[test]
fn what_closes_an_object_or_a_list_beside_conditions_is_edited() {
    let properties = r#""properties": {"x": {"type": "string"}, "y": {"type": "string"}}"#;
    let list = r#""l": {"type": "array", "prefixItems": [{"type": "string"}], "contains": {"type": "integer"}"#;
    let conditions = [
        r#""if": {"required": ["x"]}, "then": {"required": ["y"]}"#,
        r#""dependentSchemas": {"x": {"required": ["y"]}}"#,
        r#""allOf": [{"if": {"required": ["x"]}, "then": {"required": ["y"]}}]"#,
    ];
    for condition in conditions {
        let plain = format!(r#"{{"type": "object", {properties}, {condition}"#);
        let ours = format!(r#"{{"title": "Pet", {}}}"#, &plain[1..]);
        let theirs = format!("    Pet: {plain}, \"unevaluatedProperties\": false}}\n");
        assert_parts(
            &settled(&ours, &theirs),
            &[r#""unevaluatedProperties":false"#],
        );
    }
    let object = r#""type": "object", "properties": {"#;
    let ours = format!(r#"{{"title": "Pet", {object} {list}}}}}}}"#);
    let theirs = format!("    Pet: {{{object} {list}, \"unevaluatedItems\": false}}}}}}\n");
    assert_parts(&settled(&ours, &theirs), &[r#""unevaluatedItems":false"#]);
}
