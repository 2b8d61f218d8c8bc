//! The paths in a configuration, and what standard output has for another program.

use std::fs;

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
