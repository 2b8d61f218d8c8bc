//! Constraints of numbers. Whole numbers are compared exactly.

use crate::inspect::{Constraint, Limit};
use core::cmp::Ordering;
use core::fmt;

/// A number found in a document.
#[derive(Clone, Copy)]
pub(super) enum Size {
    /// A whole number.
    Integer(i128),
    /// Any other number.
    Number(f64),
}

/// The sentence about a breach.
pub(super) fn breach(constraint: Constraint, size: Size) -> Option<String> {
    let (holds, sentence, limit) = match constraint {
        Constraint::Minimum(limit) => (
            size.compare(limit)? != Ordering::Less,
            "must be at least",
            limit,
        ),
        Constraint::Maximum(limit) => (
            size.compare(limit)? != Ordering::Greater,
            "must be at most",
            limit,
        ),
        Constraint::ExclusiveMinimum(limit) => (
            size.compare(limit)? == Ordering::Greater,
            "must be more than",
            limit,
        ),
        Constraint::ExclusiveMaximum(limit) => (
            size.compare(limit)? == Ordering::Less,
            "must be less than",
            limit,
        ),
        Constraint::MultipleOf(limit) => {
            (size.is_multiple_of(limit), "must be a multiple of", limit)
        }
        _ => return None,
    };
    if holds {
        None
    } else {
        Some(format!("{sentence} {}", Shown(limit)))
    }
}

/// True when `size` is one of `listed`.
pub(super) fn is_among(listed: &[Limit], size: Size) -> bool {
    let equal = |limit: &Limit| size.compare(*limit) == Some(Ordering::Equal);
    listed.iter().any(equal)
}

impl Size {
    /// `None` for what can't be compared (NaN).
    fn compare(self, limit: Limit) -> Option<Ordering> {
        match (self, limit) {
            (Self::Integer(size), Limit::Integer(limit)) => Some(size.cmp(&limit)),
            _ => self.float().partial_cmp(&float(limit)),
        }
    }

    fn is_multiple_of(self, limit: Limit) -> bool {
        match (self, limit) {
            (_, Limit::Integer(0)) => true,
            (Self::Integer(size), Limit::Integer(limit)) => size % limit == 0,
            _ => {
                let times = self.float() / float(limit);
                (times - times.round()).abs() <= f64::EPSILON * times.abs().max(1.0)
            }
        }
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "a comparison with a fraction is one of floats"
    )]
    fn float(self) -> f64 {
        match self {
            Self::Integer(size) => size as f64,
            Self::Number(size) => size,
        }
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a comparison with a fraction is one of floats"
)]
fn float(limit: Limit) -> f64 {
    match limit {
        Limit::Integer(limit) => limit as f64,
        Limit::Number(limit) => limit,
    }
}

/// A limit as a schema would write it.
struct Shown(Limit);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Limit::Integer(limit) => limit.fmt(f),
            Limit::Number(limit) => limit.fmt(f),
        }
    }
}
