//! What the reader knows about a struct: a table of its members, in read-only memory.

use std::borrow::Cow;

/// The declared members of a struct.
///
/// The derive writes it as a literal: no function has to be run by the compiler to make it.
#[derive(Debug)]
pub struct Shape {
    /// Each member in declaration order, as the literal `,"name":` of compact JSON.
    #[doc(hidden)]
    pub keys: &'static [&'static str],
    /// Other names of members, and the member each stands for.
    #[doc(hidden)]
    pub aliases: &'static [(&'static str, usize)],
    /// One bit for each required member; members from the 65th on follow in the next words.
    ///
    /// A member whose type may say that it can be missing has its bit too: see [`ObjectReader::finish_with_optional`](super::protocol::ObjectReader::finish_with_optional).
    #[doc(hidden)]
    pub required: &'static [u64],
    /// What a member gets that is missing in text of an earlier version, as JSON: see [`from_str_filling`](super::from_str_filling).
    #[doc(hidden)]
    pub fills: &'static [(usize, &'static str)],
    /// What becomes of members that are not declared.
    #[doc(hidden)]
    pub unknown: UnknownPolicy,
    /// Whether a declared name has to be escaped in JSON, so that comparing bytes is not enough.
    #[doc(hidden)]
    pub escapes: bool,
}

/// What becomes of members that a struct does not declare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownPolicy {
    /// They are handed to the container of the struct.
    Keep,
    /// They are checked and dropped.
    Ignore,
    /// They are an error.
    Deny,
}

impl Shape {
    /// The declared member of a name, looked for first where it would stand in the order of the declaration.
    #[inline]
    pub(crate) fn find_near(&self, name: &str, expected: usize) -> Option<usize> {
        match self.keys.get(expected) {
            Some(key) if !self.escapes && encoded_name(key) == name => Some(expected),
            _ => self.find(name),
        }
    }

    /// The declared member of that (unescaped) name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        if self.escapes {
            return self.find_rare(name);
        }
        // A loop that compares lengths first: this runs for every unknown member.
        for (index, key) in self.keys.iter().enumerate() {
            if key.len() == name.len() + 4 && encoded_name(key) == name {
                return Some(index);
            }
        }
        if self.aliases.is_empty() {
            None
        } else {
            self.find_rare(name)
        }
    }

    /// Members with another name, and names that have to be escaped.
    #[cold]
    fn find_rare(&self, name: &str) -> Option<usize> {
        let alias = self.aliases.iter().find(|(alias, _)| *alias == name);
        let index = alias.map(|&(_, index)| index);
        index.or_else(|| self.keys.iter().position(|key| member_name(key) == name))
    }
}

/// The part of `,"name":` between the quotes.
#[inline]
fn encoded_name(key: &'static str) -> &'static str {
    &key[2..key.len() - 2]
}

/// The name of a key literal.
pub(crate) fn member_name(key: &'static str) -> Cow<'static, str> {
    let name = encoded_name(key);
    if name.contains('\\') {
        Cow::Owned(super::read::unescape(name).expect("the derive escapes whole characters"))
    } else {
        Cow::Borrowed(name)
    }
}
