//! Validation on demand: checks every constraint that the fields state, and reports all [`Violations`] without quoting a value.
//!
//! Decoding never calls it. Rules that compare several fields are not here: a crate of types adds them to the report with
//! [`Violations::push`].

mod array;
mod canonical;
#[cfg(feature = "jsonschema")]
mod document;
mod format;
mod members;
mod number;
mod string;
mod violation;

use crate::inspect::{Constraint, Inspect, Limit, Node, Visit, walk, walk_as, walk_with_names};
use members::Members;
use serde_json::Value;

#[cfg(feature = "jsonschema")]
pub use document::{DocumentSchema, InvalidSchema};
pub use violation::{Severity, Violation, Violations};

const UNLISTED: &str = "is not one of the listed values";

/// Checks every constraint inside `value`. Pointers show the names of members in a map as `*`.
///
/// A breach of a constraint is an error. A value that an open enum does not list, or that no variant of a union can hold, is a
/// warning: a newer version of the schema may have written it, or it is wrong, and one document does not tell which. All other values
/// that `enum` and `const` do not list are errors.
pub fn check(value: &dyn Inspect) -> Violations {
    let mut found = Violations::default();
    walk(value, &mut |visit| check_visit(visit, &mut found));
    found
}

/// The same for a value that is no struct, enum or union of its own, such as a list: `constraints` is what the schema asserts of it.
/// Generated code has them in `ROOT_CONSTRAINTS`.
pub fn check_as(value: &dyn Inspect, constraints: &'static [Constraint]) -> Violations {
    let mut found = Violations::default();
    walk_as(value, constraints, &mut |visit| {
        check_visit(visit, &mut found);
    });
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
    match &node {
        Node::Enum { known: false, .. } => {
            found.push(Violation::warning(visit.pointer, "enum", UNLISTED));
        }
        Node::Unknown(_) => {
            let message = "fits none of the listed alternatives";
            found.push(Violation::warning(visit.pointer, "anyOf", message));
        }
        Node::Raw(source) if !visit.constraints.is_empty() => {
            let value: Value = serde_json::from_str(source).unwrap_or_default();
            return check_constraints(visit, &of_json(&value), found);
        }
        Node::Json(value) => return check_constraints(visit, &of_json(value), found),
        _ => {}
    }
    check_constraints(visit, &node, found);
}

fn check_constraints(visit: &Visit<'_>, node: &Node<'_>, found: &mut Violations) {
    let own = match node {
        Node::Object(object) => object.info().constraints,
        _ => &[],
    };
    for constraint in visit.constraints.iter().chain(own) {
        let rule = constraint.keyword();
        if matches!(constraint, Constraint::Pattern(pattern) if string::is_unreadable(pattern)) {
            let message = "was not checked: the pattern needs a larger engine";
            found.push(Violation::warning(visit.pointer, rule, message));
        }
        let message = match constraint {
            Constraint::Listed(listed) => {
                (!canonical::is_listed(listed, visit.value)).then(|| UNLISTED.into())
            }
            _ => breach(*constraint, node),
        };
        if let Some(message) = message {
            found.push(Violation::error(visit.pointer, rule, message));
        }
    }
}

/// Any JSON value as the node that a type of its own would give.
fn of_json(value: &Value) -> Node<'_> {
    match value {
        Value::Null => Node::Null,
        Value::Bool(value) => Node::Bool(*value),
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(value), _, _) => Node::Integer(value.into()),
            (None, Some(value), _) => Node::Integer(value.into()),
            (None, None, value) => value.map_or(Node::Json(&Value::Null), Node::Number),
        },
        Value::String(value) => Node::String(value.into()),
        Value::Array(items) => Node::List(items),
        Value::Object(members) => Node::Map(members),
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
        Node::Map(map) => members::breach(constraint, Members::Map(*map)),
        Node::Object(object) => members::breach(constraint, Members::Struct(*object)),
        Node::Bool(value) => (matches!(constraint, Constraint::Equals(only) if only != *value))
            .then(|| UNLISTED.into()),
        _ => None,
    }
}

/// A count with its noun.
fn plural(count: u64, noun: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{end}")
}
