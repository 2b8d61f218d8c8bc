//! The reader: one pass over a text that is known to be UTF-8.
//!
//! Nothing recurses here except through the types themselves, and those stop at [`MAX_DEPTH`] levels. What takes a [`Reader`] more than a
//! few lines is a function on the [`cursor`], in the module named after the token.

mod before;
mod cursor;
mod escape;
mod fill;
mod finish;
mod hidden;
mod map;
mod name;
mod number;
mod object;
mod overflow;
mod run;
mod scan;
mod seen;
mod seq;
mod skip;
mod string;
mod unexpected;

pub(super) use fill::{filling, mark, pause, take_pointers, undo, unpause};
pub(super) use hidden::leading_tag;
pub use map::MapReader;
pub use name::RawName;
pub(crate) use number::integer_out_of_range;
pub(super) use number::keeping_integers;
pub use object::ObjectReader;
pub use run::RawRun;
pub(crate) use run::RunMembers;
pub(crate) use scan::{
    LONG, below_quote, end_of_unescaped, is_unescaped, needs_no_escape, specials, starts_with_key,
    starts_with_short_key,
};
pub use seq::SeqReader;
pub use skip::Check;
pub(crate) use string::unescape;

use std::borrow::Cow;

use super::error::Error;
use super::kind::{ErrorKind, Found};
use crate::union::Decisions;
use cursor::Cursor;
use fill::Fills;
use hidden::HiddenTags;
use overflow::OverflowBits;
use seen::SeenNames;

/// Arrays and objects may be nested this deep, as in `serde_json`.
pub(crate) const MAX_DEPTH: u32 = 127;

/// Reads JSON from a text.
///
/// A reader stands between two tokens. A type that implements [`FromJson`](super::FromJson) asks it for the one kind of
/// value it can be made of, and hands on the error if another kind stands there.
pub struct Reader<'de> {
    cursor: Cursor<'de>,
    /// The error that ended the innermost object, on its way out: [`ObjectReader::next`] gives an index, because the loop over members
    /// is compiled for every struct, and a `Result` would be taken apart in every turn of it.
    failure: Option<Error>,
    overflow: OverflowBits,
    names: SeenNames<'de>,
    /// Where strings are put together whose escapes are replaced.
    buffer: Vec<u8>,
    decisions: Decisions,
    /// Whether the members of the last object came in alphabetical order, and not in that of the declaration.
    is_sorted: bool,
    /// Whether an integer that a float would round is an error.
    keeps_integers: bool,
    /// The tags of the unions that are being read, where no struct or map sees them.
    hidden: HiddenTags,
    /// Only there if missing members are filled. Boxed, because hardly any reader has it.
    fills: Option<Box<Fills<'de>>>,
}

/// A state of the reader to go back to.
#[derive(Clone, Copy, Debug)]
pub struct Checkpoint {
    pub(crate) offset: usize,
    pub(crate) depth: u32,
    overflow: usize,
    names: usize,
}

impl<'de> Reader<'de> {
    /// A reader at the start of a text.
    #[must_use]
    pub fn new(text: &'de str) -> Self {
        Self {
            cursor: Cursor::new(text),
            failure: None,
            overflow: OverflowBits::default(),
            names: SeenNames::default(),
            buffer: Vec::new(),
            decisions: Decisions::default(),
            is_sorted: false,
            keeps_integers: false,
            hidden: HiddenTags::default(),
            fills: None,
        }
    }

    /// The kind of value that comes next. Nothing is read, and nothing of it is checked but its first character.
    ///
    /// # Errors
    ///
    /// No value starts here.
    pub fn kind(&mut self) -> Result<Found, Error> {
        match self.cursor.peek_kind() {
            Found::End => Err(self.cursor.end()),
            Found::Byte => Err(self.cursor.syntax("a value")),
            kind => Ok(kind),
        }
    }

    /// Reads `null` if it comes next; whether it did.
    ///
    /// # Errors
    ///
    /// A word other than `null` starts with `n` here.
    #[inline]
    pub fn null(&mut self) -> Result<bool, Error> {
        if self.cursor.peek() == b'n' {
            self.cursor.word("null").map(|()| true)
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
        match self.cursor.peek() {
            b't' => self.cursor.word("true").map(|()| true),
            b'f' => self.cursor.word("false").map(|()| false),
            _ => Err(self.wrong_type("a boolean")),
        }
    }

    /// Reads a number and gives its source text, for example `-1.50e3`.
    ///
    /// # Errors
    ///
    /// Something else comes next, or the number breaks the grammar.
    pub fn number(&mut self) -> Result<&'de str, Error> {
        number::source(&mut self.cursor)
    }

    /// Reads a number as a float, rounded to the nearest.
    ///
    /// # Errors
    ///
    /// Something else comes next, or a number beyond the range of the type; in a conversion between versions, an integer that is rounded.
    pub fn float(&mut self) -> Result<f64, Error> {
        number::float(&mut self.cursor, self.keeps_integers)
    }

    /// Reads an integer of up to 18 digits without a sign. `None` leaves the reader where it was.
    #[inline]
    pub(crate) fn small_integer(&mut self) -> Option<u64> {
        number::small_integer(&mut self.cursor)
    }

    /// Reads an integer: its sign and its magnitude.
    pub(crate) fn integer(&mut self) -> Result<(bool, u128), Error> {
        number::integer(&mut self.cursor)
    }

    /// Reads a string: a slice of the input, or a copy if it has escapes.
    ///
    /// # Errors
    ///
    /// Something else comes next, or the string is not valid.
    pub fn string(&mut self) -> Result<Cow<'de, str>, Error> {
        if let Some(string) = self.unescaped_str() {
            return Ok(Cow::Borrowed(string));
        }
        self.escaped_string().map(Cow::Owned)
    }

    /// Reads a string that has no escape; `None` leaves the reader where it was.
    pub(crate) fn unescaped_str(&mut self) -> Option<&'de str> {
        string::unescaped(&mut self.cursor)
    }

    /// Reads a string that [`unescaped_str`](Self::unescaped_str) would not: it has escapes, or it is wrong.
    #[cold]
    pub(crate) fn escaped_string(&mut self) -> Result<String, Error> {
        string::escaped(&mut self.cursor, &mut self.buffer)
    }

    /// Steps over the next value, whatever it is, and gives its source text.
    ///
    /// # Errors
    ///
    /// No valid value comes next.
    pub fn raw(&mut self) -> Result<&'de str, Error> {
        self.skip(Check::Syntax)
    }

    /// Steps over the next value and gives its source text.
    pub(crate) fn skip(&mut self, check: Check) -> Result<&'de str, Error> {
        skip::value(&mut self.cursor, check)
    }

    /// Checks that nothing but white space is left.
    ///
    /// # Errors
    ///
    /// Something is left.
    pub fn finish(&mut self) -> Result<(), Error> {
        if self.cursor.offset_of_next() >= self.cursor.text.len() {
            return Ok(());
        }
        Err(self.error(ErrorKind::TrailingData, "the end of the input", Found::Byte))
    }

    /// The end of a whole document: what is wrong behind the value, or the error of the value with its line and column.
    pub(crate) fn conclude(mut self, result: Result<(), Error>) -> Result<(), Error> {
        let result = result.and_then(|()| self.finish());
        result.map_err(|error| error.locate(self.cursor.text.as_bytes()))
    }

    /// Where the next value starts.
    pub(crate) fn checkpoint(&mut self) -> Checkpoint {
        self.cursor.peek();
        Checkpoint {
            offset: self.cursor.offset,
            depth: self.cursor.depth,
            overflow: self.overflow.len(),
            names: self.names.len(),
        }
    }

    /// Goes back, to read the same value in another way.
    pub(crate) fn rewind(&mut self, start: Checkpoint) {
        self.cursor.offset = start.offset;
        self.cursor.depth = start.depth;
        self.overflow.truncate(start.overflow);
        // Names of an attempt that failed would do no harm, but add up.
        self.names.truncate(start.names);
    }

    /// Goes to the end of the value that starts here, which was read before.
    pub(crate) fn jump(&mut self, start: Checkpoint, end: usize) {
        self.rewind(start);
        self.cursor.offset = end;
    }

    /// Hides the member at `offset` in the object that comes next, until [`show_tag`](Self::show_tag); `end` if it is the first.
    pub(crate) fn hide_tag(&mut self, name: &'static str, offset: usize, end: Option<usize>) {
        self.hidden.push(&self.cursor, name, offset, end);
    }

    /// Ends what [`hide_tag`](Self::hide_tag) began.
    pub(crate) fn show_tag(&mut self) {
        self.hidden.pop();
    }

    pub(crate) fn decisions(&mut self) -> &mut Decisions {
        &mut self.decisions
    }

    /// An error at the offset of the reader.
    #[cold]
    pub(crate) fn error(&self, kind: ErrorKind, expected: &'static str, found: Found) -> Error {
        self.cursor.error(kind, expected, found)
    }

    /// The error of a type that finds another kind of value than it can be made of.
    #[cold]
    #[must_use]
    pub fn wrong_type(&mut self, expected: &'static str) -> Error {
        self.cursor.wrong_type(expected)
    }

    /// The error of a member whose name is there already, at its value.
    #[cold]
    #[must_use]
    pub fn duplicate_member(&mut self) -> Error {
        // Not every way of reading a name steps over the blanks behind its colon.
        self.cursor.peek();
        self.error(ErrorKind::Duplicate, "each member once", Found::Duplicate)
    }

    /// The error of an unknown member that has the name of a declared one.
    #[cold]
    #[must_use]
    pub fn shadows_declared(&self) -> Error {
        let kind = ErrorKind::ShadowsDeclared;
        self.error(kind, "additional members only", Found::Duplicate)
    }
}
