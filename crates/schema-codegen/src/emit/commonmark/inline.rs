//! Runs of text: escaping, code spans, links, and lines of a readable width.

use super::{DOC_WIDTH, Style};
use crate::content::prose::clean;
use std::borrow::Cow;
use std::fmt::Write as _;

/// A paragraph in the making: pieces that a line end must not split.
#[derive(Debug)]
pub(super) struct Paragraph {
    style: Style,
    pieces: Vec<String>,
    /// The next text starts a new piece.
    apart: bool,
}

impl Paragraph {
    /// An empty paragraph.
    pub(super) fn new(style: Style) -> Self {
        Self {
            style,
            pieces: Vec::new(),
            apart: false,
        }
    }

    /// Adds text: its white space separates, everything else is escaped.
    pub(super) fn text(&mut self, text: &str) {
        for (index, word) in clean(text.into()).split(char::is_whitespace).enumerate() {
            if index > 0 {
                self.apart = true;
            }
            if !word.is_empty() {
                self.glue(&escape_clean(word));
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

    /// Adds the mark that ends a span. White space before it is dropped: after a space, `*` would not end an emphasis.
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

    /// The lines, none longer than the style's width where a break is possible.
    pub(super) fn take_lines(&mut self) -> Vec<String> {
        let width = match self.style {
            Style::Doc => DOC_WIDTH,
            Style::Page | Style::Cell => usize::MAX,
        };
        let mut lines: Vec<String> = Vec::new();
        // Of the last line.
        let mut taken = 0;
        for piece in std::mem::take(&mut self.pieces) {
            let length = piece.chars().count();
            match lines.last_mut() {
                Some(line) if taken + 1 + length <= width => {
                    line.push(' ');
                    line.push_str(&piece);
                    taken += 1 + length;
                    continue;
                }
                _ if self.style == Style::Cell => lines.push(piece),
                _ => lines.push(escape_line_start(piece)),
            }
            taken = lines.last().map_or(0, |line| line.chars().count());
        }
        self.apart = false;
        lines
    }
}

/// Text in which no character is markup.
pub(in super::super) fn escape(text: &str) -> String {
    escape_clean(&clean(text.into())).into_owned()
}

/// The same for text without hidden characters.
fn escape_clean(text: &str) -> Cow<'_, str> {
    // Most words are plain.
    let is_plain =
        |byte: u8| byte == b' ' || byte.is_ascii_alphanumeric() || b".,:;/()-'\"".contains(&byte);
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let chars: Vec<char> = text.chars().collect();
    let mut escaped = String::with_capacity(text.len() + 4);
    for (index, &c) in chars.iter().enumerate() {
        let word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => true,
            // Between letters an underscore begins no emphasis, and names read better without the backslash.
            '_' => !(index > 0 && word(chars.get(index - 1)) && word(chars.get(index + 1))),
            '&' => begins_reference(&chars[index + 1..]),
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(if c.is_whitespace() { ' ' } else { c });
    }
    Cow::Owned(escaped)
}

/// True where a character reference such as `&lt;` or `&#60;` follows the ampersand.
fn begins_reference(rest: &[char]) -> bool {
    let name = rest
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric() || **c == '#')
        .count();
    name > 0 && rest.get(name) == Some(&';')
}

/// What would begin a heading, list, quote, rule or underline at the start of a line loses that meaning.
fn escape_line_start(piece: String) -> String {
    let first = piece.chars().next().unwrap_or_default();
    if matches!(first, '#' | '+' | '-' | '=' | ':' | '>') {
        return format!("\\{piece}");
    }
    let digits = piece.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && piece[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &piece[..digits], &piece[digits..]);
    }
    piece
}

/// A code span, fenced by more backticks than it contains.
pub(in super::super) fn code(text: &str, style: Style) -> String {
    let text = clean(text.replace(['\n', '\t'], " ").into()).into_string();
    let text = match style {
        Style::Cell => text.replace('|', "\\|"),
        Style::Page | Style::Doc => text,
    };
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // Without a visible character there is no span.
    if text.trim().is_empty() {
        return format!("{fence}\"{text}\"{fence}");
    }
    // A backtick at the edge would lengthen the fence, and of spaces at both edges CommonMark takes one away.
    let edge = |c: Option<char>| matches!(c, Some('`' | ' '));
    let pad = if edge(text.chars().next()) || edge(text.chars().next_back()) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A link; `label` is Markdown.
pub(super) fn link(label: &str, url: &str) -> String {
    format!("[{label}]({})", destination(url))
}

/// An address as the target of a link: without the characters that could end it, the link's cell or an HTML tag.
pub(super) fn destination(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '(' | ')' | '<' | '>' | '|' | '\\' | '`' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}
