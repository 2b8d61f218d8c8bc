//! What a container points to: members as text, or as values.
//!
//! Members that come from JSON text stay text until somebody looks; then they are values too. When
//! somebody changes one, they are values only, and each remembers its text until it is touched.

use std::sync::OnceLock;

use super::members::Members;
use super::text::Text;
use crate::json::protocol::{RawCapture, RawRun};

/// The members of a container that is not empty, or was not.
pub(super) enum Inner<V> {
    /// Nothing changed since the text was read.
    Text {
        text: Text<V>,
        values: OnceLock<Box<Members<V>>>,
    },
    /// There was no text, or it does not say all any more.
    Values(Members<V>),
}

impl<V> Default for Inner<V> {
    fn default() -> Self {
        Self::Values(Members::default())
    }
}

impl<V: Clone> Clone for Inner<V> {
    fn clone(&self) -> Self {
        match self {
            // The values can be had from the text again.
            Self::Text { text, .. } => Self::Text {
                text: text.clone(),
                values: OnceLock::new(),
            },
            Self::Values(values) => Self::Values(values.clone()),
        }
    }
}

impl<V> Inner<V> {
    /// The text of a run.
    pub(super) fn of_text(text: Text<V>) -> Self {
        Self::Text {
            text,
            values: OnceLock::new(),
        }
    }

    /// The members as values.
    pub(super) fn values(&self) -> &Members<V> {
        match self {
            Self::Text { text, values } => values.get_or_init(|| Box::new(text.parse())),
            Self::Values(values) => values,
        }
    }

    /// The members as values, to change them.
    pub(super) fn values_mut(&mut self) -> &mut Members<V> {
        if let Self::Text { .. } = self {
            *self = Self::Values(core::mem::take(self).into_values());
        }
        match self {
            Self::Values(values) => values,
            Self::Text { .. } => unreachable!("made values of just now"),
        }
    }

    pub(super) fn into_values(self) -> Members<V> {
        match self {
            Self::Text { text, values } => {
                let values = values.into_inner().map(|values| *values);
                let mut values = values.unwrap_or_else(|| text.parse());
                values.come_from(text);
                values
            }
            Self::Values(values) => values,
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Text { text, .. } => text.len(),
            Self::Values(values) => values.len(),
        }
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        let in_text = match self {
            Self::Text { text, values } if values.get().is_none() => text.contains(name),
            _ => None,
        };
        in_text.unwrap_or_else(|| self.values().contains(name))
    }

    /// Looks for a name without making values when there is no such member.
    pub(super) fn get(&self, name: &str) -> Option<&V> {
        if self.contains(name) {
            self.values().get(name)
        } else {
            None
        }
    }

    /// Adds a run whose names are not there yet.
    pub(super) fn append<'de>(&mut self, capture: &RawCapture<'de, V>, run: RawRun<'de>) {
        if let Self::Text { text, values } = self {
            // Values that somebody asked for in between would lack the new members.
            values.take();
            if text.append(capture, &run) {
                return;
            }
        }
        let members = self.values_mut();
        let text = Text::new(capture, run);
        for place in text.parse().into_places().flatten() {
            members.push_new(place.name, place.value);
        }
    }
}
