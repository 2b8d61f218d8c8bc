//! One run at a time for one output folder. The lock belongs to the operating system, so it ends with the program that has it.

use super::Mode;
use crate::{Error, console};
use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// The locks of a run, which last until they are dropped.
pub(super) struct Locks {
    _files: Vec<File>,
    /// The folder itself is locked, not one above it, because it is not there yet.
    pub(super) has_root: bool,
}

/// Waits until no other run writes below `root`. A check shares the lock with other checks.
pub(super) fn acquire(root: &Path, mode: Mode) -> Result<Locks, Error> {
    let mut files = Vec::new();
    let mut folder = nearest(root);
    loop {
        files.push(lock(folder, mode)?);
        // The run that this one waited for may have created a folder below, which the next ones lock.
        let now = nearest(root);
        if now == folder {
            let has_root = folder == root;
            return Ok(Locks {
                _files: files,
                has_root,
            });
        }
        folder = now;
    }
}

/// The folder that stands for `root`: the run creates missing folders, but only once it is clear that it may write.
fn nearest(root: &Path) -> &Path {
    let folder = root.ancestors().find(|folder| folder.is_dir());
    folder.unwrap_or(Path::new("."))
}

fn lock(folder: &Path, mode: Mode) -> Result<File, Error> {
    let failed = |source| Error::io("lock", folder, source);
    let lock = open(folder).map_err(failed)?;
    let is_shared = mode == Mode::Check;
    let now = if is_shared {
        lock.try_lock_shared()
    } else {
        lock.try_lock()
    };
    match now {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let shown = folder.display();
            console::status(&format!(
                "Waiting for another run that writes into {shown}\n"
            ));
            let later = if is_shared {
                lock.lock_shared()
            } else {
                lock.lock()
            };
            later.map_err(failed)?;
        }
        // Some network file systems have no locks.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
        Err(TryLockError::Error(source)) => return Err(failed(source)),
    }
    Ok(lock)
}

#[cfg(unix)]
fn open(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Elsewhere a folder has no lock: a file outside of it, named after it, stands for it.
#[cfg(not(unix))]
fn open(folder: &Path) -> io::Result<File> {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    folder.canonicalize()?.hash(&mut hasher);
    let name = format!("schema-codegen-{:016x}.lock", hasher.finish());
    File::create(std::env::temp_dir().join(name))
}
