//! A small workspace in a temporary folder, and the program run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use tempfile::TempDir;

/// A schema with one struct and one enum.
pub(crate) const SCHEMA: &str = r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$ref": "#/$defs/Pet",
  "$defs": {
    "Pet": {
      "description": "An animal at home.",
      "type": "object",
      "required": ["name"],
      "properties": {
        "name": { "type": "string", "description": "How it is called.", "examples": ["Rex"] },
        "kind": { "$ref": "#/$defs/PetKind" }
      },
      "additionalProperties": true
    },
    "PetKind": { "description": "What it is.", "type": "string", "enum": ["cat", "dog"] }
  }
}
"##;

/// A schema with two problems.
pub(crate) const BROKEN: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Pet",
  "type": "object",
  "properties": {
    "name": { "type": "string", "minLength": "1" },
    "kind": { "type": "string", "enum": "cat" }
  }
}
"#;

const CONFIG: &str = r#"
schema = "small.schema.json"
command = "cargo xtask codegen"
types = "../crates/identity-verification/src/generated"
pages = "../docs"
crate = "small"
paths = "features"

[[modules]]
name = "pets"
about = "Animals at home."
types = ["Pet", "PetKind"]
"#;

/// What one run of the program came to.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Contents and time of change of every file.
pub(crate) type Snapshot = BTreeMap<PathBuf, (Vec<u8>, SystemTime)>;

/// The temporary folder.
pub(crate) struct Workspace(TempDir);

impl Workspace {
    /// With nothing in it.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// With sources, and nothing generated yet.
    pub(crate) fn new() -> Self {
        let workspace = Self::empty();
        workspace.write("schema/small.schema.json", SCHEMA);
        workspace.write("schema/codegen.toml", CONFIG);
        workspace.write("tests/fixtures/pets/schema.json", SCHEMA);
        workspace
    }

    /// With everything generated.
    pub(crate) fn generated() -> Self {
        let workspace = Self::new();
        let run = workspace.codegen(&[]);
        assert_eq!(run.code, 0, "{run:?}");
        workspace
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        self.write_bytes(name, text.as_bytes());
    }

    pub(crate) fn write_bytes(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file")
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        let mut files = Snapshot::new();
        collect(self.0.path(), &mut files);
        files
    }

    /// Runs `codegen` on this workspace.
    pub(crate) fn codegen(&self, flags: &[&str]) -> Run {
        self.codegen_with(flags, &[])
    }

    pub(crate) fn codegen_with(&self, flags: &[&str], variables: &[(&str, &str)]) -> Run {
        let root = self.path("");
        let root = root.to_str().expect("a path");
        run(
            &[&["codegen", "--workspace", root][..], flags].concat(),
            variables,
        )
    }

    /// Runs the program in this folder, with these arguments alone.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        finish(&mut self.command(arguments))
    }

    /// The program in this folder, not yet started.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(arguments, &[]);
        command.current_dir(self.0.path());
        command
    }
}

/// Runs the program.
pub(crate) fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Run {
    finish(&mut program(arguments, variables))
}

fn program(arguments: &[&str], variables: &[(&str, &str)]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xtask"));
    program
        .args(arguments)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET_DIR")
        .envs(variables.iter().copied());
    program
}

fn finish(program: &mut Command) -> Run {
    let output = program.output().expect("the program runs");
    Run {
        code: output.status.code().expect("an exit code"),
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
    }
}

fn collect(folder: &Path, files: &mut Snapshot) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let modified = fs::metadata(&path)
                .expect("a file")
                .modified()
                .expect("a time");
            files.insert(path.clone(), (fs::read(&path).expect("a file"), modified));
        }
    }
}
