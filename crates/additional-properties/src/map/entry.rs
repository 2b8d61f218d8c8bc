//! The entry of one name in the container, looked up once: what [`AdditionalProperties::entry`](super::AdditionalProperties::entry) returns.

use core::fmt;
use core::mem;

use super::members::Members;
use super::storage::Storage;

/// The member of a name, which may be there or not.
pub enum Entry<'a, V> {
    /// There is a member.
    Occupied(OccupiedEntry<'a, V>),
    /// There is none.
    Vacant(VacantEntry<'a, V>),
}

/// A member that is there.
pub struct OccupiedEntry<'a, V> {
    members: &'a mut Members<V>,
    slot: usize,
}

/// A name without a member.
pub struct VacantEntry<'a, V> {
    // Not its contents: an entry that is dropped again leaves an empty container without an allocation.
    storage: &'a mut Option<Box<Storage<V>>>,
    name: String,
}

impl<'a, V> Entry<'a, V> {
    pub(super) fn new(storage: &'a mut Option<Box<Storage<V>>>, name: String) -> Self {
        if !storage.as_ref().is_some_and(|it| it.contains(&name)) {
            return Self::Vacant(VacantEntry { storage, name });
        }
        let members = storage.get_or_insert_default().members_mut();
        let slot = members.find(&name).expect("the storage contains it");
        Self::Occupied(OccupiedEntry { members, slot })
    }

    /// The name.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Occupied(entry) => entry.key(),
            Self::Vacant(entry) => entry.key(),
        }
    }

    /// The value, which is `default` if there was none.
    pub fn or_insert(self, default: V) -> &'a mut V {
        self.or_insert_with(|| default)
    }

    /// The value, which is what `default` returns if there was none.
    pub fn or_insert_with(self, default: impl FnOnce() -> V) -> &'a mut V {
        match self {
            Self::Occupied(entry) => entry.into_mut(),
            Self::Vacant(entry) => entry.insert(default()),
        }
    }

    /// The value, which is the default of its type if there was none.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }

    /// Changes the value if there is one.
    #[must_use]
    pub fn and_modify(mut self, change: impl FnOnce(&mut V)) -> Self {
        if let Self::Occupied(entry) = &mut self {
            change(entry.get_mut());
        }
        self
    }
}

impl<'a, V> OccupiedEntry<'a, V> {
    /// The name.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.members.member(self.slot).name
    }

    /// The value.
    #[must_use]
    pub fn get(&self) -> &V {
        &self.members.member(self.slot).value
    }

    /// The value, to change it.
    #[must_use]
    pub fn get_mut(&mut self) -> &mut V {
        self.members.value_mut(self.slot)
    }

    /// The value, to change it for as long as the container is borrowed.
    #[must_use]
    pub fn into_mut(self) -> &'a mut V {
        self.members.value_mut(self.slot)
    }

    /// Sets the value, and returns the one before.
    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }

    /// Removes the member, and returns its value.
    #[must_use]
    pub fn remove(self) -> V {
        self.remove_entry().1
    }

    /// Removes the member, and returns its name and value.
    #[must_use]
    pub fn remove_entry(self) -> (String, V) {
        let member = self.members.remove(self.slot);
        (member.name.into(), member.value)
    }
}

impl<'a, V> VacantEntry<'a, V> {
    /// The name.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.name
    }

    /// The name, taken back.
    #[must_use]
    pub fn into_key(self) -> String {
        self.name
    }

    /// Adds the member.
    pub fn insert(self, value: V) -> &'a mut V {
        let members = self.storage.get_or_insert_default().members_mut();
        let slot = members.push(self.name.into(), value, None);
        members.value_mut(slot)
    }
}

macro_rules! silent_debug {
    ($($name:ident)*) => {$(
        /// Prints neither name nor value.
        impl<V> fmt::Debug for $name<'_, V> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

silent_debug!(OccupiedEntry VacantEntry);

/// Tells whether there is a member, and nothing of it.
impl<V> fmt::Debug for Entry<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Occupied(entry) => f.debug_tuple("Entry").field(entry).finish(),
            Self::Vacant(entry) => f.debug_tuple("Entry").field(entry).finish(),
        }
    }
}
