//! From byte offsets to lines and columns.

use std::cell::OnceCell;

/// A position in a text, both counted from one; columns count characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
}

/// A text with its line starts.
pub(crate) struct Source<'a> {
    text: &'a str,
    /// Where lines start; most schemas have no problem, and then nobody asks.
    lines: OnceCell<Vec<usize>>,
}

/// Longest part of a line that is shown.
const MAX_SNIPPET: usize = 120;

impl<'a> Source<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            lines: OnceCell::new(),
        }
    }

    /// How many bytes it has.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }

    pub(crate) fn position(&self, offset: usize) -> Position {
        let (line, before) = self.line_before(offset);
        Position {
            line: line + 1,
            column: count(before) + 1,
        }
    }

    /// The line at `offset`, cut to a window around it, and how many characters of it come before the offset.
    pub(crate) fn snippet(&self, offset: usize) -> (String, usize) {
        let (line, before) = self.line_before(offset);
        let shown_before = match before.char_indices().rev().nth(MAX_SNIPPET * 3 / 4) {
            Some(_) => before
                .char_indices()
                .rev()
                .nth(MAX_SNIPPET / 2)
                .map_or(before, |(at, _)| &before[at..]),
            None => before,
        };
        let start = self.lines()[line] + before.len() - shown_before.len();
        let end = self
            .lines()
            .get(line + 1)
            .map_or(self.text.len(), |next| next - 1);
        let shown = self.text[start..end].chars().take(MAX_SNIPPET);
        let shown: String = shown
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        (shown.trim_end().to_owned(), count(shown_before))
    }

    fn line_before(&self, offset: usize) -> (usize, &'a str) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines().partition_point(|start| *start <= offset) - 1;
        (line, &self.text[self.lines()[line]..offset])
    }
}

/// Characters in `text`; lines can be as long as the file, and most files are ASCII.
fn count(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let source = Source::new("a\n\u{e9}\u{e9}x\n");
        assert_eq!(source.position(6), Position { line: 2, column: 3 });
        assert_eq!(source.snippet(6), ("\u{e9}\u{e9}x".to_owned(), 2));
    }

    #[test]
    fn survives_offsets_out_of_range() {
        let source = Source::new("");
        assert_eq!(source.position(99), Position { line: 1, column: 1 });
        assert_eq!(source.snippet(99), (String::new(), 0));
    }

    #[test]
    fn shows_a_window_of_a_long_line() {
        let text = "x".repeat(1000);
        let (snippet, indent) = Source::new(&text).snippet(900);
        assert!(snippet.len() <= MAX_SNIPPET && indent < MAX_SNIPPET);
    }
}
