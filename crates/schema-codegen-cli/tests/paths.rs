//! The paths in a configuration, and what standard output has for another program.

use std::fs;
#[cfg(unix)]
use std::process::Command;
#[cfg(unix)]
use tempfile::TempDir;

mod project;

use project::{project, run, succeed};

const SCHEMA: &str = r#"{"title": "Pet", "type": "object", "x-version": "VERSION", "properties": {"name": {"type": "string"}}}"#;

#[test]
fn paths_are_relative_to_the_configuration_that_has_them() {
    let project = project();
    let write = |name: &str, text: &str| {
        let path = project.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("v1/pet.json", &SCHEMA.replace("VERSION", "1"));
    write("pet.json", &SCHEMA.replace("VERSION", "2"));
    write(
        "v1/codegen.toml",
        "schema = 'pet.json'\ntypes = '../src/v1'\nnames = 'names.lock'\n",
    );
    let shared = "[shared]\nconfig = 'v1/codegen.toml'\npath = 'crate::v1'\n";
    write(
        "codegen.toml",
        &format!("schema = 'pet.json'\ntypes = 'src/v2'\nprevious = 'v1/codegen.toml'\n{shared}"),
    );
    succeed(&project, &["generate", "--config", "v1/codegen.toml"]);
    succeed(&project, &["generate"]);
    assert!(project.path().join("v1/names.lock").exists());
    let read = |name: &str| fs::read_to_string(project.path().join(name)).expect("a file");
    assert!(read("src/v1/mod.rs").contains("from `v1/pet.json`"));
    assert!(read("src/v2/mod.rs").contains("pub use crate::v1::Pet;"));
    // From its own folder it means the same.
    let below = project.path().join("v1");
    let config = below.join("codegen.toml");
    let config = config.to_str().expect("a path");
    succeed(&project, &["generate", "--check", "--config", config]);

    let absolute = below.join("types").display().to_string();
    write(
        "v1/codegen.toml",
        &format!("schema = 'pet.json'\ntypes = '{absolute}'\n"),
    );
    let refused = run(&project, &["generate", "--config", "v1/codegen.toml"]);
    assert_eq!(refused.code, Some(3));
    let message = format!("`types` in codegen.toml leads to {absolute}, which is outside");
    assert!(refused.stderr.contains(&message), "{}", refused.stderr);
}

#[test]
fn the_site_is_where_cargo_builds_and_an_older_version_in_a_folder_of_it() {
    let project = project();
    let write = |name: &str, text: &str| {
        let path = project.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("Cargo.toml", "[package]\nname = 'pet'\nversion = '0.1.0'\n");
    write("src/lib.rs", "");
    write(".cargo/config.toml", "[build]\ntarget-dir = 'built'\n");
    write("v1.json", &SCHEMA.replace("VERSION", "1"));
    write("v2.json", &SCHEMA.replace("VERSION", "2"));
    let site_url = "site_url = 'https://example.com/docs'\n";
    write("v1.toml", &format!("schema = 'v1.json'\n{site_url}"));
    write(
        "codegen.toml",
        &format!("schema = 'v2.json'\nprevious = 'v1.toml'\n{site_url}"),
    );
    succeed(&project, &["docs"]);
    let read = |name: &str| fs::read_to_string(project.path().join("built/site").join(name));
    let (new, old) = (read("404.html"), read("1/404.html"));
    let css = |folder: &str| format!("href=\"/docs/{folder}assets/site.css\"");
    assert!(new.expect("a file").contains(&css("")));
    assert!(old.expect("a file").contains(&css("1/")));
    let sitemap = read("1/sitemap.xml").expect("a file");
    assert!(sitemap.contains("<loc>https://example.com/docs/1/models/pet.html</loc>"));
}

#[test]
fn the_output_may_be_the_folder_that_one_is_in() {
    let project = project();
    let schema = project.path().join("shop.schema.json");
    let schema = schema.to_str().expect("a path");
    for (command, flag, file) in [
        ("docs", "--out", "index.html"),
        ("generate", "--out-dir", "mod.rs"),
    ] {
        for out in [".", "./"] {
            let folder = tempfile::tempdir().expect("a folder");
            let arguments = [command, "--schema", schema, flag, out];
            succeed(&folder, &arguments);
            assert!(folder.path().join(file).exists(), "{arguments:?}");
            succeed(&folder, &[&arguments[..], &["--check"]].concat());
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let refused = run(&folder, &["generate", "--schema", schema, "--out", "."]);
    let message = "it is a folder, which --out-dir is for";
    assert!(refused.stderr.contains(message), "{}", refused.stderr);
}

#[test]
fn a_folder_of_documents_is_relative_to_the_configuration_too() {
    let project = project();
    let write = |name: &str, text: &str| {
        let path = project.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write(
        "pet.json",
        r#"{"title": "Pet", "properties": {"owner": {"$ref": "https://example.com/s/owner.json"}}}"#,
    );
    write(
        "vendor/owner.json",
        r#"{"title": "Owner", "type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}"#,
    );
    write(
        "settings/codegen.toml",
        "schema = '../pet.json'\ntypes = '../pet.rs'\n[sources]\n'https://example.com/s/' = '../vendor/'\n",
    );
    succeed(&project, &["generate", "--config", "settings/codegen.toml"]);
    let types = fs::read_to_string(project.path().join("pet.rs")).expect("types");
    assert!(types.contains("pub struct Owner"), "{types}");
    let head = "// @generated by `schema-codegen generate --config settings/codegen.toml` from `pet.json`.";
    assert!(types.starts_with(head), "{types}");
}

#[test]
fn other_programs_find_nothing_but_diagnostics_on_standard_output() {
    let project = project();
    fs::write(project.path().join("pet.json"), SCHEMA).expect("a file");
    let types = ["generate", "--schema", "pet.json", "--out", "pet.rs"];
    let lines = |more: &[&str]| {
        let done = run(&project, &[&types, more].concat());
        for line in done.stdout.lines() {
            let parsed = serde_json::from_str::<serde_json::Value>(line);
            assert!(parsed.is_ok_and(|it| it.is_object()), "{line}");
        }
        (done.code, done.stdout.lines().count())
    };
    assert_eq!(lines(&["--format", "json"]), (Some(0), 1));
    let file = project.path().join("pet.rs");
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(&file, text + "// Changed by hand.\n").expect("a file");
    assert_eq!(lines(&["--format", "json", "--check"]), (Some(1), 1));
}

#[test]
fn a_lock_is_no_file_of_somebody_else() {
    let project = project();
    let path = |name: &str| project.path().join(name);
    let theirs = "# Settings that are easily lost.\nz = \"last\"\nalpha = \"first\"\n";
    fs::write(path("mine.conf"), theirs).expect("a file");
    for lock in ["mine.conf", "codegen.toml"] {
        let config = format!("schema = 'shop.schema.json'\ntypes = 'src/shop'\nnames = '{lock}'\n");
        fs::write(path("codegen.toml"), &config).expect("a file");
        let refused = run(&project, &["generate"]);
        assert!(
            refused.code != Some(0) && refused.stderr.contains(lock),
            "{}",
            refused.stderr
        );
        let read = |name: &str| fs::read_to_string(path(name)).expect("a file");
        assert_eq!(
            (read("mine.conf"), read("codegen.toml")),
            (theirs.to_owned(), config)
        );
        assert!(!path("src").exists());
    }
}

/// In the configuration that `init` writes, and in the URIs of documents.
/// Whoever forces a run means files that others wrote, not those that it reads.
#[test]
fn what_a_run_reads_stays() {
    let project = project();
    let write = |name: &str, text: &str| {
        let path = project.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("pet.rs", SCHEMA);
    write("site/index.schema.json", SCHEMA);
    write("codegen.toml", "schema = 'pet.rs'\ntypes = 'pet.rs'\n");
    for arguments in [
        "generate --force",
        "generate --schema pet.rs --out pet.rs --force",
        "docs --schema site/index.schema.json --out site --force",
    ] {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let refused = run(&project, &arguments);
        assert_eq!(refused.code, Some(3), "{arguments:?}");
        assert!(refused.stderr.contains("read for"), "{}", refused.stderr);
    }
    for name in ["pet.rs", "site/index.schema.json"] {
        let text = fs::read_to_string(project.path().join(name)).expect("a file");
        assert_eq!(text, SCHEMA);
    }
}

#[test]
fn names_may_have_any_letter() {
    let project = project();
    let write = |name: &str, reference: &str| {
        let schema = format!(r#"{{"type": "object", "properties": {{"next": {reference}}}}}"#);
        fs::write(project.path().join(name), schema).expect("a file");
    };
    write("it's für é.json", r#"{"$ref": "größe.json"}"#);
    write("größe.json", r#"{"$ref": "%C3%BC.json"}"#);
    write("ü.json", r#"{"type": "string"}"#);
    succeed(&project, &["init", "it's für é.json"]);
    let run = run(&project, &["generate"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
}

/// Another name would be another place.
#[cfg(unix)]
#[test]
fn an_output_whose_name_is_not_utf_8_is_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let project = project();
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_schema-codegen"));
    program.args(["generate", "--schema", "shop.schema.json", "--out"]);
    program.arg(OsStr::from_bytes(b"x\xff.rs"));
    let output = program.current_dir(project.path()).output();
    let output = output.expect("the program runs");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("it is not UTF-8"));
    let files = fs::read_dir(project.path()).expect("a folder");
    assert_eq!(files.count(), 1);
}

/// Two names for one folder would be two locks on it.
#[test]
fn a_path_may_leave_a_folder_that_is_not_there() {
    let project = project();
    let schema = ["--schema", "shop.schema.json"];
    for out in [["--out", "away/../shop.rs"], ["--out-dir", "away/../shop"]] {
        let arguments = [["generate"].as_slice(), &schema, &out].concat();
        succeed(&project, &arguments);
    }
    succeed(
        &project,
        &[
            "docs",
            "--schema",
            "shop.schema.json",
            "--out",
            "away/../site",
        ],
    );
    let exists = |name: &str| project.path().join(name).exists();
    assert!(exists("shop.rs") && exists("shop/mod.rs") && exists("site/index.html"));
    assert!(!exists("away"));
}

#[test]
fn a_temporary_file_beside_a_single_file_is_removed() {
    let project = project();
    let config = "schema = 'shop.schema.json'\ntypes = 'one/shop.rs'\nnames = 'names.lock'\n";
    fs::write(project.path().join("codegen.toml"), config).expect("a file");
    succeed(&project, &["generate"]);
    let stale = ["", "one/"].map(|folder| {
        let name = format!("{folder}.schema-codegen-0123456789abcdef.tmp");
        project.path().join(name)
    });
    for path in &stale {
        fs::write(path, "half a fi").expect("a file");
    }
    // Nothing else is to be done.
    succeed(&project, &["generate"]);
    assert!(!stale.iter().any(|path| path.exists()));
}

/// What `schema-codegen` ends with where the system lets no file grow beyond 512 bytes.
#[cfg(unix)]
fn run_without_room(project: &TempDir, arguments: &str) -> Option<i32> {
    let script = format!("trap '' XFSZ; ulimit -f 1; exec \"$0\" {arguments}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_schema-codegen")]);
    let output = shell.current_dir(project.path()).output();
    output.expect("a shell").status.code()
}

/// The list of files can be written, and the types cannot.
#[cfg(unix)]
#[test]
fn a_run_that_fails_leaves_no_files() {
    let project = project();
    let config = "schema = 'shop.schema.json'\ntypes = 'a/b'\npages = 'c/d'\n";
    let path = project.path().join("codegen.toml");
    let run = |arguments: &str| {
        assert_eq!(run_without_room(&project, arguments), Some(3));
        let names = fs::read_dir(project.path()).expect("a folder");
        let names = names.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    };
    assert_eq!(run("init shop.schema.json"), ["shop.schema.json"]);
    fs::write(path, config).expect("a file");
    for arguments in [
        "generate",
        "generate --schema shop.schema.json --out e/f.rs",
        "docs --out g/h",
    ] {
        assert_eq!(run(arguments), ["codegen.toml", "shop.schema.json"]);
    }
}

/// The text of a person is there as it was where the new one cannot be written, and no link leads to another file.
#[cfg(unix)]
#[test]
fn a_changelog_is_replaced_as_a_whole() {
    let project = project();
    let path = |name: &str| project.path().join(name);
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
        let mut git = Command::new("git");
        git.args(identity)
            .args(arguments)
            .current_dir(project.path());
        assert!(git.output().expect("git runs").status.success());
    };
    succeed(&project, &["init", "shop.schema.json"]);
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "First"]);
    git(&["tag", "v0.1.0"]);
    let schema = fs::read_to_string(path("shop.schema.json")).expect("a file");
    fs::write(
        path("shop.schema.json"),
        schema.replace("string", "integer"),
    )
    .expect("a file");
    git(&["commit", "--quiet", "--all", "--message", "Second"]);
    let text = format!("## [Unreleased]\n\n{}", "- A line.\n".repeat(80));
    fs::write(path("real.md"), &text).expect("a file");
    std::os::unix::fs::symlink("real.md", path("link.md")).expect("a link");
    let report = "changes --since-release 0.2.0 --changelog";
    assert_eq!(
        run_without_room(&project, &format!("{report} real.md")),
        Some(3)
    );
    let through = run(
        &project,
        &[
            "changes",
            "--since-release",
            "0.2.0",
            "--changelog",
            "link.md",
        ],
    );
    assert_eq!(through.code, Some(3), "{}", through.stderr);
    assert_eq!(fs::read_to_string(path("real.md")).expect("a file"), text);
    succeed(
        &project,
        &[
            "changes",
            "--since-release",
            "0.2.0",
            "--changelog",
            "real.md",
        ],
    );
    assert_ne!(fs::read_to_string(path("real.md")).expect("a file"), text);
}
