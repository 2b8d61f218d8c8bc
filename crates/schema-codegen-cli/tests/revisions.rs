//! The program `schema-codegen` between the revisions of a project.

use std::fs;
use std::path::Path;
use std::process::Command;

mod project;

use project::{SCHEMA, project, run, succeed};

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
    let mut git = Command::new("git");
    git.args(identity).args(arguments).current_dir(folder);
    assert!(
        git.output().expect("git runs").status.success(),
        "{arguments:?}"
    );
}

/// The documents that a schema refers to are those of its revision.
#[test]
fn a_revision_is_compared_with_its_own_documents() {
    let project = project();
    let write = |name: &str, text: &str| {
        fs::write(project.path().join(name), text).expect("a file");
    };
    fs::create_dir(project.path().join("common")).expect("a folder");
    write(
        "order.json",
        r#"{"title": "Order", "type": "object", "properties": {"price": {"$ref": "common/money.json"}}}"#,
    );
    let money =
        r#"{"title": "Money", "type": "object", "properties": {"units": {"type": "integer"}}}"#;
    write("common/money.json", money);
    succeed(&project, &["init", "order.json"]);
    git(project.path(), &["init", "--quiet"]);
    git(project.path(), &["add", "--all"]);
    git(project.path(), &["commit", "--quiet", "--message", "First"]);
    git(project.path(), &["tag", "v0.1.0"]);

    write("common/money.json", &money.replace("integer", "string"));
    let changes = ["changes", "--from", "v0.1.0", "--fail-on", "old-data"];
    let found = run(&project, &changes);
    assert_eq!(found.code, Some(1), "{}", found.stdout);
    let location = "v0.1.0:common/money.json:1 -> common/money.json:1";
    assert!(found.stdout.contains(location), "{}", found.stdout);
    // The text of the schema alone did not change.
    let breaks = "new types read old data: 1 break, 0 not decided";
    assert!(found.stdout.contains(breaks), "{}", found.stdout);
    let valid = "old data stay valid: 1 break, 0 not decided";
    assert!(found.stdout.contains(valid), "{}", found.stdout);

    write("order.json", r#"{"title": "Order", "type": "object"}"#);
    fs::remove_file(project.path().join("common/money.json")).expect("it was there");
    let found = run(&project, &changes);
    assert!(found.stdout.contains("type-removed"), "{}", found.stdout);
}

#[test]
fn a_release_needs_a_step_that_is_large_enough() {
    let project = project();
    let git = |arguments: &[&str]| git(project.path(), arguments);
    let commit = || {
        git(&["add", "--all"]);
        git(&["commit", "--quiet", "--message", "Change"]);
    };
    let gate = |version: &str| run(&project, &["changes", "--since-release", version]);
    git(&["init", "--quiet"]);
    succeed(&project, &["init", "shop.schema.json"]);
    succeed(&project, &["generate"]);
    succeed(&project, &["names", "--freeze"]);
    commit();
    git(&["tag", "v0.1.0"]);
    let first = gate("0.1.0");
    assert_eq!(first.code, Some(0));
    assert!(first.stderr.contains("no release yet"), "{}", first.stderr);
    assert_eq!(gate("next").code, Some(3));

    let path = project.path().join("shop.schema.json");
    fs::write(
        &path,
        SCHEMA.replace(r#""type": "string""#, r#""type": "integer""#),
    )
    .expect("a file");
    commit();
    let small = gate("0.1.1");
    assert_eq!(small.code, Some(1), "{}", small.stderr);
    let expected = "since v0.1.0 ask for the step major, and 0.1.1 is the step minor";
    assert!(small.stderr.contains(expected), "{}", small.stderr);
    assert_eq!(gate("0.2.0").code, Some(0));
    assert_eq!(gate("0.1.0").code, Some(1), "the version was not raised");
    let section = succeed(
        &project,
        &[
            "changes",
            "--since-release",
            "0.2.0",
            "--format",
            "markdown",
        ],
    );
    assert!(
        section.contains("- `Pet`\n  - value-type-changed `name`"),
        "{section}"
    );
    let changelog = project.path().join("CHANGELOG.md");
    fs::write(&changelog, "## [Unreleased]\n").expect("a file");
    let into = [
        "changes",
        "--since-release",
        "0.2.0",
        "--changelog",
        "CHANGELOG.md",
    ];
    for _ in 0..2 {
        assert_eq!(succeed(&project, &into), "");
        let text = fs::read_to_string(&changelog).expect("a file");
        assert!(
            text.starts_with("## [Unreleased]\n\n### Schema\n"),
            "{text}"
        );
        assert_eq!(
            text.matches("value-type-changed `name`").count(),
            1,
            "{text}"
        );
    }
    fs::write(&changelog, "# Nothing\n").expect("a file");
    assert_eq!(run(&project, &into).code, Some(3), "there is no section");
    git(&["tag", "v0.2.0"]);
    assert_eq!(
        gate("0.2.0").code,
        Some(0),
        "the tag of this release is not the last one"
    );
}

#[test]
fn annotations_name_files_from_the_top_of_the_repository() {
    let top = project();
    let inner = tempfile::Builder::new()
        .prefix("a,b")
        .tempdir_in(top.path());
    let inner = inner.expect("a folder");
    let name = inner.path().file_name().and_then(|name| name.to_str());
    let name = name.expect("a name");
    let schema = inner.path().join("pet.json");
    fs::write(&schema, SCHEMA).expect("a file");
    git(top.path(), &["init", "--quiet"]);
    succeed(&inner, &["init", "pet.json"]);
    git(top.path(), &["add", "--all"]);
    git(top.path(), &["commit", "--quiet", "--message", "First"]);
    let text = SCHEMA.replace("\"string\"", "\"integer\", \"strnig\": 1");
    fs::write(&schema, text).expect("a file");

    let file = format!("::warning file={}/pet.json,line=", name.replace(',', "%2C"));
    let of_changes = ["changes", "--from", "HEAD", "--format", "github"];
    let of_schema = ["generate", "--format", "github"];
    let config = format!("{name}/codegen.toml");
    for arguments in [of_changes.as_slice(), &of_schema] {
        let inside = run(&inner, arguments).stdout;
        assert!(inside.contains(&file), "{inside}");
        let above = run(&top, &[arguments, &["--config", &config]].concat());
        assert_eq!(above.stdout, inside, "{}", above.stderr);
    }
    fs::write(inner.path().join("codegen.toml"), "shcema = 1").expect("a file");
    let config = format!(
        "::error file={}/codegen.toml,line=1,",
        name.replace(',', "%2C")
    );
    let inside = run(&inner, &of_schema).stdout;
    assert!(inside.starts_with(&config), "{inside}");
}
