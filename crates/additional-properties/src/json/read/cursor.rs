//! The cursor: an offset in a text, and the steps that all tokens share.
//!
//! Strings, numbers and skipped values are read by the functions of the modules beside this one. What a type needs to know about the
//! objects that are open is with the [`Reader`](super::Reader).

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::{MAX_DEPTH, scan};

/// An offset in a text, between two tokens.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'de> {
    pub(super) text: &'de str,
    /// The byte that comes next. It is the first of a character, or the end, whenever a slice of the text is taken.
    pub(super) offset: usize,
    /// How many arrays and objects are open.
    pub(super) depth: u32,
}

impl<'de> Cursor<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self {
            text,
            offset: 0,
            depth: 0,
        }
    }

    /// The next byte that is not white space, not read; 0 at the end of the input.
    ///
    /// 0 cannot stand between tokens, so nobody mistakes it for one.
    #[inline]
    pub(super) fn peek(&mut self) -> u8 {
        match self.text.as_bytes().get(self.offset) {
            Some(&byte) if byte > b' ' => byte,
            Some(_) => self.skip_space(),
            None => 0,
        }
    }

    /// Steps over white space. Out of line: compact text has none.
    #[inline(never)]
    fn skip_space(&mut self) -> u8 {
        self.offset = scan::end_of_space(self.text.as_bytes(), self.offset);
        self.text
            .as_bytes()
            .get(self.offset)
            .map_or(0, |&byte| byte)
    }

    pub(super) fn peek_kind(&mut self) -> Found {
        match self.peek() {
            b'"' => Found::String,
            b'{' => Found::Object,
            b'[' => Found::Array,
            b'n' => Found::Null,
            b't' | b'f' => Found::Boolean,
            b'-' | b'0'..=b'9' => Found::Number,
            0 if self.offset >= self.text.len() => Found::End,
            _ => Found::Byte,
        }
    }

    /// The offset of the next token.
    pub(super) fn offset_of_next(&mut self) -> usize {
        self.peek();
        self.offset
    }

    /// Steps over a byte that has been peeked at.
    #[inline]
    pub(super) fn bump(&mut self) {
        self.offset += 1;
    }

    /// The text between two offsets that stand next to ASCII.
    #[inline]
    pub(super) fn slice(&self, from: usize, to: usize) -> &'de str {
        &self.text[from..to]
    }

    /// The bytes that have not been read.
    #[inline]
    pub(super) fn rest(&self) -> &'de [u8] {
        &self.text.as_bytes()[self.offset..]
    }

    pub(super) fn word(&mut self, word: &'static str) -> Result<(), Error> {
        if self.rest().starts_with(word.as_bytes()) {
            self.offset += word.len();
            return Ok(());
        }
        // The error is at the first character that differs.
        let pairs = self.rest().iter().zip(word.as_bytes());
        self.offset += pairs.take_while(|(a, b)| a == b).count();
        Err(self.syntax(word))
    }

    /// Steps over `:`.
    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), Error> {
        if self.peek() != b':' {
            return Err(self.syntax("`:`"));
        }
        self.bump();
        Ok(())
    }

    /// Enters an array or an object.
    #[inline]
    pub(super) fn enter(&mut self) -> Result<(), Error> {
        self.deepen()?;
        self.bump();
        Ok(())
    }

    /// Counts a level.
    #[inline]
    pub(super) fn deepen(&mut self) -> Result<(), Error> {
        if self.depth >= MAX_DEPTH {
            return Err(self.error(ErrorKind::TooDeep, "fewer levels", Found::Nothing));
        }
        self.depth += 1;
        Ok(())
    }

    /// Leaves an array or an object.
    #[inline]
    pub(super) fn leave(&mut self) {
        // Each level that is left was entered; an underflow is a panic in a build that checks for it.
        self.depth -= 1;
        self.bump();
    }

    /// An error at the offset of the cursor.
    #[cold]
    pub(super) fn error(&self, kind: ErrorKind, expected: &'static str, found: Found) -> Error {
        Error::new(kind, expected, found, self.offset)
    }

    /// The cursor at the start of the integer that ends here: nothing but digits and a sign is in one.
    pub(super) fn before_integer(&self) -> Self {
        let before = &self.text[..self.offset];
        let before = before.trim_end_matches(|byte: char| byte.is_ascii_digit());
        let before = before.strip_suffix('-').unwrap_or(before);
        Self {
            offset: before.len(),
            ..*self
        }
    }

    /// The error of a type that finds another kind of value than it can be made of.
    #[cold]
    pub(super) fn wrong_type(&mut self, expected: &'static str) -> Error {
        match self.peek_kind() {
            Found::End => self.end(),
            Found::Byte => self.syntax(expected),
            found => self.error(ErrorKind::WrongType, expected, found),
        }
    }

    /// The error of a grammar that is broken at the offset of the cursor.
    #[cold]
    pub(super) fn syntax(&self, expected: &'static str) -> Error {
        if self.offset >= self.text.len() {
            return self.end();
        }
        self.error(ErrorKind::Syntax, expected, Found::Byte)
    }

    /// The error of a text that ends too early.
    #[cold]
    pub(super) fn end(&self) -> Error {
        self.error(ErrorKind::UnexpectedEnd, "more input", Found::End)
    }
}
