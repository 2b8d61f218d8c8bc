//! Where a project is: the folder that all paths are relative to once they have been read.
//!
//! The paths in a `codegen.toml` are relative to its own folder, whoever reads it. The project is that folder, or the one above that holds
//! whatever the configuration writes.

use crate::Error;
use crate::input::read_text;
use schema_codegen::Config;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The folder of the project of the configuration at `path`, and the name of the configuration in it.
#[must_use]
pub fn locate(path: &Path) -> (PathBuf, String) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = path.parent().unwrap_or(Path::new(""));
    let config = read_text(path)
        .ok()
        .and_then(|text| Config::parse(&text).ok());
    let levels = config.map_or(0, |config| levels_up(&config.in_folder("")));
    let mut root = folder.to_owned();
    if levels > folder.components().count() || !folder.components().all(is_normal) {
        // The names of the folders above are not in the path.
        match fs::canonicalize(if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        }) {
            Ok(whole) if levels > 0 => root = whole,
            _ => return (root, name.into_owned()),
        }
    }
    let mut names = vec![name.into_owned()];
    for _ in 0..levels {
        names.extend(
            root.file_name()
                .map(|name| name.to_string_lossy().into_owned()),
        );
        root.pop();
    }
    names.reverse();
    (root, names.join("/"))
}

/// How many folders above its own `config` writes something.
fn levels_up(config: &Config) -> usize {
    let levels = |(_, path): (_, &str)| path.split('/').take_while(|part| *part == "..").count();
    config.outputs().map(levels).max().unwrap_or_default()
}

fn is_normal(part: Component<'_>) -> bool {
    matches!(part, Component::Normal(_))
}

/// Refuses a path in `config`, called `name`, that something would be written to outside of the project.
///
/// # Errors
/// When there is one.
pub(crate) fn check_outputs(config: &Config, name: &str) -> Result<(), Error> {
    let leaves = |path: &str| path.starts_with("..") || Path::new(path).has_root();
    match config.outputs().find(|(_, path)| leaves(path)) {
        Some((key, path)) => Err(Error::OutsideProject {
            config: name.to_owned(),
            key,
            path: path.to_owned(),
        }),
        None => Ok(()),
    }
}
