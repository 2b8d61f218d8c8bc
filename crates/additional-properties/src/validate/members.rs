//! Constraints of objects: how many members.

use crate::inspect::{Constraint, Mapping, ObjectView};

/// The sentence about a breach.
pub(super) fn breach(constraint: Constraint, count: usize) -> Option<String> {
    let count = count as u64;
    match constraint {
        Constraint::MinProperties(least) if count < least => {
            Some(format!("must have at least {least} members"))
        }
        Constraint::MaxProperties(most) if count > most => {
            Some(format!("must have at most {most} members"))
        }
        _ => None,
    }
}

/// How many members a struct has in JSON.
pub(super) fn count(object: ObjectView<'_>) -> usize {
    object.written_fields().count() + object.additional().map_or(0, Mapping::len)
}
