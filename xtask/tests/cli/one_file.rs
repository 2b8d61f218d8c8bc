//! `--schema FILE --out FILE.rs`: any schema into one file.

use crate::workspace::Workspace;

#[test]
fn any_schema_goes_into_one_file() {
    let workspace = Workspace::new();
    let flags = [
        "codegen",
        "--schema",
        "schema/small.schema.json",
        "--out",
        "elsewhere/types.rs",
    ];
    let written = workspace.run(&flags);
    assert_eq!(written.code, 0, "{written:?}");
    assert_eq!(written.stdout.lines().last(), Some("Pet"), "{written:?}");
    let types = workspace.read("elsewhere/types.rs");
    assert!(
        types.contains("@generated") && types.contains("pub struct Pet "),
        "{types}"
    );
    assert!(
        types.contains(&format!("cargo xtask {}", flags.join(" "))),
        "{types}"
    );

    let check = workspace.run(&[&flags[..], &["--check"]].concat());
    assert_eq!(
        (check.code, check.stdout.as_str()),
        (0, "Pet\n"),
        "{check:?}"
    );
    workspace.write("elsewhere/types.rs", "// mine\n");
    let check = workspace.run(&[&flags[..], &["--check"]].concat());
    assert_eq!(check.code, 1, "{check:?}");
    assert!(
        check.stdout.contains("--- a/elsewhere/types.rs\n"),
        "{check:?}"
    );
    assert!(
        check
            .stderr
            .contains(&format!("\n    cargo xtask {}\n", flags.join(" "))),
        "{check:?}"
    );
}

#[test]
fn one_file_is_the_same_wherever_the_schema_lies() {
    let workspace = Workspace::new();
    let schema = workspace.path("schema/small.schema.json");
    let out = workspace.path("absolute.rs");
    let [schema, out] = [&schema, &out].map(|path| path.to_str().expect("a path"));
    assert_eq!(
        workspace
            .run(&["codegen", "--schema", schema, "--out", out])
            .code,
        0
    );
    let folder = workspace.path("");
    assert!(
        !workspace
            .read("absolute.rs")
            .contains(folder.to_str().expect("a path"))
    );
}

#[test]
fn a_schema_can_be_yaml() {
    let workspace = Workspace::new();
    let schema = "title: Pet\ntype: object\nproperties:\n  name: {type: string}\n";
    workspace.write("pet.yaml", schema);
    let flags = ["codegen", "--schema", "pet.yaml", "--out", "pet.rs"];
    let written = workspace.run(&flags);
    assert_eq!(written.code, 0, "{written:?}");
    let types = workspace.read("pet.rs");
    assert!(types.contains("from `pet.yaml`"), "{types}");
    assert!(types.contains("pub name: Option<String>"), "{types}");

    workspace.write("pet.yaml", &schema.replace("string", "text"));
    let refused = workspace.run(&flags);
    assert_eq!(refused.code, 3, "{refused:?}");
    assert!(refused.stderr.contains("pet.yaml:4:16"), "{refused:?}");
}

#[test]
fn a_schema_is_chosen_from_a_document() {
    let workspace = Workspace::new();
    let pets = "openapi: 3.1.0\ncomponents: {schemas: {Pet: {type: object, properties: {id: {}}}, Owner: {type: object, properties: {id: {}}}, Odd: {colour: red}}}\n";
    workspace.write("pets.yml", pets);
    let owner = "#/components/schemas/Owner";
    let flags = [
        "codegen", "--schema", "pets.yml", "--out", "pets.rs", "--root", "Pet", "--root", owner,
    ];
    let written = workspace.run(&flags);
    assert_eq!(written.code, 0, "{written:?}");
    assert_eq!(written.stdout.lines().last(), Some("Pet"), "{written:?}");
    let types = workspace.read("pets.rs");
    assert!(
        types.contains("pub struct Pet ") && types.contains("pub struct Owner "),
        "{types}"
    );
    let command = format!("--out pets.rs --root Pet --root '{owner}'` from `pets.yml`");
    assert!(types.contains(&command), "{types}");

    let missing = workspace.run(&[&flags[..], &["--root", "Pett"]].concat());
    assert_eq!(missing.code, 3, "{missing:?}");
    assert!(
        missing.stderr.contains("did you mean `Pet`?"),
        "{missing:?}"
    );
}

#[test]
fn what_types_cannot_say_is_a_warning_unless_strict() {
    let workspace = Workspace::new();
    let schema = r#"{"properties": {"a": {"$ref": "other.json", "drawnBy": "a tool"}}}"#;
    workspace.write("outside.json", schema);
    let flags = ["codegen", "--schema", "outside.json", "--out", "types.rs"];
    let ignoring = [&flags[..], &["--ignore-keyword", "drawnBy"]].concat();
    assert_eq!(workspace.run(&flags).code, 3);
    let strict = workspace.run(&[&ignoring[..], &["--strict"]].concat());
    assert_eq!(strict.code, 3, "{strict:?}");
    assert!(strict.stderr.contains("error[W0301]"), "{strict:?}");
    assert!(!workspace.path("types.rs").exists());

    let written = workspace.run(&ignoring);
    assert_eq!(written.code, 0, "{written:?}");
    assert!(written.stderr.contains("warning[W0301]"), "{written:?}");
    let types = workspace.read("types.rs");
    assert!(types.contains("pub a: Maybe<Value>"), "{types}");
    assert!(types.contains("--ignore-keyword drawnBy"), "{types}");
}
