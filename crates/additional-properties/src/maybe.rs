//! [`Maybe`]: a member that may be absent, null or a value, which an `Option` can't tell apart.

use crate::OpenEnum;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use core::ops::{Deref, DerefMut};

/// The value of an optional and nullable member.
///
/// It has `Option`'s methods; where those look at `None`, absent and null are the same.
///
/// In a struct with the derive, [`Maybe::Absent`] is not written. Elsewhere it is written as null,
/// because a value has no way to leave itself out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maybe<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is there, and null.
    Null,
    /// The member is there, with a value.
    Value(T),
}

impl<T> Maybe<T> {
    /// Whether the member is not there.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is there, and null.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether the member is there: null or a value.
    #[must_use]
    pub const fn is_present(&self) -> bool {
        !self.is_absent()
    }

    /// Whether there is a value.
    #[must_use]
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// Whether there is a value for which `test` is true.
    #[must_use]
    pub fn is_value_and(self, test: impl FnOnce(T) -> bool) -> bool {
        self.into_option().is_some_and(test)
    }

    /// The same state, with a reference to the value.
    #[must_use]
    pub const fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(value),
        }
    }

    /// The same state, with a mutable reference to the value.
    #[must_use]
    pub const fn as_mut(&mut self) -> Maybe<&mut T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(value),
        }
    }

    /// The same state, with what the value dereferences to: a `Maybe<&str>` of a `Maybe<String>`.
    #[must_use]
    pub fn as_deref(&self) -> Maybe<&T::Target>
    where
        T: Deref,
    {
        self.as_ref().map(T::deref)
    }

    /// The same state, with what the value dereferences to, mutably.
    #[must_use]
    pub fn as_deref_mut(&mut self) -> Maybe<&mut T::Target>
    where
        T: DerefMut,
    {
        self.as_mut().map(T::deref_mut)
    }

    /// A reference to the value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one. Absent and null both become `None`.
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// What is there: `None` for absent, `Some(None)` for null.
    #[must_use]
    pub fn into_nested(self) -> Option<Option<T>> {
        match self {
            Self::Absent => None,
            Self::Null => Some(None),
            Self::Value(value) => Some(Some(value)),
        }
    }

    /// The same state, with the value changed by `change`.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Maybe<U> {
        self.and_then(|value| Maybe::Value(change(value)))
    }

    /// What `next` makes of the value; absent and null stay what they are.
    #[must_use]
    pub fn and_then<U>(self, next: impl FnOnce(T) -> Maybe<U>) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => next(value),
        }
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// Returns `error` if there is no value.
    pub fn ok_or<E>(self, error: E) -> Result<T, E> {
        self.into_option().ok_or(error)
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// Returns what `error` returns if there is no value.
    pub fn ok_or_else<E>(self, error: impl FnOnce() -> E) -> Result<T, E> {
        self.into_option().ok_or_else(error)
    }

    /// The value, or `default` if there is none.
    #[must_use]
    pub fn unwrap_or(self, default: T) -> T {
        self.into_option().unwrap_or(default)
    }

    /// The value, or what `default` returns if there is none.
    #[must_use]
    pub fn unwrap_or_else(self, default: impl FnOnce() -> T) -> T {
        self.into_option().unwrap_or_else(default)
    }

    /// The value, or the default of its type if there is none.
    #[must_use]
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_option().unwrap_or_default()
    }

    /// Takes the state out and leaves [`Maybe::Absent`].
    #[must_use]
    pub fn take(&mut self) -> Self {
        core::mem::take(self)
    }

    /// Sets a value, and returns the state before.
    #[allow(
        clippy::return_self_not_must_use,
        reason = "often called for its effect alone, as that of Option"
    )]
    pub fn replace(&mut self, value: T) -> Self {
        core::mem::replace(self, Self::Value(value))
    }

    /// An iterator over the value, if there is one.
    pub fn iter(&self) -> core::option::IntoIter<&T> {
        self.value().into_iter()
    }
}

impl<T: Clone> Maybe<&T> {
    /// The same state, with a clone of the value.
    #[must_use]
    pub fn cloned(self) -> Maybe<T> {
        self.map(T::clone)
    }
}

impl<'a, T> IntoIterator for &'a Maybe<T> {
    type Item = &'a T;
    type IntoIter = core::option::IntoIter<&'a T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl From<&str> for Maybe<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl<T: OpenEnum> From<&str> for Maybe<T> {
    fn from(value: &str) -> Self {
        Self::Value(crate::open_enum::from_str(value))
    }
}

impl<T> From<Option<T>> for Maybe<T> {
    /// `None` is null: the member is written. To leave it out, say [`Maybe::Absent`].
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T> From<Maybe<T>> for Option<T> {
    /// Absent and null both become `None`.
    fn from(maybe: Maybe<T>) -> Self {
        maybe.into_option()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Option::deserialize(input).map(Self::from)
    }
}

impl<T: Serialize> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(output)
    }
}

/// The value of a slot that may never have been filled.
#[doc(hidden)]
pub fn or_absent<T>(slot: Option<Maybe<T>>) -> Maybe<T> {
    slot.unwrap_or_default()
}
