//! The command `codegen`: the types and pages of this workspace's schema and the expected files of every fixture, or the types of one
//! other schema.

use crate::fixtures::{self, Fixtures};
use crate::flags::Codegen;
use crate::workspace::{self, CONFIG};
use schema_codegen_cli::console::ExitStatus;
use schema_codegen_cli::input::Input;
use schema_codegen_cli::stopwatch::Stopwatch;
use schema_codegen_cli::sync::ManagedFiles;
use schema_codegen_cli::{Error, Job, generate, job};
use std::path::Path;

const TYPES: &str = "crates/identity-verification/src/generated";
const PAGES: &str = "docs";

/// Runs `cargo xtask codegen`.
pub(crate) fn codegen(flags: &Codegen) -> Result<ExitStatus, Error> {
    let types = &flags.types;
    job::run(types.output, || match (&types.schema.schema, &types.out) {
        (Some(schema), Some(out)) => {
            Job::one_file(schema, out, &types.schema, "cargo xtask codegen")
        }
        _ => whole_workspace(&flags.workspace.clone().unwrap_or_else(workspace::root)),
    })
}

/// Everything that is generated in the workspace at `root`.
fn whole_workspace(root: &Path) -> Result<Job, Error> {
    let input = Input::from_config(root, CONFIG)?;
    let command = &input.config.command;
    let fixtures = Fixtures::generate(root, command)?;
    let mut errors = fixtures.errors;
    let mut files = fixtures.files;
    let mut notes = Vec::new();
    let mut stopwatch = Stopwatch::default();
    // The errors of the model and of all fixtures are reported together.
    match input.plan(&mut stopwatch) {
        Ok(plan) => {
            files.extend(generate::rust_files(&plan, TYPES, &mut stopwatch));
            files.extend(generate::pages(&plan, PAGES, &mut stopwatch));
            notes.push(input.notes(&plan));
        }
        Err(report) => errors.insert(0, report),
    }
    if !errors.is_empty() {
        return Err(Error::Diagnostics(errors));
    }
    Ok(Job {
        files,
        managed: ManagedFiles::new(root)
            .folder(TYPES)
            .shared_folder(PAGES)
            .shared_folder(fixtures::FOLDER)
            .file(fixtures::LIST),
        notes,
        result: None,
        command: command.clone(),
        timings: vec![
            ("the model".to_owned(), stopwatch),
            ("the fixtures".to_owned(), fixtures.stopwatch),
        ],
    })
}
