//! Which of the files that should be there are missing or different.

use super::{Change, ManagedFiles};
use crate::Error;
use schema_codegen::artifact::RenderedFile;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// One change for every file that is missing or different.
pub(super) fn compare(
    managed: &ManagedFiles,
    files: &[RenderedFile],
) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    for file in files {
        let path = managed.locate(&file.path)?;
        let before = read_if_there(&path)?;
        if before.as_ref() != Some(&file.bytes) {
            changes.push(Change {
                name: managed.shown(&file.path),
                path,
                before,
                after: Some(file.bytes.clone()),
            });
        }
    }
    Ok(changes)
}

fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::io("read", path, source)),
    }
}
