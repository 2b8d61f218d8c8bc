//! What a container points to: members as text, as values, or both.
//!
//! Members that come from JSON text stay text until somebody looks; then they are values, and each
//! remembers its text until it is touched. Members from elsewhere are values from the start.

use std::sync::OnceLock;

use super::members::Members;
use super::text::Text;

/// The members of a container that is not empty, or was not.
pub(super) struct Inner<V> {
    text: Option<Text<V>>,
    /// Nothing changed since the text was read, so it still says all.
    pristine: bool,
    values: OnceLock<Members<V>>,
}

impl<V> Default for Inner<V> {
    fn default() -> Self {
        Self {
            text: None,
            pristine: false,
            values: OnceLock::new(),
        }
    }
}

impl<V: Clone> Clone for Inner<V> {
    fn clone(&self) -> Self {
        // Where the text says all, the values can be had from it again.
        let values = if self.pristine {
            OnceLock::new()
        } else {
            self.values.clone()
        };
        Self {
            text: self.text.clone(),
            pristine: self.pristine,
            values,
        }
    }
}

impl<V> Inner<V> {
    /// Nothing yet, and what comes is text that `parse` makes a value of.
    pub(super) fn of_text(parse: fn(&str) -> V) -> Self {
        Self {
            text: Some(Text::new(parse)),
            pristine: true,
            values: OnceLock::new(),
        }
    }

    /// The text, if it still says all.
    pub(super) fn pristine(&self) -> Option<&Text<V>> {
        self.text.as_ref().filter(|_| self.pristine)
    }

    /// The text that members with a source stand in.
    pub(super) fn text(&self) -> Option<&Text<V>> {
        self.text.as_ref()
    }

    /// The members as values.
    pub(super) fn values(&self) -> &Members<V> {
        self.values.get_or_init(|| match &self.text {
            Some(text) => text.parse(),
            None => Members::default(),
        })
    }

    /// The members as values, to change them.
    pub(super) fn values_mut(&mut self) -> &mut Members<V> {
        self.values();
        self.pristine = false;
        self.values.get_mut().expect("initialised just now")
    }

    pub(super) fn into_values(mut self) -> Members<V> {
        core::mem::take(self.values_mut())
    }

    pub(super) fn len(&self) -> usize {
        self.pristine()
            .map_or_else(|| self.values().len(), Text::len)
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        match self.pristine() {
            Some(text) => text.contains(name),
            None => self.values().contains(name),
        }
    }

    /// Looks for a name without making values when there is no such member.
    pub(super) fn get(&self, name: &str) -> Option<&V> {
        if self.values.get().is_none() && !self.contains(name) {
            return None;
        }
        self.values().get(name)
    }

    /// Adds the text of a member whose name is not there yet.
    pub(super) fn push_text(&mut self, name: &str, has_escapes: bool, value: &str) -> bool {
        match &mut self.text {
            Some(text) if self.pristine => {
                // Values that somebody asked for in between would lack the new member.
                self.values = OnceLock::new();
                text.push(name, has_escapes, value)
            }
            _ => false,
        }
    }
}
