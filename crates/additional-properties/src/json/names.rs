//! The names of a struct's members in a hash table, which the derive writes as a literal.

use super::read::{below_quote, end_of_unescaped};

/// A hash table of names. Members count from 1 in it, and 0 is none.
#[derive(Debug)]
pub struct NameTable {
    /// For each hash the first member: a power of two of them. A number takes one byte; two, the lower first, if `start` is 0.
    #[doc(hidden)]
    pub heads: &'static [u8],
    /// For each member the next one of the same hash, likewise.
    #[doc(hidden)]
    pub chains: &'static [u8],
    /// What eight bytes of a name are multiplied by, for its hash.
    #[doc(hidden)]
    pub multiplier: u64,
    /// How many bits of the product are dropped.
    #[doc(hidden)]
    pub shift: u8,
    /// Where in the key `,"name":` the eight bytes begin; 0 if no eight bytes tell the names apart, so that all of a name is hashed.
    #[doc(hidden)]
    pub start: u8,
    /// Which of the eight bytes are of the key, however short it is. None if that is not enough: then those before a quote count.
    #[doc(hidden)]
    pub mask: u64,
}

impl NameTable {
    /// The table of no names.
    pub(super) const EMPTY: Self = Self {
        heads: &[],
        chains: &[],
        multiplier: 0,
        shift: 0,
        start: 0,
        mask: 0,
    };

    /// The first member of the hash that this name has.
    pub(super) fn first_of_name(&self, name: &[u8]) -> Option<usize> {
        let word = match usize::from(self.start) {
            0 => ends(name),
            start => {
                let rest = name.get(start - 2..)?;
                match self.mask {
                    0 => word(rest),
                    mask => (word(rest) | end_of_key(rest.len())) & mask,
                }
            }
        };
        self.member(self.heads, self.hash(word))
    }

    /// The first member of the hash that the key has with which a text starts; none near the end of the text.
    #[inline]
    pub(super) fn first_of_text(&self, text: &[u8]) -> Option<usize> {
        if self.start == 0 {
            return self.first_of_whole(text);
        }
        let start = usize::from(self.start);
        let word = u64::from_le_bytes(*text.get(start..start + 8)?.first_chunk()?);
        let mask = match self.mask {
            0 => below_quote(word),
            mask => mask,
        };
        let number = *self.heads.get(self.hash(word & mask))?;
        usize::from(number).checked_sub(1)
    }

    #[inline(never)]
    fn first_of_whole(&self, text: &[u8]) -> Option<usize> {
        let end = end_of_unescaped(text, 2.min(text.len()));
        let hash = self.hash(ends(text.get(2..end)?));
        self.member(self.heads, hash)
    }

    /// How long the text behind a comma has to be for [`first_of_text`](Self::first_of_text).
    #[inline]
    pub(crate) fn span(&self) -> usize {
        usize::from(self.start) + 7
    }

    /// The derive computes the same.
    #[inline]
    fn hash(&self, word: u64) -> usize {
        let product = word.wrapping_mul(self.multiplier);
        usize::try_from(product >> (self.shift & 63)).unwrap_or(0)
    }

    /// The next member of the same hash.
    pub(super) fn after(&self, member: usize) -> Option<usize> {
        self.member(self.chains, member)
    }

    fn member(&self, numbers: &[u8], at: usize) -> Option<usize> {
        let number = match self.start {
            0 => usize::from(u16::from_le_bytes(*numbers.get(2 * at..)?.first_chunk()?)),
            _ => usize::from(*numbers.get(at)?),
        };
        number.checked_sub(1)
    }
}

/// The first eight bytes, with zeros behind a shorter name.
fn word(name: &[u8]) -> u64 {
    let mut word = [0; 8];
    let length = name.len().min(8);
    word[..length].copy_from_slice(&name[..length]);
    u64::from_le_bytes(word)
}

/// The quote and the colon behind a name of this length, as far as they are in a word with it.
fn end_of_key(length: usize) -> u64 {
    match length {
        0..8 => u64::from(u16::from_le_bytes(*b"\":")) << (8 * length),
        _ => 0,
    }
}

/// The first and the last eight bytes, and the length. The derive computes the same.
fn ends(name: &[u8]) -> u64 {
    let last = word(&name[name.len().saturating_sub(8)..]);
    word(name).rotate_left(29) ^ last ^ (name.len() as u64) << 56
}
