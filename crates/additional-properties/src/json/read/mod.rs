//! The reader: one pass over a text that is known to be UTF-8.
//!
//! In: a `&str`. Out: scalars, strings, lists and objects, each asked for by the type that wants it; or an [`Error`] with the
//! place. Nothing recurses here except through the types themselves, and those stop at [`MAX_DEPTH`] levels.
//! Not here: what a type does with what it reads (`impls/`), and streams (`../entry.rs`, `../lines.rs`).

mod map;
mod name;
mod number;
mod object;
mod pieces;
mod run;
mod scan;
mod seq;
mod skip;
mod space;
mod string;
mod unescape;
mod wide;

pub use map::MapReader;
pub use name::RawName;
pub use object::ObjectReader;
pub(crate) use pieces::RunMembers;
pub use run::RawRun;
pub(crate) use scan::{end_of_plain, is_plain};
pub use seq::SeqReader;
pub use skip::Check;
pub(crate) use unescape::unescape;

use super::error::Error;
use super::kind::{ErrorKind, Found};

/// Arrays and objects may be nested this deep, as in `serde_json`.
pub(crate) const MAX_DEPTH: u32 = 127;

/// Reads JSON from a text.
///
/// A reader stands between two tokens. A type that implements [`FromJson`](super::FromJson) asks it for the one kind of
/// value it can be made of, and hands on the error if another kind stands there.
pub struct Reader<'de> {
    text: &'de str,
    position: usize,
    depth: u32,
    /// The error that ended the innermost object, on its way out.
    failure: Option<Error>,
    /// Which members from the 65th on have come, for all open objects that have so many.
    wide: Vec<u64>,
    /// Names that are not declared, for all open objects, and sets of them where they are many.
    names: Vec<RawName<'de>>,
    name_sets: Vec<run::NameSet<'de>>,
    /// How many bytes have been read in attempts that failed.
    reread: usize,
}

/// A place in the text to go back to.
#[derive(Clone, Copy, Debug)]
pub struct Checkpoint {
    position: usize,
    depth: u32,
    wide: usize,
    names: usize,
}

impl<'de> Reader<'de> {
    /// A reader at the start of a text.
    #[must_use]
    pub fn new(text: &'de str) -> Self {
        Self {
            text,
            position: 0,
            depth: 0,
            failure: None,
            wide: Vec::new(),
            names: Vec::new(),
            name_sets: Vec::new(),
            reread: 0,
        }
    }

    /// Steps over a byte that has been peeked at.
    #[inline]
    fn bump(&mut self) {
        self.position += 1;
    }

    /// The text between two offsets that stand next to ASCII.
    #[inline]
    fn slice(&self, from: usize, to: usize) -> &'de str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The bytes that have not been read.
    #[inline]
    fn rest(&self) -> &'de [u8] {
        self.text
            .as_bytes()
            .get(self.position..)
            .unwrap_or_default()
    }

    /// The kind of value that comes next. Nothing is read, and nothing of it is checked but its first character.
    ///
    /// # Errors
    ///
    /// No value starts here.
    pub fn kind(&mut self) -> Result<Found, Error> {
        match self.kind_of_next() {
            Found::End => Err(self.end()),
            Found::Byte => Err(self.syntax("a value")),
            kind => Ok(kind),
        }
    }

    fn kind_of_next(&mut self) -> Found {
        match self.peek() {
            b'"' => Found::String,
            b'{' => Found::Object,
            b'[' => Found::Array,
            b'n' => Found::Null,
            b't' | b'f' => Found::Boolean,
            b'-' | b'0'..=b'9' => Found::Number,
            0 if self.position >= self.text.len() => Found::End,
            _ => Found::Byte,
        }
    }

    /// Reads `null` if it comes next.
    ///
    /// # Errors
    ///
    /// A word other than `null` starts with `n` here.
    #[inline]
    pub fn null(&mut self) -> Result<bool, Error> {
        if self.peek() == b'n' {
            self.word("null").map(|()| true)
        } else {
            Ok(false)
        }
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    ///
    /// Something else comes next.
    pub fn boolean(&mut self) -> Result<bool, Error> {
        match self.peek() {
            b't' => self.word("true").map(|()| true),
            b'f' => self.word("false").map(|()| false),
            _ => Err(self.wrong_type("a boolean")),
        }
    }

    fn word(&mut self, word: &'static str) -> Result<(), Error> {
        if self.rest().starts_with(word.as_bytes()) {
            self.position += word.len();
            return Ok(());
        }
        // Stand on the first character that differs.
        let same = self
            .rest()
            .iter()
            .zip(word.as_bytes())
            .take_while(|(a, b)| a == b)
            .count();
        self.position += same;
        Err(self.syntax(word))
    }

    /// Enters an array or an object.
    #[inline]
    fn enter(&mut self) -> Result<(), Error> {
        self.deepen()?;
        self.bump();
        Ok(())
    }

    /// Counts a level.
    #[inline]
    fn deepen(&mut self) -> Result<(), Error> {
        if self.depth >= MAX_DEPTH {
            return Err(self.error(ErrorKind::TooDeep, "fewer levels", Found::Nothing));
        }
        self.depth += 1;
        Ok(())
    }

    /// Leaves an array or an object.
    #[inline]
    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.bump();
    }

    /// Checks that nothing but white space is left.
    ///
    /// # Errors
    ///
    /// Something is left.
    pub fn finish(&mut self) -> Result<(), Error> {
        self.peek();
        if self.position >= self.text.len() {
            return Ok(());
        }
        Err(self.error(ErrorKind::TrailingData, "the end of the input", Found::Byte))
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'de str {
        self.text
    }

    /// Remembers the place before the next value.
    #[must_use]
    pub(crate) fn checkpoint(&mut self) -> Checkpoint {
        self.peek();
        Checkpoint {
            position: self.position,
            depth: self.depth,
            wide: self.wide.len(),
            names: self.names.len(),
        }
    }

    /// Goes back to a place that was remembered, to read the value there in another way.
    pub(crate) fn rewind(&mut self, start: Checkpoint) {
        self.position = start.position;
        self.depth = start.depth;
        self.wide.truncate(start.wide);
        self.forget_names(start.names);
    }

    /// Whether a failed attempt that began at `start` may be followed by another one.
    ///
    /// Alternatives within alternatives multiply. This bounds the work of a hostile text to a multiple of its length.
    pub(crate) fn may_reread(&mut self, start: Checkpoint) -> bool {
        self.reread = self
            .reread
            .saturating_add(self.position - start.position + 1);
        self.reread <= self.text.len().saturating_mul(32).saturating_add(1 << 16)
    }

    /// An error at the place of the reader.
    #[cold]
    pub(crate) fn error(&self, kind: ErrorKind, expected: &'static str, found: Found) -> Error {
        Error::new(kind, expected, found, self.position)
    }

    /// The error of a type that finds another kind of value than it can be made of.
    #[cold]
    #[must_use]
    pub fn wrong_type(&mut self, expected: &'static str) -> Error {
        match self.kind_of_next() {
            Found::End => self.end(),
            Found::Byte => self.syntax(expected),
            found => self.error(ErrorKind::WrongType, expected, found),
        }
    }

    /// The error of a member whose name is there already.
    #[cold]
    #[must_use]
    pub fn duplicate_member(&self) -> Error {
        self.error(ErrorKind::Duplicate, "each member once", Found::Duplicate)
    }

    /// The error of an unknown member that has the name of a declared one.
    #[cold]
    #[must_use]
    pub fn shadows_declared(&self) -> Error {
        let kind = ErrorKind::ShadowsDeclared;
        self.error(kind, "additional members only", Found::Duplicate)
    }

    /// The error of a grammar that is broken at the place of the reader.
    #[cold]
    fn syntax(&self, expected: &'static str) -> Error {
        if self.position >= self.text.len() {
            return self.end();
        }
        self.error(ErrorKind::Syntax, expected, Found::Byte)
    }

    /// The error of a text that ends too early.
    #[cold]
    fn end(&self) -> Error {
        self.error(ErrorKind::UnexpectedEnd, "more input", Found::End)
    }
}
