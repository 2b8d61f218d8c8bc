//! Changes that somebody allowed, each with a reason.

use crate::Error;
use crate::input::read_text;
use schema_codegen::changes::Changes;
use std::path::Path;

/// One allowed change.
#[derive(Debug)]
pub(super) struct Allowed {
    key: String,
    line: usize,
}

/// Reads lines of the form `KIND TYPE.MEMBER: REASON`; empty lines, and those that begin with `#`, are comments.
pub(super) fn read(path: &Path) -> Result<Vec<Allowed>, Error> {
    let text = read_text(path)?;
    let lines = text.lines().map(str::trim).enumerate();
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let entry = |(index, line): (usize, &str)| {
        let (key, reason) = line.rsplit_once(": ").unwrap_or((line, ""));
        if reason.trim().is_empty() {
            return Err(problem(
                path,
                index + 1,
                "has no reason: KIND TYPE.MEMBER: REASON",
            ));
        }
        Ok(Allowed {
            key: key.trim().to_owned(),
            line: index + 1,
        })
    };
    lines.map(entry).collect()
}

/// Takes allowed changes out of `changes`.
pub(super) fn apply(allowed: &[Allowed], path: &Path, changes: &mut Changes) -> Result<(), Error> {
    for entry in allowed {
        if !changes.list.iter().any(|change| change.key() == entry.key) {
            return Err(problem(
                path,
                entry.line,
                "matches no change: remove it, or correct it",
            ));
        }
    }
    changes
        .list
        .retain(|change| !allowed.iter().any(|entry| change.key() == entry.key));
    Ok(())
}

fn problem(path: &Path, line: usize, message: &'static str) -> Error {
    Error::Allow {
        path: path.to_owned(),
        line,
        message,
    }
}
