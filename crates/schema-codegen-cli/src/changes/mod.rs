//! The command `changes`: how two schemas relate.

mod pairs;

use crate::Error;
use crate::console::ExitStatus;
use std::path::PathBuf;

/// The flags of `changes`.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ChangesArgs {
    /// Compare the two schemas of each line of a file of JSON lines, and count how often the verdicts of the file are met
    #[arg(long, value_name = "FILE")]
    pub pairs: PathBuf,
}

/// Runs `changes`.
///
/// # Errors
/// When an input cannot be read.
pub fn changes(args: &ChangesArgs) -> Result<ExitStatus, Error> {
    pairs::pairs(&args.pairs)
}
