//! Text of a schema within a line of Markdown that somebody else writes.

use super::commonmark::{self, Style};

/// `text` with every character escaped that is markup.
#[must_use]
pub fn escaped(text: &str) -> String {
    commonmark::escape(text)
}

/// `text` as a code span.
#[must_use]
pub fn code(text: &str) -> String {
    commonmark::code(text, Style::Page)
}
