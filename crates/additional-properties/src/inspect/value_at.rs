//! The value at a JSON Pointer.

use super::{Inspect, Mapping, Node, ObjectView, Sequence};
use crate::pointer;
use crate::redact::Unredacted;
use core::ops::ControlFlow;
use serde_json::Value;

/// The value at a JSON Pointer in `value`, with all that is in it, sensitive or not; `None` if there is nothing.
///
/// ```
/// use additional_properties::inspect::value_at;
///
/// assert_eq!(value_at(&vec!["a", "b"], "/1"), Some("b".into()));
/// assert_eq!(value_at(&vec!["a", "b"], "/2"), None);
/// ```
#[must_use]
pub fn value_at(value: &dyn Inspect, pointer: &str) -> Option<Value> {
    let node = value.inspect();
    if let Node::Some { inner, .. } | Node::Variant { inner, .. } | Node::Unknown { inner, .. } =
        node
    {
        return value_at(inner, pointer);
    }
    if pointer.is_empty() {
        return serde_json::to_value(Unredacted::new(value)).ok();
    }
    let (segment, rest) = pointer.strip_prefix('/').map(split)?;
    let name = pointer::name(segment);
    match node {
        Node::Object(object) => in_object(object, &name, rest),
        Node::Map(map) => value_at(member(map, &name)?, rest),
        Node::List(list) => value_at(item(list, index(&name)?)?, rest),
        Node::Json(value) => value.pointer(pointer).cloned(),
        Node::Raw(source) => {
            let value: Value = serde_json::from_str(source).ok()?;
            value.pointer(pointer).cloned()
        }
        _ => None,
    }
}

/// The first segment of a pointer without its slash, and the pointer behind it.
fn split(pointer: &str) -> (&str, &str) {
    pointer.split_at(pointer.find('/').unwrap_or(pointer.len()))
}

/// RFC 6901 allows no sign and no leading zero.
fn index(segment: &str) -> Option<usize> {
    let index: usize = segment.parse().ok()?;
    (index.to_string() == segment).then_some(index)
}

fn in_object(object: ObjectView<'_>, name: &str, rest: &str) -> Option<Value> {
    let mut fields = object.written_fields();
    match fields.find(|(_, field)| field.name == name) {
        Some((index, _)) => object.with_field(index, |value| value_at(value, rest)),
        None => value_at(member(object.additional()?, name)?, rest),
    }
}

fn member<'a>(map: &'a dyn Mapping, name: &str) -> Option<&'a dyn Inspect> {
    let mut found = None;
    let _ = map.try_for_each(&mut |key, value| {
        if key != name {
            return ControlFlow::Continue(());
        }
        found = Some(value);
        ControlFlow::Break(())
    });
    found
}

fn item(list: &dyn Sequence, index: usize) -> Option<&dyn Inspect> {
    let (mut found, mut at) = (None, 0_usize);
    let _ = list.try_for_each(&mut |value| {
        if at < index {
            at += 1;
            return ControlFlow::Continue(());
        }
        found = Some(value);
        ControlFlow::Break(())
    });
    found
}
