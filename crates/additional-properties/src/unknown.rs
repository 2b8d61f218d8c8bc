//! The text of an enum value that the type does not know.

use core::fmt;

/// A value that was not known when the type was written. It is kept and written back.
///
/// Only decoding and the conversions of an open enum make one, so that a known value never hides in it.
/// `Debug` does not print the text.
// One word: every field of an enum's type pays for the size of this variant, known or not.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::box_collection, reason = "a thin pointer is the purpose")]
pub struct UnknownValue(Box<Box<str>>);

impl UnknownValue {
    pub(crate) fn new(text: impl Into<Box<str>>) -> Self {
        Self(Box::new(text.into()))
    }

    /// The text, as it stands in the data.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<unknown value>")
    }
}
