//! A value as one of the variants that were tried.

use super::Decision;
use crate::inspect::{Candidate, Fit, Inspect, Placeholders, is_better};

/// A value as a variant that it can be.
pub(crate) struct Tried<U> {
    pub(crate) union: U,
    pub(crate) variant: usize,
    pub(crate) fit: Fit,
    /// What was left out of the value.
    pub(crate) placeholders: Placeholders,
    /// As in [`Decision`].
    pub(crate) end: Option<usize>,
}

impl<U> Tried<U> {
    /// That the value is this variant.
    pub(crate) fn decision(&self) -> Decision {
        Decision {
            variant: self.variant,
            fit: self.fit,
            end: self.end,
        }
    }

    fn candidate(&self, inspected: fn(&U) -> &dyn Inspect) -> Candidate<'_> {
        Candidate {
            value: inspected(&self.union),
            fit: &self.fit,
            placeholders: &self.placeholders,
        }
    }

    /// Whether the value is rather this variant than `other`, which comes before it. Where that takes what was left out, `read` gives
    /// the value as a variant with everything in it.
    pub(crate) fn beats<E>(
        &self,
        other: &Self,
        inspected: fn(&U) -> &dyn Inspect,
        read: &mut dyn FnMut(usize) -> Result<U, E>,
    ) -> Result<bool, E> {
        let known = is_better(self.candidate(inspected), other.candidate(inspected));
        if let Some(known) = known {
            return Ok(known);
        }
        let (one, other) = (self.complete(read)?, other.complete(read)?);
        let known = is_better(one.candidate(inspected), other.candidate(inspected));
        Ok(known.unwrap_or(false))
    }

    fn complete<E>(&self, read: &mut dyn FnMut(usize) -> Result<U, E>) -> Result<Self, E> {
        Ok(Self {
            union: read(self.variant)?,
            variant: self.variant,
            fit: self.fit,
            placeholders: Placeholders::default(),
            end: self.end,
        })
    }
}
