//! [`AdditionalProperties`], the map of unknown members: one word, in order, and empty without an allocation; its entries and iterators.

mod convert;
mod entry;
mod index;
mod iter;
mod json;
mod members;
mod raw;
mod serde;
mod shadows_declared;
mod storage;

use core::fmt;
use core::marker::PhantomData;

use serde_json::Value;

use crate::declared::declares;
use crate::redact::MemberCount;
use crate::{DeclaredProperties, Undeclared};
use members::Members;
use storage::Storage;

pub use entry::{Entry, OccupiedEntry, VacantEntry};
pub use iter::{IntoIter, Iter, IterMut, Keys, Values, ValuesMut};
pub use shadows_declared::ShadowsDeclared;

/// The members of an object that its type does not declare, in their order.
///
/// `V` is the type of the values. `O` is the type that the members belong to, their owner: a name that it declares can't be inserted.
/// `Debug` prints how many members there are and nothing of them; [`Redact::unredacted`](crate::Redact::unredacted) prints them.
pub struct AdditionalProperties<V = Value, O = Undeclared> {
    storage: Option<Box<Storage<V>>>,
    owner: PhantomData<fn() -> O>,
}

impl<V, O> AdditionalProperties<V, O> {
    /// No members. Nothing is allocated.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            storage: None,
            owner: PhantomData,
        }
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.storage.as_ref().map_or(0, |storage| storage.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of the member `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        self.storage.as_ref()?.get(name)
    }

    /// The name and the value of the member `name`.
    #[must_use]
    pub fn get_key_value(&self, name: &str) -> Option<(&str, &V)> {
        let storage = self.storage.as_ref().filter(|it| it.contains(name))?;
        let members = storage.members();
        let member = members.member(members.find(name)?);
        Some((&member.name, &member.value))
    }

    /// The text that the member `name` was read from, with its name, if it is kept and nobody could have changed the value.
    pub(crate) fn source_of(&self, name: &str) -> Option<&str> {
        self.storage.as_ref()?.source(name)
    }

    /// The value of the member `name`, to change it.
    #[must_use]
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let (members, slot) = self.find_mut(name)?;
        Some(members.value_mut(slot))
    }

    /// Whether there is a member `name`.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.storage.as_ref().is_some_and(|it| it.contains(name))
    }

    /// Removes the member `name`, and returns its value. The others keep their order.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        self.remove_entry(name).map(|(_, value)| value)
    }

    /// Removes the member `name`, and returns its name and value. The others keep their order.
    pub fn remove_entry(&mut self, name: &str) -> Option<(String, V)> {
        let (members, slot) = self.find_mut(name)?;
        let member = members.remove(slot);
        Some((member.name.into(), member.value))
    }

    /// Removes the members for which `keep` returns false. The others keep their order.
    ///
    /// Unlike that of std's maps, `keep` can't change a value: so the members that stay are still written as they were read.
    pub fn retain(&mut self, keep: impl FnMut(&str, &V) -> bool) {
        if let Some(storage) = &mut self.storage {
            storage.members_mut().retain(keep);
        }
    }

    /// Removes all members.
    pub fn clear(&mut self) {
        self.storage = None;
    }

    /// Names and values in the order of the members.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, V> {
        Iter::new(self.storage.as_deref().map(Storage::members))
    }

    /// Names, and values to change, in the order of the members.
    ///
    /// On the JSON path a member is written from the source it was read from until somebody could have changed it: from then on each
    /// member that this iterator has returned is written from its value.
    pub fn iter_mut(&mut self) -> IterMut<'_, V> {
        IterMut::new(self.storage.as_deref_mut().map(Storage::members_mut))
    }

    /// Names in the order of the members.
    #[must_use]
    pub fn keys(&self) -> Keys<'_, V> {
        Keys(self.iter())
    }

    /// Values in the order of the members.
    #[must_use]
    pub fn values(&self) -> Values<'_, V> {
        Values(self.iter())
    }

    /// Values to change, in the order of the members; see [`iter_mut`](Self::iter_mut).
    pub fn values_mut(&mut self) -> ValuesMut<'_, V> {
        ValuesMut(self.iter_mut())
    }

    fn members_mut(&mut self) -> &mut Members<V> {
        self.storage.get_or_insert_default().members_mut()
    }

    /// Looks for a name before the members are parsed: nothing happens to those of a name that is not there.
    fn find_mut(&mut self, name: &str) -> Option<(&mut Members<V>, usize)> {
        let storage = self.storage.as_mut().filter(|it| it.contains(name))?;
        let members = storage.members_mut();
        let slot = members.find(name)?;
        Some((members, slot))
    }
}

impl<V, O: DeclaredProperties> AdditionalProperties<V, O> {
    /// Sets the member `name`, and returns the value it had before.
    ///
    /// # Errors
    ///
    /// When the owner declares `name`: the member would be in the data twice. The error gives name and value back.
    pub fn insert(
        &mut self,
        name: impl Into<String>,
        value: V,
    ) -> Result<Option<V>, ShadowsDeclared<V>> {
        let name = name.into();
        if declares::<O>(&name) {
            return Err(ShadowsDeclared::new(name, value));
        }
        Ok(self.members_mut().set(name, value))
    }

    /// The entry of the member `name`, there or not.
    ///
    /// # Errors
    ///
    /// When the owner declares `name`; the error has no value to give back.
    pub fn entry(&mut self, name: impl Into<String>) -> Result<Entry<'_, V>, ShadowsDeclared<()>> {
        let name = name.into();
        if declares::<O>(&name) {
            return Err(ShadowsDeclared::new(name, ()));
        }
        Ok(Entry::new(&mut self.storage, name))
    }

    /// Sets many members; stops at the first one that the owner declares.
    ///
    /// # Errors
    ///
    /// When the owner declares one of the names. The members before it are set, and the error gives that one back.
    pub fn try_extend<K: Into<String>>(
        &mut self,
        members: impl IntoIterator<Item = (K, V)>,
    ) -> Result<(), ShadowsDeclared<V>> {
        members
            .into_iter()
            .try_for_each(|(name, value)| self.insert(name, value).map(drop))
    }
}

impl<V, O> Default for AdditionalProperties<V, O> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V: Clone, O> Clone for AdditionalProperties<V, O> {
    fn clone(&self) -> Self {
        Self {
            storage: self.storage.clone(),
            owner: PhantomData,
        }
    }
}

impl<V, O> fmt::Debug for AdditionalProperties<V, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        MemberCount(self.len()).fmt(f)
    }
}
