//! Which generated files are there that should not be.
//!
//! A file is removed only if it is in an owned folder, carries the marker, and is not among the files of this run.
//! What a person put there stays.

use super::{Change, MARKER, ManagedFiles};
use crate::Error;
use schema_codegen::artifact::RenderedFile;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The marker is looked for in this many lines from the start.
const HEAD_LINES: usize = 5;

/// One change for every file that is left over from an earlier run.
pub(super) fn stale(managed: &ManagedFiles, files: &[RenderedFile]) -> Result<Vec<Change>, Error> {
    let wanted: BTreeSet<PathBuf> = files
        .iter()
        .map(|file| managed.root().join(&file.path))
        .collect();
    let mut changes = Vec::new();
    for folder in managed.folders() {
        for path in files_below(&managed.root().join(folder))? {
            if wanted.contains(&path) {
                continue;
            }
            let bytes = fs::read(&path).map_err(|source| Error::io("read", &path, source))?;
            if is_marked(&bytes) {
                changes.push(Change {
                    name: name_of(managed, &path),
                    path,
                    before: Some(bytes),
                    after: None,
                });
            }
        }
    }
    Ok(changes)
}

fn is_marked(bytes: &[u8]) -> bool {
    let head = bytes.split(|&byte| byte == b'\n').take(HEAD_LINES);
    head.into_iter().any(|line| {
        line.windows(MARKER.len())
            .any(|window| window == MARKER.as_bytes())
    })
}

/// Every regular file below `folder`; symbolic links are not followed.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::io("list", folder, source)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|source| Error::io("list", folder, source))?;
        let path = entry.path();
        let kind = entry
            .file_type()
            .map_err(|source| Error::io("read", &path, source))?;
        if kind.is_dir() {
            found.extend(files_below(&path)?);
        } else if kind.is_file() {
            found.push(path);
        }
    }
    Ok(found)
}

fn name_of(managed: &ManagedFiles, path: &Path) -> String {
    let relative = path.strip_prefix(managed.root()).unwrap_or(path);
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    managed.shown(&parts.join("/"))
}
