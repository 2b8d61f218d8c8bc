//! A value that fits no variant of a union: wrong, or written by a newer version of the schema.

use crate::inspect::Inspect;
use crate::redact::canonical::json_of;
use serde_json::Value;

/// False when every branch of the union refuses `value`, which no variant holds.
///
/// Every string fits an open enum, so a variant never fails for want of a listed string; only the tag at the path `tag` may be new.
pub(super) fn may_be_valid(value: &dyn Inspect, tag: &[&str]) -> bool {
    let Some(value) = json_of(value) else {
        return true;
    };
    let mut found = Some(&value).filter(|_| !tag.is_empty());
    for name in tag {
        found = found.and_then(|value| value.get(name));
    }
    found.is_some_and(Value::is_string) || has_unreadable_integer(&value)
}

/// A tuple in a variant refuses `1.0`, and every variant what `i64` does not hold, though both are integers in JSON Schema.
fn has_unreadable_integer(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            let is_whole = number.as_f64().is_none_or(|number| number.fract() == 0.0);
            number.as_i64().is_none() && is_whole
        }
        Value::Array(items) => items.iter().any(has_unreadable_integer),
        Value::Object(members) => members.values().any(has_unreadable_integer),
        _ => false,
    }
}
