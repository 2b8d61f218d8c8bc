//! Constraints of arrays: how many items, and whether they differ.

use super::plural;
use crate::inspect::{Constraint, Sequence};
use crate::redact::{RedactedNode, Visibility};
use core::ops::ControlFlow;
use serde_json::Value;
use std::collections::HashSet;

/// What is wrong, as the rest of a sentence; `None` when the constraint holds.
pub(super) fn breach(constraint: Constraint, list: &dyn Sequence) -> Option<String> {
    let count = list.len() as u64;
    match constraint {
        Constraint::MinItems(least) if count < least => {
            Some(format!("must have at least {}", plural(least, "item")))
        }
        Constraint::MaxItems(most) if count > most => {
            Some(format!("must have at most {}", plural(most, "item")))
        }
        Constraint::UniqueItems if repeats(list) => {
            Some("must not hold the same item twice".to_owned())
        }
        _ => None,
    }
}

/// True when two items are the same JSON value.
fn repeats(list: &dyn Sequence) -> bool {
    let mut seen = HashSet::new();
    let outcome = list.try_for_each(&mut |item| {
        let item = RedactedNode::new(item, Visibility::Unredacted);
        let mut key = String::new();
        match serde_json::to_value(item) {
            Ok(value) => write_canonical(&value, &mut key),
            // An integer beyond 64 bits: `serde_json` has no number for it.
            Err(_) => key = format!("{item:?}"),
        }
        if seen.insert(key) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    outcome.is_break()
}

/// Writes all values that JSON Schema calls equal in the same way: members sorted, `1` for `1.0`.
fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for item in items {
                write_canonical(item, out);
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
                write_canonical(member, out);
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
