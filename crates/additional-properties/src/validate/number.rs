//! Constraints of numbers. Whole numbers are compared exactly, all others as floats.

use super::UNLISTED;
use crate::inspect::{Constraint, Limit};

/// What is wrong, as the rest of a sentence; `None` when the constraint holds.
pub(super) fn breach(constraint: Constraint, number: Limit) -> Option<String> {
    let (holds, sentence, limit) = match constraint {
        Constraint::Minimum(limit) => (number.compare(limit)?.is_ge(), "must be at least", limit),
        Constraint::Maximum(limit) => (number.compare(limit)?.is_le(), "must be at most", limit),
        Constraint::ExclusiveMinimum(limit) => {
            (number.compare(limit)?.is_gt(), "must be more than", limit)
        }
        Constraint::ExclusiveMaximum(limit) => {
            (number.compare(limit)?.is_lt(), "must be less than", limit)
        }
        Constraint::MultipleOf(limit) => {
            (is_multiple(number, limit), "must be a multiple of", limit)
        }
        Constraint::OneOf(listed) => {
            return (!number.is_one_of(listed)).then(|| UNLISTED.into());
        }
        _ => return None,
    };
    (!holds).then(|| format!("{sentence} {limit}"))
}

fn is_multiple(number: Limit, limit: Limit) -> bool {
    match (number, limit) {
        (_, Limit::Integer(0)) => true,
        (Limit::Integer(number), Limit::Integer(limit)) => number % limit == 0,
        _ => {
            // 0.3 is a multiple of 0.1, but no float says so: the quotient may miss a whole number by its rounding.
            let times = number.as_f64() / limit.as_f64();
            (times - times.round()).abs() <= f64::EPSILON * times.abs().max(1.0)
        }
    }
}
