//! What follows from limits that come and go together.

use super::{changes, field};
use crate::changes::Kind;
use crate::containment::Answer;
use serde_json::json;

/// The effects on validity of each change between two strings: for new data, and for old data.
fn verdicts(old: serde_json::Value, new: serde_json::Value) -> Vec<(Kind, bool, bool)> {
    let found = changes(&field(old), &field(new));
    let breaks = |answer: &Answer| matches!(answer, Answer::Breaks(_));
    let verdicts = found.iter().map(|change| {
        let effect = &change.effect;
        let now = breaks(&effect.old_data_valid_now);
        (change.kind, breaks(&effect.new_data_valid_before), now)
    });
    verdicts.collect()
}

/// A limit that is gone refuses nothing, and a new one lets nothing in: the instance belongs to the other change.
#[test]
fn a_break_belongs_to_the_limit_that_causes_it() {
    assert_eq!(
        verdicts(
            json!({"type": "string", "minLength": 1}),
            json!({"type": "string", "maxLength": 2})
        ),
        [
            (Kind::ConstraintAdded, false, true),
            (Kind::ConstraintRemoved, true, false)
        ]
    );
    assert_eq!(
        verdicts(
            json!({"type": ["string", "null"], "minLength": 1}),
            json!({"type": "string"})
        ),
        [
            (Kind::NullableLost, false, true),
            (Kind::ConstraintRemoved, true, false)
        ]
    );
}
