//! Iterators over the members, in their order.

use core::iter::FusedIterator;

use super::AdditionalProperties;
use super::list::{IntoPlaces, Places};
use super::members::{Entry, FEW, Members};

/// Members by reference.
pub struct Iter<'a, V> {
    slots: Option<Places<'a, Entry<V>>>,
    left: usize,
}

impl<'a, V> Iter<'a, V> {
    pub(super) fn new(members: Option<&'a Members<V>>) -> Self {
        match members {
            Some(members) => Self {
                slots: Some(members.places()),
                left: members.len(),
            },
            None => Self {
                slots: None,
                left: 0,
            },
        }
    }
}

impl<V> Clone for Iter<'_, V> {
    fn clone(&self) -> Self {
        Self {
            slots: self.slots.clone(),
            left: self.left,
        }
    }
}

impl<'a, V> Iterator for Iter<'a, V> {
    type Item = (&'a str, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.slots.as_mut()?.flatten().next()?;
        self.left -= 1;
        Some((&entry.name, &entry.value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<V> ExactSizeIterator for Iter<'_, V> {}
impl<V> FusedIterator for Iter<'_, V> {}

/// Names.
pub struct Keys<'a, V>(Iter<'a, V>);

impl<'a, V> Keys<'a, V> {
    pub(super) const fn new(members: Iter<'a, V>) -> Self {
        Self(members)
    }
}

impl<'a, V> Iterator for Keys<'a, V> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.next().map(|(name, _)| name)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<V> ExactSizeIterator for Keys<'_, V> {}
impl<V> FusedIterator for Keys<'_, V> {}

/// Values.
pub struct Values<'a, V>(Iter<'a, V>);

impl<'a, V> Values<'a, V> {
    pub(super) const fn new(members: Iter<'a, V>) -> Self {
        Self(members)
    }
}

impl<'a, V> Iterator for Values<'a, V> {
    type Item = &'a V;

    fn next(&mut self) -> Option<&'a V> {
        self.0.next().map(|(_, value)| value)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<V> ExactSizeIterator for Values<'_, V> {}
impl<V> FusedIterator for Values<'_, V> {}

/// Members by value.
pub struct IntoIter<V> {
    slots: Option<IntoPlaces<Entry<V>, FEW>>,
    left: usize,
}

impl<V> Iterator for IntoIter<V> {
    type Item = (String, V);

    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.slots.as_mut()?.flatten().next()?;
        self.left -= 1;
        Some((entry.name.into(), entry.value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<V> ExactSizeIterator for IntoIter<V> {}
impl<V> FusedIterator for IntoIter<V> {}

impl<V, O> IntoIterator for AdditionalProperties<V, O> {
    type Item = (String, V);
    type IntoIter = IntoIter<V>;

    fn into_iter(self) -> IntoIter<V> {
        let left = self.len();
        let slots = self.inner.map(|inner| inner.into_values().into_places());
        IntoIter { slots, left }
    }
}

impl<'a, V, O> IntoIterator for &'a AdditionalProperties<V, O> {
    type Item = (&'a str, &'a V);
    type IntoIter = Iter<'a, V>;

    fn into_iter(self) -> Iter<'a, V> {
        self.iter()
    }
}
