//! What an import edits, what it leaves, and what it asks for.

mod conditions;
mod random;
mod replaced;
mod spelling;
mod values;

use super::{Import, Need, Upstream, import};
use crate::{Config, Documents, Syntax};

const OURS: &str = r##"{
  "x-version": "1.0",
  "$ref": "#/$defs/Pet",
  "$defs": {
    "Pet": {
      "description": "An animal that has a keeper.",
      "type": "object",
      "required": ["name", "kind"],
      "properties": {
        "name": { "type": "string", "description": "What it is called.", "maxLength": 40, "x-sensitive": "personal" },
        "kind": { "$ref": "#/$defs/Kind", "x-sensitive": "none" },
        "weight": {
          "type": "number",
          "description": "In kilograms.",
          "x-sensitive": "none"
        },
        "tag": { "type": "string", "description": "On the collar.", "x-sensitive": "none", "x-rules": ["tag-of-dogs"] }
      },
      "allOf": [
        { "if": { "required": ["tag"] }, "then": { "properties": { "kind": { "const": "dog" } } } }
      ]
    },
    "Kind": {
      "description": "Which animal.",
      "type": "string",
      "enum": ["dog", "cat", "newt"],
      "x-enum-descriptions": { "dog": "Barks.", "cat": "Purrs.", "newt": "Swims." }
    }
  },
  "x-rules": [
    {
      "id": "tag-of-dogs",
      "statement": "Only dogs have a tag.",
      "formal": "tag => kind = dog",
      "strength": "guaranteed",
      "models": ["Pet"],
      "checked": "schema"
    }
  ]
}
"##;

const THEIRS: &str = "openapi: 3.0.3
info: {title: Pets, version: '2.0'}
paths: {}
components:
  schemas:
    Pet:
      type: object
      description: Upstream says so.
      required: [name, owner]
      properties:
        owner: {$ref: '#/components/schemas/Owner'}
        name: {type: string, minLength: 1, description: Not ours.}
        kind: {$ref: '#/components/schemas/Kind'}
        weight: {type: number, nullable: true}
        born:
          nullable: true
          allOf: [{$ref: '#/components/schemas/Day'}]
    Kind:
      type: string
      enum: [bird, dog, cat]
    Owner:
      type: object
      description: Who feeds it.
      properties:
        id: {type: integer, minimum: 0, exclusiveMinimum: true}
    Day: {type: string, format: date}
";

fn upstream(text: &str) -> crate::Plan {
    let config = Config {
        syntax: Syntax::Yaml,
        roots: vec!["Pet".to_owned()],
        ..Config::default()
    };
    crate::plan(text, &config).expect("upstream is a schema")
}

fn imported(ours: &str, theirs: &str, descriptions: bool) -> Import {
    let upstream = Upstream {
        text: theirs,
        syntax: Syntax::Yaml,
        plan: &upstream(theirs),
    };
    import(
        &Documents::new(ours),
        &Config::default(),
        upstream,
        descriptions,
    )
    .expect("ours is a schema")
}

fn subjects(made: &Import, need: Need) -> Vec<&str> {
    let of_need = made.decisions.iter().filter(|of| of.need == need);
    of_need.map(|decision| decision.subject.as_str()).collect()
}

#[test]
fn what_differs_is_edited_and_all_else_stays() {
    let made = imported(OURS, THEIRS, false);
    let edited = OURS
        .replace("\"1.0\"", "\"2.0\"")
        .replace("[\"name\", \"kind\"]", "[\"name\", \"owner\"]")
        .replace("\"maxLength\": 40", "\"minLength\": 1, \"maxLength\": 40")
        .replace(
            "      \"properties\": {\n        \"name\"",
            "      \"properties\": {\n        \"owner\": {\n          \"$ref\": \"#/$defs/Owner\"\n        },\n        \"name\"",
        )
        .replace("\"type\": \"number\"", "\"type\": [\"number\", \"null\"]");
    let edited = edited
        .replace(
            ",\n        \"tag\": { \"type\": \"string\", \"description\": \"On the collar.\", \"x-sensitive\": \"none\", \"x-rules\": [\"tag-of-dogs\"] }",
            ",\n        \"born\": {\n          \"anyOf\": [\n            {\n              \"$ref\": \"#/$defs/Day\"\n            },\n            {\n              \"type\": \"null\"\n            }\n          ]\n        }",
        )
        .replace("[\"dog\", \"cat\", \"newt\"]", "[\"bird\", \"dog\", \"cat\"]")
        .replace(", \"newt\": \"Swims.\"", "");
    for line in edited.lines() {
        assert!(made.text.contains(line), "{line}\n{}", made.text);
    }
    let new: Vec<&str> = made
        .text
        .lines()
        .filter(|line| !edited.contains(line))
        .collect();
    assert_eq!(
        new,
        [
            "    \"Owner\": {",
            "        \"id\": {",
            "          \"type\": \"integer\",",
            "          \"exclusiveMinimum\": 0",
            "    \"Day\": {",
            "      \"format\": \"date\"",
        ],
        "{}",
        made.text
    );
    assert!(made.text.find("\"Owner\": {") < made.text.find("\"Kind\": {"));
}

#[test]
fn what_needs_a_person_is_listed() {
    let made = imported(OURS, THEIRS, false);
    assert_eq!(
        subjects(&made, Need::Class),
        ["Pet.owner", "Pet.born", "Owner.id"]
    );
    assert_eq!(subjects(&made, Need::Meaning), ["Kind.bird"]);
    assert_eq!(
        subjects(&made, Need::Description),
        ["Pet.born", "Owner", "Owner.id", "Day"]
    );
    assert_eq!(
        subjects(&made, Need::Rule),
        ["`Pet.tag` is gone", "`tag-of-dogs`: `Pet.tag` is gone"]
    );
    assert_eq!(
        subjects(&made, Need::Constraint),
        ["maxLength: 40", "Pet: 1 in `allOf`"]
    );
    assert_eq!(subjects(&made, Need::Difference), Vec::<&str>::new());
}

#[test]
fn the_same_document_again_changes_nothing() {
    let once = imported(OURS, THEIRS, false);
    let twice = imported(&once.text, THEIRS, false);
    assert_eq!((twice.text, twice.applied), (once.text, Vec::new()));
}

#[test]
fn descriptions_are_copied_on_request_where_ours_has_none() {
    let made = imported(OURS, THEIRS, true);
    assert!(made.text.contains("Who feeds it."));
    assert!(!made.text.contains("Upstream says so.") && !made.text.contains("Not ours."));
}

#[test]
fn a_type_is_renamed_with_all_that_refers_to_it() {
    let theirs = "openapi: 3.0.3
components:
  schemas:
    Pet:
      type: object
      properties:
        kind: {$ref: '#/components/schemas/Animal'}
    Animal: {type: string, enum: [dog, cat]}
";
    let ours = r##"{"$ref": "#/$defs/Pet", "$defs": {"Pet": {"type": "object", "properties": {"kind": {"$ref": "#/$defs/Kind"}}},
  "Kind": {"description": "Which.", "type": "string", "enum": ["dog", "cat"]}}, "x-rules": [{"id": "r", "models": ["Kind"]}]}"##;
    let made = imported(ours, theirs, false);
    let renamed = ours
        .replace("\"Kind\"", "\"Animal\"")
        .replace("/Kind", "/Animal");
    assert_eq!(made.text, renamed);
}

#[test]
fn unions_lists_and_shapes_follow() {
    let theirs = "openapi: 3.0.3
components:
  schemas:
    Pet:
      type: object
      additionalProperties: false
      properties:
        food:
          oneOf:
            - {type: string}
            - {type: array, items: {type: integer}}
        toys: {type: array, items: {type: integer}}
        home: {type: string}
";
    let ours = r#"{
  "title": "Pet",
  "type": "object",
  "properties": {
    "food": {
      "oneOf": [{ "type": "string", "description": "Its name." }, { "type": "boolean" }]
    },
    "toys": { "type": "array", "items": { "type": "string", "description": "One." } },
    "home": { "type": "object", "description": "Where.", "properties": { "street": { "type": "string" } } }
  }
}"#;
    let made = imported(ours, theirs, false);
    assert_eq!(
        subjects(&made, Need::Difference),
        Vec::<&str>::new(),
        "{}",
        made.text
    );
    for kept in ["\"Its name.\"", "\"One.\"", "\"Where.\""] {
        assert!(made.text.contains(kept), "{}", made.text);
    }
    let is_gone = !made.text.contains("street") && !made.text.contains("boolean");
    assert!(is_gone, "{}", made.text);
    assert!(made.text.contains("\"additionalProperties\": false"));
}

#[test]
fn what_is_no_json_is_reported() {
    let upstream = Upstream {
        text: THEIRS,
        syntax: Syntax::Yaml,
        plan: &upstream(THEIRS),
    };
    assert!(import(&Documents::new("{"), &Config::default(), upstream, false).is_err());
}

#[test]
fn a_definition_whose_new_name_is_taken_is_left_to_a_person() {
    let ours = r##"{
  "title": "Pet", "type": "object",
  "properties": { "kind": { "$ref": "#/$defs/Kind" } },
  "$defs": {
    "Kind": { "type": "string", "enum": ["dog", "cat"] },
    "Sort": { "type": "string" }
  }
}"##;
    let theirs = "openapi: 3.0.3
info: {title: Pets, version: '2.0'}
paths: {}
components:
  schemas:
    Pet: {type: object, properties: {kind: {$ref: '#/components/schemas/Sort'}}}
    Sort: {type: string, enum: [dog, cat]}
";
    let made = imported(ours, theirs, false);
    assert_eq!(subjects(&made, Need::Difference), ["type-renamed Sort"]);
}
