//! Options that may be given once, and those with a value for each direction.

use std::fmt::Display;

use proc_macro2::Span;

use crate::errors::Errors;

/// An option that may be given once. It remembers where, for errors about it.
pub(crate) struct Set<T> {
    value: Option<(T, Span)>,
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self { value: None }
    }
}

impl<T> Set<T> {
    /// Takes the value, or rejects the second one.
    pub(crate) fn put(&mut self, errors: &Errors, span: Span, key: impl Display, value: T) {
        if self.value.is_some() {
            errors.at(span, format_args!("`{key}` is given twice"));
        } else {
            self.value = Some((value, span));
        }
    }

    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref().map(|(value, _)| value)
    }

    pub(crate) fn span(&self) -> Option<Span> {
        self.value.as_ref().map(|(_, span)| *span)
    }

    pub(crate) fn is_set(&self) -> bool {
        self.value.is_some()
    }
}

/// An option with a value for each direction: `rename = ".."` sets both, `rename(serialize = "..")` sets one.
pub(crate) struct ByDirection<T> {
    pub(crate) serialize: Set<T>,
    pub(crate) deserialize: Set<T>,
}

impl<T> Default for ByDirection<T> {
    fn default() -> Self {
        Self {
            serialize: Set::default(),
            deserialize: Set::default(),
        }
    }
}
