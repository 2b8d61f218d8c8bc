//! What can go wrong between the arguments and the disk, and what to do about it.
//!
//! Every failure is one of input or surroundings: the exit code is 3. Problems inside a schema are not here: they are diagnostics.

use std::io;
use std::path::{Path, PathBuf};

/// Something outside the program is not as it must be.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The disk refused.
    #[error("cannot {action} {}: {source}", path.display())]
    Disk {
        /// What was tried, as a verb.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file of the generator would be outside of what it owns.
    #[error("refusing to write {name}: it is outside the folders of generated files")]
    Outside {
        /// The name of the file.
        name: String,
    },
    /// A symbolic link is on the way to a file.
    #[error("refusing to write through the symbolic link {}", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// A text file is not UTF-8.
    #[error("cannot read {}: it is not UTF-8 (byte {offset})", path.display())]
    Encoding {
        /// The file.
        path: PathBuf,
        /// Where the first wrong byte is.
        offset: usize,
    },
    /// A port can't be had.
    #[error("cannot serve at port {port}: {source} (another one: --port 0)")]
    Port {
        /// The port.
        port: u16,
        /// Why not.
        source: io::Error,
    },
}

impl Failure {
    /// The disk refused `action` on `path`.
    pub(crate) fn disk(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Disk {
            action,
            path: path.to_owned(),
            source,
        }
    }
}
