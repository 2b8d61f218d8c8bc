//! Constraints of numbers.

use super::UNLISTED;
use crate::exact::Number;
use crate::inspect::Constraint;

/// What is wrong, as the rest of a sentence; `None` when the constraint holds.
pub(super) fn breach(constraint: Constraint, number: &Number) -> Option<String> {
    let (limit, sentence) = match constraint {
        Constraint::Minimum(limit) => (limit, "must be at least"),
        Constraint::Maximum(limit) => (limit, "must be at most"),
        Constraint::ExclusiveMinimum(limit) => (limit, "must be more than"),
        Constraint::ExclusiveMaximum(limit) => (limit, "must be less than"),
        Constraint::MultipleOf(limit) => (limit, "must be a multiple of"),
        Constraint::OneOf(listed) => {
            return (!number.is_one_of(listed)).then(|| UNLISTED.into());
        }
        _ => return None,
    };
    let holds = holds(constraint.keyword(), number, &limit.into())?;
    (!holds).then(|| format!("{sentence} {limit}"))
}

/// Whether `number` keeps the limit that `keyword` sets; `None` for another keyword, and for what can't be compared.
pub(super) fn holds(keyword: &str, number: &Number, limit: &Number) -> Option<bool> {
    let order = || number.compare(limit);
    Some(match keyword {
        "minimum" => order()?.is_ge(),
        "maximum" => order()?.is_le(),
        "exclusiveMinimum" => order()?.is_gt(),
        "exclusiveMaximum" => order()?.is_lt(),
        "multipleOf" => number.is_multiple_of(limit),
        _ => return None,
    })
}
