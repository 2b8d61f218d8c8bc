//! Structs of more than 64 members: which of the members from the 65th on have come.
//!
//! The bits are on the reader, in one stack for all open objects, so that an object stays small.

use super::super::error::Error;
use super::{ObjectReader, Reader};

impl<'de> ObjectReader<'de> {
    /// The same for the members from the 65th on.
    pub(super) fn finish_wide(
        &self,
        reader: &mut Reader<'de>,
        optional: &[u64],
    ) -> Result<(), Error> {
        let required = self.shape.required.iter().skip(1).enumerate();
        let absent = required.map(|(word, &bits)| {
            let seen = reader
                .wide
                .get(self.wide + word)
                .copied()
                .unwrap_or_default();
            let spared = optional.get(word + 1).copied().unwrap_or_default();
            (word, bits & !spared & !seen)
        });
        let first = absent.into_iter().find(|&(_, bits)| bits != 0);
        if let Some((word, bits)) = first {
            return Err(self.missing(reader, 64 * (word + 1) + bits.trailing_zeros() as usize));
        }
        reader.wide.truncate(self.wide);
        Ok(())
    }
}

impl Reader<'_> {
    /// Notes that a member from the 65th on has come; whether for the first time.
    #[cold]
    pub(super) fn mark_wide(&mut self, base: usize, index: usize) -> bool {
        let word = base + index / 64 - 1;
        if self.wide.len() <= word {
            self.wide.resize(word + 1, 0);
        }
        let bit = 1 << (index % 64);
        let Some(bits) = self.wide.get_mut(word) else {
            return false;
        };
        let fresh = *bits & bit == 0;
        *bits |= bit;
        fresh
    }
}
