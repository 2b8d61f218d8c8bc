//! Where the workspace is, and reading from it.

use crate::failure::Failure;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The root of the workspace: the folder above this crate's.
///
/// Cargo tells the place at run time; the place at build time stands in when the program is started by hand.
pub(crate) fn root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let package = package.filter(|folder| folder.ends_with("xtask"));
    let package = package.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    package.parent().unwrap_or(Path::new(".")).to_owned()
}

/// The text of a file.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|source| Failure::disk("read", path, source))?;
    String::from_utf8(bytes).map_err(|error| Failure::Encoding {
        path: path.to_owned(),
        offset: error.utf8_error().valid_up_to(),
    })
}

/// A path as it may stand in a generated file: relative as it is given, and without its folders when it is absolute.
/// The same schema gives the same bytes wherever it lies.
pub(crate) fn portable(path: &Path) -> String {
    let name = path.file_name().map_or(path, Path::new);
    let shown = if path.is_absolute() { name } else { path };
    let parts: Vec<_> = shown.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// What to call a root that has no name of its own: the file's name, up to its first dot.
pub(crate) fn stem(schema: &Path) -> String {
    let name = schema.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// The schemas that are chosen, as flags of a command that people can run again: a `#` or a `$` is more than itself to a shell.
pub(crate) fn root_flags(roots: &[String]) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./".contains(c);
    let flag = |root: &String| {
        if root.chars().all(plain) {
            format!(" --root {root}")
        } else {
            format!(" --root '{root}'")
        }
    };
    roots.iter().map(flag).collect()
}
