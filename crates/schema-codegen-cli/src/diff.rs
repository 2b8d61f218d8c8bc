//! A change of a file as a unified diff with ANSI styles; [`crate::console`] strips them where colour is off.

use crate::sync::Change;
use anstyle::{AnsiColor, Style};
use schema_codegen::visible::visible;
use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;

/// Unchanged lines before and after each hunk.
const CONTEXT: usize = 3;

const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();
const HUNK: Style = AnsiColor::Cyan.on_default();
const FILE: Style = Style::new().bold();

/// The unified diff of one change.
#[must_use]
pub fn unified(change: &Change) -> String {
    let before = text(change.before.as_deref());
    let after = text(change.after.as_deref());
    let diff = TextDiff::from_lines(&before, &after);
    let mut out = String::new();
    line(
        &mut out,
        FILE,
        &format!("--- {}", side(change.before.as_deref(), "a", &change.name)),
    );
    line(
        &mut out,
        FILE,
        &format!("+++ {}", side(change.after.as_deref(), "b", &change.name)),
    );
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        line(&mut out, HUNK, &hunk.header().to_string());
        for part in hunk.iter_changes() {
            let (sign, style) = match part.tag() {
                ChangeTag::Delete => ('-', REMOVED),
                ChangeTag::Insert => ('+', ADDED),
                ChangeTag::Equal => (' ', Style::new()),
            };
            let content = part.value();
            line(
                &mut out,
                style,
                &format!("{sign}{}", content.strip_suffix('\n').unwrap_or(content)),
            );
            if part.missing_newline() {
                line(&mut out, Style::new(), "\\ No newline at end of file");
            }
        }
    }
    out
}

fn text(bytes: Option<&[u8]>) -> String {
    String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
}

fn side(bytes: Option<&[u8]>, prefix: &str, name: &str) -> String {
    match bytes {
        Some(_) => format!("{prefix}/{name}"),
        None => "/dev/null".to_owned(),
    }
}

fn line(out: &mut String, style: Style, text: &str) {
    let _ = writeln!(out, "{style}{}{style:#}", visible(text));
}
