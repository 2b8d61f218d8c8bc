//! What the reader knows about a struct: a table of its members, in read-only memory.

use std::borrow::Cow;

use super::read::{below_quote, starts_with_key};

/// The declared members of a struct.
///
/// The derive writes it as a literal: no function has to be run by the compiler to make it.
#[derive(Debug)]
pub struct Shape {
    /// Each member in declaration order, as the literal `,"name":` of compact JSON.
    #[doc(hidden)]
    pub keys: &'static [&'static str],
    /// A hash table of the names: for each hash the first member. Members count from 1 here and in `chains`, and 0 is none.
    ///
    /// Empty if there are more members than a byte can count; their names are then compared one by one.
    #[doc(hidden)]
    pub heads: &'static [u8],
    /// For each member the next one of the same hash.
    #[doc(hidden)]
    pub chains: &'static [u8],
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
    /// The declared member of that (unescaped) name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        if self.escapes {
            return self.find_rare(name);
        }
        let is_name = |index: usize| {
            let key = self.keys[index];
            key.len() == name.len() + 4 && encoded_name(key) == name
        };
        let found = if self.heads.is_empty() {
            (0..self.keys.len()).find(|&index| is_name(index))
        } else {
            self.find_in_chain(NameStart::of_name(name.as_bytes()), is_name)
        };
        if found.is_some() || self.aliases.is_empty() {
            found
        } else {
            self.find_rare(name)
        }
    }

    /// The member whose key a text starts with, but for the first byte, which has to differ by `lead`.
    ///
    /// Nothing is scanned and no name is read: that is why a member costs about the same in any order.
    #[inline]
    pub(crate) fn at(&self, text: &[u8], lead: u8) -> Option<usize> {
        let start = NameStart::of_text(text.get(2..)?)?;
        self.find_in_chain(start, |index| {
            let key = self.keys.get(index);
            key.is_some_and(|key| starts_with_key(text, key.as_bytes(), lead))
        })
    }

    /// Whether [`at`](Self::at) finds every declared name that has no escape and a colon right behind it.
    pub(crate) fn is_complete(&self) -> bool {
        !self.escapes && self.aliases.is_empty() && !self.heads.is_empty()
    }

    /// The first member that fits, of those whose names have the hash of this start.
    #[inline]
    fn find_in_chain(&self, start: NameStart, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let mut next = *self.heads.get(start.hash(self.heads.len()))?;
        loop {
            let index = usize::from(next).checked_sub(1)?;
            if fits(index) {
                return Some(index);
            }
            next = *self.chains.get(index)?;
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

/// The first eight bytes of a name, with zeros behind a shorter one.
#[derive(Clone, Copy)]
struct NameStart(u64);

impl NameStart {
    fn of_name(name: &[u8]) -> Self {
        if let Some(start) = name.first_chunk() {
            return Self(u64::from_le_bytes(*start));
        }
        let mut start = [0; 8];
        start[..name.len()].copy_from_slice(name);
        Self(u64::from_le_bytes(start))
    }

    /// Of a text that starts with a name and a quote behind it.
    #[inline]
    fn of_text(text: &[u8]) -> Option<Self> {
        let word = u64::from_le_bytes(*text.first_chunk()?);
        Some(Self(word & below_quote(word)))
    }

    /// A number below `heads`, which is a power of two of at least 2. The derive computes the same.
    #[inline]
    fn hash(self, heads: usize) -> usize {
        let product = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hash = product >> (64 - heads.trailing_zeros());
        usize::try_from(hash).unwrap_or(0)
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
