//! Everything that has to pass before a change is merged: the script that the CI service runs, run here.
//!
//! The steps stand in `.ci/run` alone, so that what runs there and what runs here are the same.

use crate::failure::Failure;
use crate::verdict::Verdict;
use std::path::Path;
use std::process::Command;

const SCRIPT: &str = ".ci/run";

/// Runs the script in the workspace at `root`.
pub(crate) fn ci(root: &Path) -> Result<Verdict, Failure> {
    let status = Command::new("bash").arg(SCRIPT).current_dir(root).status();
    let status = status.map_err(|source| Failure::disk("run", &root.join(SCRIPT), source))?;
    Ok(if status.success() {
        Verdict::Clean
    } else {
        Verdict::Failed
    })
}
