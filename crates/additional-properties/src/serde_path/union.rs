//! Reads a union from any self-describing format: by its tag where it has one, else as the variant that declares most of the value's members.
//!
//! A value is buffered only as far as the choice needs it: up to the tag, or as a whole if there is none.

use core::marker::PhantomData;
use std::borrow::Cow;
use std::rc::Rc;

use serde::Deserialize as _;
use serde::de::{DeserializeSeed as _, Deserializer, Error, IgnoredAny, MapAccess};

use super::adjacent::AdjacentVisitor;
use super::candidates::{read_best, read_decided};
use super::errors::denied;
use super::node::{Buffer, Lent, Node};
use super::node_deserializer::Buffered;
use super::node_visitor::NodeVisitor;
use super::union_visitor::UnionVisitor;
use super::variants::{Handed, HandedVisitor, VARIANTS, read_variant};
use crate::inspect::Inspect;
use crate::union::{Choice, Facts, Tag, TagStyle, UNKNOWN_VARIANT, UnionInfo};

/// What the derive knows about reading one union.
pub trait ReadUnion<'de>: Sized {
    /// What tells its variants apart.
    const INFO: UnionInfo;

    /// Reads a value as the variant with this index.
    ///
    /// # Errors
    ///
    /// The value is none of that variant.
    fn read_variant<D: Deserializer<'de>>(index: usize, input: D) -> Result<Self, D::Error>;

    /// The value, to see how well it fits.
    fn inspected(&self) -> &dyn Inspect;
}

/// Reads the value of a variant that holds none: whatever is there is dropped.
///
/// # Errors
///
/// When the data can't be read.
pub fn read_unit<'de, D: Deserializer<'de>>(input: D) -> Result<(), D::Error> {
    IgnoredAny::deserialize(input).map(drop)
}

/// Reads the content of a variant that holds none: a unit.
///
/// # Errors
///
/// There is something else.
pub fn read_no_content<'de, D: Deserializer<'de>>(input: D) -> Result<(), D::Error> {
    <()>::deserialize(input)
}

/// The error of a union without an unknown variant for a value whose tag selects nothing.
#[cold]
#[must_use]
pub fn no_variant<E: Error>() -> E {
    E::custom("the tag is missing, or selects no variant")
}

/// Reads a union.
///
/// # Errors
///
/// There is no valid value, or the tag selects a variant that the value does not fit.
pub fn read_union<'de, U: ReadUnion<'de>, D: Deserializer<'de>>(input: D) -> Result<U, D::Error> {
    if let Some(buffered) = Buffered::of(&input) {
        return read_handed(buffered, input);
    }
    let human_readable = input.is_human_readable();
    input.deserialize_any(UnionVisitor::new(human_readable))
}

/// Reads a union whose tag is beside the value of the variant.
///
/// # Errors
///
/// There is no valid value, or the tag selects a variant that the value does not fit.
pub fn read_adjacent<'de, U: ReadUnion<'de>, D: Deserializer<'de>>(
    input: D,
) -> Result<U, D::Error> {
    if let Some(buffered) = Buffered::of(&input) {
        return read_handed(buffered, input);
    }
    let human_readable = input.is_human_readable();
    input.deserialize_any(AdjacentVisitor::new(human_readable))
}

/// Reads a union that is a variant of itself.
///
/// It buffers the whole. To read the value from what is left of the input, as [`read_union`] does, would make a deserializer around a
/// deserializer for every level of a type that contains itself: rustc would not come to an end.
///
/// # Errors
///
/// There is no valid value, or the tag selects a variant that the value does not fit.
pub fn read_buffering<'de, U: ReadUnion<'de>, D: Deserializer<'de>>(
    input: D,
) -> Result<U, D::Error> {
    if let Some(buffered) = Buffered::of(&input) {
        return read_handed(buffered, input);
    }
    let (buffer, lent) = (Buffer::new(input.is_human_readable()), Lent::default());
    let node = Rc::new(NodeVisitor(&lent).deserialize(input)?);
    let buffered = Buffered {
        node,
        buffer,
        depth: 0,
    };
    read_buffered(&buffered, &mut Handed::new(&lent))
}

/// Reads a union from a deserializer of ours, which has this node.
fn read_handed<'de, U: ReadUnion<'de>, D: Deserializer<'de>>(
    buffered: Buffered,
    input: D,
) -> Result<U, D::Error> {
    input.deserialize_newtype_struct(VARIANTS, HandedVisitor(buffered, PhantomData))
}

/// Reads a union from a value that is buffered.
pub(super) fn read_buffered<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    buffered: &Buffered,
    handed: &mut A,
) -> Result<U, A::Error> {
    if let Some(decided) = read_decided(buffered, handed) {
        return decided;
    }
    let facts = facts(&U::INFO, &buffered.node);
    let index = match U::INFO.choose(&facts) {
        Choice::Variant(index) => return read_selected(index, buffered, handed),
        Choice::Unknown => UNKNOWN_VARIANT,
        Choice::Undecided => return read_best(buffered, facts.present, handed),
    };
    read_variant(index, buffered.clone(), false, handed)
}

/// Reads the variant that the tag selects.
fn read_selected<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    index: usize,
    buffered: &Buffered,
    handed: &mut A,
) -> Result<U, A::Error> {
    let members = match &*buffered.node {
        Node::Map(members) => members.as_slice(),
        _ => &[],
    };
    let once = |name: &'static str| {
        let all = members.iter().filter(|(other, _)| is(other, name));
        match all.count() {
            0 | 1 => Ok(()),
            _ => Err(A::Error::duplicate_field(name)),
        }
    };
    if U::INFO.closed && !members.iter().all(|(name, _)| is_declared(&U::INFO, name)) {
        return Err(denied());
    }
    let content = match U::INFO.style {
        TagStyle::Member => return read_variant(index, buffered.clone(), false, handed),
        TagStyle::Internal => {
            once(U::INFO.tag[0])?;
            let others = members.iter().filter(|(name, _)| !is(name, U::INFO.tag[0]));
            let node = Rc::new(Node::Map(others.cloned().collect()));
            return read_variant(index, buffered.instead(node), true, handed);
        }
        TagStyle::Adjacent(content) => {
            once(U::INFO.tag[0])?;
            once(content)?;
            let content = members.iter().find(|(name, _)| is(name, content));
            // A variant without a value needs no content.
            content.map_or_else(
                || buffered.instead(Rc::new(Node::Null)),
                |(_, value)| buffered.inside(value),
            )
        }
    };
    read_variant(index, content, false, handed)
}

pub(super) fn is(name: &Node, other: &str) -> bool {
    name.as_str() == Some(other)
}

/// Whether a member of the object may have this name: only where the content stands beside the tag, all names are known.
fn is_declared(info: &UnionInfo, name: &Node) -> bool {
    match info.style {
        TagStyle::Adjacent(content) => is(name, info.tag[0]) || is(name, content),
        TagStyle::Member | TagStyle::Internal => true,
    }
}

fn facts<'a>(info: &UnionInfo, node: &'a Node) -> Facts<'a> {
    let mut facts = Facts::default();
    if let Node::Map(members) = node {
        facts.is_object = true;
        for (name, value) in members {
            look(info, name, value, &mut facts);
        }
    }
    facts
}

fn look<'a>(info: &UnionInfo, name: &Node, value: &'a Node, facts: &mut Facts<'a>) {
    let Some(name) = name.as_str() else { return };
    info.note(&mut facts.present, name);
    if let [first, inner @ ..] = info.tag {
        if *first == name && facts.tag.is_none() {
            facts.tag = tag(inner, value);
        }
    }
}

/// The value of a tag, or of the one inside at `path`.
pub(super) fn tag<'a>(path: &[&str], node: &'a Node) -> Option<Tag<'a>> {
    let Some((first, inner)) = path.split_first() else {
        return Some(scalar(node));
    };
    let Node::Map(members) = node else {
        return None;
    };
    let mut found = members
        .iter()
        .filter(|(name, _)| name.as_str() == Some(first));
    found.next().and_then(|(_, value)| tag(inner, value))
}

pub(super) fn scalar(node: &Node) -> Tag<'_> {
    match node {
        Node::Null => Tag::Null,
        Node::Bool(value) => Tag::Bool(*value),
        Node::Signed(value) => Tag::Integer((*value).into()),
        Node::Unsigned(value) => Tag::Integer((*value).into()),
        Node::Wide(value) => Tag::Integer(*value),
        Node::Float(value) => crate::codec::whole(*value).map_or(Tag::Other, Tag::Integer),
        Node::Number(value) => {
            crate::codec::exact_integer(&value.to_string()).map_or(Tag::Other, Tag::Integer)
        }
        node => match node.as_str() {
            Some(string) => Tag::String(Cow::Borrowed(string)),
            None => Tag::Other,
        },
    }
}
