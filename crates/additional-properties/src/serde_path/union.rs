//! Reads a union from any self-describing format: by its tag where it has one, else as the variant that knows most of the value.
//!
//! A value is buffered only as far as the choice needs it: up to the tag, or as a whole if there is none.

use core::any::type_name;
use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;
use std::rc::Rc;

use serde::de::value::MapAccessDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer as _, MapAccess, SeqAccess, Visitor,
};

use super::duplicate_unknown;
use super::node::{Buffer, Node, NodeVisitor};
use super::node_deserializer::Buffered;
use crate::inspect::{Inspect, UnknownCount};
use crate::json::UNKNOWN_VARIANT;
use crate::union::{Choice, Facts, Tag, UnionInfo};

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

    /// The value as the count of its unknown members sees it.
    fn inspected(&self) -> &dyn Inspect;
}

/// Reads a union.
///
/// # Errors
///
/// There is no valid value, or the tag selects a variant that the value does not fit.
pub fn read_union<'de, U: ReadUnion<'de>, D: Deserializer<'de>>(input: D) -> Result<U, D::Error> {
    if let Some(buffered) = Buffered::of(&input) {
        return read_buffered(&buffered);
    }
    let human_readable = input.is_human_readable();
    input.deserialize_any(UnionVisitor(human_readable, PhantomData))
}

/// Reads a union from a value that is buffered.
fn read_buffered<'de, U: ReadUnion<'de>, E: Error>(buffered: &Buffered) -> Result<U, E> {
    let facts = facts(&U::INFO, &buffered.node);
    let index = match U::INFO.choose(&facts) {
        Choice::Variant(index) => index,
        Choice::Unknown => UNKNOWN_VARIANT,
        Choice::Undecided => return read_best(buffered, facts.present),
    };
    U::read_variant(index, buffered.deserializer())
}

fn facts<'a>(info: &UnionInfo, node: &'a Node) -> Facts<'a> {
    let mut facts = Facts::default();
    if let Node::Map(members) = node {
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
fn tag<'a>(path: &[&str], node: &'a Node) -> Option<Tag<'a>> {
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

fn scalar(node: &Node) -> Tag<'_> {
    match node {
        Node::Null => Tag::Null,
        Node::Bool(value) => Tag::Bool(*value),
        Node::Signed(value) => Tag::Integer((*value).into()),
        Node::Unsigned(value) => Tag::Integer((*value).into()),
        Node::Wide(value) => Tag::Integer(*value),
        Node::Float(value) => integer(&value.to_string()),
        Node::Number(value) => integer(&value.to_string()),
        node => match node.as_str() {
            Some(string) => Tag::String(Cow::Borrowed(string)),
            None => Tag::Other,
        },
    }
}

fn integer(number: &str) -> Tag<'static> {
    crate::codec::exact_integer(number).map_or(Tag::Other, Tag::Integer)
}

/// Reads a value as the candidate that knows most of it, or as an unknown one if it fits none.
fn read_best<'de, U: ReadUnion<'de>, E: Error>(buffered: &Buffered, present: u64) -> Result<U, E> {
    let key = (Rc::as_ptr(&buffered.node), type_name::<U>());
    let known = buffered.buffer.decisions.borrow().get(&key).copied();
    if let Some(index) = known {
        return U::read_variant(index, buffered.deserializer());
    }
    let mut best: Option<(UnknownCount, usize, U)> = None;
    for candidate in U::INFO.candidates {
        if !candidate.admits(present) {
            continue;
        }
        let union = match U::read_variant(candidate.variant, buffered.deserializer::<TryError>()) {
            Ok(union) => union,
            // No other variant makes this good: one that keeps less of the value would only hide it.
            Err(TryError { duplicate: true }) => return Err(duplicate_unknown()),
            Err(TryError { duplicate: false }) => continue,
        };
        let unknown = UnknownCount::of(union.inspected());
        if best.as_ref().is_none_or(|(before, ..)| unknown < *before) {
            best = Some((unknown, candidate.variant, union));
        }
        if unknown.is_zero() {
            break;
        }
    }
    let index = best
        .as_ref()
        .map_or(UNKNOWN_VARIANT, |(_, index, _)| *index);
    buffered.buffer.decisions.borrow_mut().insert(key, index);
    match best {
        Some((_, _, union)) => Ok(union),
        None => U::read_variant(UNKNOWN_VARIANT, buffered.deserializer()),
    }
}

/// Why a candidate is none: all that matters is whether a member comes twice.
#[derive(Debug)]
struct TryError {
    duplicate: bool,
}

impl Error for TryError {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self { duplicate: false }
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self { duplicate: true }
    }
}

impl fmt::Display for TryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value is no such variant")
    }
}

impl std::error::Error for TryError {}

/// Reads a union from a format; whether that is human-readable goes into the buffer.
struct UnionVisitor<U>(bool, PhantomData<U>);

impl<U> UnionVisitor<U> {
    fn read<'de, E: Error>(&self, node: Node) -> Result<U, E>
    where
        U: ReadUnion<'de>,
    {
        read_buffered(&self.buffered(node))
    }

    fn buffered(&self, node: Node) -> Buffered {
        Buffered {
            node: Rc::new(node),
            buffer: Buffer::new(self.0),
        }
    }
}

macro_rules! buffer_scalars {
    ($($visit:ident($type:ty),)*) => {$(
        fn $visit<E: Error>(self, value: $type) -> Result<U, E> {
            let node = NodeVisitor.$visit(value)?;
            self.read(node)
        }
    )*};
}

impl<'de, U: ReadUnion<'de>> Visitor<'de> for UnionVisitor<U> {
    type Value = U;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    buffer_scalars! {
        visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_i128(i128), visit_u128(u128), visit_f64(f64), visit_str(&str),
        visit_string(String), visit_bytes(&[u8]), visit_byte_buf(Vec<u8>),
    }

    fn visit_unit<E: Error>(self) -> Result<U, E> {
        self.read(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<U, E> {
        self.read(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, input: D) -> Result<U, D::Error> {
        read_union(input)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, input: D) -> Result<U, D::Error> {
        read_union(input)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<U, A::Error> {
        let node = NodeVisitor.visit_seq(seq)?;
        self.read(node)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
        if !U::INFO.needs_only_tag() {
            let node = NodeVisitor.visit_map(map)?;
            return self.read(node);
        }
        let mut before = Vec::new();
        while let Some(name) = map.next_key::<Node>()? {
            let is_tag = name.as_str() == U::INFO.tag.first().copied();
            let value: Rc<Node> = Rc::new(map.next_value()?);
            before.push((Rc::new(name), Rc::clone(&value)));
            let tag = if is_tag {
                tag(&U::INFO.tag[1..], &value)
            } else {
                None
            };
            if tag.is_none() {
                continue;
            }
            let index = match U::INFO.choose(&Facts { tag, present: 0 }) {
                Choice::Variant(index) => index,
                Choice::Unknown | Choice::Undecided => UNKNOWN_VARIANT,
            };
            let before = self.buffered(Node::Map(before));
            return U::read_variant(index, MapAccessDeserializer::new(Replay::new(before, map)));
        }
        self.read(Node::Map(before))
    }
}

/// A map whose first members were taken from it, as if they were still there.
struct Replay<A> {
    before: Buffered,
    next: usize,
    map: A,
}

impl<A> Replay<A> {
    fn new(before: Buffered, map: A) -> Self {
        Self {
            before,
            next: 0,
            map,
        }
    }

    fn member(&self, index: usize) -> Option<&(Rc<Node>, Rc<Node>)> {
        match &*self.before.node {
            Node::Map(members) => members.get(index),
            _ => None,
        }
    }

    fn buffered(&self, node: &Rc<Node>) -> Buffered {
        Buffered {
            node: Rc::clone(node),
            buffer: Rc::clone(&self.before.buffer),
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        self.next += 1;
        match self.member(self.next - 1) {
            Some((name, _)) => seed
                .deserialize(self.buffered(name).into_deserializer())
                .map(Some),
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.member(self.next - 1) {
            Some((_, value)) => seed.deserialize(self.buffered(value).into_deserializer()),
            None => self.map.next_value_seed(seed),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        self.map.size_hint()
    }
}
