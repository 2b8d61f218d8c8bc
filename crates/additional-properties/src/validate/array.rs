//! Constraints of arrays: how many items, and whether they differ.

use super::plural;
use crate::exact::Instance;
use crate::inspect::{Constraint, Sequence};
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

/// True when two items are the same JSON value. Where that can't be known, they are not.
fn repeats(list: &dyn Sequence) -> bool {
    let mut items = Vec::with_capacity(list.len());
    list.for_each(&mut |item| items.push(Instance::of(item)));
    repeated(&items) == Some(true)
}

/// Whether two of `items` are equal; `None` where rounding may have made them so.
pub(super) fn repeated(items: &[Instance]) -> Option<bool> {
    let mut seen = HashSet::new();
    let mut repeated = items.iter().filter(|item| !seen.insert(*item)).peekable();
    if repeated.peek().is_none() {
        return Some(false);
    }
    repeated.any(|item| !may_be_rounded(item)).then_some(true)
}

fn may_be_rounded(item: &Instance) -> bool {
    match item {
        Instance::Number(number) => number.may_be_rounded(),
        Instance::Array(items) => items.iter().any(may_be_rounded),
        Instance::Object(members) => members.values().any(may_be_rounded),
        _ => false,
    }
}
