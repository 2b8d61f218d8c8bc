//! The value of an open enum that its type does not know.

use core::fmt;

/// A string that was not among the known values when the enum was written. It is kept and written back.
///
/// Only decoding and the conversions of an open enum make one, so a known value is never kept as an unknown one.
/// `Debug` does not print the string: it may be personal data.
// One word: every field of an enum's type pays for the size of this variant, known or not.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::box_collection, reason = "a thin pointer is the purpose")]
pub struct UnknownValue(Box<Box<str>>);

impl UnknownValue {
    pub(crate) const PLACEHOLDER: &str = "<unknown value>";

    pub(crate) fn new(value: impl Into<Box<str>>) -> Self {
        Self(Box::new(value.into()))
    }

    /// The string, as it is in the data.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::PLACEHOLDER)
    }
}
