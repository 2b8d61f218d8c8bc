//! Comparison with other containers, and conversion from and into other maps.
//!
//! A container without an owner takes every member; one with an owner is filled by
//! [`try_extend`](super::AdditionalProperties::try_extend), which can refuse.

use core::cmp::Ordering;
use core::hash::{BuildHasher, Hash, Hasher};
use core::ops::Index;
use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};

use super::AdditionalProperties;
use crate::Undeclared;

impl<K: Into<String>, V> Extend<(K, V)> for AdditionalProperties<V, Undeclared> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, members: I) {
        for (name, value) in members {
            self.members_mut().set(name.into(), value);
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

macro_rules! from_maps {
    ($([$($generics:tt)*] $map:ty, $value:ty;)*) => {$(
        impl<$($generics)*> From<$map> for AdditionalProperties<$value, Undeclared> {
            fn from(members: $map) -> Self {
                members.into_iter().collect()
            }
        }
    )*};
}

from_maps! {
    [K: Into<String>, V, const N: usize] [(K, V); N], V;
    [K: Into<String>, V, S] HashMap<K, V, S>, V;
    [K: Into<String>, V] BTreeMap<K, V>, V;
    [] Map<String, Value>, Value;
}

macro_rules! into_maps {
    ($([$($generics:tt)*] $map:ty, $value:ty;)*) => {$(
        impl<$($generics)*> From<AdditionalProperties<$value, O>> for $map {
            fn from(members: AdditionalProperties<$value, O>) -> Self {
                members.into_iter().collect()
            }
        }
    )*};
}

into_maps! {
    [V, O, S: BuildHasher + Default] HashMap<String, V, S>, V;
    [V, O] BTreeMap<String, V>, V;
    [O] Map<String, Value>, Value;
}

/// Panics when there is no such member, without printing the name.
impl<V, O> Index<&str> for AdditionalProperties<V, O> {
    type Output = V;

    fn index(&self, name: &str) -> &V {
        self.get(name).expect("there is no member of this name")
    }
}

/// Equal names with equal values, in any order.
impl<V: PartialEq, O, P> PartialEq<AdditionalProperties<V, P>> for AdditionalProperties<V, O> {
    fn eq(&self, other: &AdditionalProperties<V, P>) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .all(|(name, value)| other.get(name) == Some(value))
    }
}

impl<V: Eq, O> Eq for AdditionalProperties<V, O> {}

/// The members by name: an order that is the same for all containers that are equal.
fn sorted<V, O>(members: &AdditionalProperties<V, O>) -> Vec<(&str, &V)> {
    let mut members: Vec<_> = members.iter().collect();
    members.sort_unstable_by_key(|(name, _)| *name);
    members
}

/// The same for containers that are equal, whatever the order of their members.
impl<V: Hash, O> Hash for AdditionalProperties<V, O> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        sorted(self).hash(state);
    }
}

/// As lists of members sorted by name.
impl<V: PartialOrd, O, P> PartialOrd<AdditionalProperties<V, P>> for AdditionalProperties<V, O> {
    fn partial_cmp(&self, other: &AdditionalProperties<V, P>) -> Option<Ordering> {
        sorted(self).partial_cmp(&sorted(other))
    }
}

/// As lists of members sorted by name.
impl<V: Ord, O> Ord for AdditionalProperties<V, O> {
    fn cmp(&self, other: &Self) -> Ordering {
        sorted(self).cmp(&sorted(other))
    }
}
