//! How members that nobody has asked for are kept as text.
//!
//! In: runs of members, checked when they were read. Out: their text again, or values. The text is kept in a value of the
//! very type, so that a type that borrows keeps a borrowed text.

use std::borrow::Cow;
use std::ops::Range;

use super::read::Check;

/// How a type of values keeps the text of a run of members.
#[doc(hidden)]
#[derive(Debug)]
pub struct RawCapture<'de, T> {
    /// What is checked when the text is read, so that nothing is left that could go wrong.
    pub check: Check,
    /// Whether white space between names and values is taken out, which may need a copy.
    pub compact: bool,
    /// Holds the text of a run.
    pub store: fn(Cow<'de, str>) -> T,
    /// Adds the text of another run to one that is held; `false` if it cannot.
    pub append: fn(&mut T, &str) -> bool,
    /// What can be done with what is held.
    pub ops: RawOps<T>,
}

/// What can be done with text that is held.
#[doc(hidden)]
#[derive(Debug)]
pub struct RawOps<T> {
    /// The text.
    pub as_str: fn(&T) -> &str,
    /// The value in a range of the text.
    pub parse_range: fn(&T, Range<usize>) -> T,
    /// The value of a text that is kept elsewhere, for a type that need not borrow.
    pub parse: Option<fn(&str) -> T>,
}

impl<T> Clone for RawOps<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RawOps<T> {}
