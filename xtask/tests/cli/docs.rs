//! `cargo xtask docs`: a site in a folder.

use crate::workspace::{BROKEN, SCHEMA, Workspace};

#[test]
fn a_schema_becomes_a_site() {
    let workspace = Workspace::new();
    let flags = [
        "docs",
        "--schema",
        "schema/small.schema.json",
        "--out",
        "site",
    ];
    let written = workspace.run(&flags);
    assert_eq!(written.code, 0, "{written:?}");
    let last = written.stdout.lines().last();
    assert_eq!(last, Some("site/index.html"), "{written:?}");
    let page = workspace.read("site/models/pet.html");
    assert!(page.contains("<h1>Pet</h1>"), "{page}");
    let page = workspace.read("site/index.html");
    assert!(
        page.contains("cargo xtask docs --schema schema/small.schema.json --out site"),
        "{page}"
    );
    assert!(workspace.read("site/index.json").starts_with('{'));
    let again = workspace.run(&flags);
    assert!(again.stdout.starts_with("0 files changed, "), "{again:?}");
}

#[test]
fn a_chosen_schema_becomes_a_site() {
    let workspace = Workspace::new();
    let pets =
        "openapi: 3.1.0\n$defs: {Pet: {type: object, properties: {id: {}}}, Odd: {colour: red}}\n";
    workspace.write("pets.yaml", pets);
    let flags = [
        "docs",
        "--schema",
        "pets.yaml",
        "--root",
        "Pet",
        "--out",
        "site",
    ];
    let written = workspace.run(&flags);
    assert_eq!(written.code, 0, "{written:?}");
    let page = workspace.read("site/index.html");
    assert!(
        page.contains("cargo xtask docs --schema pets.yaml --out site --root Pet"),
        "{page}"
    );
}

#[test]
fn a_site_takes_the_flags_of_the_types() {
    let workspace = Workspace::new();
    let schema = r#"{"title": "K", "properties": {"a": {"$ref": "other.json", "foo": 1}}}"#;
    workspace.write("k.json", schema);
    let flags = ["docs", "--schema", "k.json", "--out", "site"];
    let denying = [&flags[..], &["--deny-unknown-keywords"]].concat();
    let refused = workspace.run(&denying);
    assert_eq!(refused.code, 3, "{refused:?}");
    assert!(refused.stderr.contains("--ignore-keyword"), "{refused:?}");

    let ignoring = [&flags[..], &["--ignore-keyword", "foo"]].concat();
    let strict = workspace.run(&[&ignoring[..], &["--strict"]].concat());
    assert_eq!(strict.code, 3, "{strict:?}");
    let written = workspace.run(&ignoring);
    assert_eq!(written.code, 0, "{written:?}");
    assert!(written.stderr.contains("warning[W0301]"), "{written:?}");
    let page = workspace.read("site/index.html");
    assert!(page.contains("--ignore-keyword foo"), "{page}");

    let checked = workspace.run(&[&ignoring[..], &["--check"]].concat());
    assert_eq!(checked.code, 0, "{checked:?}");
}

#[test]
fn pages_of_types_that_are_gone_are_removed_and_no_others() {
    let workspace = Workspace::new();
    let flags = [
        "docs",
        "--schema",
        "schema/small.schema.json",
        "--out",
        "site",
    ];
    assert_eq!(workspace.run(&flags).code, 0);
    let gone = "site/models/pet.html";
    assert!(workspace.path(gone).exists());
    let mine = workspace.read(gone);
    workspace.write("site/models/mine.html", &mine);
    let renamed = SCHEMA
        .replace("$defs/Pet\"", "$defs/Animal\"")
        .replace("\"Pet\":", "\"Animal\":");
    workspace.write("schema/small.schema.json", &renamed);
    let second = workspace.run(&flags);
    assert_eq!(second.code, 0, "{second:?}");
    assert!(
        second.stdout.contains(&format!("remove {gone}\n")),
        "{second:?}"
    );
    assert!(!workspace.path(gone).exists());
    assert_eq!(workspace.read("site/models/mine.html"), mine);
}

#[test]
fn nothing_is_written_for_a_schema_with_problems() {
    let workspace = Workspace::new();
    workspace.write("schema/small.schema.json", BROKEN);
    let before = workspace.snapshot();
    let refused = workspace.run(&[
        "docs",
        "--schema",
        "schema/small.schema.json",
        "--out",
        "site",
    ]);
    assert_eq!(refused.code, 3, "{refused:?}");
    assert!(
        refused.stderr.contains("nothing was written"),
        "{refused:?}"
    );
    assert_eq!(workspace.snapshot(), before);
}
