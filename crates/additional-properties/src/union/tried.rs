//! A value as one of the variants that were tried, and the best of them.

use super::{Decision, UnionInfo};
use crate::inspect::{Candidate, Fit, Fitness, Inspect, Placeholders, is_better};

/// Reads one value as the variants of a union, on one of the paths. Each read begins at the value again.
pub(crate) trait Attempts<U> {
    type Error;

    /// Reads the value as a variant, unions inside left out; `None` if it is not that.
    fn attempt(&mut self, variant: usize) -> Result<Option<Attempt<U>>, Self::Error>;

    /// Reads the value as a variant that it can be, with all that is inside.
    fn complete(&mut self, variant: usize) -> Result<U, Self::Error>;

    /// The value, to see how well it fits.
    fn inspected(union: &U) -> &dyn Inspect;
}

/// A value as a variant that it can be.
pub(crate) struct Attempt<U> {
    pub(crate) union: U,
    /// What was left out of the value.
    pub(crate) placeholders: Placeholders,
    /// As in [`Decision`].
    pub(crate) end: Option<usize>,
}

/// A value as a variant, and how well that fits.
pub(crate) struct Tried<U> {
    pub(crate) union: U,
    variant: usize,
    pub(crate) fit: Fit,
    /// What was left out of the value.
    pub(crate) placeholders: Placeholders,
    end: Option<usize>,
}

impl<U> Tried<U> {
    /// The best of the candidates that an object with the members `present` can be.
    pub(crate) fn best_of<A: Attempts<U>>(
        info: &UnionInfo,
        present: u64,
        attempts: &mut A,
    ) -> Result<Option<Self>, A::Error> {
        let mut best: Option<Self> = None;
        for variant in info.admitted(present) {
            let Some(tried) = Self::of(variant, attempts)? else {
                continue;
            };
            let is_last = tried.fit.is_best();
            let is_better = match &best {
                Some(best) => tried.beats(best, attempts)?,
                None => true,
            };
            if is_better {
                best = Some(tried);
            }
            if is_last {
                break;
            }
        }
        Ok(best)
    }

    fn of<A: Attempts<U>>(variant: usize, attempts: &mut A) -> Result<Option<Self>, A::Error> {
        let Some(mut attempt) = attempts.attempt(variant)? else {
            return Ok(None);
        };
        let mut fitness = Fit::of(A::inspected(&attempt.union), &attempt.placeholders);
        if let Fitness::Vague = fitness {
            attempt.union = attempts.complete(variant)?;
            attempt.placeholders = Placeholders::default();
            fitness = Fit::of(A::inspected(&attempt.union), &attempt.placeholders);
        }
        Ok(match fitness {
            Fitness::Fit(fit) => Some(Self {
                union: attempt.union,
                variant,
                fit,
                placeholders: attempt.placeholders,
                end: attempt.end,
            }),
            Fitness::Nothing | Fitness::Vague => None,
        })
    }

    /// That the value is this variant.
    pub(crate) fn decision(&self) -> Decision {
        Decision {
            variant: self.variant,
            fit: self.fit,
            end: self.end,
        }
    }

    /// Whether the value is rather this variant than `other`, which comes before it. Where that takes what was left out, both are read
    /// with everything in them.
    fn beats<A: Attempts<U>>(&self, other: &Self, attempts: &mut A) -> Result<bool, A::Error> {
        let known = is_better(
            self.candidate::<A>(&self.union, &self.placeholders),
            other.candidate::<A>(&other.union, &other.placeholders),
        );
        if let Some(known) = known {
            return Ok(known);
        }
        let nothing = Placeholders::default();
        let one = attempts.complete(self.variant)?;
        let another = attempts.complete(other.variant)?;
        let known = is_better(
            self.candidate::<A>(&one, &nothing),
            other.candidate::<A>(&another, &nothing),
        );
        Ok(known.unwrap_or(false))
    }

    fn candidate<'a, A: Attempts<U>>(
        &'a self,
        union: &'a U,
        placeholders: &'a Placeholders,
    ) -> Candidate<'a> {
        Candidate {
            value: A::inspected(union),
            fit: &self.fit,
            placeholders,
        }
    }
}
