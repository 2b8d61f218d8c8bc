//! Types for some schemas of a document, whatever else is in it.
//!
//! In: documents and `roots`. Out: which types are made, and what is looked at on the way.

use schema_codegen::emit::rust;
use schema_codegen::model::{Pointer, Sensitivity};
use schema_codegen::{Config, Diagnostics, Plan, plan};

const API: &str = "\
openapi: 3.0.3
info: {title: Animals at home, description: Who lives where., version: 1.0.0}
servers: [{url: 'https://animals.example'}]
paths:
  /pets/{id}:
    get:
      responses:
        200: {content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}
components:
  parameters:
    Id: {name: id, in: path, schema: {type: string}}
  schemas:
    Answer: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}, unknown: true}
    Pet:
      title: A pet
      description: An animal at home.
      type: object
      required: [name, kind, owner, keeper]
      properties:
        name: {type: string, example: Rex, x-order: 1}
        kind: {$ref: '#/components/schemas/PetKind'}
        owner: {nullable: true, allOf: [{$ref: '#/components/schemas/Owner'}]}
        keeper: {nullable: true, $ref: '#/components/schemas/Owner'}
        born: {type: string, format: date, nullable: true}
      additionalProperties: true
    Owner: {type: object, properties: {id: {$ref: '#/components/parameters/Id/schema'}}}
    PetKind: {type: string, enum: [cat, dog]}
    House: {type: object, properties: {inhabitants: {type: array, items: {$ref: '#/components/schemas/Owner'}}}}
";

fn plan_of(text: &str, roots: &[&str]) -> Result<Plan, Diagnostics> {
    let mut config = Config::for_single_file("api.yaml", "make", "api");
    config.sensitive_default = Some(Sensitivity::None);
    config.roots = roots.iter().map(|&root| root.to_owned()).collect();
    plan(text, &config)
}

fn names(plan: &Plan) -> Vec<&str> {
    let types = plan.model.iter();
    let names = types.map(|(id, _)| plan.type_name(id).ident.as_str());
    // What is only another name for a text or a list has no type of its own.
    names.filter(|name| !name.is_empty()).collect()
}

#[test]
fn a_root_brings_what_it_refers_to_and_nothing_else() {
    let plan = plan_of(API, &["Pet"]).unwrap();
    assert_eq!(names(&plan), ["Pet", "Owner", "PetKind"]);
    assert_eq!(rust::root_path(&plan), "Pet");
    assert!(plan.notes.is_empty(), "{}", plan.notes);
    let schema = &plan.model.schema;
    assert_eq!(schema.description.as_deref(), Some("An animal at home."));
}

#[test]
fn a_root_is_the_same_as_a_document_that_refers_to_it() {
    let alone = "$ref: '#/components/schemas/Pet'\n";
    let (_, components) = API.split_once("components:\n").unwrap();
    let alone = format!("{alone}components:\n{components}");
    let [one, other] = [plan_of(API, &["Pet"]), plan_of(&alone, &[])].map(Result::unwrap);
    assert_eq!(
        format!("{:#?}", one.model.types),
        format!("{:#?}", other.model.types)
    );
}

#[test]
fn several_roots_share_what_they_refer_to() {
    for house in [
        "House",
        "/components/schemas/House",
        "#/components/schemas/House",
    ] {
        let plan = plan_of(API, &[house, "Pet", house]).unwrap();
        let expected = ["Pet", "Owner", "PetKind", "House"];
        assert_eq!(names(&plan), expected, "{house}");
        assert_eq!(rust::root_path(&plan), "House");
        let title = plan.model.schema.title.as_deref();
        assert_eq!(title, Some("Animals at home"), "neither speaks for both");
    }
    let inline = plan_of(API, &["#/components/schemas/Pet/properties/born"]).unwrap();
    assert_eq!(rust::root_path(&inline), "PetBorn");
}

#[test]
fn what_a_root_reaches_is_still_judged() {
    let plan = plan_of(API, &["Pet", "Answer"]).unwrap();
    let pointers: Vec<&Pointer> = plan.notes.iter().map(|found| &found.pointer).collect();
    assert_eq!(
        pointers,
        [&Pointer("/components/schemas/Answer/unknown".to_owned())]
    );
}

#[test]
fn definitions_of_a_schema_can_be_roots_and_refer_to_the_whole() {
    let schema = r##"{
        "$id": "https://example.com/tree.json", "title": "Tree", "type": "object",
        "x-rules": [
            {"id": "r1", "statement": "One.", "strength": "documented", "checked": "validate", "models": ["Leaf", "Tree"]},
            {"id": "r2", "statement": "Two.", "strength": "documented", "checked": "validate", "models": ["Stone"]}
        ],
        "properties": {"leaf": {"$ref": "tree.json#/$defs/Leaf"}},
        "$defs": {
            "Leaf": {"type": "object", "x-rules": ["r1"], "properties": {"tree": {"$ref": "#"}, "a%b": {"$ref": "#/$defs/Text"}}},
            "Text": {"type": "string"}, "Stone": {"type": "object"}
        }
    }"##;
    let config = |roots: &[&str]| {
        let mut config = Config::for_single_file("tree.json", "make", "tree");
        config.roots = roots.iter().map(|&root| root.to_owned()).collect();
        config
    };
    let leaf = plan(schema, &config(&["Leaf"])).unwrap_or_else(|found| panic!("{found}"));
    assert_eq!(names(&leaf), ["Root", "Leaf"]);
    assert_eq!(rust::root_path(&leaf), "Leaf");
    let whole = plan(schema, &config(&["#"])).unwrap();
    assert_eq!(rust::root_path(&whole), "Root");
}

#[test]
fn identifiers_count_from_where_a_root_leads_to_them() {
    let schema = r##"{
        "shelf": {"Book": {"$id": "https://example.com/book", "type": "object", "properties": {"page": {"$ref": "#page"}},
            "$defs": {"Page": {"$anchor": "page", "type": "object", "properties": {"number": {"type": "integer"}}}}}},
        "$defs": {"Reader": {"type": "object", "properties": {
            "read": {"$ref": "https://example.com/book#/$defs/Page"}, "reads": {"$ref": "#/shelf/Book"}}}}
    }"##;
    let plan = plan_of(schema, &["Reader"]).unwrap_or_else(|found| panic!("{found}"));
    assert_eq!(names(&plan), ["ShelfBook", "Page", "Reader"]);
    let codes: Vec<&str> = plan.notes.iter().map(|found| found.code.as_str()).collect();
    assert!(codes.is_empty(), "{}", plan.notes);
}

// OpenAPI 3.0 has no type `null`; it says `nullable`, and many write it beside a reference.
#[test]
fn nullable_counts_beside_a_reference() {
    let file = rust::emit(&plan_of(API, &["Pet"]).unwrap()).remove(0);
    let text = String::from_utf8(schema_codegen::render::render(file).bytes).unwrap();
    for field in [
        "pub owner: Option<Owner>",
        "pub keeper: Option<Owner>",
        "pub born: Maybe<NaiveDate>",
        "pub name: String",
    ] {
        assert!(text.contains(field), "{field} is missing\n{text}");
    }
}

#[test]
fn all_schemas_are_roots_at_once() {
    let plan = plan_of(API, &["*"]).unwrap();
    assert_eq!(names(&plan), ["Answer", "Pet", "Owner", "PetKind", "House"]);
    let schema = &plan.model.schema;
    assert_eq!(schema.title.as_deref(), Some("Animals at home"));
    assert_eq!(schema.description.as_deref(), Some("Who lives where."));
    let defs = r#"{"title": "Defs", "$defs": {"A": {"type": "object"}}, "definitions": {"B": {"enum": ["x"]}}}"#;
    let config = Config::parse("roots = \"*\"").unwrap();
    let plan = schema_codegen::plan(defs, &config).unwrap();
    assert_eq!(
        (names(&plan), plan.model.schema.title.as_deref()),
        (vec!["A", "B"], Some("Defs"))
    );
    assert!(plan_of("type: object", &["*"]).is_err());
}

#[test]
fn a_container_is_no_root() {
    for root in ["#/components/schemas", "/components"] {
        let found = plan_of(API, &[root]).unwrap_err();
        assert_eq!(found.len(), 1, "{found}");
        assert!(found.to_string().contains("--all"), "{found}");
    }
}

#[test]
fn every_root_has_a_name_whatever_it_is() {
    let schema = r##"{"$defs": {
        "Tag": {"type": "string", "maxLength": 9}, "Tags": {"type": "array", "items": {"$ref": "#/$defs/Tag"}, "minItems": 1},
        "Root": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Tag"}, "maxProperties": 3}, "Size": {"type": "integer"},
        "Pet": {"type": "object", "properties": {"tags": {"$ref": "#/$defs/Tags"}, "size": {"$ref": "#/$defs/Size"}}}
    }}"##;
    let plan = plan_of(schema, &["Pet", "Tags", "Root", "Size"]).unwrap();
    assert_eq!(names(&plan), ["Tags", "Root", "Size", "Pet"]);
    let file = rust::emit(&plan).remove(0);
    let text = String::from_utf8(schema_codegen::render::render(file).bytes).unwrap();
    for line in [
        "pub type Tags = Vec<String>;",
        "pub const TAGS_CONSTRAINTS: &[Constraint]",
        "pub type Root = AdditionalProperties<String>;",
        // The name of the first root's constant belongs to it, though it needs none.
        "pub const ROOT_CONSTRAINTS_2: &[Constraint]",
        "pub type Size = i64;",
        "pub tags: Option<Vec<String>>",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(!text.contains("type Tag ="), "{text}");
}
