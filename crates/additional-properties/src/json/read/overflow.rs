//! Structs of more than 64 members: which of the members from the 65th on have come.

/// One bit for each such member, for all open objects, those of the innermost last.
///
/// One stack for the whole reader, so that an [`ObjectReader`](super::ObjectReader) stays small. Each object knows where its words
/// begin; they are added when the first of its members beyond the 64th comes.
#[derive(Default)]
pub(super) struct OverflowBits(Vec<u64>);

impl OverflowBits {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Notes that a member has come, `first` being the bits of the first 64; false if it has come before.
    #[inline]
    pub(super) fn insert(&mut self, first: &mut u64, base: usize, index: usize) -> bool {
        if index >= 64 {
            return self.insert_beyond(base, index);
        }
        let bit = 1 << index;
        let fresh = *first & bit == 0;
        *first |= bit;
        fresh
    }

    #[cold]
    fn insert_beyond(&mut self, base: usize, index: usize) -> bool {
        let word = base + index / 64 - 1;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        let bit = 1 << (index % 64);
        let fresh = self.0[word] & bit == 0;
        self.0[word] |= bit;
        fresh
    }

    /// The bits of 64 members of an object, `first` being those of the first 64; none has come where no word was added.
    pub(super) fn word(&self, first: u64, base: usize, word: usize) -> u64 {
        match word.checked_sub(1) {
            None => first,
            Some(word) => self.0.get(base + word).map_or(0, |&word| word),
        }
    }

    pub(super) fn truncate(&mut self, base: usize) {
        self.0.truncate(base);
    }
}
