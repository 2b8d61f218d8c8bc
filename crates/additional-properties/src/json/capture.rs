//! Raw capture: unknown members are kept as the text they were read from, and become values when somebody asks for one.
//!
//! The text of a run is stored in a value of the very type (`Value::String`, `RawJson`), because that type is all that a container
//! knows: a `RawJsonRef<'a>` borrows its text for `'a`, and an owned type must not. The functions here are the only ones that know that
//! such a value is not a value.

use std::borrow::Cow;
use std::ops::Range;

use super::read::Check;

/// How values of type `T` store the text of a run of members. Nobody outside this crate can make one.
#[derive(Debug)]
pub struct RawCapture<'de, T> {
    /// What is checked when the text is read, so that nothing is left that could go wrong.
    pub(crate) check: Check,
    /// Whether white space between names and values is taken out, which may need a copy.
    pub(crate) compact: bool,
    /// Stores the text of a run.
    pub(crate) store: fn(Cow<'de, str>) -> T,
    /// Appends the text of another run, behind a comma; `false` if a stored text of this type cannot grow.
    pub(crate) append: fn(&mut T, &str) -> bool,
    /// What needs no lifetime of the input.
    pub(crate) ops: RawOps<T>,
}

/// What can be done with a stored text.
#[derive(Debug)]
pub struct RawOps<T> {
    /// The text.
    pub(crate) as_str: fn(&T) -> &str,
    /// The value in a range of the text.
    pub(crate) parse_range: fn(&T, Range<usize>) -> T,
    /// The value of a text that is stored elsewhere, for a type that does not borrow.
    pub(crate) parse: Option<fn(&str) -> T>,
}

impl<T> Clone for RawOps<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RawOps<T> {}
