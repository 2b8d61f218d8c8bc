//! What is wrong with an input, or with the command line, and that nothing is written then.

use crate::workspace::{BROKEN, Workspace};

#[test]
fn a_schema_with_problems_is_refused_with_all_of_them() {
    let workspace = Workspace::generated();
    workspace.write("schema/small.schema.json", BROKEN);
    workspace.write("tests/fixtures/pets/schema.json", BROKEN);
    let before = workspace.snapshot();
    for flags in [&[][..], &["--check"]] {
        let refused = workspace.codegen(flags);
        assert_eq!(refused.code, 3, "{refused:?}");
        assert_eq!(workspace.snapshot(), before);
        assert_eq!(
            refused.stderr.matches("error[").count(),
            4,
            "two problems in each of two schemas: {refused:?}"
        );
        assert!(
            refused.stderr.contains("schema/small.schema.json:"),
            "{refused:?}"
        );
        assert!(
            refused.stderr.contains("tests/fixtures/pets/schema.json:"),
            "{refused:?}"
        );
        assert!(
            refused.stderr.contains("nothing was written"),
            "{refused:?}"
        );
    }
}

#[test]
fn problems_come_in_forms_for_machines() {
    let workspace = Workspace::new();
    workspace.write("schema/small.schema.json", BROKEN);
    let json = workspace.codegen(&["--format", "json"]);
    assert_eq!((json.code, json.stdout.lines().count()), (3, 2), "{json:?}");
    for line in json.stdout.lines() {
        let problem: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        assert_eq!(problem["file"], "schema/small.schema.json");
        assert!(
            problem["pointer"]
                .as_str()
                .is_some_and(|pointer| pointer.starts_with("/properties/")),
            "{line}"
        );
        assert!(
            problem["line"].as_u64().is_some_and(|line| line > 1),
            "{line}"
        );
    }
    let github = workspace.codegen(&["--format", "github"]);
    assert_eq!(github.stdout.lines().count(), 2);
    assert!(
        github
            .stdout
            .lines()
            .all(|line| line.starts_with("::error file=schema/small.schema.json,line=")),
        "{github:?}"
    );
}

#[test]
fn wrong_usage_is_two_and_a_file_that_cannot_be_read_is_three() {
    let workspace = Workspace::new();
    assert_eq!(workspace.run(&["codegen", "--chekc"]).code, 2);
    assert_eq!(
        workspace
            .run(&["codegen", "--schema", "schema/small.schema.json"])
            .code,
        2
    );
    assert_eq!(workspace.run(&["nothing"]).code, 2);
    assert_eq!(workspace.run(&[]).code, 2);
    let missing = workspace.run(&["codegen", "--schema", "missing.json", "--out", "types.rs"]);
    assert_eq!(missing.code, 3, "{missing:?}");
    assert!(
        missing.stderr.contains("cannot read missing.json"),
        "{missing:?}"
    );
    workspace.write_bytes("latin.json", b"{\"title\": \"caf\xe9\"}");
    let latin = workspace.run(&["codegen", "--schema", "latin.json", "--out", "types.rs"]);
    assert_eq!(latin.code, 3, "{latin:?}");
    assert!(latin.stderr.contains("not UTF-8"), "{latin:?}");
    assert!(!workspace.path("types.rs").exists());
}
