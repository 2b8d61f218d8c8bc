//! `Serialize` of a [`RedactedNode`], for every serde format.
//!
//! The unknown members of a struct are written as one member named [`ADDITIONAL`] with their count, the hidden names in a map as the
//! placeholder with a running number.

use super::{PLACEHOLDER, RedactedNode, Visibility};
use crate::inspect::{Constraint, Mapping, Node, ObjectView, Sequence};
use crate::json::RawJsonRef;
use core::ops::ControlFlow;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

/// Name of the member that counts the unknown members of a struct in the redacted view.
pub const ADDITIONAL: &str = "[redacted members]";

impl Serialize for RedactedNode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node = self.value.inspect();
        if self.is_hidden(&node) {
            return serializer.serialize_str(PLACEHOLDER);
        }
        match node {
            Node::Absent | Node::Null | Node::None => serializer.serialize_unit(),
            Node::Some { inner, .. } | Node::Unknown { inner, .. } => {
                self.with(inner).serialize(serializer)
            }
            Node::Variant {
                inner, constraints, ..
            } => self.inside(inner, constraints).serialize(serializer),
            Node::Bool(value) => serializer.serialize_bool(value),
            Node::Integer(value) => serialize_integer(value, serializer),
            Node::Number(value) => serializer.serialize_f64(value),
            Node::String(value) => serializer.serialize_str(&value),
            Node::Enum { value, .. } => serializer.serialize_str(value),
            Node::List(list) => serialize_list(list, *self, serializer),
            Node::Map(map) => {
                serialize_map(map, self.visibility, self.member_constraints(), serializer)
            }
            Node::Object(object) => serialize_object(object, self.visibility, serializer),
            Node::Json(value) => value.serialize(serializer),
            // Not every JSON value can become a `Value`: a number may be too large for one. What is for logs shows the text then; what is
            // for programs shows no string that is not there.
            Node::Raw(source)
                if self.visibility != Visibility::Unredacted
                    && serde_json::from_str::<Value>(source).is_err() =>
            {
                serializer.serialize_str(source)
            }
            Node::Raw(source) => RawJsonRef::of_checked(source).serialize(serializer),
            Node::Opaque(value) => serializer.collect_str(&format_args!("{value:?}")),
        }
    }
}

/// As the smallest integer type that holds the value: not every format has 128 bits.
fn serialize_integer<S: Serializer>(value: i128, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(value) = i64::try_from(value) {
        serializer.serialize_i64(value)
    } else if let Ok(value) = u64::try_from(value) {
        serializer.serialize_u64(value)
    } else {
        serializer.serialize_i128(value)
    }
}

fn serialize_list<S: Serializer>(
    list: &dyn Sequence,
    node: RedactedNode<'_>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_seq(Some(list.len()))?;
    let mut outcome = Ok(());
    let mut index = 0_usize;
    let _ = list.try_for_each(&mut |item| {
        outcome = out.serialize_element(&node.item(index, item));
        index += 1;
        while_ok(&outcome)
    });
    outcome?;
    out.end()
}

fn serialize_map<S: Serializer>(
    map: &dyn Mapping,
    visibility: Visibility,
    inside: &'static [Constraint],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_map(Some(map.len()))?;
    serialize_members(map, visibility, inside, &mut out)?;
    out.end()
}

fn serialize_members<M: SerializeMap>(
    map: &dyn Mapping,
    visibility: Visibility,
    inside: &'static [Constraint],
    out: &mut M,
) -> Result<(), M::Error> {
    let mut number = 0_usize;
    let mut outcome = Ok(());
    let _ = map.try_for_each(&mut |name, value| {
        let value = RedactedNode::asserting(value, visibility, inside);
        number += 1;
        outcome = if visibility.shows_content() {
            out.serialize_entry(name, &value)
        } else {
            // Numbered, because names in an object have to differ.
            out.serialize_entry(&format_args!("{PLACEHOLDER} {number}"), &value)
        };
        while_ok(&outcome)
    });
    outcome
}

fn serialize_object<S: Serializer>(
    object: ObjectView<'_>,
    visibility: Visibility,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let info = object.info();
    let additional = object.additional().filter(|map| !map.is_empty());
    let extra = match additional {
        Some(map) if visibility == Visibility::Unredacted => map.len(),
        Some(_) => 1,
        None => 0,
    };
    let mut out = serializer.serialize_map(Some(object.written_fields().count() + extra))?;
    for (index, field) in object.written_fields() {
        let visibility = visibility.of_field(info, field);
        object.with_field(index, |value| {
            let value = RedactedNode::asserting(value, visibility, field.constraints);
            out.serialize_entry(field.name, &value)
        })?;
    }
    match additional {
        Some(map) if visibility == Visibility::Unredacted => {
            serialize_members(map, visibility, &[], &mut out)?;
        }
        Some(map) => out.serialize_entry(ADDITIONAL, &map.len())?,
        None => {}
    }
    out.end()
}

fn while_ok<E>(outcome: &Result<(), E>) -> ControlFlow<()> {
    if outcome.is_ok() {
        ControlFlow::Continue(())
    } else {
        ControlFlow::Break(())
    }
}
