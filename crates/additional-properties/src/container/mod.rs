//! The container of unknown members: one word, ordered, and empty without an allocation.
//!
//! In: members as they are read or inserted. Out: the same members, in the same order. How they are kept
//! is private to [`inner`]: as [`members`], as [`text`], or both. Lookup among many is [`index`].

mod convert;
mod debug;
mod index;
mod inner;
mod iter;
mod json;
mod kept;
mod list;
mod members;
mod serde;
mod shadows;
mod text;

use core::marker::PhantomData;

use serde_json::Value;

use crate::declared::declares;
use crate::{DeclaredProperties, Undeclared};
use inner::Inner;
use members::Members;

pub use debug::Unredacted;
pub use iter::{IntoIter, Iter, Keys, Values};
pub use shadows::ShadowsDeclared;

/// The members of an object that its type does not know, in their order.
///
/// `V` is the type of the values. `O` is the type that the members belong to; what it declares can't be
/// inserted here.
pub struct AdditionalProperties<V = Value, O = Undeclared> {
    inner: Option<Box<Inner<V>>>,
    owner: PhantomData<fn() -> O>,
}

impl<V, O> AdditionalProperties<V, O> {
    /// No members. Nothing is allocated.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            inner: None,
            owner: PhantomData,
        }
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inner.as_ref().map_or(0, |inner| inner.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of the member `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        self.inner.as_ref()?.get(name)
    }

    /// The value of the member `name`, to change it.
    #[must_use]
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let inner = self.inner.as_mut().filter(|inner| inner.contains(name))?;
        inner.values_mut().get_mut(name)
    }

    /// Whether there is a member `name`.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.inner
            .as_ref()
            .is_some_and(|inner| inner.contains(name))
    }

    /// Removes the member `name`. The others keep their order.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        let inner = self.inner.as_mut().filter(|inner| inner.contains(name))?;
        inner.values_mut().remove(name)
    }

    /// Removes all members.
    pub fn clear(&mut self) {
        self.inner = None;
    }

    /// Adds a member without asking the owner. Gives the value back when the name is there already.
    pub(crate) fn push_new(&mut self, name: Box<str>, value: V) {
        self.values_mut().push_new(name, value);
    }

    fn values_mut(&mut self) -> &mut Members<V> {
        self.inner.get_or_insert_default().values_mut()
    }

    /// Members in their order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, V> {
        Iter::new(self.inner.as_deref().map(Inner::values))
    }

    /// Names in their order.
    #[must_use]
    pub fn keys(&self) -> Keys<'_, V> {
        Keys::new(self.iter())
    }

    /// Values in the order of their members.
    #[must_use]
    pub fn values(&self) -> Values<'_, V> {
        Values::new(self.iter())
    }
}

impl<V, O: DeclaredProperties> AdditionalProperties<V, O> {
    /// Sets the member `name`, and gives the value it had before.
    ///
    /// # Errors
    ///
    /// When the owner declares `name`: the member would stand in the data twice.
    pub fn insert(
        &mut self,
        name: impl Into<String>,
        value: V,
    ) -> Result<Option<V>, ShadowsDeclared> {
        let name = name.into();
        if declares::<O>(&name) {
            return Err(ShadowsDeclared::new());
        }
        Ok(self.values_mut().set(name, value))
    }

    /// Sets many members; stops at the first one that the owner declares.
    ///
    /// # Errors
    ///
    /// When the owner declares one of the names. The members before it are set.
    pub fn try_extend<K: Into<String>>(
        &mut self,
        members: impl IntoIterator<Item = (K, V)>,
    ) -> Result<(), ShadowsDeclared> {
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
            inner: self.inner.clone(),
            owner: PhantomData,
        }
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
