//! A member that may be missing, null, or there: three states that stay apart.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The value of an optional and nullable member.
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

    /// The value, if there is one.
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

    /// The same state, with the value changed by `change`.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(change(value)),
        }
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Maybe<T> {
    /// `None` is null: the member is written. To leave it out, say [`Maybe::Absent`].
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Option::deserialize(input).map(Self::from)
    }
}

impl<T: Serialize> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Null => output.serialize_none(),
            Self::Value(value) => output.serialize_some(value),
        }
    }
}

/// The value of a slot that may never have been filled.
#[doc(hidden)]
pub fn or_absent<T>(slot: Option<Maybe<T>>) -> Maybe<T> {
    slot.unwrap_or_default()
}
