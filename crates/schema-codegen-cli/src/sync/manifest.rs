//! The list of the generated files in a managed folder. It is the proof that a file may be replaced or removed: a marker in the
//! first lines is not, because other generators write the same one, and people copy generated files.

use super::apply::is_temporary;
use super::managed::Folder;
use super::{ManagedFiles, Mode};
use crate::Error;
use schema_codegen::artifact::RenderedFile;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The name of the manifest in its folder.
pub(super) const NAME: &str = ".schema-codegen";

const HEAD: &str =
    "# Files in this folder that schema-codegen wrote. It replaces and removes no others.\n";

/// The manifests of all managed folders.
#[derive(Debug)]
pub(super) struct Manifests(Vec<Manifest>);

/// One manifest: the names on disk and those of this run, relative to the root of the managed files.
#[derive(Debug)]
pub(super) struct Manifest {
    /// Its own name.
    pub(super) name: String,
    /// Its own path.
    pub(super) path: PathBuf,
    folder: PathBuf,
    before: Option<BTreeSet<String>>,
    after: BTreeSet<String>,
}

impl Manifests {
    /// Reads the manifests from disk.
    ///
    /// # Errors
    /// When a folder that is not shared has contents but no manifest.
    pub(super) fn read(
        managed: &ManagedFiles,
        files: &[RenderedFile],
        mode: Mode,
    ) -> Result<Self, Error> {
        let folders = managed.folders().iter();
        let manifests = folders.map(|folder| Manifest::read(managed, folder, files, mode));
        manifests.collect::<Result<_, _>>().map(Self)
    }

    /// Whether an earlier run wrote the file called `name`.
    pub(super) fn list(&self, name: &str) -> bool {
        let mut before = self
            .0
            .iter()
            .filter_map(|manifest| manifest.before.as_ref());
        before.any(|names| names.contains(name))
    }

    /// The files that earlier runs wrote and this one does not.
    pub(super) fn stale(&self) -> impl Iterator<Item = &String> {
        let pairs = self
            .0
            .iter()
            .filter_map(|it| Some((it.before.as_ref()?, &it.after)));
        pairs.flat_map(|(before, after)| before.difference(after))
    }

    /// All files of earlier runs and of this one, and the manifests themselves.
    pub(super) fn all(&self) -> impl Iterator<Item = &String> {
        self.0.iter().flat_map(Manifest::all)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Manifest> {
        self.0.iter()
    }
}

impl Manifest {
    fn read(
        managed: &ManagedFiles,
        folder: &Folder,
        files: &[RenderedFile],
        mode: Mode,
    ) -> Result<Self, Error> {
        let folder_name = folder.path.to_string_lossy();
        let name = format!("{folder_name}/{NAME}");
        let path = managed.locate(&name)?;
        let before = match fs::read_to_string(&path) {
            Ok(text) => {
                Some(parse(&text, &folder.path).ok_or(Error::Manifest { path: path.clone() })?)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(source) => return Err(Error::io("read", &path, source)),
        };
        let whole = managed.root().join(&folder.path);
        let is_ours = before.is_some() || folder.shared || mode == Mode::Overwrite;
        if !is_ours && !is_empty(&whole)? {
            return Err(Error::ForeignFolder { path: whole });
        }
        // What a manifest lists is removed when no run makes it any more.
        let names = files.iter().map(|file| &file.path);
        let names = names.filter(|name| !managed.keeps(name));
        let after = names.filter(|name| Path::new(name).starts_with(&folder.path));
        Ok(Self {
            name,
            path,
            folder: folder.path.clone(),
            before,
            after: after.cloned().collect(),
        })
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        let listed = self.before.iter().flatten().chain(&self.after);
        listed.chain([&self.name])
    }

    /// The bytes on disk; `None` if there is no manifest.
    pub(super) fn bytes_before(&self) -> Option<Vec<u8>> {
        self.before.as_ref().map(|names| self.bytes(names.iter()))
    }

    /// The bytes that list the files of this run; `None` if it has none in the folder.
    pub(super) fn bytes_after(&self) -> Option<Vec<u8>> {
        (!self.after.is_empty()).then(|| self.bytes(self.after.iter()))
    }

    /// The bytes that list the files of this run and of earlier ones: true at any moment between the first and the last write.
    pub(super) fn bytes_during(&self) -> Vec<u8> {
        let none = BTreeSet::new();
        self.bytes(self.before.as_ref().unwrap_or(&none).union(&self.after))
    }

    fn bytes<'a>(&self, names: impl Iterator<Item = &'a String>) -> Vec<u8> {
        let mut text = HEAD.to_owned();
        for name in names {
            let inside = Path::new(name).strip_prefix(&self.folder);
            let inside = inside.expect("a manifest lists files of its folder");
            let _ = writeln!(text, "{}", inside.display());
        }
        text.into_bytes()
    }
}

/// The names in a manifest; `None` if the text is not one.
fn parse(text: &str, folder: &Path) -> Option<BTreeSet<String>> {
    // Whatever their ends: a checkout may have made them CR LF, as git does on Windows by default.
    let mut lines = text.lines();
    let is_one = lines.next() == HEAD.lines().next();
    let folder = folder.to_string_lossy();
    is_one.then(|| lines.map(|name| format!("{folder}/{name}")).collect())
}

/// Whether nothing is in `folder` but what a run that was killed left there, or there is no such folder.
fn is_empty(folder: &Path) -> Result<bool, Error> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            Ok(entries.all(|entry| entry.is_ok_and(|entry| is_temporary(&entry.file_name()))))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(source) => Err(Error::io("list", folder, source)),
    }
}
