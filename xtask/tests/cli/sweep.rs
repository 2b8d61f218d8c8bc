//! `cargo xtask sweep` on a folder of schemas.

use crate::workspace::Workspace;

const OUTSIDE: &str = r#"{"type": "object", "properties": {"a": {"$ref": "other.json"}}}"#;
const UNKNOWN: &str = r#"{"type": "object", "properties": {"a": {"colour": "red"}}}"#;

#[test]
fn counts_accepted_schemas_and_lists_the_diagnostics_of_a_code() {
    let workspace = Workspace::new();
    workspace.write("many/fine.json", r#"{"type": "object"}"#);
    workspace.write("many/block.yaml", "type: object\n");
    workspace.write("many/folder/schema.json", OUTSIDE);
    workspace.write("many/unknown.json", UNKNOWN);
    workspace.write(
        "many/groups.json",
        r#"[{"schema": {"type": "string"}, "tests": []}, {"schema": true, "tests": []}]"#,
    );
    let sweep = workspace.run(&[
        "sweep",
        "many",
        "--explain",
        "W0201",
        "--deny-unknown-keywords",
    ]);
    assert_eq!(sweep.code, 0, "{sweep:?}");
    let lines: Vec<&str> = sweep.stdout.lines().collect();
    assert_eq!(lines[0], "6 schemas, 5 accepted: 83.3 %", "{sweep:?}");
    assert!(lines[1].starts_with("     1 W0201 "), "{sweep:?}");
    assert!(lines[3].starts_with("     1 W0301 "), "{sweep:?}");
    assert_eq!(lines[4].trim(), "folder", "{sweep:?}");
    let colour = "unknown:1:41: unknown keyword `colour`";
    assert!(lines.contains(&colour), "{sweep:?}");

    let ignoring = workspace.run(&["sweep", "many", "--ignore-keyword", "colour"]);
    assert!(
        ignoring
            .stdout
            .starts_with("6 schemas, 6 accepted: 100.0 %")
    );
    let set = workspace.run(&["sweep", "many", "--set", "ignore_keywords=[\"colour\"]"]);
    assert_eq!(set.stdout, ignoring.stdout);
    let wrong = workspace.run(&["sweep", "many", "--set", "ignored=1"]);
    assert_eq!(wrong.code, 3, "{wrong:?}");
    assert_eq!(workspace.run(&["sweep", "nowhere"]).code, 3);
}
