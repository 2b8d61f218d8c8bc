//! One run at a time for one output folder. The lock belongs to the operating system, so it ends with the program that has it.

use super::Mode;
use crate::{Error, console};
use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// Waits until no other run writes below `root`; the lock lasts until the value is dropped. A check shares the lock with other checks.
pub(super) fn acquire(root: &Path, mode: Mode) -> Result<File, Error> {
    // The run creates missing folders, but only once it is clear that it may write.
    let folder = root.ancestors().find(|folder| folder.is_dir());
    let folder = folder.unwrap_or(Path::new("."));
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
