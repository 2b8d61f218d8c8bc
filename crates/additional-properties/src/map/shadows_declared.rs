//! The error of a member that the owner of the container declares.

use core::fmt;

use serde_json::Value;

/// The owner declares this name, so the member would be in the data twice.
///
/// It gives back the name and the value that were refused, and prints the name alone: that one is no data, the type declares it.
#[derive(Clone, PartialEq, Eq)]
pub struct ShadowsDeclared<V = Value> {
    name: String,
    value: V,
}

impl<V> ShadowsDeclared<V> {
    pub(super) const fn new(name: String, value: V) -> Self {
        Self { name, value }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value that was not inserted.
    #[must_use]
    pub const fn value(&self) -> &V {
        &self.value
    }

    /// Name and value, taken back.
    #[must_use]
    pub fn into_parts(self) -> (String, V) {
        (self.name, self.value)
    }
}

impl<V> fmt::Debug for ShadowsDeclared<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShadowsDeclared")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl<V> fmt::Display for ShadowsDeclared<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is declared by the type and can't be an additional member",
            self.name
        )
    }
}

impl<V> core::error::Error for ShadowsDeclared<V> {}
