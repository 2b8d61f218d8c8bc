//! Questions about several JSON values that equality in the sense of JSON Schema answers.

use crate::redact::canonical::of_value;
use serde_json::Value;
use std::collections::HashSet;

/// True when one of `listed` equals `value`.
pub(super) fn is_among(listed: &[Value], value: &Value) -> bool {
    let value = of_value(value);
    listed.iter().any(|known| of_value(known) == value)
}

/// True when two of `items` are equal.
pub(super) fn repeats(items: &[Value]) -> bool {
    let mut seen = HashSet::new();
    !items.iter().all(|item| seen.insert(of_value(item)))
}
