//! The workspace as a whole: written, checked, written again.

use crate::workspace::{SCHEMA, Workspace, run};

const TYPES: &str = "crates/identity-verification/src/generated/pets.rs";
const PAGE: &str = "docs/models/pet.md";

#[test]
fn writes_everything_then_finds_nothing_to_do() {
    let workspace = Workspace::new();
    let first = workspace.codegen(&[]);
    assert_eq!(first.code, 0, "{first:?}");
    for name in [
        TYPES,
        PAGE,
        "docs/README.md",
        "tests/fixtures/pets/types.rs",
        "tests/fixtures/pets/docs.md",
        "tests/src/fixtures.rs",
    ] {
        assert!(
            first.stdout.contains(&format!("create {name}\n")),
            "{name}: {first:?}"
        );
        assert!(workspace.path(name).exists(), "{name}");
    }
    let before = workspace.snapshot();
    let second = workspace.codegen(&[]);
    assert!(second.stdout.starts_with("0 files changed, "), "{second:?}");
    assert_eq!(
        workspace.snapshot(),
        before,
        "an unchanged file was touched"
    );
    assert_eq!(workspace.codegen(&["--check"]).code, 0);
    assert_eq!(workspace.snapshot(), before);
}

#[test]
fn check_shows_what_is_out_of_date_and_writes_nothing() {
    let workspace = Workspace::generated();
    workspace.write(
        "schema/small.schema.json",
        &SCHEMA.replace("How it is called.", "What it listens to."),
    );
    let before = workspace.snapshot();
    let check = workspace.codegen(&["--check"]);
    assert_eq!(check.code, 1, "{check:?}");
    assert_eq!(workspace.snapshot(), before);
    for name in [TYPES, PAGE] {
        assert!(
            check
                .stdout
                .contains(&format!("--- a/{name}\n+++ b/{name}\n@@")),
            "{check:?}"
        );
    }
    assert_eq!(
        check.stdout.matches("--- a/").count(),
        2,
        "a field changes its type, its page and nothing else: {check:?}"
    );
    assert!(
        check.stdout.contains("\n-") && check.stdout.contains("\n+"),
        "{check:?}"
    );
    assert!(
        check
            .stderr
            .contains("2 files differ from what the generator makes"),
        "{check:?}"
    );
    assert!(
        check.stderr.contains("\n    cargo xtask codegen\n"),
        "{check:?}"
    );

    let write = workspace.codegen(&[]);
    assert_eq!(
        (write.code, write.stdout.lines().count()),
        (0, 3),
        "{write:?}"
    );
    assert_eq!(workspace.codegen(&["--check"]).code, 0);
}

#[test]
fn check_notices_an_edit_by_hand_and_a_stale_file() {
    let workspace = Workspace::generated();
    workspace.write(TYPES, "// mine\n");
    let stale = "tests/fixtures/pets/types.rs";
    std::fs::remove_file(workspace.path("tests/fixtures/pets/schema.json")).expect("a file");
    let check = workspace.codegen(&["--check"]);
    assert_eq!(check.code, 1);
    assert!(check.stdout.contains("+++ /dev/null"), "{check:?}");
    let write = workspace.codegen(&[]);
    for line in [format!("remove {stale}\n"), format!("update {TYPES}\n")] {
        assert!(write.stdout.contains(&line), "{write:?}");
    }
}

#[test]
fn this_workspace_is_up_to_date() {
    let check = run(&["codegen", "--check"], &[]);
    assert_eq!(check.code, 0, "{}\n{}", check.stdout, check.stderr);
}
