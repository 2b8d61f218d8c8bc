//! From a byte offset to a line and a column.
//!
//! In: a text and an offset. Out: where a person would look. Computed only when an error leaves the reader.

/// Line and column, counted from 1; both 0 when there is no place to show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Position {
    /// No place in a text.
    pub(crate) const NONE: Self = Self { line: 0, column: 0 };

    /// The place of an offset.
    #[allow(clippy::naive_bytecount, reason = "it runs once, after a failure")]
    pub(crate) fn of(input: &[u8], offset: usize) -> Self {
        let before = input.get(..offset).unwrap_or(input);
        let line_start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        let newlines = before.iter().filter(|&&byte| byte == b'\n').count();
        Self {
            line: newlines + 1,
            column: before.len() - line_start + 1,
        }
    }
}
