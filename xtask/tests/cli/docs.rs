//! `cargo xtask docs`: a site in a folder.

use crate::workspace::{BROKEN, Workspace};

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
    assert!(written.stderr.contains("index.html"), "{written:?}");
    let page = workspace.read("site/models/pet.html");
    assert!(page.contains("<h1>Pet</h1>"), "{page}");
    assert!(
        page.contains("cargo xtask docs --schema schema/small.schema.json"),
        "{page}"
    );
    assert!(workspace.read("site/index.json").starts_with('{'));
    let again = workspace.run(&flags);
    assert!(again.stderr.contains("(0 changed)"), "{again:?}");
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
    let page = workspace.read("site/models/pet.html");
    assert!(
        page.contains("cargo xtask docs --schema pets.yaml --root Pet"),
        "{page}"
    );
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
    workspace.write(
        "site/models/gone.html",
        "<!DOCTYPE html><!-- @generated -->",
    );
    workspace.write("site/mine.txt", "mine");
    assert_eq!(workspace.run(&flags).code, 0);
    let left = workspace.snapshot();
    let has = |name: &str| left.keys().any(|path| path.ends_with(name));
    assert!(has("mine.txt") && has("pet.html") && !has("gone.html"));
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
