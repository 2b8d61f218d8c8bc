//! Why a command could not do its work.

use crate::report::Report;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command could not do its work. Nothing was written, unless a write itself failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An operation on a file, a folder or a program failed.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file, folder or program.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// A generated file would be outside the folders and files that the generator manages.
    #[error("refusing to write {name}: it is outside the folders of generated files")]
    Unmanaged {
        /// The name of the file.
        name: String,
    },
    /// The path to a generated file goes through a symbolic link.
    #[error("refusing to write through the symbolic link {}", path.display())]
    SymbolicLink {
        /// The link.
        path: PathBuf,
    },
    /// A schema or a configuration is not UTF-8.
    #[error("cannot read {}: it is not UTF-8 (byte {offset})", path.display())]
    Encoding {
        /// The file.
        path: PathBuf,
        /// The offset of the first invalid byte.
        offset: usize,
    },
    /// Schemas or configurations have errors.
    #[error("{}; nothing was written", crate::report::count(.0))]
    Diagnostics(Vec<Report>),
    /// The sources cannot be watched.
    #[error("cannot watch the schema for changes: {0}")]
    Watch(#[from] notify_debouncer_mini::notify::Error),
}

impl Error {
    /// An operation that failed.
    #[must_use]
    pub fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io {
            action,
            path: path.to_owned(),
            source,
        }
    }
}
