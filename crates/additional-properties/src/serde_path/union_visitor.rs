//! Takes a union from a format, buffered as far as the choice needs it: up to the tag, or as a whole.

use core::fmt;
use core::marker::PhantomData;
use std::rc::Rc;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, IntoDeserializer as _, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::node::{Buffer, Lent, Node};
use super::node_deserializer::{Buffered, Part};
use super::node_visitor::NodeVisitor;
use super::union::{ReadUnion, read_buffered, read_union, scalar, tag};
use super::variants::Handed;
use crate::union::{Choice, Facts, TagStyle, UNKNOWN_VARIANT};

/// Reads a union from a format; whether that is human-readable goes into the buffer.
pub(super) struct UnionVisitor<U>(bool, PhantomData<U>);

impl<U> UnionVisitor<U> {
    pub(super) const fn new(human_readable: bool) -> Self {
        Self(human_readable, PhantomData)
    }

    pub(super) fn read<'de, E: Error>(&self, node: Node, lent: &Lent<'de>) -> Result<U, E>
    where
        U: ReadUnion<'de>,
    {
        read_buffered(&self.buffered(node), &mut Handed::new(lent))
    }

    fn buffered(&self, node: Node) -> Buffered {
        self.buffered_node(Rc::new(node))
    }

    pub(super) fn buffered_node(&self, node: Rc<Node>) -> Buffered {
        let buffer = Buffer::new(self.0);
        Buffered {
            node,
            buffer,
            depth: 0,
        }
    }
}

macro_rules! buffer_scalars {
    ($($visit:ident($type:ty),)*) => {$(
        fn $visit<E: Error>(self, value: $type) -> Result<U, E> {
            let lent = Lent::default();
            let node = NodeVisitor(&lent).$visit(value)?;
            self.read(node, &lent)
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
        visit_string(String), visit_borrowed_str(&'de str), visit_bytes(&[u8]), visit_byte_buf(Vec<u8>), visit_borrowed_bytes(&'de [u8]),
    }

    fn visit_unit<E: Error>(self) -> Result<U, E> {
        self.read(Node::Null, &Lent::default())
    }

    fn visit_none<E: Error>(self) -> Result<U, E> {
        self.read(Node::Null, &Lent::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, input: D) -> Result<U, D::Error> {
        read_union(input)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, input: D) -> Result<U, D::Error> {
        read_union(input)
    }

    /// A format without names writes a variant with a tag as a sequence, the tag first.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<U, A::Error> {
        let lent = Lent::default();
        if U::INFO.style != TagStyle::Internal {
            let node = NodeVisitor(&lent).visit_seq(seq)?;
            return self.read(node, &lent);
        }
        let Some(first) = seq.next_element_seed(NodeVisitor(&lent))? else {
            return self.read(Node::Seq(Vec::new()), &lent);
        };
        let tag = Some(scalar(&first));
        let facts = Facts {
            tag,
            ..Facts::default()
        };
        if let Choice::Variant(index) = U::INFO.choose(&facts) {
            return U::read_variant(index, SeqAccessDeserializer::new(seq));
        }
        let mut items = vec![Rc::new(first)];
        while let Some(item) = seq.next_element_seed(NodeVisitor(&lent))? {
            items.push(Rc::new(item));
        }
        self.read(Node::Seq(items), &lent)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
        let lent = Lent::default();
        if U::INFO.tag.is_empty() {
            return self.read(NodeVisitor(&lent).visit_map(map)?, &lent);
        }
        let mut before = Vec::new();
        while let Some(name) = map.next_key_seed(NodeVisitor(&lent))? {
            let is_tag = name.as_str() == U::INFO.tag.first().copied();
            let value: Rc<Node> = Rc::new(map.next_value_seed(NodeVisitor(&lent))?);
            before.push((Rc::new(name), Rc::clone(&value)));
            let tag = if is_tag {
                tag(&U::INFO.tag[1..], &value)
            } else {
                None
            };
            if tag.is_none() {
                continue;
            }
            let index = match U::INFO.choose(&Facts {
                tag,
                ..Facts::default()
            }) {
                Choice::Variant(index) => index,
                Choice::Unknown | Choice::Undecided => UNKNOWN_VARIANT,
            };
            let hidden = U::INFO.style == TagStyle::Internal && index != UNKNOWN_VARIANT;
            if hidden {
                before.pop();
            }
            let replay = Replay {
                before: self.buffered(Node::Map(before)),
                lent,
                next: 0,
                tag: hidden.then_some(U::INFO.tag[0]),
                map,
            };
            return U::read_variant(index, RestDeserializer(replay));
        }
        self.read(Node::Map(before), &lent)
    }
}

/// The object of a union, of which the tag may be taken out: as it is handed to the variant.
struct RestDeserializer<'de, A>(Replay<'de, A>);

impl<'de, A: MapAccess<'de>> Deserializer<'de> for RestDeserializer<'de, A> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        visitor.visit_newtype_struct(self)
    }

    /// As with serde, an object of which only the tag is there is a variant that holds a unit.
    fn deserialize_unit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, A::Error> {
        if self.0.tag.is_none() {
            return self.deserialize_any(visitor);
        }
        match self.0.next_key::<IgnoredAny>()? {
            None => visitor.visit_unit(),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Map, &visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        MapAccessDeserializer::new(self.0).deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// A map whose first members were taken from it, as if they were still there.
struct Replay<'de, A> {
    before: Buffered,
    lent: Lent<'de>,
    next: usize,
    /// The tag that was taken out, which must not come again.
    tag: Option<&'static str>,
    map: A,
}

impl<'de, A> Replay<'de, A> {
    fn member(&self, index: usize) -> Option<&(Rc<Node>, Rc<Node>)> {
        match &*self.before.node {
            Node::Map(members) => members.get(index),
            _ => None,
        }
    }

    fn part(&self, node: &Rc<Node>) -> Part<'_, 'de> {
        Part::new(&self.before, node, &self.lent)
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        self.next += 1;
        match self.member(self.next - 1) {
            Some((name, _)) => seed
                .deserialize(self.part(name).into_deserializer())
                .map(Some),
            None => match self.tag {
                None => self.map.next_key_seed(seed),
                Some(tag) => match self.map.next_key_seed(NodeVisitor(&self.lent))? {
                    None => Ok(None),
                    Some(name) if name.as_str() == Some(tag) => Err(A::Error::duplicate_field(tag)),
                    Some(name) => {
                        let name = Rc::new(name);
                        seed.deserialize(self.part(&name).into_deserializer())
                            .map(Some)
                    }
                },
            },
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.member(self.next - 1) {
            Some((_, value)) => seed.deserialize(self.part(value).into_deserializer()),
            None => self.map.next_value_seed(seed),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        self.map.size_hint()
    }
}
