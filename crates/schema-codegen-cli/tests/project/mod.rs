//! A project of somebody else, in a folder of its own, and the program run in it.

use std::fs;
use std::process::Command;
use tempfile::TempDir;

pub(crate) const SCHEMA: &str = r##"{
  "title": "Shop",
  "type": "object",
  "properties": {
    "pet": { "$ref": "#/$defs/Pet" }
  },
  "$defs": {
    "Pet": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } }
  }
}
"##;

pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn run(folder: &TempDir, arguments: &[&str]) -> Run {
    let mut program = Command::new(env!("CARGO_BIN_EXE_schema-codegen"));
    program.args(arguments).current_dir(folder.path());
    let output = program
        .env("COLUMNS", "100")
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET_DIR")
        .output()
        .expect("the program runs");
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
    }
}

/// Runs a command that has to succeed; what it prints.
pub(crate) fn succeed(folder: &TempDir, arguments: &[&str]) -> String {
    let run = run(folder, arguments);
    assert_eq!(
        run.code,
        Some(0),
        "{arguments:?}: {}{}",
        run.stdout,
        run.stderr
    );
    run.stdout
}

pub(crate) fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("shop.schema.json"), SCHEMA).expect("a file");
    folder
}
