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
