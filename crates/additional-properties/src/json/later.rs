//! How members that nobody has asked for are kept as text.
//!
//! In: runs of members, checked when they were read. Out: their text again, or values. The text is kept in a value of the
//! very type, so that a type that borrows keeps a borrowed text.

use std::ops::Range;

use super::read::{Keep, Pieces, Run};

/// How a type of values keeps the text of a run of members.
#[doc(hidden)]
#[derive(Debug)]
pub struct Later<'de, T> {
    /// What is checked when the text is read, so that nothing is left that could go wrong.
    pub keep: Keep,
    /// Holds a run.
    pub hold: fn(&Run<'de>) -> T,
    /// Adds another run to one that is held; `false` if it cannot.
    pub append: fn(&mut T, &Run<'de>) -> bool,
    /// What can be done with what is held.
    pub held: Held<T>,
}

/// What can be done with text that is held.
#[doc(hidden)]
#[derive(Debug)]
pub struct Held<T> {
    /// The text.
    pub text: fn(&T) -> &str,
    /// The value in a range of the text.
    pub value: fn(&T, Range<usize>) -> T,
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Held<T> {}

impl Run<'_> {
    /// Appends the run, without white space around its tokens.
    pub(crate) fn push_to(&self, out: &mut String) {
        if self.compact {
            if out.capacity() == 0 {
                *out = self.text.to_owned();
            } else {
                out.push_str(self.text);
            }
            return;
        }
        for (index, piece) in Pieces::new(self.text).enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push('"');
            out.push_str(piece.key.source());
            out.push_str("\":");
            out.push_str(piece.value);
        }
    }
}
