//! The only code that writes generated files: compares them with the disk and, if asked, makes the disk agree.
//!
//! Checking and writing take the same path up to the list of [`Change`]s, so a check cannot disagree with what a write would do.

mod apply;
mod compare;
mod lock;
mod managed;
mod manifest;

pub use managed::ManagedFiles;
pub(crate) use managed::describe;

use crate::Error;
use schema_codegen::artifact::RenderedFile;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What to do about differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Change nothing.
    Check,
    /// Change the files, unless one that another program or a person wrote is in the way.
    Write,
    /// Change the files, and replace those of others.
    Overwrite,
}

/// One file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The name of the file in messages.
    pub name: String,
    /// Its path.
    pub path: PathBuf,
    /// What it contains now; `None` if there is no such file.
    pub before: Option<Vec<u8>>,
    /// What it should contain; `None` if there should be no such file.
    pub after: Option<Vec<u8>>,
}

impl Change {
    /// Whether the file is the list of the generated files in a folder.
    #[must_use]
    pub fn is_manifest(&self) -> bool {
        self.path.ends_with(manifest::NAME)
    }

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

/// Compares `files` with the disk and, unless `mode` is [`Mode::Check`], makes the disk agree.
///
/// Each managed folder has a manifest, a list of the files that earlier runs wrote there. Only files in that list are replaced or
/// removed; in a shared folder, and where single files are managed, also those that begin with the marker of the generator.
///
/// # Errors
/// When a file is in the way: one of somebody else, a symbolic link, a folder, a device. When a managed folder has contents but no
/// manifest. When two names differ in case alone or a name is too long. In all these cases nothing was written. And when reading
/// or writing fails.
pub fn sync(
    managed: &ManagedFiles,
    files: &[RenderedFile],
    mode: Mode,
) -> Result<Vec<Change>, Error> {
    let root = managed.root();
    // Two runs at once would mix their files: the second one waits for the first.
    let mut locks = vec![lock::acquire(root, mode)?];
    let (mut manifests, mut changes) = compare(managed, files, mode)?;
    let missing = missing_folders(root, &changes);
    let is_above = !locks[0].has_root && !root.as_os_str().is_empty();
    if mode != Mode::Check && !changes.is_empty() && is_above {
        // A run that begins from now on finds the folder and locks that one: so does this run, and looks again at what is there by then.
        fs::create_dir_all(root).map_err(|source| Error::io("create", root, source))?;
        locks.push(lock::acquire(root, mode)?);
        (manifests, changes) = compare(managed, files, mode)?;
    }
    if mode != Mode::Check
        && let Err(error) = apply::apply(managed, &manifests, &changes)
    {
        for folder in missing.iter().rev() {
            // One that holds something by now stays.
            let _ = fs::remove_dir(folder);
        }
        return Err(error);
    }
    drop(locks);
    Ok(changes)
}

/// The folders that are not there yet, of `root` and of what changes; what is inside of another one comes after it.
fn missing_folders(root: &Path, changes: &[Change]) -> BTreeSet<PathBuf> {
    let files = changes.iter().map(|change| change.path.as_path());
    let above = files.flat_map(|file| file.ancestors().skip(1));
    let all = above.chain(root.ancestors());
    let missing = all.filter(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    missing.map(Path::to_owned).collect()
}

/// Gives files that people edit, too, new texts; their names are relative to `root`. All or none, unless one is outside of `root`: then one
/// after the other.
///
/// # Errors
/// When something that is no file is at one of them, or writing fails.
pub(crate) fn replace_all(root: &Path, texts: &[(&str, &str)]) -> Result<(), Error> {
    let is_below = |name: &str| {
        let mut parts = Path::new(name).components();
        parts.all(|part| matches!(part, Component::Normal(_)))
    };
    if !texts.iter().all(|(name, _)| is_below(name)) {
        let mut each = texts.iter();
        return each.try_for_each(|(name, text)| replace_file(&root.join(name), text));
    }
    let managed = ManagedFiles::below(root);
    let managed = texts
        .iter()
        .fold(managed, |managed, (name, _)| managed.kept_file(name));
    let files = texts.iter().map(|(name, text)| RenderedFile {
        path: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    sync(&managed, &files.collect::<Vec<_>>(), Mode::Write).map(drop)
}

/// The same for one file: a run that is killed leaves the one text or the other.
///
/// # Errors
/// As [`replace_all`].
pub(crate) fn replace_file(file: &Path, text: &str) -> Result<(), Error> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let name = utf8(file.file_name().unwrap_or_default())?;
    replace_all(folder, &[(name, text)])
}

/// The name of a file as text: any other one would be another place.
///
/// # Errors
/// When it is not UTF-8.
pub(crate) fn utf8(name: &OsStr) -> Result<&str, Error> {
    name.to_str().ok_or_else(|| Error::Name {
        name: name.to_string_lossy().into_owned(),
        reason: "it is not UTF-8".to_owned(),
    })
}

/// What earlier runs wrote, and what is not as it should be, by name.
fn compare(
    managed: &ManagedFiles,
    files: &[RenderedFile],
    mode: Mode,
) -> Result<(manifest::Manifests, Vec<Change>), Error> {
    managed.check_names(files)?;
    let manifests = manifest::Manifests::read(managed, files, mode)?;
    let mut changes = compare::compare(managed, files, &manifests, mode)?;
    changes.sort_by(|left, right| left.name.cmp(&right.name));
    Ok((manifests, changes))
}
