//! Changes of files as unified diffs.

use schema_codegen_cli::diff::unified;
use schema_codegen_cli::sync::Change;

fn without_styles(before: Option<&str>, after: Option<&str>) -> String {
    let change = Change {
        name: "out/a.rs".to_owned(),
        path: "out/a.rs".into(),
        before: before.map(|text| text.as_bytes().to_vec()),
        after: after.map(|text| text.as_bytes().to_vec()),
    };
    anstream::adapter::strip_str(&unified(&change)).to_string()
}

#[test]
fn shows_an_update_with_context() {
    let diff = without_styles(Some("1\n2\n3\n4\n5\n6\n"), Some("1\n2\n3\n4\nfive\n6\n"));
    assert_eq!(
        diff,
        "--- a/out/a.rs\n+++ b/out/a.rs\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+five\n 6\n"
    );
}

#[test]
fn shows_a_new_file_and_a_removed_one() {
    assert_eq!(
        without_styles(None, Some("x\n")),
        "--- /dev/null\n+++ b/out/a.rs\n@@ -0,0 +1 @@\n+x\n"
    );
    assert_eq!(
        without_styles(Some("x\n"), None),
        "--- a/out/a.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
    );
}

#[test]
fn shows_a_missing_line_end() {
    let diff = without_styles(Some("x"), Some("x\n"));
    assert!(
        diff.contains("-x\n\\ No newline at end of file\n+x\n"),
        "{diff}"
    );
}
