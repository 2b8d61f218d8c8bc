//! Makes a folder agree with files that are values, or says in what they differ.
//!
//! In: the [`Territory`] that belongs to the generator, the files that should be in it, and a [`Mode`]. Out: the [`Change`]s,
//! done or only found. Writing and checking take the same way to the same answer, so they can't drift apart.
//! This is the only code of the workspace that writes generated files. What is in them, and how changes are shown, is not its business.

mod apply;
mod compare;
mod stale;
mod territory;

pub(crate) use territory::Territory;

use crate::failure::Failure;
use schema_codegen::artifact::RenderedFile;
use std::path::PathBuf;

/// The first lines of every generated file contain this; only files that do are ever removed.
pub(crate) const MARKER: &str = "@generated";

/// Whether what differs is made to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Change the files.
    Write,
    /// Change nothing.
    Check,
}

/// One file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// How people know the file.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What it holds now; `None` when there is no such file.
    pub(crate) before: Option<Vec<u8>>,
    /// What it should hold; `None` when there should be no such file.
    pub(crate) after: Option<Vec<u8>>,
}

impl Change {
    /// What happens to the file, in one word.
    pub(crate) fn verb(&self) -> &'static str {
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
/// When a file is outside the territory or reached through a symbolic link, and when the disk refuses. Nothing is written in the first two cases.
pub(crate) fn sync(
    territory: &Territory,
    files: &[RenderedFile],
    mode: Mode,
) -> Result<Vec<Change>, Failure> {
    let mut changes = compare::compare(territory, files)?;
    changes.extend(stale::stale(territory, files)?);
    changes.sort_by(|left, right| left.name.cmp(&right.name));
    if mode == Mode::Write {
        apply::apply(territory, &changes)?;
    }
    Ok(changes)
}

#[cfg(test)]
mod tests;
