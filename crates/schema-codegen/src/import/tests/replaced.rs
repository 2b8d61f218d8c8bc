//! What no edit of a part brings to what upstream says is replaced as a whole, and what was said of it stays.

use super::super::{Need, Upstream, import};
use super::{imported, subjects, upstream};
use crate::history::History;
use crate::{Config, Documents, Syntax};

const HEAD: &str =
    "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";

/// Imports `theirs` into `ours`; asserts that they agree then, and that another import changes nothing.
fn settled(ours: &str, theirs: &str) -> String {
    let theirs = format!("{HEAD}{theirs}");
    let once = imported(ours, &theirs, false);
    assert_eq!(subjects(&once, Need::Difference), [""; 0], "{}", once.text);
    let twice = imported(&once.text, &theirs, false);
    assert_eq!((&twice.text, twice.applied), (&once.text, Vec::new()));
    once.text
}

fn compact(text: &str) -> String {
    text.split_whitespace().collect()
}

const BARE: &str = "{\n  \"title\": \"Pet\",\n  \"type\": \"object\"\n}\n";

const COMPOSED: &str = "    Money: {type: object, properties: {amount: {type: integer}}}
    Pet:
      type: object
      properties:
        m: {$ref: '#/components/schemas/Money'}
        fee: {allOf: [{$ref: '#/components/schemas/Money'}, {type: object, properties: {rate: {type: number}}}]}
";

const PLAIN: &str = "    Money: {type: object, properties: {amount: {type: integer}}}
    Pet:
      type: object
      properties:
        m: {$ref: '#/components/schemas/Money'}
        fee: {type: object, properties: {rate: {type: number}}}
";

#[test]
fn what_is_composed_of_a_definition_becomes_an_object_of_its_own() {
    let composed = settled(BARE, COMPOSED);
    assert!(compact(&composed).contains(r##""allOf":[{"$ref":"#/$defs/Money"}"##));
    let said = r#""rate": { "description": "Ours.", "x-sensitive": "financial","#;
    let ours = composed.replace("\"rate\": {", said);
    let made = imported(&ours, &format!("{HEAD}{PLAIN}"), false);
    let changes: Vec<_> = made.applied.iter().map(|of| of.name.as_str()).collect();
    assert_eq!(changes, ["PetFee.amount"], "{}", made.text);
    let plain = settled(&ours, PLAIN);
    assert!(!plain.contains("allOf"), "{plain}");
    let kept = compact(&plain);
    assert!(kept.contains(&compact(said)), "{plain}");
    assert!(kept.contains(r#""amount":{"type":"integer"}"#), "{plain}");
    // And the other way round.
    let again = settled(&plain, COMPOSED);
    let kept = compact(&again);
    assert!(
        kept.contains(r##""allOf":[{"$ref":"#/$defs/Money"}"##),
        "{again}"
    );
    assert!(kept.contains(&compact(said)), "{again}");
}

#[test]
fn a_name_that_is_required_and_not_declared_follows() {
    let ours = r#"{"title": "Pet", "type": "object", "properties": {"a": {"type": "string"}}}"#;
    let both = settled(
        ours,
        "    Pet: {type: object, required: [a, b], properties: {a: {type: string}}}\n",
    );
    assert!(compact(&both).contains(r#""required":["a","b"]"#), "{both}");
    let one = settled(
        &both,
        "    Pet: {type: object, required: [a], properties: {a: {type: string}}}\n",
    );
    assert!(compact(&one).contains(r#""required":["a"]"#), "{one}");
}

#[test]
fn null_beside_properties_without_a_type_is_written_once() {
    let text = settled(
        BARE,
        "    Pet: {type: object, properties: {c: {properties: {d: {type: string}}, nullable: true}}}\n",
    );
    let expected = r#""c":{"type":["object","null"],"properties":{"d":{"type":"string"}}}"#;
    assert!(compact(&text).contains(expected), "{text}");
}

#[test]
fn branches_of_one_type_that_admit_null_are_the_same() {
    let text = settled(
        BARE,
        "    Pet: {type: object, properties: {c: {oneOf: [{type: string}, {type: string, nullable: true}], nullable: true}}}\n",
    );
    let expected = r#""oneOf":[{"type":"string"},{"type":["string","null"]},{"type":"null"}]"#;
    assert!(compact(&text).contains(expected), "{text}");
}

#[test]
fn the_history_has_the_types_of_the_schema_as_it_is_now() {
    let theirs = format!(
        "{HEAD}    Money: {{type: object, properties: {{eps: {{type: object, properties: {{a: {{type: string}}}}}}}}}}
    Party:
      type: object
      properties:
        gamma: {{allOf: [{{$ref: '#/components/schemas/Money'}}], nullable: true}}
        delta: {{allOf: [{{$ref: '#/components/schemas/Money'}}, {{type: object, properties: {{x: {{type: string}}}}}}]}}
    Pet: {{type: object, properties: {{p: {{$ref: '#/components/schemas/Party'}}}}}}
"
    );
    let made = imported(BARE, &theirs, false);
    let mut history = History::default();
    made.record(&mut history, "1");
    let mut documents = Documents::new(made.text.as_str());
    documents.set_history(history.to_text());
    let planned = crate::plan_documents(&documents, &Config::default());
    assert!(planned.is_ok(), "{planned:?}");
}

#[test]
fn classes_of_upstream_are_no_difference() {
    let schema = r#"{"$defs": {"Pet": {"type": "object", "properties": {"a": {"type": "string", "x-sensitive": "personal"}}}}}"#;
    let ours = r#"{"title": "Pet", "type": "object", "properties": {"a": {"type": "string", "x-sensitive": "none"}}}"#;
    let upstream = Upstream {
        text: schema,
        syntax: Syntax::Json,
        plan: &upstream(schema),
    };
    let made = import(&Documents::new(ours), &Config::default(), upstream, false);
    let made = made.expect("ours is a schema");
    assert!(made.agrees(ours) && made.applied.is_empty(), "{made:?}");
}

#[test]
fn a_root_that_becomes_nullable_agrees_and_what_did_not_change_keeps_what_is_said_of_it() {
    let said = r#""kept": { "type": "object", "properties": {}, "description": "Ours.", "x-sensitive": "none" }"#;
    let ours = format!(
        r##"{{ "title": "Pet", "type": "object", "properties": {{ "m": {{ "$ref": "#/$defs/Money" }}, {said} }}, "$defs": {{ "Money": {{}} }} }}"##
    );
    let theirs = "    Money: {properties: {amount: {type: object, properties: {}}}}
    Pet:
      type: object
      nullable: true
      properties:
        m: {allOf: [{$ref: '#/components/schemas/Money'}, {properties: {rate: {}}}]}
        kept: {type: object, properties: {}}
";
    let settled = settled(&ours, theirs);
    assert!(settled.contains(said), "{settled}");
    assert!(
        compact(&settled).contains(r#""type":["object","null"]"#),
        "{settled}"
    );
}

#[test]
fn a_document_that_is_imported_into_itself_changes_nothing() {
    let list =
        |limit: &str| format!(r#"{{ "type": "array", "items": {{ "type": "string" }}, {limit} }}"#);
    let ours = format!(
        r##"{{
  "title": "Pet",
  "type": "object",
  "properties": {{
    "tags": {{ "anyOf": [{}, {}] }},
    "maxSize": {{ "anyOf": [{{ "type": "string" }}, {{ "type": "integer" }}] }},
    "max-size": {{ "anyOf": [{{ "type": "string" }}, {{ "type": "integer" }}] }},
    "home": {{ "description": "Where it lives.", "allOf": [{{ "$ref": "#/$defs/Uri" }}] }}
  }},
  "$defs": {{ "Uri": {{ "type": "string", "format": "uri" }} }}
}}
"##,
        list("\"maxItems\": 0"),
        list("\"minItems\": 1"),
    );
    let plan = crate::plan(&ours, &Config::default()).expect("a schema");
    let upstream = Upstream {
        text: &ours,
        syntax: Syntax::Json,
        plan: &plan,
    };
    let made = import(
        &Documents::new(ours.as_str()),
        &Config::default(),
        upstream,
        false,
    );
    let made = made.expect("a schema");
    assert!(made.agrees(&ours), "{}", made.text);
}

#[test]
fn what_is_required_and_not_declared_is_declared() {
    let ours = "{\n  \"title\": \"Pet\",\n  \"type\": \"object\",\n  \"required\": [\"b\"],\n  \"properties\": {\n    \"z\": { \"type\": \"string\" }\n  }\n}\n";
    for b in [
        "{type: string, maxLength: 5}",
        "{type: integer, nullable: true}",
        "{type: object, additionalProperties: false, properties: {x: {type: integer}}}",
        "{type: array, items: {enum: [q]}}",
    ] {
        for required in ["required: [b], ", ""] {
            let theirs = format!(
                "    Pet: {{type: object, {required}properties: {{z: {{type: string}}, b: {b}}}}}\n"
            );
            let made = settled(ours, &theirs);
            assert_eq!(made.contains("[\"b\"]"), !required.is_empty(), "{made}");
        }
    }
    let declared = settled(
        BARE,
        "    Pet: {type: object, required: [b], properties: {b: {type: string}, z: {type: string}}}\n",
    );
    settled(
        &declared,
        "    Pet: {type: object, required: [b], properties: {z: {type: string}}}\n",
    );
}

#[test]
fn an_enum_with_another_name_and_more_values_keeps_what_was_said_of_them() {
    let ours = r##"{
  "title": "Pet",
  "type": "object",
  "properties": { "kind": { "$ref": "#/$defs/Kind" } },
  "$defs": {
    "Kind": { "type": "string", "enum": ["cat", "dog"], "x-enum-descriptions": { "cat": "Purrs.", "dog": "Barks." } }
  }
}
"##;
    let theirs =
        "    Pet: {type: object, properties: {kind: {$ref: '#/components/schemas/PetKind'}}}
    PetKind: {type: string, enum: [cat, dog, newt, bird]}
";
    let made = compact(&settled(ours, theirs));
    let kept = r#""PetKind":{"type":"string","enum":["cat","dog","newt","bird"],"x-enum-descriptions":{"cat":"Purrs.","dog":"Barks."}}"#;
    assert!(made.contains(kept), "{made}");
}
