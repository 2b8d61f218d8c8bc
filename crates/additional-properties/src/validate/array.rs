//! Constraints of arrays: how many items, and whether they differ.

use super::plural;
use crate::inspect::{Constraint, Sequence};
use crate::redact::canonical::of_node;
use core::ops::ControlFlow;
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
        if seen.insert(of_node(item)) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    outcome.is_break()
}
