//! Makes changes: first writes all new contents into temporary files beside their targets, then renames each, then removes stale files.
//!
//! So nobody reads half a file, and a full disk is noticed before the first file is replaced.

use super::manifest::Manifests;
use super::{Change, ManagedFiles};
use crate::Error;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

const TEMPORARY_PREFIX: &str = ".schema-codegen-";
const TEMPORARY_SUFFIX: &str = ".tmp";
/// How many random letters and digits are between them: nobody else gives a file such a name.
const TEMPORARY_RANDOM: usize = 16;

/// Whether a temporary file of this module has the name.
pub(super) fn is_temporary(name: &OsStr) -> bool {
    let name = name
        .to_str()
        .and_then(|name| name.strip_prefix(TEMPORARY_PREFIX));
    let random = name.and_then(|name| name.strip_suffix(TEMPORARY_SUFFIX));
    random.is_some_and(|random| {
        random.len() == TEMPORARY_RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Makes `changes`.
pub(super) fn apply(
    managed: &ManagedFiles,
    manifests: &Manifests,
    changes: &[Change],
) -> Result<(), Error> {
    remove_stale_temporaries(managed, manifests, changes);
    let (lists, files): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|change| change.is_manifest());
    // While files are written, the manifests list the old files and the new ones: if the program is killed, the next run knows
    // every file that this one may have written.
    let is_changed = |path: &Path| lists.iter().any(|list| list.path == path);
    let mut listed = manifests.iter().filter(|it| is_changed(&it.path));
    let written = listed
        .try_for_each(|manifest| replace(&manifest.path, &manifest.bytes_during()))
        .and_then(|()| write(&files));
    if let Err(error) = written {
        // Nothing was replaced if the disk was full: the folder looks as it did before.
        undo(managed, &lists, &files);
        return Err(error);
    }
    for change in files.iter().filter(|change| change.after.is_none()) {
        remove(managed, &change.path)?;
    }
    for list in lists {
        match &list.after {
            Some(bytes) => replace(&list.path, bytes)?,
            None => remove(managed, &list.path)?,
        }
    }
    Ok(())
}

/// Stages and renames all new contents.
fn write(files: &[&Change]) -> Result<(), Error> {
    let mut staged = Vec::new();
    for change in files {
        if let Some(bytes) = &change.after {
            let file = stage(&change.path, bytes)
                .map_err(|source| Error::io("write", &change.path, source))?;
            staged.push((file, &change.path));
        }
    }
    for (file, path) in staged {
        persist(file, path)?;
    }
    Ok(())
}

/// Gives one file new contents.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let file = stage(path, bytes).map_err(|source| Error::io("write", path, source))?;
    persist(file, path)
}

/// Removes one file and the folders that it leaves empty.
fn remove(managed: &ManagedFiles, path: &Path) -> Result<(), Error> {
    fs::remove_file(path).map_err(|source| Error::io("remove", path, source))?;
    remove_empty_folders(managed, path);
    Ok(())
}

/// Puts back the manifests, and removes the folders that were created for files that could not be written.
fn undo(managed: &ManagedFiles, lists: &[&Change], files: &[&Change]) {
    // Whatever fails here fails for the reason that is reported already.
    for list in lists {
        let _ = match &list.before {
            Some(bytes) => stage(&list.path, bytes).map(|file| file.persist(&list.path).is_ok()),
            // Files that were renamed into place before the failure stay listed.
            None if files
                .iter()
                .any(|file| file.before.is_none() && file.path.exists()) =>
            {
                Ok(true)
            }
            None => fs::remove_file(&list.path).map(|()| true),
        };
    }
    for file in files.iter().filter(|file| file.before.is_none()) {
        remove_empty_folders(managed, &file.path);
    }
}

/// Writes `bytes` into a temporary file beside `target`. It is closed, since a large site has more files than one program may have open.
fn stage(target: &Path, bytes: &[u8]) -> io::Result<TempPath> {
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY_PREFIX).suffix(TEMPORARY_SUFFIX);
    builder.rand_bytes(TEMPORARY_RANDOM);
    keep_permissions(&mut builder, target);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file.into_temp_path())
}

fn persist(file: TempPath, path: &Path) -> Result<(), Error> {
    let replaced = file.persist(path);
    replaced
        .map(drop)
        .map_err(|refusal| Error::io("replace", path, refusal.error))
}

/// Gives the new file the permissions of the one that it replaces, else those of any new file: by default a temporary file is
/// readable by its owner alone.
#[cfg(unix)]
fn keep_permissions(builder: &mut tempfile::Builder<'_, '_>, target: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let old = fs::metadata(target).map(|metadata| metadata.permissions());
    builder.permissions(old.unwrap_or_else(|_| fs::Permissions::from_mode(0o666)));
}

#[cfg(not(unix))]
fn keep_permissions(_builder: &mut tempfile::Builder<'_, '_>, _target: &Path) {}

/// Removes the temporary files of runs that were killed. No other run writes here now, since this one has the lock.
fn remove_stale_temporaries(managed: &ManagedFiles, manifests: &Manifests, changes: &[Change]) {
    let listed = manifests.all().map(|name| managed.root().join(name));
    let single = managed.single_files().map(|name| managed.root().join(name));
    let written = changes.iter().map(|change| change.path.clone());
    let paths = listed.chain(single).chain(written);
    // The folder of a bare name is called nothing, and is this one.
    let folder_of = |path: PathBuf| Some(Path::new(".").join(path.parent()?));
    let folders: BTreeSet<_> = paths.filter_map(folder_of).collect();
    for entry in folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .flatten()
    {
        let name = entry.file_name();
        if is_temporary(&name) && entry.file_type().is_ok_and(|found| found.is_file()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Removes the folders that `removed` leaves empty, up to the managed one, which stays.
fn remove_empty_folders(managed: &ManagedFiles, removed: &Path) {
    let is_inside = |folder: &Path| {
        let mut folders = managed
            .folders()
            .iter()
            .map(|it| managed.root().join(&it.path));
        folders.any(|managed| folder != managed && folder.starts_with(&managed))
    };
    let mut folder = removed.parent();
    // Removing a folder that is not empty fails, and that ends the loop.
    while let Some(path) = folder.filter(|path| is_inside(path)) {
        if fs::remove_dir(path).is_err() {
            break;
        }
        folder = path.parent();
    }
}
