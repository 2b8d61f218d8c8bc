//! Makes changes real: first every new content into a temporary file beside its target, then one rename each, then the removals.
//!
//! A reader never sees half a file, and a full disk is noticed before the first file is replaced.

use super::{Change, ManagedFiles};
use crate::Error;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use tempfile::NamedTempFile;

/// Does what `changes` say.
pub(super) fn apply(managed: &ManagedFiles, changes: &[Change]) -> Result<(), Error> {
    let mut staged = Vec::new();
    for change in changes {
        if let Some(bytes) = &change.after {
            let file = stage(&change.path, bytes)
                .map_err(|source| Error::io("write", &change.path, source))?;
            staged.push((file, &change.path));
        }
    }
    for (file, path) in staged {
        file.persist(path)
            .map_err(|refusal| Error::io("replace", path, refusal.error))?;
    }
    for change in changes.iter().filter(|change| change.after.is_none()) {
        fs::remove_file(&change.path)
            .map_err(|source| Error::io("remove", &change.path, source))?;
        remove_empty_folders(managed, &change.path);
    }
    Ok(())
}

fn stage(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".codegen-").suffix(".tmp");
    keep_permissions(&mut builder, target);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file)
}

/// Gives the new file the permissions of the one that it replaces, else those of any new file: a temporary file shuts everybody else out.
#[cfg(unix)]
fn keep_permissions(builder: &mut tempfile::Builder<'_, '_>, target: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let old = fs::metadata(target).map(|metadata| metadata.permissions());
    builder.permissions(old.unwrap_or_else(|_| fs::Permissions::from_mode(0o666)));
}

#[cfg(not(unix))]
fn keep_permissions(_builder: &mut tempfile::Builder<'_, '_>, _target: &Path) {}

/// Removes the folders that `removed` leaves empty, up to the owned one.
fn remove_empty_folders(managed: &ManagedFiles, removed: &Path) {
    let owned = |folder: &Path| {
        let folders = managed
            .folders()
            .iter()
            .map(|owned| managed.root().join(owned));
        folders
            .into_iter()
            .any(|owned| folder != owned && folder.starts_with(&owned))
    };
    let mut folder = removed.parent();
    // The removal of a folder that is not empty fails, and that is the end of it.
    while let Some(path) = folder.filter(|path| owned(path)) {
        if fs::remove_dir(path).is_err() {
            break;
        }
        folder = path.parent();
    }
}
