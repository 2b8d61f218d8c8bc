//! Changes that somebody allowed, each with a reason.

use crate::Error;
use crate::input::read_text;
use schema_codegen::changes::{Change, Changes};
use schema_codegen::visible::on_one_line;
use std::path::Path;

/// One allowed change: its key, then its reason.
#[derive(Debug)]
pub(super) struct Allowed {
    text: String,
    line: usize,
}

impl Allowed {
    /// Why `change` is allowed, if this entry is about it.
    ///
    /// Names and reasons may both hold a colon: what stands before one of them is the key. In the key, a line end is what reports show of it.
    fn reason(&self, change: &Change) -> Option<&str> {
        let reason = self.text.strip_prefix(&on_one_line(&change.key()))?;
        reason.strip_prefix(": ")
    }
}

/// Why `change` is allowed; nothing if it is not.
pub(super) fn reason<'a>(allowed: &'a [Allowed], change: &Change) -> Option<&'a str> {
    allowed.iter().find_map(|entry| entry.reason(change))
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

/// Refuses entries that are about no change.
pub(super) fn check(allowed: &[Allowed], path: &Path, changes: &Changes) -> Result<(), Error> {
    let is_idle = |entry: &&Allowed| {
        !changes
            .list
            .iter()
            .any(|change| entry.reason(change).is_some())
    };
    match allowed.iter().find(is_idle) {
        None => Ok(()),
        Some(entry) => Err(problem(
            path,
            entry.line,
            "matches no change: remove it, or correct it",
        )),
    }
}

fn problem(path: &Path, line: usize, message: &'static str) -> Error {
    Error::Allow {
        path: path.to_owned(),
        line,
        message,
    }
}
