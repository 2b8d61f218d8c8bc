//! Constraints of numbers. Whole numbers are compared exactly, all others as floats.

use super::UNLISTED;
use crate::inspect::{Constraint, Limit};
use core::cmp::Ordering;

/// What is wrong, as the rest of a sentence; `None` when the constraint holds.
pub(super) fn breach(constraint: Constraint, number: Limit) -> Option<String> {
    let (holds, sentence, limit) = match constraint {
        Constraint::Minimum(limit) => (compare(number, limit)?.is_ge(), "must be at least", limit),
        Constraint::Maximum(limit) => (compare(number, limit)?.is_le(), "must be at most", limit),
        Constraint::ExclusiveMinimum(limit) => {
            (compare(number, limit)?.is_gt(), "must be more than", limit)
        }
        Constraint::ExclusiveMaximum(limit) => {
            (compare(number, limit)?.is_lt(), "must be less than", limit)
        }
        Constraint::MultipleOf(limit) => {
            (is_multiple(number, limit), "must be a multiple of", limit)
        }
        Constraint::OneOf(listed) => {
            let is_listed = listed
                .iter()
                .any(|known| compare(number, *known) == Some(Ordering::Equal));
            return (!is_listed).then(|| UNLISTED.into());
        }
        _ => return None,
    };
    (!holds).then(|| format!("{sentence} {limit}"))
}

/// `None` for what can't be compared (NaN).
fn compare(number: Limit, limit: Limit) -> Option<Ordering> {
    match (number, limit) {
        (Limit::Integer(number), Limit::Integer(limit)) => Some(number.cmp(&limit)),
        _ => float(number).partial_cmp(&float(limit)),
    }
}

fn is_multiple(number: Limit, limit: Limit) -> bool {
    match (number, limit) {
        (_, Limit::Integer(0)) => true,
        (Limit::Integer(number), Limit::Integer(limit)) => number % limit == 0,
        _ => {
            // 0.3 is a multiple of 0.1, but no float says so: the quotient may miss a whole number by its rounding.
            let times = float(number) / float(limit);
            (times - times.round()).abs() <= f64::EPSILON * times.abs().max(1.0)
        }
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a comparison with a fraction is one of floats"
)]
fn float(number: Limit) -> f64 {
    match number {
        Limit::Integer(number) => number as f64,
        Limit::Number(number) => number,
    }
}
