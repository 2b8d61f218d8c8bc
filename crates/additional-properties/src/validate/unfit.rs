//! A value that fits no variant of a union: wrong, or written by a newer version of the schema.

use crate::exact::{Instance, Number};
use crate::inspect::{Inspect, UnreadIntegers};
use crate::redact::{RedactedNode, Visibility};
use serde_json::Value;

/// False when every branch of the union refuses `value`, which no variant holds.
///
/// Every string fits an open enum, so a variant never fails for want of a listed string; only the tag at the path `tag` may be new.
pub(super) fn may_be_valid(value: &dyn Inspect, tag: &[&str], unread: UnreadIntegers) -> bool {
    let instance = Instance::of(value);
    let mut found = Some(&instance).filter(|_| !tag.is_empty());
    for name in tag {
        found = found.and_then(|value| value.get(name));
    }
    let has_new_tag = matches!(found, Some(Instance::String(_)));
    has_new_tag
        || match unread {
            UnreadIntegers::None => false,
            UnreadIntegers::Wide => has_wide(&instance),
            UnreadIntegers::Any => {
                has_wide(&instance) || json_of(value).is_none_or(|it| has_float(&it))
            }
        }
}

/// Whether `value` has an integer that no variant can hold.
fn has_wide(value: &Instance) -> bool {
    match value {
        Instance::Number(number) => is_wide(number),
        Instance::Array(items) => items.iter().any(has_wide),
        Instance::Object(members) => members.values().any(has_wide),
        _ => false,
    }
}

fn is_wide(number: &Number) -> bool {
    let fits = || {
        number
            .as_integer()
            .is_some_and(|it| i64::try_from(it).is_ok())
    };
    number.is_whole() && !fits()
}

/// What `value` is in JSON, in the notation of its numbers; `None` for an integer beyond 64 bits.
fn json_of(value: &dyn Inspect) -> Option<Value> {
    serde_json::to_value(RedactedNode::new(value, Visibility::Unredacted)).ok()
}

/// Whether `value` has an integer like `1.0`.
fn has_float(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            number.is_f64() && number.as_f64().is_none_or(|it| it.fract() == 0.0)
        }
        Value::Array(items) => items.iter().any(has_float),
        Value::Object(members) => members.values().any(has_float),
        _ => false,
    }
}
