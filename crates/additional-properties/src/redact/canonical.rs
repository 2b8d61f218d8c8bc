//! JSON values as strings that are equal where JSON Schema calls the values equal: members sorted, `1` for `1.0`.

use super::{RedactedNode, Visibility};
use crate::inspect::{Inspect, Limit};
use serde_json::Value;

/// The canonical form of what `value` is in JSON.
pub(crate) fn of_node(value: &dyn Inspect) -> String {
    match json_of(value) {
        Some(value) => of_value(&value),
        None => format!(
            "{value:?}",
            value = RedactedNode::new(value, Visibility::Unredacted)
        ),
    }
}

/// What `value` is in JSON; `None` for an integer beyond 64 bits, for which `serde_json` has no number.
pub(crate) fn json_of(value: &dyn Inspect) -> Option<Value> {
    serde_json::to_value(RedactedNode::new(value, Visibility::Unredacted)).ok()
}

/// The number that `value` is in JSON; `None` for everything else.
pub(super) fn number_of(value: &dyn Inspect) -> Option<Limit> {
    let value = json_of(value)?;
    let whole = value.as_i64().map(|number| Limit::Integer(number.into()));
    whole.or_else(|| value.as_f64().map(Limit::Number))
}

/// True for a value of the JSON array `listed`.
pub(crate) fn is_listed(listed: &str, value: &dyn Inspect) -> bool {
    let listed: Vec<Value> = serde_json::from_str(listed).unwrap_or_default();
    let value = of_node(value);
    listed.iter().any(|known| of_value(known) == value)
}

/// The canonical form of `value`.
pub(crate) fn of_value(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for item in items {
                write(item, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut sorted: Vec<_> = members.iter().collect();
            sorted.sort_by_key(|(name, _)| name.as_str());
            out.push('{');
            for (name, member) in sorted {
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                write(member, out);
                out.push(',');
            }
            out.push('}');
        }
        Value::Number(number) => {
            let digits = number.to_string();
            out.push_str(digits.strip_suffix(".0").unwrap_or(&digits));
        }
        other => out.push_str(&other.to_string()),
    }
}
