//! Questions about several JSON values that equality in the sense of JSON Schema answers.

use crate::redact::canonical::of_value;
use serde_json::Value;
use std::collections::HashSet;

/// True when one of `listed` equals `value`.
pub(super) fn is_among(listed: &[Value], value: &Value) -> bool {
    let value = of_value(value);
    listed.iter().any(|known| of_value(known) == value)
}

/// Whether two of `items` are equal; `None` where rounding may have made them so.
pub(super) fn repeats(items: &[Value]) -> Option<bool> {
    let mut seen = HashSet::new();
    let repeated: Vec<&Value> = items
        .iter()
        .filter(|item| !seen.insert(of_value(item)))
        .collect();
    if repeated.iter().any(|item| is_exact(item)) {
        return Some(true);
    }
    repeated.is_empty().then_some(false)
}

/// False where a number in `value` is a float so large that whole numbers become one.
fn is_exact(value: &Value) -> bool {
    const FIRST_ROUNDED: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) if number.is_f64() => {
            let number = number.as_f64();
            number.is_some_and(|number| number.abs() < FIRST_ROUNDED)
        }
        Value::Array(items) => items.iter().all(is_exact),
        Value::Object(members) => members.values().all(is_exact),
        _ => true,
    }
}
