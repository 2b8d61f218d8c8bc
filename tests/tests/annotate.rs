//! What the configuration says where the schema says nothing: classes of data, descriptions, examples.

use schema_codegen::diagnostic::Code;
use schema_codegen::emit::rust;
use schema_codegen::render::render;
use schema_codegen::{Config, Diagnostics, Plan, plan};

const SCHEMA: &str = r#"{"title": "User", "type": "object", "properties": {
    "email": {"type": "string"}, "age": {"type": "integer"}, "home": {"$ref": "$HOME"}, "tags": {"type": "array", "items": {"type": "string"}},
    "kind": {"enum": ["a", "b"]}}, "$defs": {"Home": {"type": "object", "properties": {"street": {"type": "string"}}}}}"#;

fn planned(settings: &str) -> Result<Plan, Diagnostics> {
    let schema = SCHEMA.replace("$HOME", "#/$defs/Home");
    plan(
        &schema,
        &Config::parse(settings).unwrap_or_else(|found| panic!("{found}")),
    )
}

fn types(settings: &str) -> String {
    let plan = planned(settings).unwrap_or_else(|found| panic!("{found}"));
    let files = rust::emit(&plan)
        .into_iter()
        .map(|artifact| render(artifact).bytes);
    String::from_utf8(files.flatten().collect()).expect("text")
}

fn has_note(plan: &Plan) -> bool {
    plan.notes
        .iter()
        .any(|note| note.code == Code::NothingClassified)
}

#[test]
fn a_schema_that_classifies_nothing_gets_a_note() {
    assert!(has_note(&planned("").expect("a plan")));
    for settings in [
        "sensitive_default = \"none\"",
        "sensitive_default = \"secret\"",
    ] {
        assert!(!has_note(&planned(settings).expect("a plan")), "{settings}");
    }
}

#[test]
fn the_default_class_is_that_of_everything_but_structs() {
    let plan = planned("sensitive_default = \"personal\"").expect("a plan");
    let schema_codegen::model::Shape::Struct(user) = &plan.type_def(plan.model.root).shape else {
        panic!("a struct");
    };
    let classes: Vec<_> = user
        .fields
        .iter()
        .map(|field| (field.wire_name.as_str(), field.sensitivity.as_str()))
        .collect();
    let expected = [
        ("email", "personal"),
        ("age", "personal"),
        ("home", "none"),
        ("tags", "personal"),
        ("kind", "personal"),
    ];
    assert_eq!(classes, expected);
}

#[test]
fn an_entry_that_says_more_wins() {
    let types = types(
        r#"
        sensitive_default = "none"
        [annotate."*.e*"]
        sensitive = "personal"
        description = "Something."
        [annotate."User.email"]
        sensitive = "secret"
        examples = ['"ada@example.com"']
        [annotate.Home]
        description = "Where somebody lives."
        "#,
    );
    assert!(
        types.contains("sensitive = \"secret\"") && !types.contains("sensitive = \"personal\""),
        "{types}"
    );
    for text in [
        "/// Something.",
        "/// Where somebody lives.",
        "ada@example.com",
    ] {
        assert!(types.contains(text), "{text}: {types}");
    }
}

#[test]
fn an_entry_that_matches_nothing_is_an_error_with_a_location() {
    let settings =
        "sensitive_default = \"none\"\n[annotate.\"User.emial\"]\nsensitive = \"personal\"\n";
    let text = planned(settings).expect_err("an error").to_string();
    assert!(
        text.contains("error[E0709]")
            && text.contains("codegen.toml:2:")
            && text.contains("`User.email`"),
        "{text}"
    );
    let wrong = Config::parse("[annotate.\"User.email\"]\nsensitive = \"privat\"\nexample = 1\n")
        .expect_err("two errors");
    assert_eq!(wrong.len(), 2, "{wrong}");
}

/// The notes of `schema` with `settings`, by code.
fn notes(schema: &str, settings: &str, code: Code) -> Vec<String> {
    let config = Config::parse(settings).unwrap_or_else(|found| panic!("{found}"));
    let plan = plan(schema, &config).unwrap_or_else(|found| panic!("{found}"));
    let found = plan.notes.iter().filter(|note| note.code == code);
    found
        .map(|note| format!("{} {}", note.pointer, note.message))
        .collect()
}

#[test]
fn a_note_says_which_of_two_classes_counts() {
    let schema = r#"{"type": "object", "properties": {
        "both": {"x-sensitive": "none", "type": "array", "items": {"type": "string", "x-sensitive": "secret"}},
        "same": {"x-sensitive": "secret", "type": "array", "items": {"type": "string", "x-sensitive": "secret"}}}}"#;
    let found = notes(schema, "", Code::ContradictoryClasses);
    let [note] = found.as_slice() else {
        panic!("one note: {found:?}");
    };
    assert!(
        note.starts_with("/properties/both ") && note.contains("treated as `secret`"),
        "{note}"
    );
}

/// Rust's own types hide nothing, and an alias of them can't either.
#[test]
fn a_sensitive_root_without_a_type_of_its_own_gets_a_note() {
    let default = r#"sensitive_default = "personal""#;
    let list = r#"{"type": "array", "items": {"type": "string"}}"#;
    let marked = r#"{"type": "array", "items": {"type": "string", "x-sensitive": "secret"}}"#;
    let harmless = r#"{"type": "array", "items": {"type": "string", "x-sensitive": "none"}}"#;
    let structs = r#"{"type": "array", "items": {"type": "object", "properties": {"a": {"type": "string"}}}}"#;
    let map = r#"{"additionalProperties": {"type": "string"}}"#;
    let count = |schema, settings| notes(schema, settings, Code::UnhiddenRoot).len();
    assert_eq!(count(list, default), 1);
    assert_eq!(count(marked, ""), 1);
    assert_eq!(count(r#"{"type": "string"}"#, default), 1);
    for schema in [list, harmless] {
        assert_eq!(count(schema, r#"sensitive_default = "none""#), 0);
    }
    for schema in [harmless, structs, map] {
        assert_eq!(count(schema, default), 0, "{schema}");
    }
    let plan = plan(list, &Config::parse(default).expect("settings")).expect("a plan");
    let files = rust::emit(&plan).into_iter();
    let bytes = files.flat_map(|artifact| render(artifact).bytes).collect();
    let text = String::from_utf8(bytes).expect("text");
    assert!(
        text.contains("/// Contains sensitive data: personal. It is an alias of Rust's own types"),
        "{text}"
    );
}

#[test]
fn names_in_maps_have_to_be_classified_where_anything_is() {
    let schema = r#"{"type": "object", "properties": {
        "id": {"type": "string", "x-sensitive": "none"},
        "map": {"type": "object", "additionalProperties": {"type": "object", "properties": {}, "required": []}}}}"#;
    let found = plan(schema, &Config::default()).expect_err("an error");
    let pointers = found
        .iter()
        .map(|found| (found.code, found.pointer.in_file().to_owned()));
    let expected = (Code::UnclassifiedSensitivity, "/properties/map".to_owned());
    assert_eq!(pointers.collect::<Vec<_>>(), [expected]);
}
