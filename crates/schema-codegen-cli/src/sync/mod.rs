//! The only code that writes generated files: compares them with the disk and, if asked, makes the disk agree.
//!
//! Checking and writing take the same path up to the list of [`Change`]s, so a check cannot disagree with what a write would do.

mod apply;
mod compare;
mod managed;
mod stale;

pub use managed::ManagedFiles;

use crate::Error;
use schema_codegen::artifact::RenderedFile;
use std::path::PathBuf;

/// The first lines of every generated file contain this; only files that do are ever removed.
pub const MARKER: &str = "@generated";

/// Whether differences are only found, or also removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Change the files.
    Write,
    /// Change nothing.
    Check,
}

/// One file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The name of the file in messages.
    pub name: String,
    /// Its path.
    pub path: PathBuf,
    /// What it holds now; `None` when there is no such file.
    pub before: Option<Vec<u8>>,
    /// What it should hold; `None` when there should be no such file.
    pub after: Option<Vec<u8>>,
}

impl Change {
    /// What happens to the file, in one word.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match (&self.before, &self.after) {
            (None, _) => "create",
            (_, None) => "remove",
            _ => "update",
        }
    }
}

/// Compares `files` with what is on disk and, in [`Mode::Write`], makes it agree.
///
/// Files that did not change are not touched. New contents are complete on disk before the first file is replaced.
///
/// # Errors
/// When a file is not managed or is reached through a symbolic link: then nothing is written. When reading or writing fails.
pub fn sync(
    managed: &ManagedFiles,
    files: &[RenderedFile],
    mode: Mode,
) -> Result<Vec<Change>, Error> {
    let mut changes = compare::compare(managed, files)?;
    changes.extend(stale::stale(managed, files)?);
    changes.sort_by(|left, right| left.name.cmp(&right.name));
    if mode == Mode::Write {
        apply::apply(managed, &changes)?;
    }
    Ok(changes)
}

#[cfg(test)]
mod tests;
