//! The command `codegen`: the types and pages of this workspace's schema and the expected files of every fixture, or the types of one
//! other schema.

use crate::fixtures::{self, Fixtures};
use crate::flags::Codegen;
use crate::workspace;
use schema_codegen_cli::console::ExitStatus;
use schema_codegen_cli::{Error, Job, job};
use std::path::Path;

/// Runs `cargo xtask codegen`.
pub(crate) fn codegen(flags: &Codegen) -> Result<ExitStatus, Error> {
    let types = &flags.types;
    job::run(types.output, || match types.one_schema() {
        Some(schema) => Job::one_schema(schema, &types.schema, "cargo xtask codegen"),
        None => whole_workspace(&flags.workspace.clone().unwrap_or_else(workspace::root)),
    })
}

/// Everything that is generated in the workspace at `root`.
fn whole_workspace(root: &Path) -> Result<Job, Error> {
    // The errors of all versions of the model and of all fixtures are reported together.
    let mut job: Option<Job> = None;
    let mut errors = Vec::new();
    for config in workspace::configurations(root)? {
        match Job::project(root, &config) {
            Ok(version) => {
                job = Some(match job {
                    Some(job) => job.with(version),
                    None => version,
                });
            }
            Err(Error::Diagnostics(reports)) => errors.extend(reports),
            Err(error) => return Err(error),
        }
    }
    let command = "cargo xtask codegen";
    let fixtures = Fixtures::generate(root, command)?;
    errors.extend(fixtures.errors);
    let Some(job) = job.filter(|_| errors.is_empty()) else {
        return Err(Error::Diagnostics(errors));
    };
    let timings = [("the fixtures".to_owned(), fixtures.stopwatch)];
    Ok(Job {
        files: [job.files, fixtures.files].concat(),
        managed: job
            .managed
            .shared_folder(fixtures::FOLDER)
            .file(fixtures::LIST),
        timings: job.timings.into_iter().chain(timings).collect(),
        ..job
    })
}
