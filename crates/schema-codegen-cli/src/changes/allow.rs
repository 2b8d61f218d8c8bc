//! Changes that somebody allowed, each with a reason.

use crate::Error;
use crate::input::read_text;
use schema_codegen::changes::{Change, Changes};
use std::path::Path;

/// One allowed change: its key, then its reason.
#[derive(Debug)]
pub(super) struct Allowed {
    text: String,
    line: usize,
}

impl Allowed {
    /// Names and reasons may both hold a colon: what stands before one of them is the key.
    fn is_of(&self, change: &Change) -> bool {
        let reason = self.text.strip_prefix(&change.key());
        reason.is_some_and(|reason| reason.starts_with(": "))
    }
}

/// Reads lines of the form `KIND TYPE.MEMBER: REASON`; empty lines, and those that begin with `#`, are comments.
pub(super) fn read(path: &Path) -> Result<Vec<Allowed>, Error> {
    let text = read_text(path)?;
    let lines = text.lines().map(str::trim).enumerate();
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let entry = |(index, line): (usize, &str)| {
        let line_number = index + 1;
        if !line.contains(": ") {
            let message = "has no reason: KIND TYPE.MEMBER: REASON";
            return Err(problem(path, line_number, message));
        }
        Ok(Allowed {
            text: line.to_owned(),
            line: line_number,
        })
    };
    lines.map(entry).collect()
}

/// Takes allowed changes out of `changes`.
pub(super) fn apply(allowed: &[Allowed], path: &Path, changes: &mut Changes) -> Result<(), Error> {
    for entry in allowed {
        if !changes.list.iter().any(|change| entry.is_of(change)) {
            return Err(problem(
                path,
                entry.line,
                "matches no change: remove it, or correct it",
            ));
        }
    }
    changes
        .list
        .retain(|change| !allowed.iter().any(|entry| entry.is_of(change)));
    Ok(())
}

fn problem(path: &Path, line: usize, message: &'static str) -> Error {
    Error::Allow {
        path: path.to_owned(),
        line,
        message,
    }
}
