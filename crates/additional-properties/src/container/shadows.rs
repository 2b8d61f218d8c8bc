//! The refusal of a member that the owner declares.

use core::fmt;

/// The owner declares this name, so the member would stand in the data twice.
///
/// Neither the name nor the value is quoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ShadowsDeclared {}

impl ShadowsDeclared {
    pub(super) const fn new() -> Self {
        Self {}
    }
}

impl fmt::Display for ShadowsDeclared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an additional member can't have the name of a declared one")
    }
}

impl core::error::Error for ShadowsDeclared {}
