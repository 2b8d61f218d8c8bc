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

/// What git would take for an option could write files.
#[test]
fn a_revision_is_no_option_of_git() {
    let project = project();
    let git = |arguments: &[&str]| git(project.path(), arguments);
    git(&["init", "--quiet"]);
    succeed(&project, &["init", "shop.schema.json"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "First"]);
    let theirs = project.path().join("theirs:.");
    fs::create_dir(&theirs).expect("a folder");
    let theirs = theirs.join("shop.schema.json");
    fs::write(&theirs, "precious").expect("a file");
    let refused = run(&project, &["changes", "--from=--output=theirs"]);
    assert_eq!(refused.code, Some(3), "{}", refused.stderr);
    assert_eq!(fs::read_to_string(&theirs).expect("a file"), "precious");
    // Nothing would be the index of git, and a range is no revision.
    for revision in ["", "HEAD..HEAD", "^HEAD"] {
        let refused = run(&project, &["changes", "--from", revision]);
        assert_eq!(refused.code, Some(3), "{}", refused.stderr);
        assert!(refused.stderr.contains("rev-parse"), "{}", refused.stderr);
    }
}

/// What the configuration says of a property that an older schema has not is no error there.
#[test]
fn a_configuration_may_be_about_what_is_new() {
    let project = project();
    let git = |arguments: &[&str]| git(project.path(), arguments);
    let write = |name: &str, text: &str| {
        fs::write(project.path().join(name), text).expect("a file");
    };
    git(&["init", "--quiet"]);
    succeed(&project, &["init", "shop.schema.json"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "First"]);
    write(
        "shop.schema.json",
        &SCHEMA.replace(
            r#""name": { "type": "string" }"#,
            r#""name": { "type": "string" }, "race": { "enum": ["a", "b"] }"#,
        ),
    );
    let config = [
        "schema = 'shop.schema.json'",
        "types = 'src/shop'",
        "roots = ['#', 'PetRace']",
        "[annotate.'Pet.race']",
        "sensitive = 'none'",
        "[rename.fields]",
        "'Pet.race' = 'breed'",
        "[rename.types]",
        "PetRace = 'Breed'",
        "[formats]",
        "'Pet.race' = 'string'",
        "[[modules]]",
        "name = 'all'",
        "about = 'Everything.'",
        "types = ['Shop', 'Pet', 'PetRace']",
    ];
    let config = config.map(|line| format!("{line}\n")).concat();
    write(
        "codegen.toml",
        &config.replace("roots = ['#', 'PetRace']\n", ""),
    );
    succeed(&project, &["generate"]);
    let found = succeed(&project, &["changes", "--from", "HEAD"]);
    assert!(found.contains("field-added `race`"), "{found}");
    write("codegen.toml", &config.replace("PetRace'", "Nothing'"));
    let unknown = run(&project, &["changes", "--from", "HEAD"]);
    assert_eq!(unknown.code, Some(3), "it is about nothing today");
}

/// A value of a payload, or a name, can have anything in it.
#[test]
fn nothing_of_a_schema_is_markup_in_a_report() {
    let project = project();
    let write = |name: &str, text: &str| {
        fs::write(project.path().join(name), text).expect("a file");
    };
    write(
        "old.json",
        r#"{"title": "P", "type": "object", "properties": {}}"#,
    );
    write(
        "new.json",
        r#"{"title": "P", "type": "object", "properties": {"<img src=x>`<b>": {"type": "string", "pattern": "^<i>"}}}"#,
    );
    let report = [
        "changes", "--from", "old.json", "--to", "new.json", "--format", "markdown",
    ];
    let text = succeed(&project, &report);
    let mut outside = String::new();
    // Code spans are fenced by more backticks than they contain: here by two.
    for (index, part) in text.split("``").enumerate() {
        if index % 2 == 0 {
            outside.push_str(part);
        }
    }
    assert!(text.contains("<img src=x>"), "{text}");
    assert!(!outside.contains('<'), "{text}");
}

#[test]
fn a_shallow_clone_is_called_one() {
    let project = project();
    git(project.path(), &["init", "--quiet"]);
    succeed(&project, &["init", "shop.schema.json"]);
    git(project.path(), &["add", "--all"]);
    git(project.path(), &["commit", "--quiet", "--message", "First"]);
    git(project.path(), &["tag", "v0.1.0"]);
    let second = ["commit", "--quiet", "--allow-empty", "--message", "Second"];
    git(project.path(), &second);
    let clone = tempfile::tempdir().expect("a folder");
    let origin = format!("file://{}", project.path().display());
    git(
        clone.path(),
        &["clone", "--quiet", "--depth", "1", &origin, "."],
    );
    let gate = run(&clone, &["changes", "--since-release", "0.1.1"]);
    assert!(
        gate.stderr.contains("this clone is shallow"),
        "{}",
        gate.stderr
    );
}
