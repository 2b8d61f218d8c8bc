//! Which unknown names an object has had, so that a second one is an error.

use std::borrow::Cow;
use std::collections::HashSet;

use super::RawName;

/// From how many names of one object on they are looked up in a set. Below, comparing them one by one costs less than hashing.
const NAME_SET_THRESHOLD: usize = 16;

/// The unknown names of all open objects, those of the innermost last.
///
/// One stack for the whole reader, so that an object needs no allocation of its own. Each object knows where its names begin.
#[derive(Default)]
pub(super) struct SeenNames<'de> {
    names: Vec<RawName<'de>>,
    sets: Vec<NameSet<'de>>,
}

/// The names of an object that has many.
struct NameSet<'de> {
    /// The object, by where its names begin.
    owner: usize,
    names: HashSet<Cow<'de, str>>,
}

impl<'de> SeenNames<'de> {
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Adds a name of the object whose names begin at `owner`; false if it has come before.
    pub(super) fn insert(&mut self, owner: usize, name: RawName<'de>) -> bool {
        let names = &self.names[owner..];
        let fresh = if names.len() < NAME_SET_THRESHOLD {
            !names.iter().any(|other| same_name(*other, name))
        } else {
            self.insert_into_set(owner, name)
        };
        if fresh {
            self.names.push(name);
        }
        fresh
    }

    #[cold]
    fn insert_into_set(&mut self, owner: usize, name: RawName<'de>) -> bool {
        let Some(name) = name.name() else {
            // Half of a surrogate pair, which only raw values take: each such name counts as different.
            return true;
        };
        match self.sets.last_mut() {
            Some(set) if set.owner == owner => set.names.insert(name),
            _ => {
                let names = self.names[owner..].iter().filter_map(|name| name.name());
                let mut names: HashSet<_> = names.collect();
                let fresh = names.insert(name);
                self.sets.push(NameSet { owner, names });
                fresh
            }
        }
    }

    /// Forgets the names of an object that has ended, or of an attempt that has failed, and all that came later.
    #[inline(never)]
    pub(super) fn truncate(&mut self, owner: usize) {
        self.names.truncate(owner);
        while self.sets.last().is_some_and(|set| set.owner >= owner) {
            self.sets.pop();
        }
    }
}

/// Whether two spellings are of one name.
#[inline]
fn same_name(a: RawName<'_>, b: RawName<'_>) -> bool {
    if a.has_escapes() || b.has_escapes() {
        return a.name() == b.name();
    }
    let (a, b) = (a.source().as_bytes(), b.source().as_bytes());
    // Names of one length often differ in a number at their end.
    a.len() == b.len() && a.last() == b.last() && a == b
}
