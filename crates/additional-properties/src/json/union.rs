//! Reading an untagged union: of the variants that can be read, the one that knows most of the value.

use super::error::Error;
use super::read::{Checkpoint, Reader};
use super::traits::FromJson;
use crate::__private::json::try_variant;
use crate::inspect::{Inspect, UnknownCount};

/// The best variant so far, as a union `U`.
#[derive(Debug)]
pub struct BestVariant<U> {
    start: Checkpoint,
    /// How little it knows, what it is, and where the value ends.
    found: Option<(UnknownCount, U, Checkpoint)>,
}

impl<U> BestVariant<U> {
    /// Nothing yet, for the value that comes next.
    #[must_use]
    pub fn new(reader: &mut Reader<'_>) -> Self {
        Self {
            start: reader.checkpoint(),
            found: None,
        }
    }

    /// Tries one more variant; true when no other has to be tried. The reader is back at the start in either case.
    ///
    /// # Errors
    ///
    /// The text is wrong in a way that no variant can make good.
    pub fn try_variant<'de, T: FromJson<'de> + Inspect>(
        &mut self,
        reader: &mut Reader<'de>,
        wrap: impl FnOnce(T) -> U,
    ) -> Result<bool, Error> {
        let Some(value) = try_variant::<T>(reader, self.start)? else {
            return Ok(false);
        };
        let unknown = UnknownCount::of(&value);
        let may_reread = reader.may_reread(self.start);
        let better = |(before, ..): &(UnknownCount, U, Checkpoint)| unknown < *before;
        if self.found.as_ref().is_none_or(better) {
            self.found = Some((unknown, wrap(value), reader.checkpoint()));
        }
        reader.rewind(self.start);
        Ok(unknown.is_zero() || !may_reread)
    }

    /// The best variant, if any could be read; the reader is behind the value then.
    #[must_use]
    pub fn finish(self, reader: &mut Reader<'_>) -> Option<U> {
        self.found.map(|(_, found, end)| {
            reader.rewind(end);
            found
        })
    }
}
