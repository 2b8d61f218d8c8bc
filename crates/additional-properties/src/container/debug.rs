//! `Debug` that tells how many members there are, and nothing else unless asked.

use core::fmt;

use super::AdditionalProperties;
use crate::redact::MemberCount;

impl<V, O> fmt::Debug for AdditionalProperties<V, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        MemberCount(self.len()).fmt(f)
    }
}

/// Prints the members, for those who may see them.
pub struct Unredacted<'a, V, O>(&'a AdditionalProperties<V, O>);

impl<V, O> AdditionalProperties<V, O> {
    /// A view whose `Debug` prints names and values.
    #[must_use]
    pub const fn unredacted(&self) -> Unredacted<'_, V, O> {
        Unredacted(self)
    }
}

impl<V: fmt::Debug, O> fmt::Debug for Unredacted<'_, V, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter()).finish()
    }
}
