//! What the reader knows about a struct: a table of its members, in read-only memory.

use std::borrow::Cow;

use super::names::NameTable;
use super::read::{starts_with_key, starts_with_short_key};

/// The declared members of a struct.
///
/// The derive writes it as a literal: no function has to be run by the compiler to make it.
#[derive(Debug)]
pub struct Shape {
    /// Each member in declaration order, as the literal `,"name":` of compact JSON.
    #[doc(hidden)]
    pub keys: &'static [&'static str],
    /// Where each name is.
    #[doc(hidden)]
    pub names: NameTable,
    /// For each member the next one in the order of the names, by bytes; for the last the number of members.
    ///
    /// Empty if there are more members than a byte can count.
    #[doc(hidden)]
    pub sorted: &'static [u8],
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
    /// One bit for each of the first 64 members that is filled with what it is before anything is read, such as null.
    #[doc(hidden)]
    pub blank_fills: u64,
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
    /// The shape of an object that declares no member and keeps all.
    pub(crate) const UNDECLARED: Self = Self {
        keys: &[],
        names: NameTable::EMPTY,
        sorted: &[],
        aliases: &[],
        required: &[],
        fills: &[],
        blank_fills: 0,
        unknown: UnknownPolicy::Keep,
        escapes: false,
    };

    /// The declared member of that (unescaped) name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        if self.escapes {
            return self.find_rare(name);
        }
        let is_name = |index: usize| {
            let key = self.keys[index];
            key.len() == name.len() + 4 && encoded_name(key) == name
        };
        let mut next = self.names.first_of_name(name.as_bytes());
        let found = core::iter::from_fn(|| {
            let member = next?;
            next = self.names.after(member);
            Some(member)
        });
        let found = { found }.find(|&member| is_name(member));
        if found.is_some() || self.aliases.is_empty() {
            found
        } else {
            self.find_rare(name)
        }
    }

    /// The member whose key a text starts with, but for the first byte, which has to differ by `lead`; and the key.
    ///
    /// Nothing is scanned and no name is read: that is why a member costs about the same in any order.
    #[expect(clippy::inline_always, reason = "the call would cost a third of it")]
    #[inline(always)]
    pub(crate) fn at(&self, text: &[u8], lead: u8) -> Option<(usize, &'static str)> {
        let first = self.names.first_of_text(text)?;
        let key = *self.keys.get(first)?;
        if starts_with_short_key(text, key.as_bytes(), lead) {
            return Some((first, key));
        }
        self.at_in_chain(first, text, lead)
    }

    /// The same of the members of one hash, of which this is the first.
    #[inline(never)]
    fn at_in_chain(&self, first: usize, text: &[u8], lead: u8) -> Option<(usize, &'static str)> {
        let mut member = first;
        loop {
            let key = *self.keys.get(member)?;
            if starts_with_key(text, key.as_bytes(), lead) {
                return Some((member, key));
            }
            member = self.names.after(member)?;
        }
    }

    /// Whether a member is filled where it is missing.
    #[inline]
    pub(crate) fn has_fills(&self) -> bool {
        self.blank_fills != 0 || !self.fills.is_empty()
    }

    /// The next member in the order of the names.
    #[inline]
    pub(crate) fn next_sorted(&self, member: usize) -> Option<usize> {
        self.sorted.get(member).map(|&next| usize::from(next))
    }

    /// Whether [`at`](Self::at) finds every declared name that has no escape and a colon right behind it, but near the end of a text.
    pub(crate) fn is_complete(&self) -> bool {
        !self.escapes && self.aliases.is_empty()
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
        Cow::Owned(
            super::read::unescape(name, |_| None).expect("the derive escapes whole characters"),
        )
    } else {
        Cow::Borrowed(name)
    }
}
