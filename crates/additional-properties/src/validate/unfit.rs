//! A value that fits no variant of a union: wrong, or written by a newer version of the schema.

use crate::inspect::{Inspect, UnreadIntegers};
use crate::redact::canonical::json_of;
use serde_json::{Number, Value};

/// False when every branch of the union refuses `value`, which no variant holds.
///
/// Every string fits an open enum, so a variant never fails for want of a listed string; only the tag at the path `tag` may be new.
pub(super) fn may_be_valid(value: &dyn Inspect, tag: &[&str], unread: UnreadIntegers) -> bool {
    let Some(value) = json_of(value) else {
        return true;
    };
    let mut found = Some(&value).filter(|_| !tag.is_empty());
    for name in tag {
        found = found.and_then(|value| value.get(name));
    }
    found.is_some_and(Value::is_string) || has_integer(&value, unread)
}

/// Whether `value` has an integer that no variant can hold.
fn has_integer(value: &Value, unread: UnreadIntegers) -> bool {
    match value {
        Value::Number(number) => match unread {
            UnreadIntegers::None => false,
            UnreadIntegers::Wide => is_wide(number),
            UnreadIntegers::Any => is_wide(number) || is_whole(number) && number.as_i64().is_none(),
        },
        Value::Array(items) => items.iter().any(|item| has_integer(item, unread)),
        Value::Object(members) => members.values().any(|member| has_integer(member, unread)),
        _ => false,
    }
}

fn is_whole(number: &Number) -> bool {
    number.as_f64().is_none_or(|number| number.fract() == 0.0)
}

fn is_wide(number: &Number) -> bool {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    is_whole(number)
        && number.as_i64().is_none()
        && number.as_f64().is_none_or(|it| it.abs() >= LIMIT)
}
