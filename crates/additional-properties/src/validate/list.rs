//! Constraints of lists: sizes and uniqueness.

use crate::inspect::{Constraint, Sequence};
use crate::redact::{Place, Sight};
use serde_json::Value;
use std::collections::HashSet;

/// The sentence about a breach.
pub(super) fn breach(constraint: Constraint, list: &dyn Sequence) -> Option<String> {
    match constraint {
        Constraint::MinItems(least) if length(list) < least => {
            Some(format!("must have at least {least} items"))
        }
        Constraint::MaxItems(most) if length(list) > most => {
            Some(format!("must have at most {most} items"))
        }
        Constraint::UniqueItems if repeats(list) => {
            Some("must not hold the same item twice".to_owned())
        }
        _ => None,
    }
}

fn length(list: &dyn Sequence) -> u64 {
    let mut length = 0;
    list.each(&mut |_| length += 1);
    length
}

/// True when two items are the same JSON value.
fn repeats(list: &dyn Sequence) -> bool {
    let mut seen = HashSet::new();
    let mut repeats = false;
    list.each(&mut |item| {
        if let Ok(value) = serde_json::to_value(Sight::new(item, Place::Open)) {
            let mut key = String::new();
            spell(&value, &mut key);
            repeats |= !seen.insert(key);
        }
    });
    repeats
}

/// One spelling for all values that JSON Schema calls equal: members sorted, `1` for `1.0`.
fn spell(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for item in items {
                spell(item, out);
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
                spell(member, out);
                out.push(',');
            }
            out.push('}');
        }
        Value::Number(number) => {
            let text = number.to_string();
            out.push_str(text.strip_suffix(".0").unwrap_or(&text));
        }
        other => out.push_str(&other.to_string()),
    }
}
