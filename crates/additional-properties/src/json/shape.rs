//! What the reader and the writer know about a type: its members, as the text they are written with.
//!
//! In: literals that the derive made. Out: a table in read-only memory, shared by reading and writing.

use std::borrow::Cow;

/// The declared members of a struct.
///
/// The derive writes it as a literal: no function has to be run by the compiler to make it.
#[derive(Debug)]
pub struct Shape {
    /// Each member in declaration order, as `,"name":` in JSON's spelling.
    #[doc(hidden)]
    pub keys: &'static [&'static str],
    /// Other names of members, and the member each stands for.
    #[doc(hidden)]
    pub aliases: &'static [(&'static str, usize)],
    /// One bit for each required member; members from the 65th on follow in the next words.
    ///
    /// A member whose type may say that it can be missing has its bit too: see [`ObjectReader::finish_with_optional`](super::read::ObjectReader::finish_with_optional).
    #[doc(hidden)]
    pub required: &'static [u64],
    /// What becomes of members that are not declared.
    #[doc(hidden)]
    pub unknown: UnknownPolicy,
    /// Whether a declared name has to be escaped in JSON, so that a name can be spelled in more ways than one.
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
            Some(key) if !self.escapes && spelling(key) == name.as_bytes() => Some(expected),
            _ => self.find(name),
        }
    }

    /// The declared member of that (unescaped) name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        if self.escapes {
            return self.find_rare(name);
        }
        // A plain loop: this runs for every member that is not declared.
        for (index, key) in self.keys.iter().enumerate() {
            if key.len() == name.len() + 4 && spelling(key) == name.as_bytes() {
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
        index.or_else(|| self.keys.iter().position(|key| plain_name(key) == name))
    }
}

/// The part of `,"name":` between the quotes.
#[inline]
fn spelling(key: &str) -> &[u8] {
    match key.as_bytes() {
        [_, _, name @ .., _, _] => name,
        _ => &[],
    }
}

/// The name behind a key literal.
pub(crate) fn plain_name(key: &'static str) -> Cow<'static, str> {
    let name = key.get(2..key.len().saturating_sub(2)).unwrap_or_default();
    if name.as_bytes().contains(&b'\\') {
        super::read::unescape(name).map_or(Cow::Borrowed(name), Cow::Owned)
    } else {
        Cow::Borrowed(name)
    }
}
