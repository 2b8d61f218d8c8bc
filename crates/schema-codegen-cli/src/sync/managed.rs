//! Which files and folders a run may change.

use crate::Error;
use std::path::{Component, Path, PathBuf};

/// The folders and files that the generator manages: it creates, replaces and removes nothing else.
#[derive(Clone, Debug)]
pub struct ManagedFiles {
    root: PathBuf,
    shown_root: String,
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl ManagedFiles {
    /// Nothing yet. All names are relative to `root`.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            shown_root: String::new(),
            folders: Vec::new(),
            files: Vec::new(),
        }
    }

    /// Nothing yet, for a command that was given the path of its output: messages show `folder` in front of each name.
    #[must_use]
    pub fn below(folder: &Path) -> Self {
        let here = folder.as_os_str().is_empty();
        Self {
            shown_root: folder.to_string_lossy().into_owned(),
            ..Self::new(if here { Path::new(".") } else { folder })
        }
    }

    /// Manages everything in `folder`, at any depth.
    #[must_use]
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folders.push(folder.into());
        self
    }

    /// Manages this one file.
    #[must_use]
    pub fn file(mut self, file: impl Into<PathBuf>) -> Self {
        self.files.push(file.into());
        self
    }

    /// The folder that every name is relative to.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The name of a file as messages show it.
    pub(super) fn shown(&self, name: &str) -> String {
        match self.shown_root.trim_end_matches('/') {
            "" => name.to_owned(),
            root => format!("{root}/{name}"),
        }
    }

    /// The managed folders, relative to the root.
    pub(super) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// The path of the file called `name` is.
    ///
    /// # Errors
    /// When `name` is not managed, or when a symbolic link is on the way: the link may lead anywhere.
    pub(super) fn locate(&self, name: &str) -> Result<PathBuf, Error> {
        let relative = Path::new(name);
        let normal = relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let owned = self.files.iter().any(|file| file == relative)
            || self
                .folders
                .iter()
                .any(|folder| relative.starts_with(folder) && relative != folder);
        if !normal || !owned {
            return Err(Error::Unmanaged {
                name: name.to_owned(),
            });
        }
        self.refuse_links(relative)?;
        Ok(self.root.join(relative))
    }

    fn refuse_links(&self, relative: &Path) -> Result<(), Error> {
        let mut path = self.root.clone();
        for part in relative.components() {
            path.push(part);
            if path.is_symlink() {
                return Err(Error::SymbolicLink { path });
            }
        }
        Ok(())
    }
}
