//! A change of a file as a unified diff with ANSI styles; [`crate::console`] strips them where colour is off.

use crate::sync::Change;
use anstyle::{AnsiColor, Style};
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
    let _ = writeln!(out, "{style}{text}{style:#}");
}

#[cfg(test)]
mod tests {
    use super::unified;
    use crate::sync::Change;

    fn without_styles(before: Option<&str>, after: Option<&str>) -> String {
        let change = Change {
            name: "out/a.rs".to_owned(),
            path: "out/a.rs".into(),
            before: before.map(|text| text.as_bytes().to_vec()),
            after: after.map(|text| text.as_bytes().to_vec()),
        };
        anstream::adapter::strip_str(&unified(&change)).to_string()
    }

    #[test]
    fn shows_an_update_with_context() {
        let diff = without_styles(Some("1\n2\n3\n4\n5\n6\n"), Some("1\n2\n3\n4\nfive\n6\n"));
        assert_eq!(
            diff,
            "--- a/out/a.rs\n+++ b/out/a.rs\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+five\n 6\n"
        );
    }

    #[test]
    fn shows_a_new_file_and_a_removed_one() {
        assert_eq!(
            without_styles(None, Some("x\n")),
            "--- /dev/null\n+++ b/out/a.rs\n@@ -0,0 +1 @@\n+x\n"
        );
        assert_eq!(
            without_styles(Some("x\n"), None),
            "--- a/out/a.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
        );
    }

    #[test]
    fn shows_a_missing_line_end() {
        let diff = without_styles(Some("x"), Some("x\n"));
        assert!(
            diff.contains("-x\n\\ No newline at end of file\n+x\n"),
            "{diff}"
        );
    }
}
