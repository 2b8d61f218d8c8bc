//! Which files belong to the generator.
//!
//! In: a root, folders and single files below it. Out: where a file of a given name is, if it may be there at all.

use crate::failure::Failure;
use std::path::{Component, Path, PathBuf};

/// The folders and files that the generator owns. It creates, replaces and removes nothing else.
#[derive(Clone, Debug)]
pub(crate) struct Territory {
    root: PathBuf,
    shown_root: String,
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Territory {
    /// Owns nothing yet.
    pub(crate) fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            shown_root: String::new(),
            folders: Vec::new(),
            files: Vec::new(),
        }
    }

    /// People are shown names that begin with `root`.
    #[must_use]
    pub(crate) fn shown_below(mut self, root: impl Into<String>) -> Self {
        self.shown_root = root.into();
        self
    }

    /// Owns everything in `folder`, at any depth.
    #[must_use]
    pub(crate) fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folders.push(folder.into());
        self
    }

    /// Owns this one file.
    #[must_use]
    pub(crate) fn file(mut self, file: impl Into<PathBuf>) -> Self {
        self.files.push(file.into());
        self
    }

    /// What every name is relative to.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// How people know the file called `name`.
    pub(crate) fn shown(&self, name: &str) -> String {
        match self.shown_root.trim_end_matches('/') {
            "" => name.to_owned(),
            root => format!("{root}/{name}"),
        }
    }

    /// The owned folders, relative to the root.
    pub(crate) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Where the file called `name` is.
    ///
    /// # Errors
    /// When `name` is not owned, or when a symbolic link is on the way: then the real place may be anywhere.
    pub(crate) fn locate(&self, name: &str) -> Result<PathBuf, Failure> {
        let relative = Path::new(name);
        let plain = relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let owned = self.files.iter().any(|file| file == relative)
            || self
                .folders
                .iter()
                .any(|folder| relative.starts_with(folder) && relative != folder);
        if !plain || !owned {
            return Err(Failure::Outside {
                name: name.to_owned(),
            });
        }
        self.refuse_links(relative)?;
        Ok(self.root.join(relative))
    }

    fn refuse_links(&self, relative: &Path) -> Result<(), Failure> {
        let mut path = self.root.clone();
        for part in relative.components() {
            path.push(part);
            if path.is_symlink() {
                return Err(Failure::Link { path });
            }
        }
        Ok(())
    }
}
