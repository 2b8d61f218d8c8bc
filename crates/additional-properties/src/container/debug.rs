//! `Debug` that tells how many members there are, and nothing else unless asked.

use core::fmt;

use super::AdditionalProperties;

impl<V, O> fmt::Debug for AdditionalProperties<V, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            1 => f.write_str("<1 additional property>"),
            count => write!(f, "<{count} additional properties>"),
        }
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
