//! `cargo xtask changes` between two files: which changes people see first, exit codes, and the forms of the report.

use crate::workspace::{Run, Workspace};

/// An API document with `count` schemas beside `Pet`, whose properties are `properties`.
fn api(count: usize, properties: &str) -> String {
    let others: Vec<String> = (0..count)
        .map(|index| format!(r#", "New{index}": {{"type": "object", "properties": {{"a": {{"type": "string"}}}}}}"#))
        .collect();
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "t", "version": "1"}}, "paths": {{}}, "components": {{"schemas": {{
  "Pet": {{"type": "object", "required": ["name"], "properties": {{{properties}}}}}{}}}}}}}
"#,
        others.concat()
    )
}

const BEFORE: &str = r#""name": {"type": "string"}, "age": {"type": "integer"}"#;
const AFTER: &str = r#""name": {"type": "string"}, "age": {"type": "string"}"#;

/// Runs `changes` between two documents, of which the second has a field of another type and `added` schemas more.
fn run(workspace: &Workspace, added: usize, flags: &[&str]) -> Run {
    workspace.write("old.json", &api(1, BEFORE));
    workspace.write("new.json", &api(1 + added, AFTER));
    let files = ["changes", "--from", "old.json", "--to", "new.json"];
    workspace.run(&[&files[..], flags].concat())
}

#[test]
fn what_breaks_comes_first_and_the_rest_is_counted() {
    let workspace = Workspace::new();
    let found = run(&workspace, 40, &[]);
    assert_eq!(found.code, 0, "{found:?}");
    let lines: Vec<&str> = found.stdout.lines().collect();
    assert_eq!(lines[0], "Pet", "{found:?}");
    assert!(lines[1].contains("value-type-changed `age`"), "{found:?}");
    assert!(
        found
            .stdout
            .contains("\nin all: type-added 40, value-type-changed 1\n"),
        "{found:?}"
    );
    assert!(lines.len() < 50, "a screen: {found:?}");

    let all = run(&workspace, 40, &["--all"]);
    assert_eq!(all.stdout.matches("type-added").count(), 40, "{all:?}");
    assert!(all.stdout.contains("breaks, as "), "{all:?}");
}

#[test]
fn a_break_fails_unless_it_is_allowed() {
    let workspace = Workspace::new();
    assert_eq!(run(&workspace, 1, &["--fail-on", "old-data"]).code, 1);
    assert_eq!(run(&workspace, 1, &["--fail-on", "privacy"]).code, 0);

    let allowing = ["--fail-on", "old-data", "--allow", "allowed.txt"];
    workspace.write(
        "allowed.txt",
        "value-type-changed Pet.age: agreed with all users: nobody stored one\n",
    );
    let allowed = run(&workspace, 1, &allowing);
    assert_eq!(allowed.code, 0, "{allowed:?}");
    let line = "value-type-changed `age` (integer -> string), allowed: agreed with all users: nobody stored one";
    assert!(allowed.stdout.contains(line), "{allowed:?}");
    for (form, reason) in [
        (
            "json",
            "\"allowed\": \"agreed with all users: nobody stored one\"",
        ),
        ("markdown", line),
        ("github", line),
    ] {
        let found = run(&workspace, 1, &["--allow", "allowed.txt", "--format", form]);
        assert!(found.stdout.contains(reason), "{found:?}");
        assert!(!found.stdout.contains("::warning"), "{found:?}");
    }

    workspace.write("allowed.txt", "value-type-changed Pet.name: a mistake\n");
    let stale = run(&workspace, 1, &allowing);
    assert_eq!(stale.code, 3, "{stale:?}");
    assert!(stale.stderr.contains("allowed.txt"), "{stale:?}");
}

#[test]
fn a_name_with_a_line_end_is_allowed_as_reports_show_it() {
    let workspace = Workspace::new();
    let schema = |ty: &str| {
        api(
            0,
            &format!(r#""name": {{"type": "string"}}, "a\nb": {{"type": "{ty}"}}"#),
        )
    };
    workspace.write("old.json", &schema("integer"));
    workspace.write("new.json", &schema("string"));
    workspace.write("allowed.txt", "value-type-changed Pet.a\\nb: never used\n");
    let flags = [
        "--from",
        "old.json",
        "--to",
        "new.json",
        "--fail-on",
        "old-data",
        "--allow",
        "allowed.txt",
    ];
    let allowed = workspace.run(&[&["changes"], &flags[..]].concat());
    assert_eq!(allowed.code, 0, "{allowed:?}");
}

#[test]
fn programs_read_json_changelogs_markdown_and_reviews_annotations() {
    let workspace = Workspace::new();
    let json = run(&workspace, 1, &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json.stdout).expect("one document");
    assert_eq!(report["changes"][0]["type"], "Pet", "{report:#}");

    let markdown = run(&workspace, 1, &["--format", "markdown"]);
    assert!(
        markdown
            .stdout
            .contains("\n- `Pet`\n  - value-type-changed `age`"),
        "{markdown:?}"
    );

    let github = run(&workspace, 1, &["--format", "github"]);
    assert!(
        github.stdout.starts_with("::warning file=new.json,line=2,"),
        "{github:?}"
    );
}

#[test]
fn a_history_takes_no_gate() {
    let workspace = Workspace::new();
    for flags in [["--fail-on", "any"], ["--allow", "allowed.txt"]] {
        let found = workspace.run(&[&["changes", "--history", "releases"], &flags[..]].concat());
        assert_eq!(found.code, 2, "{found:?}");
    }
}
