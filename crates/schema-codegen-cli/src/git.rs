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
    let commit = commit(root, revision)?;
    let found = git(root, &["ls-tree", "--name-only", &commit, "--", &path])?;
    Ok(!found.is_empty())
}

/// The text of the file `name` at `revision`; both are relative to `root`.
///
/// # Errors
/// There is no such revision or file, or git cannot be run.
pub(crate) fn show(root: &Path, revision: &str, name: &str) -> Result<String, Error> {
    let commit = commit(root, revision)?;
    git(root, &["show", &format!("{commit}:./{name}")])
}

/// The hash of the commit that `revision` names. What git would take for an option, which may write files, names none, and neither do nothing
/// and a range.
fn commit(root: &Path, revision: &str) -> Result<String, Error> {
    let named = format!("{revision}^{{commit}}");
    let refused = |message: &str| Error::Revision {
        command: format!("rev-parse --verify {named}"),
        message: message.to_owned(),
    };
    if revision.starts_with('-') {
        return Err(refused("a revision does not begin with `-`"));
    }
    let found = git(root, &["rev-parse", "--verify", &named])?;
    let hash = found.trim();
    if !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(refused("this is no single revision"));
    }
    Ok(hash.to_owned())
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
