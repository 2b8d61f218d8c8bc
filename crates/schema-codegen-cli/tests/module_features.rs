//! A module for each tag of an `OpenAPI` document, each behind a cargo feature: what is generated compiles without a warning with every single
//! feature.

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const API: &str = "\
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /pets: {get: {tags: [pets], responses: {200: {content: {a: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
  /staff: {get: {tags: [staff], responses: {200: {content: {a: {schema: {$ref: '#/components/schemas/Person'}}}}}}}
  /sizes: {get: {tags: [sizes], responses: {200: {content: {a: {schema: {$ref: '#/components/schemas/Size'}}}}}}}
components:
  schemas:
    Pet:
      type: object
      required: [kind, born]
      properties:
        kind: {type: string, enum: [cat, dog]}
        born: {type: string, format: date-time}
        home: {$ref: '#/components/schemas/Address'}
    Person:
      type: object
      properties:
        home: {$ref: '#/components/schemas/Address'}
        work: {oneOf: [{$ref: '#/components/schemas/Address'}, {type: string}]}
        state: {$ref: '#/components/schemas/State'}
    State: {type: string, enum: [here, away], x-phases: [{name: now, values: [here]}, {name: later, values: [away]}]}
    Address: {type: object, properties: {street: {type: string, deprecated: true}}}
    Size: {type: string, enum: [small, large]}
    Alone: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}, any: {}}}
";

const MANIFEST: &str = r#"
[package]
name = "shop"
edition = "2024"

[workspace]

[lints.rust]
warnings = "deny"
missing_docs = "warn"
"#;

const LIBRARY: &str = "//! A shop.\npub mod api;\n";

const FLAGS: [&str; 11] = [
    "generate",
    "--schema=api.yaml",
    "--all",
    "--out-dir=src/api",
    "--set=modules=\"tags\"",
    "--set=module_features=true",
    "--set=borrowed=true",
    "--set=visitor=true",
    "--set=sensitive_default=\"none\"",
    "--strict",
    "--deny-unknown-keywords",
];

/// The lines of a Cargo.toml in the head of the types, with the runtime as it is in this workspace.
fn manifest(head: &str) -> String {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("additional-properties");
    let runtime = format!("{{ path = '{}' }}", runtime.display());
    let lines = head.lines().filter_map(|line| line.strip_prefix("//     "));
    let lines = lines.map(|line| match line.split_once(" = ") {
        Some((name @ "additional-properties", _)) => format!("{name} = {runtime}"),
        _ => line.to_owned(),
    });
    let lines: Vec<String> = lines.collect();
    format!("{MANIFEST}\n{}\n", lines.join("\n"))
}

fn check(project: &TempDir, features: &str) {
    let mut cargo = Command::new(env!("CARGO"));
    let flags = ["check", "--quiet", "--offline", "--features", features];
    cargo.args(flags).current_dir(project.path());
    // Beside the workspace, so that what the types need is compiled once.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("module_features");
    cargo.env("CARGO_TARGET_DIR", target);
    let output = cargo.output().expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "with {features:?}: {errors}");
}

#[test]
fn each_feature_alone_compiles_without_a_warning() {
    let project = tempfile::tempdir().expect("a folder");
    let file = |name: &str| project.path().join(name);
    fs::write(file("api.yaml"), API).expect("a file");
    let mut program = Command::new(env!("CARGO_BIN_EXE_schema-codegen"));
    let made = program.args(FLAGS).current_dir(project.path()).output();
    assert!(made.expect("the program runs").status.success());
    let root = fs::read_to_string(file("src/api/mod.rs")).expect("a file");
    let expected = [
        "//     [features]",
        "//     pets = []",
        "//     sizes = []",
        "//     staff = []",
        "//     shared = []",
        "//     untagged = []",
        "",
    ];
    assert!(root.contains(&expected.join("\n")), "{root}");
    fs::write(file("Cargo.toml"), manifest(&root)).expect("a file");
    fs::write(file("src/lib.rs"), LIBRARY).expect("a file");
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock");
    fs::copy(lock, file("Cargo.lock")).expect("the lock of this workspace");
    for features in [
        "",
        "pets",
        "staff",
        "sizes",
        "shared",
        "untagged",
        "pets,staff",
    ] {
        check(&project, features);
    }
    // What the types of a feature hold is there, in whichever module it is; nothing else is.
    let used = "//! A shop.\npub mod api;\npub use api::{Pet, Address, borrowed::Pet as Borrowed, visitor::Model};\n";
    fs::write(file("src/lib.rs"), used).expect("a file");
    check(&project, "pets");
    fs::write(file("src/lib.rs"), format!("{used}mod person;")).expect("a file");
    fs::write(file("src/person.rs"), "use crate::api::Person;").expect("a file");
    let mut cargo = Command::new(env!("CARGO"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("module_features");
    cargo.args(["check", "--quiet", "--offline", "--features", "pets"]);
    cargo
        .current_dir(project.path())
        .env("CARGO_TARGET_DIR", target);
    let output = cargo.output().expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("no `Person` in `api`"), "{errors}");
}
