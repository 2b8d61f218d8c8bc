//! Whether a value is one of those that its schema lists.

use super::{Constraint, Inspect, Node};
use crate::exact::{Instance, Number, is_listed};

/// Whether each list in `constraints` has `value`, of which `node` is the first level; `None` where nothing is listed, and for null.
pub(crate) fn listing(
    constraints: &[Constraint],
    node: &Node<'_>,
    value: &dyn Inspect,
) -> Option<bool> {
    let each = constraints.iter();
    let found = each.filter_map(|constraint| is_in(*constraint, node, value));
    found.reduce(|all, one| all && one)
}

fn is_in(constraint: Constraint, node: &Node<'_>, value: &dyn Inspect) -> Option<bool> {
    match (constraint, node) {
        (_, Node::Absent | Node::Null | Node::None | Node::Some { .. }) => None,
        (Constraint::OneOf(listed), Node::Integer(value)) => {
            Some(Number::Integer(*value).is_one_of(listed))
        }
        (Constraint::OneOf(listed), Node::Number(value)) => {
            Some(Number::of_float(*value).is_one_of(listed))
        }
        (Constraint::OneOf(listed), Node::Json(_) | Node::Raw(_)) => {
            let value = Instance::of(value);
            let number = value.as_number();
            Some(number.is_some_and(|value| value.is_one_of(listed)))
        }
        (Constraint::Equals(only), Node::Bool(value)) => Some(only == *value),
        (Constraint::Listed(listed), _) => Some(is_listed(listed, value)),
        _ => None,
    }
}
