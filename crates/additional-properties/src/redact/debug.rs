//! `Debug` of a [`RedactedNode`], in the form that `#[derive(Debug)]` would give.

use super::{PLACEHOLDER, RedactedNode, Visibility};
use crate::inspect::{Constraint, Mapping, Node, ObjectView, Sequence};
use core::fmt;

impl fmt::Debug for RedactedNode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let node = self.value.inspect();
        if self.is_hidden(&node) {
            return f.write_str(PLACEHOLDER);
        }
        match node {
            Node::Absent => f.write_str("Absent"),
            Node::Null => f.write_str("Null"),
            Node::None => f.write_str("None"),
            Node::Some { wrapper, inner } => {
                f.debug_tuple(wrapper).field(&self.with(inner)).finish()
            }
            Node::Bool(value) => value.fmt(f),
            Node::Integer(value) => value.fmt(f),
            Node::Number(value) => value.fmt(f),
            Node::String(value) => value.fmt(f),
            Node::Enum {
                value,
                known: false,
                ..
            } => f.debug_tuple("Unknown").field(&value).finish(),
            Node::Enum { variant, .. } => f.write_str(variant),
            Node::Variant {
                name,
                inner,
                constraints,
                ..
            } => {
                let inner = self.inside(inner, constraints);
                f.debug_tuple(name).field(&inner).finish()
            }
            Node::List(list) => debug_list(list, *self, f),
            Node::Map(map) => debug_map(map, self.visibility, self.member_constraints(), f),
            Node::Object(object) => debug_object(object, self.visibility, f),
            Node::Json(value) => value.fmt(f),
            Node::Raw(source) => f.write_str(source),
            Node::Unknown { inner, .. } => {
                f.debug_tuple("Unknown").field(&self.with(inner)).finish()
            }
            Node::Opaque(value) => value.fmt(f),
        }
    }
}

fn debug_list(
    list: &dyn Sequence,
    node: RedactedNode<'_>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut out = f.debug_list();
    let mut index = 0_usize;
    list.for_each(&mut |item| {
        out.entry(&node.item(index, item));
        index += 1;
    });
    out.finish()
}

fn debug_map(
    map: &dyn Mapping,
    visibility: Visibility,
    inside: &'static [Constraint],
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut out = f.debug_map();
    map.for_each(&mut |name, value| {
        let value = RedactedNode::asserting(value, visibility, inside);
        if visibility.shows_content() {
            out.entry(&name, &value);
        } else {
            out.entry(&format_args!("{PLACEHOLDER}"), &value);
        }
    });
    out.finish()
}

fn debug_object(
    object: ObjectView<'_>,
    visibility: Visibility,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let info = object.info();
    let mut out = f.debug_struct(info.name);
    for (index, field) in info.fields.iter().enumerate() {
        let visibility = visibility.of_field(info, field);
        object.with_field(index, |value| {
            let value = RedactedNode::asserting(value, visibility, field.constraints);
            out.field(field.ident, &value);
        });
    }
    // Nearly every struct of a model has a container and nearly every container is empty: nobody misses those.
    let additional = object.additional().filter(|map| !map.is_empty());
    if let (Some(ident), Some(map)) = (info.additional, additional) {
        if visibility == Visibility::Unredacted {
            out.field(ident, &UnredactedMembers(map));
        } else {
            out.field(ident, &MemberCount(map.len()));
        }
    }
    out.finish()
}

/// Unknown members with all they hold.
struct UnredactedMembers<'a>(&'a dyn Mapping);

impl fmt::Debug for UnredactedMembers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_map(self.0, Visibility::Unredacted, &[], f)
    }
}

/// How many unknown members there are, which is all that `Debug` tells of them.
pub(crate) struct MemberCount(pub(crate) usize);

impl fmt::Debug for MemberCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("<1 additional property>"),
            count => write!(f, "<{count} additional properties>"),
        }
    }
}
