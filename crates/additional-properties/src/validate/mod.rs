//! Validation on demand: checks every constraint that the fields state, and reports all [`Violations`] without quoting a value.
//!
//! Decoding never calls it. Rules that compare several fields are not here: a crate of types adds them to the report with
//! [`Violations::push`].

mod array;
mod format;
mod number;
mod string;
mod violation;

use crate::inspect::{
    Constraint, Inspect, Limit, Mapping, Node, ObjectView, Visit, walk, walk_with_names,
};

pub use violation::{Severity, Violation, Violations};

const UNLISTED: &str = "is not one of the listed values";

/// Checks every constraint inside `value`. Pointers show the names of members in a map as `*`.
///
/// A breach of a constraint is an error. A value that an open enum does not list, or that no variant of a union can hold, is a
/// warning: a newer version of the schema may have written it, or it is wrong, and one document does not tell which.
pub fn check(value: &dyn Inspect) -> Violations {
    let mut found = Violations::default();
    walk(value, &mut |visit| check_visit(visit, &mut found));
    found
}

/// The same with the names of members in a map, which may be personal data, in the pointers.
pub fn check_with_names(value: &dyn Inspect) -> Violations {
    let mut found = Violations::default();
    walk_with_names(value, &mut |visit| check_visit(visit, &mut found));
    found
}

/// Checks one value of a walk, without what is inside it.
fn check_visit(visit: &Visit<'_>, found: &mut Violations) {
    let node = visit.value.inspect();
    let mut warn = |rule, message: &'static str| {
        found.push(Violation::warning(visit.pointer, rule, message));
    };
    match &node {
        Node::Enum { known: false, .. } => warn("enum", UNLISTED),
        Node::Unknown(_) => warn("anyOf", "fits none of the listed alternatives"),
        _ => {}
    }
    let own = match &node {
        Node::Object(object) => object.info().constraints,
        _ => &[],
    };
    for constraint in visit.constraints.iter().chain(own) {
        let rule = constraint.keyword();
        if is_unlisted(*constraint, &node) {
            found.push(Violation::warning(visit.pointer, rule, UNLISTED));
        }
        if matches!(constraint, Constraint::Pattern(pattern) if string::is_unreadable(pattern)) {
            let message = "was not checked: the pattern needs a larger engine";
            found.push(Violation::warning(visit.pointer, rule, message));
        }
        if let Some(message) = breach(*constraint, &node) {
            found.push(Violation::error(visit.pointer, rule, message));
        }
    }
}

/// What is wrong, as the rest of a sentence; `None` when the constraint holds or is about another kind of value.
fn breach(constraint: Constraint, node: &Node<'_>) -> Option<String> {
    match node {
        Node::String(value) => string::breach(constraint, value),
        Node::Enum { value, .. } => string::breach(constraint, value),
        Node::Integer(value) => number::breach(constraint, Limit::Integer(*value)),
        Node::Number(value) => number::breach(constraint, Limit::Number(*value)),
        Node::List(items) => array::breach(constraint, *items),
        Node::Map(map) => object_breach(constraint, map.len()),
        Node::Object(object) => object_breach(constraint, member_count(*object)),
        _ => None,
    }
}

fn object_breach(constraint: Constraint, count: usize) -> Option<String> {
    let count = count as u64;
    match constraint {
        Constraint::MinProperties(least) if count < least => {
            Some(format!("must have at least {}", plural(least, "member")))
        }
        Constraint::MaxProperties(most) if count > most => {
            Some(format!("must have at most {}", plural(most, "member")))
        }
        _ => None,
    }
}

/// How many members a struct has in JSON.
fn member_count(object: ObjectView<'_>) -> usize {
    object.written_fields().count() + object.additional().map_or(0, Mapping::len)
}

/// True for a number or a boolean that is not among those listed. As with strings, a newer version of the schema may list it.
fn is_unlisted(constraint: Constraint, node: &Node<'_>) -> bool {
    match (constraint, node) {
        (Constraint::OneOf(listed), Node::Integer(value)) => {
            !number::is_among(listed, Limit::Integer(*value))
        }
        (Constraint::OneOf(listed), Node::Number(value)) => {
            !number::is_among(listed, Limit::Number(*value))
        }
        (Constraint::Equals(only), Node::Bool(value)) => only != *value,
        _ => false,
    }
}

/// A count with its noun.
fn plural(count: u64, noun: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{end}")
}
