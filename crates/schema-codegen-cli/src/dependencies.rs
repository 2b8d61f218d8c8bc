//! Adds the crates that generated types need to a project.

use crate::Error;
use crate::console::ExitStatus;
use schema_codegen::Config;
use schema_codegen::emit::rust::{Dependency, dependencies};
use std::env;
use std::path::Path;
use std::process::Command;

/// Runs `cargo add` in the folder `project` for each crate that types made with `config` need; stops at the first that fails.
///
/// # Errors
/// When cargo cannot be run.
pub fn add(project: &Path, config: &Config) -> Result<ExitStatus, Error> {
    for needed in &dependencies(config.paths, config.validate_document) {
        let mut command = cargo(project);
        let status = command.arg("add").args(arguments(needed)).status();
        let status =
            status.map_err(|source| Error::io("run", Path::new(command.get_program()), source))?;
        if !status.success() {
            return Ok(ExitStatus::Failure);
        }
    }
    Ok(ExitStatus::Success)
}

/// Cargo, to be run in the folder `project`.
pub(crate) fn cargo(project: &Path) -> Command {
    // Cargo itself sets this for the programs that it runs.
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    if !project.as_os_str().is_empty() {
        command.current_dir(project);
    }
    command
}

fn arguments(needed: &Dependency) -> Vec<String> {
    let mut arguments = vec![format!("{}@{}", needed.name, needed.version)];
    if let Some(features) = needed.features {
        arguments.push("--no-default-features".to_owned());
        arguments.push(format!("--features={}", features.join(",")));
    }
    if !needed.more.is_empty() {
        arguments.push(format!("--features={}", needed.more.join(",")));
    }
    arguments
}
