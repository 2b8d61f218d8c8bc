//! Validation on demand: every constraint that the fields state, checked over [`Inspect`].
//!
//! In: a decoded value. Out: [`Violations`], all of them, none with a value in it. Decoding never calls this.
//! Rules that compare several fields do not belong here; a crate of types adds them to the report with [`Violations::push`].

mod format;
mod list;
mod members;
mod number;
mod pattern;
mod text;
mod violation;

use crate::inspect::{Constraint, Inspect, Node, Visit, walk};

pub use violation::{Severity, Violation, Violations};

const UNLISTED: &str = "is not one of the listed values";

/// Checks every constraint inside `value`.
///
/// A breach of a constraint is an error. A value that an open enum does not list, or that fits no member of a union, is a warning:
/// it was written by a newer version of the schema, or it is wrong, and one document does not tell which.
pub fn check(value: &dyn Inspect) -> Violations {
    let mut found = Violations::default();
    walk(value, &mut |visit| check_place(visit, &mut found));
    found
}

/// Checks one place of a walk, without what lies below it.
pub fn check_place(visit: &Visit<'_>, found: &mut Violations) {
    let node = visit.value.inspect();
    match &node {
        Node::Enum { known: false, .. } => {
            found.push(Violation::warning(visit.pointer, "enum", UNLISTED));
        }
        Node::Unknown(_) => {
            found.push(Violation::warning(
                visit.pointer,
                "anyOf",
                "fits none of the listed alternatives",
            ));
        }
        _ => {}
    }
    let own = match &node {
        Node::Object(object) => object.info().constraints,
        _ => &[],
    };
    for constraint in visit.constraints.iter().chain(own) {
        if let Constraint::Pattern(regex) = constraint {
            if pattern::is_unreadable(regex) {
                let message = "was not checked: the pattern needs a larger engine";
                found.push(Violation::warning(visit.pointer, "pattern", message));
            }
        }
        if is_unlisted(*constraint, &node) {
            let rule = constraint.keyword();
            found.push(Violation::warning(visit.pointer, rule, UNLISTED));
        }
        if let Some(message) = breach(*constraint, &node) {
            found.push(Violation::error(
                visit.pointer,
                constraint.keyword(),
                message,
            ));
        }
    }
}

/// The sentence about a breach, `None` when the constraint holds or is about another kind of value.
fn breach(constraint: Constraint, node: &Node<'_>) -> Option<String> {
    match node {
        Node::String(value) => text::breach(constraint, value),
        Node::Enum { value, .. } => text::breach(constraint, value),
        Node::Integer(value) => number::breach(constraint, number::Size::Integer(*value)),
        Node::Number(value) => number::breach(constraint, number::Size::Number(*value)),
        Node::List(items) => list::breach(constraint, *items),
        Node::Map(map) => members::breach(constraint, map.len()),
        Node::Object(object) => members::breach(constraint, members::count(*object)),
        _ => None,
    }
}

/// True for a number or a boolean that is not among those listed. As with texts, a newer version of the schema may list it.
fn is_unlisted(constraint: Constraint, node: &Node<'_>) -> bool {
    match (constraint, node) {
        (Constraint::OneOf(listed), Node::Integer(value)) => {
            !number::is_among(listed, number::Size::Integer(*value))
        }
        (Constraint::OneOf(listed), Node::Number(value)) => {
            !number::is_among(listed, number::Size::Number(*value))
        }
        (Constraint::Equals(only), Node::Bool(value)) => only != *value,
        _ => false,
    }
}
