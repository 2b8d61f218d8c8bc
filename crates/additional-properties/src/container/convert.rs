//! From and into other maps.
//!
//! A container without an owner takes every member; one with an owner is filled with
//! [`try_extend`](super::AdditionalProperties::try_extend).

use serde_json::{Map, Value};

use super::AdditionalProperties;
use crate::Undeclared;

impl<K: Into<String>, V> Extend<(K, V)> for AdditionalProperties<V, Undeclared> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, members: I) {
        for (name, value) in members {
            self.values_mut().set(name.into(), value);
        }
    }
}

impl<K: Into<String>, V> FromIterator<(K, V)> for AdditionalProperties<V, Undeclared> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut found = Self::new();
        found.extend(members);
        found
    }
}

impl From<Map<String, Value>> for AdditionalProperties<Value, Undeclared> {
    fn from(members: Map<String, Value>) -> Self {
        members.into_iter().collect()
    }
}

impl<O> From<AdditionalProperties<Value, O>> for Map<String, Value> {
    fn from(members: AdditionalProperties<Value, O>) -> Self {
        members.into_iter().collect()
    }
}
