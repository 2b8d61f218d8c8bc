//! What git is asked: for files of other revisions, and for tags.

use crate::Error;
use std::path::Path;
use std::process::Command;

/// Whether the file `name` is in the revision `revision`.
///
/// # Errors
/// There is no such revision, or git cannot be run.
pub(crate) fn is_in(root: &Path, revision: &str, name: &str) -> Result<bool, Error> {
    let path = format!("./{name}");
    let revision = checked(revision)?;
    let found = git(root, &["ls-tree", "--name-only", revision, "--", &path])?;
    Ok(!found.is_empty())
}

/// The text of the file `name` at `revision`; both are relative to `root`.
///
/// # Errors
/// There is no such revision or file, or git cannot be run.
pub(crate) fn show(root: &Path, revision: &str, name: &str) -> Result<String, Error> {
    git(root, &["show", &format!("{}:./{name}", checked(revision)?)])
}

/// `revision`, unless git would take it for an option, which may write files.
fn checked(revision: &str) -> Result<&str, Error> {
    if revision.starts_with('-') {
        return Err(Error::Revision {
            command: format!("show {revision}"),
            message: "a revision does not begin with `-`".to_owned(),
        });
    }
    Ok(revision)
}

/// What git prints, run in `root` with `args`.
///
/// # Errors
/// It cannot be run, or it fails.
pub(crate) fn git(root: &Path, args: &[&str]) -> Result<String, Error> {
    let program = Path::new("git");
    let folder = if root.as_os_str().is_empty() {
        Path::new(".")
    } else {
        root
    };
    let output = Command::new(program)
        .args(args)
        .current_dir(folder)
        .output();
    let output = output.map_err(|source| Error::io("run", program, source))?;
    if !output.status.success() {
        return Err(Error::Revision {
            command: args.join(" "),
            message: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        });
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
