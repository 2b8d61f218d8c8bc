//! Which files and folders a run may change, and what may be at their paths.

use crate::Error;
use schema_codegen::artifact::RenderedFile;
use std::collections::BTreeMap;
use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// File systems allow 255 bytes; a temporary file beside the file has a longer name than its target only if that one is short.
const MAX_NAME_BYTES: usize = 255;

/// The folders and files that the generator manages: it creates, replaces and removes nothing else.
#[derive(Clone, Debug)]
pub struct ManagedFiles {
    root: PathBuf,
    shown_root: String,
    folders: Vec<Folder>,
    files: Vec<PathBuf>,
    kept: Vec<PathBuf>,
    locks: Vec<PathBuf>,
    sources: Vec<PathBuf>,
}

/// A managed folder.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    /// Relative to the root.
    pub(super) path: PathBuf,
    /// Whether people keep files of their own in it.
    pub(super) shared: bool,
}

impl ManagedFiles {
    /// Nothing yet. All names are relative to `root`.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: without_detours(&root.into()),
            shown_root: String::new(),
            folders: Vec::new(),
            files: Vec::new(),
            kept: Vec::new(),
            locks: Vec::new(),
            sources: Vec::new(),
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

    /// Manages `folder`, at any depth. If it has contents at the first run, the run is refused.
    #[must_use]
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        let path = folder.into();
        self.folders.push(Folder {
            path,
            shared: false,
        });
        self
    }

    /// Manages generated files in `folder`, in which people keep files of their own.
    #[must_use]
    pub fn shared_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        let path = folder.into();
        self.folders.push(Folder { path, shared: true });
        self
    }

    /// Manages what `other` manages too, which has the same root.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.folders.extend(other.folders);
        self.files.extend(other.files);
        self.kept.extend(other.kept);
        self.locks.extend(other.locks);
        self.sources.extend(other.sources);
        self
    }

    /// Manages this one file.
    #[must_use]
    pub fn file(mut self, file: impl Into<PathBuf>) -> Self {
        self.files.push(file.into());
        self
    }

    /// Manages this one file, which the caller has read and makes a new version of, and which people edit, too: it is replaced without a
    /// marker of the generator, and never removed.
    #[must_use]
    pub fn kept_file(mut self, file: impl Into<PathBuf>) -> Self {
        self.kept.push(file.into());
        self
    }

    /// Manages this one file in the same way, but replaces it only if its first line is that of the new version, or if it is empty.
    #[must_use]
    pub fn lock(mut self, file: impl Into<PathBuf>) -> Self {
        let path = file.into();
        self.locks.push(path.clone());
        self.kept_file(path)
    }

    /// Protects files that the run reads, whatever else is asked for.
    #[must_use]
    pub fn made_from(mut self, sources: impl IntoIterator<Item = PathBuf>) -> Self {
        let sources = sources.into_iter();
        self.sources
            .extend(sources.filter_map(|source| source.canonicalize().ok()));
        self
    }

    /// Whether the run reads the file at `path`.
    fn is_source(&self, path: &Path) -> bool {
        let mut sources = self.sources.iter();
        // Most files that are written have another name.
        sources.any(|source| {
            source.file_name() == path.file_name()
                && path.canonicalize().is_ok_and(|path| path == *source)
        })
    }

    /// Whether the file called `name` is one that [`lock`](Self::lock) manages.
    pub(super) fn locks(&self, name: &str) -> bool {
        self.locks.iter().any(|lock| lock == Path::new(name))
    }

    /// Whether the file called `name` is replaced without a marker, and never removed.
    pub(super) fn keeps(&self, name: &str) -> bool {
        self.kept.iter().any(|kept| kept == Path::new(name))
    }

    /// The files that are managed one by one, whatever folder they are in.
    pub(super) fn single_files(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().chain(&self.kept)
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

    /// The managed folders.
    pub(super) fn folders(&self) -> &[Folder] {
        &self.folders
    }

    /// The managed folder that `name` is in.
    pub(super) fn folder_of(&self, name: &str) -> Option<&Folder> {
        let is_in = |folder: &&Folder| {
            let name = Path::new(name);
            name.starts_with(&folder.path) && name != folder.path
        };
        self.folders.iter().find(is_in)
    }

    /// The path of the file called `name`; there is a regular file or nothing.
    ///
    /// # Errors
    /// When `name` is not managed. When a symbolic link is on the way: it may lead anywhere. When something other than a file is
    /// there: opening a named pipe would wait forever, and writing to a device reaches the device.
    pub(super) fn locate(&self, name: &str) -> Result<PathBuf, Error> {
        let relative = Path::new(name);
        let mut parts = relative.components();
        let is_normal = parts.all(|part| matches!(part, Component::Normal(_)));
        let is_managed = self.files.iter().any(|file| file == relative)
            || self.keeps(name)
            || self.folder_of(name).is_some();
        if !is_normal || !is_managed {
            let name = name.to_owned();
            return Err(Error::Unmanaged { name });
        }
        let mut path = self.root.clone();
        let mut rest = relative.components().peekable();
        while let Some(part) = rest.next() {
            path.push(part);
            let found = match fs::symlink_metadata(&path) {
                Ok(metadata) => metadata.file_type(),
                Err(error) if error.kind() == ErrorKind::NotFound => break,
                Err(source) => return Err(Error::io("read", &path, source)),
            };
            let is_expected = match rest.peek() {
                Some(_) => found.is_dir(),
                None => found.is_file(),
            };
            if !is_expected {
                let kind = describe(found);
                return Err(Error::InTheWay { path, kind });
            }
        }
        let path = self.root.join(relative);
        if !self.keeps(name) && self.is_source(&path) {
            let kind = "a file that is read for what would be written";
            return Err(Error::InTheWay { path, kind });
        }
        Ok(path)
    }

    /// Refuses names that some file system cannot store, before anything is written.
    pub(super) fn check_names(&self, files: &[RenderedFile]) -> Result<(), Error> {
        let mut seen = BTreeMap::new();
        for RenderedFile { path, .. } in files {
            let reason = match seen.insert(path.to_lowercase(), path) {
                Some(other) => format!("it differs from {} in case alone", self.shown(other)),
                None if path.split('/').any(|part| part.len() > MAX_NAME_BYTES) => {
                    format!("it has more than {MAX_NAME_BYTES} bytes")
                }
                None => continue,
            };
            let name = self.shown(path);
            return Err(Error::Name { name, reason });
        }
        Ok(())
    }
}

/// `path` without the folders that are not there and that `..` leaves again: nobody has to create them, and a path through them would
/// name a folder that another path names, too.
fn without_detours(path: &Path) -> PathBuf {
    let mut shorter = PathBuf::new();
    for part in path.components() {
        let leaves_nothing =
            part == Component::ParentDir && shorter.file_name().is_some() && !shorter.exists();
        if leaves_nothing {
            shorter.pop();
        } else {
            shorter.push(part);
        }
    }
    if shorter.as_os_str().is_empty() && !path.as_os_str().is_empty() {
        shorter.push(".");
    }
    shorter
}

/// What is at a path, for a message.
pub(crate) fn describe(found: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if found.is_fifo() {
            return "a named pipe";
        } else if found.is_socket() {
            return "a socket";
        } else if found.is_block_device() || found.is_char_device() {
            return "a device";
        }
    }
    if found.is_symlink() {
        "a symbolic link"
    } else if found.is_dir() {
        "a folder"
    } else {
        "a file"
    }
}
