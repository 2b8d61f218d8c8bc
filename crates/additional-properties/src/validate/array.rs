//! Constraints of arrays: how many items, and whether they differ.

use super::{canonical, plural};
use crate::inspect::{Constraint, Sequence};
use crate::redact::canonical::{json_of, of_node};
use serde_json::Value;

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

/// True when two items are the same JSON value. Where that can't be known, they are not.
fn repeats(list: &dyn Sequence) -> bool {
    let mut items = Vec::with_capacity(list.len());
    // An integer beyond 64 bits is no `Value`; inside of an array, what it is instead equals no other item.
    let instead = |item| Value::from(vec![of_node(item)]);
    list.for_each(&mut |item| items.push(json_of(item).unwrap_or_else(|| instead(item))));
    canonical::repeats(&items) == Some(true)
}
