//! Runs of text: escaping, code spans, and lines of a readable width.

use super::{WIDTH, is_direction_mark};

/// A paragraph in the making: pieces that a line end must not split.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pieces: Vec<String>,
    /// The next text starts a new piece.
    apart: bool,
}

impl Paragraph {
    /// Adds text: its white space separates, everything else is escaped.
    pub(super) fn text(&mut self, text: &str) {
        self.words(text, escape);
    }

    /// Adds the text of a link, where an address is not a link of its own.
    pub(super) fn link_text(&mut self, text: &str) {
        self.words(text, escape_marks);
    }

    fn words(&mut self, text: &str, escape: fn(&str) -> String) {
        for (index, word) in text.split(char::is_whitespace).enumerate() {
            if index > 0 {
                self.apart = true;
            }
            if !word.is_empty() {
                self.glue(&escape(word));
            }
        }
    }

    /// Adds markup or finished text as it is.
    pub(super) fn glue(&mut self, raw: &str) {
        match self.pieces.last_mut() {
            Some(last) if !self.apart => last.push_str(raw),
            _ => self.pieces.push(raw.to_owned()),
        }
        self.apart = false;
    }

    /// Adds the mark that ends a span; it never stands apart from what it ends.
    pub(super) fn glue_end(&mut self, mark: &str) {
        match self.pieces.last_mut() {
            Some(last) => last.push_str(mark),
            None => self.pieces.push(mark.to_owned()),
        }
    }

    /// The next text starts a new piece.
    pub(super) fn space(&mut self) {
        self.apart = true;
    }

    /// True when nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The lines, none longer than the width where a break is possible.
    pub(super) fn take_lines(&mut self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for piece in std::mem::take(&mut self.pieces) {
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + piece.chars().count() <= WIDTH => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(escape_line_start(piece)),
            }
        }
        self.apart = false;
        lines
    }
}

/// `code` between as many backticks as it needs.
pub(in super::super) fn code_span(code: &str) -> String {
    let code: String = code.chars().map(visible).collect();
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // Without a visible character there is no span; a backtick at the edge needs a space, and so does a space that must show.
    if code.trim().is_empty() {
        return format!("{fence}\" \"{fence}");
    }
    let edge = |c: Option<char>| matches!(c, Some('`' | ' '));
    let pad = if edge(code.chars().next()) || edge(code.chars().last()) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// A character that can be seen, or the escape of one that can't.
fn visible(c: char) -> String {
    if c.is_control() || is_direction_mark(c) {
        c.escape_default().to_string()
    } else {
        c.to_string()
    }
}

/// A word in which no character is markup; an address in it becomes a link to itself.
fn escape(word: &str) -> String {
    let start = ["http://", "https://"]
        .iter()
        .filter_map(|scheme| word.find(scheme))
        .min();
    let Some(start) = start else {
        return escape_marks(word);
    };
    let (before, rest) = word.split_at(start);
    let end = rest.find(['<', '>', '`', '"']).unwrap_or(rest.len());
    let url =
        rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '_']);
    if url.ends_with("//") || !url.is_ascii() {
        // Not an address yet, but the lint may take it for one.
        return format!("{}{}", escape_marks(before), code_span(rest));
    }
    format!(
        "{}<{url}>{}",
        escape_marks(before),
        escape(&rest[url.len()..])
    )
}

fn escape_marks(word: &str) -> String {
    let chars: Vec<char> = word.chars().collect();
    let mut escaped = String::with_capacity(word.len() + 4);
    for (index, &c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| chars[index]);
        let after = chars.get(index + 1).copied();
        let alphanumeric = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            '_' => !(alphanumeric(before) && alphanumeric(after)),
            '&' => alphanumeric(after) || after == Some('#'),
            _ => false,
        };
        if mark {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// What would begin a heading, list, rule or underline at the start of a line loses that meaning.
fn escape_line_start(piece: String) -> String {
    let first = piece.chars().next().unwrap_or_default();
    if matches!(first, '#' | '+' | '-' | '=' | ':') {
        return format!("\\{piece}");
    }
    let digits = piece.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && piece[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &piece[..digits], &piece[digits..]);
    }
    piece
}
