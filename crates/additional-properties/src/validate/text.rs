//! Constraints of text: lengths, patterns, formats.

use super::{format, pattern};
use crate::inspect::Constraint;

/// The sentence about a breach.
pub(super) fn breach(constraint: Constraint, text: &str) -> Option<String> {
    match constraint {
        Constraint::MinLength(least) if length(text) < least => {
            Some(format!("must have at least {least} {}", characters(least)))
        }
        Constraint::MaxLength(most) if length(text) > most => {
            Some(format!("must have at most {most} {}", characters(most)))
        }
        Constraint::Pattern(regex) if pattern::matches(regex, text) == Some(false) => {
            Some(format!("must match the pattern {regex}"))
        }
        Constraint::Format(name) if !format::holds(name, text) => {
            Some(format!("must have the format {name}"))
        }
        _ => None,
    }
}

/// Length in code points, as JSON Schema counts.
fn length(text: &str) -> u64 {
    u64::try_from(text.chars().count()).unwrap_or(u64::MAX)
}

fn characters(count: u64) -> &'static str {
    if count == 1 {
        "character"
    } else {
        "characters"
    }
}
