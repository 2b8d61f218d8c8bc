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
    assert_eq!(
        verdicts(
            json!({"type": "integer", "minimum": 1, "maximum": 5}),
            json!({"type": "integer", "minimum": 2, "maximum": 6})
        ),
        [
            (Kind::ConstraintChanged, true, false),
            (Kind::ConstraintChanged, false, true)
        ]
    );
    assert_eq!(
        verdicts(
            json!({"type": "string", "maxLength": 5}),
            json!({"type": "string", "maxLength": 6, "minLength": 2})
        ),
        [
            (Kind::ConstraintChanged, true, false),
            (Kind::ConstraintAdded, false, true)
        ]
    );
}

/// Two limits are narrower: each instance is one that its own limit refuses.
#[test]
fn an_instance_shows_the_break_of_its_own_limit() {
    let old = field(json!({"type": "integer", "minimum": 1, "maximum": 5}));
    let new = field(json!({"type": "integer", "minimum": 2, "maximum": 4}));
    let shown = changes(&old, &new).into_iter().map(|change| {
        let Answer::Breaks(instance) = change.effect.old_data_valid_now else {
            panic!("it breaks");
        };
        (change.new.unwrap_or_default(), instance["a"].clone())
    });
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            ("maximum: 4".to_owned(), json!(5)),
            ("minimum: 2".to_owned(), json!(1))
        ]
    );
}
