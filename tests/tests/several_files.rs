//! Schemas that refer to other documents: the library asks for those, finds schemas in them, and names them in what it reports.

use schema_codegen::diagnostic::{Code, Diagnostics};
use schema_codegen::{Config, Documents, Outcome, Plan, plan, plan_documents};
use std::collections::BTreeSet;
use std::fs;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");

fn config(text: &str) -> Config {
    Config::parse(text).unwrap_or_else(|found| panic!("{found}"))
}

/// The outcome for `schema`, with each of `others` a name and a text.
fn outcome(schema: &str, others: &[(&str, &str)], config: &Config) -> Result<Outcome, Diagnostics> {
    let mut documents = Documents::new(schema.to_owned());
    for (name, text) in others {
        documents.insert((*name).to_owned(), Some((*text).to_owned().into()));
    }
    plan_documents(&documents, config)
}

fn wanted(schema: &str, config: &Config) -> Vec<String> {
    match outcome(schema, &[], config).expect("no errors") {
        Outcome::Wanted(names) => names.into_iter().collect(),
        Outcome::Plan(plan) => panic!("nothing is wanted: {}", plan.notes),
    }
}

fn planned(schema: &str, others: &[(&str, &str)], config: &Config) -> Plan {
    match outcome(schema, others, config).unwrap_or_else(|found| panic!("{found}")) {
        Outcome::Plan(plan) => *plan,
        Outcome::Wanted(names) => panic!("{names:?} are wanted"),
    }
}

fn type_names(plan: &Plan) -> BTreeSet<&str> {
    let names = plan.names.types.iter().map(|name| name.ident.as_str());
    names.filter(|name| !name.is_empty()).collect()
}

#[test]
fn one_file_and_several_give_the_same_types() {
    let types = |case: &str| {
        let text = fs::read_to_string(format!("{FIXTURES}/{case}/types.rs")).expect("types");
        let (head, rest) = text.split_once('\n').expect("a head");
        assert!(head.contains(case), "{head}");
        rest.to_owned()
    };
    assert_eq!(types("one_file"), types("several_files"));
}

#[test]
fn documents_are_wanted_by_their_paths_in_the_project() {
    let schema = r#"{"properties": {
        "a": {"$ref": "pets/dog.yaml"}, "b": {"$ref": "./pets/../cat.json#/x"}, "c": {"$ref": "a%20b.json"},
        "d": {"$ref": "https://example.com/schemas/deep/bird.json"}, "e": {"$ref": "urn:fish"}, "f": {"$ref": "../up.json"},
        "g": {"$ref": "https://example.com/else.json"}}}"#;
    let mut settings = config(
        r#"
        schema = "api/schema.json"
        [sources]
        "https://example.com/schemas/" = "vendor/"
        "https://example.com/schemas/deep/" = "vendor/lower/"
        "urn:fish" = "vendor/fish.json"
        "#,
    );
    let names = [
        "api/a b.json",
        "api/cat.json",
        "api/pets/dog.yaml",
        "vendor/fish.json",
        "vendor/lower/bird.json",
    ];
    assert_eq!(wanted(schema, &settings), names);
    settings.sources.insert("../".to_owned(), "./".to_owned());
    assert!(wanted(schema, &settings).contains(&"up.json".to_owned()));
}

#[test]
fn what_is_missing_or_outside_is_any_value_with_a_warning() {
    let schema = r#"{"properties": {"a": {"$ref": "gone.json"}, "b": {"$ref": "../../x.json"}, "c": {"$ref": "http://a/b"}}}"#;
    let plan = plan(schema, &config(r#"schema = "api/schema.json""#)).expect("a plan");
    let notes: Vec<_> = plan
        .notes
        .iter()
        .filter(|note| note.code == Code::ExternalReference)
        .collect();
    let helps: Vec<&str> = notes
        .iter()
        .filter_map(|note| note.help.as_deref())
        .collect();
    assert_eq!(helps.len(), 3);
    assert!(
        helps[0].contains("no document `api/gone.json`"),
        "{}",
        helps[0]
    );
    assert!(helps[1].contains("`../x.json` is outside"), "{}", helps[1]);
    assert!(helps[2].contains("[sources]"), "{}", helps[2]);
}

#[test]
fn a_schema_has_one_type_whoever_refers_to_it() {
    let schema = r#"{"title": "Zoo", "properties": {"a": {"$ref": "dog.json"}, "b": {"$ref": "https://example.com/dog.json"},
        "c": {"$ref": "cat.yaml"}, "d": {"$ref": "urn:pets#/$defs/bird"}}}"#;
    let dog = r#"{"$id": "https://example.com/dog.json", "type": "object", "properties": {"friend": {"$ref": "cat.yaml"}, "zoo": {"$ref": "schema.json#"}}}"#;
    let cat = "type: object\nproperties:\n  dog: {$ref: dog.json}\n";
    let pets = r#"{"$id": "urn:pets", "$defs": {"bird": {"type": "object", "properties": {"wings": {"type": "integer"}}}}}"#;
    let others = [("dog.json", dog), ("cat.yaml", cat), ("pets.json", pets)];
    let plan = planned(schema, &others, &config(r#"schema = "schema.json""#));
    assert_eq!(
        type_names(&plan),
        BTreeSet::from(["Zoo", "Dog", "Cat", "Bird"]),
        "{}",
        plan.notes
    );
    let pointers: Vec<&str> = plan
        .model
        .types
        .iter()
        .map(|def| def.pointer.0.as_str())
        .collect();
    assert!(
        pointers.contains(&"cat.yaml#") && pointers.contains(&"pets.json#/$defs/bird"),
        "{pointers:?}"
    );
}

#[test]
fn escapes_lead_out_of_no_folder() {
    let schema = r#"{"properties": {"a": {"$ref": "b/%2e%2e/%2e%2e/x.json"}, "c": {"$ref": "https://e.com/s/%2e%2e/%2e%2e/x.json"}}}"#;
    let settings =
        config("schema = \"api/a.json\"\n[sources]\n\"https://e.com/s/\" = \"vendor/\"\n");
    let plan = plan(schema, &settings).expect("a plan");
    let codes = plan
        .notes
        .iter()
        .filter(|note| note.code == Code::ExternalReference);
    assert_eq!(codes.count(), 2, "{}", plan.notes);
}

#[test]
fn only_what_a_root_needs_is_wanted() {
    let schema = r#"{"openapi": "3.1.0", "components": {"schemas": {"A": {"$ref": "a.json"}, "B": {"$ref": "b.json"}}}}"#;
    assert_eq!(wanted(schema, &config("roots = [\"B\"]")), ["b.json"]);
}

#[test]
fn problems_name_the_document_they_are_in() {
    let schema = r#"{"properties": {"a": {"$ref": "a.yaml"}}}"#;
    let settings = config(r#"schema = "schema.json""#);
    for (text, location) in [
        (
            "type: object\nproperties:\n  b: {$ref: '#/nowhere'}\n",
            "a.yaml:3:13",
        ),
        ("type: [", "a.yaml:1:8"),
        ("properties:\n  b:\n    type: strin\n", "a.yaml:3:11"),
    ] {
        let found = outcome(schema, &[("a.yaml", text)], &settings).expect_err("an error");
        let text = found.rendered("schema.json", "codegen.toml").to_string();
        assert!(
            text.contains(location) && !text.contains("at: a.yaml"),
            "{text}"
        );
    }
}
