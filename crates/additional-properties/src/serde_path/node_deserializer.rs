//! Reads a type from a buffered value.

use core::cell::Cell;
use core::marker::PhantomData;
use std::rc::Rc;

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Buffer, Lent, Node};
use super::variants::{Handed, VARIANTS};

thread_local! {
    /// The node whose deserializer was asked last whether it is human-readable.
    static ASKED: Cell<Option<Buffered>> = const { Cell::new(None) };
}

/// A node with its buffer.
#[derive(Clone)]
pub(crate) struct Buffered {
    pub(crate) node: Rc<Node>,
    pub(crate) buffer: Rc<Buffer>,
    /// How many arrays and objects are around it in the buffer.
    pub(super) depth: u32,
}

impl Buffered {
    /// The node that a deserializer reads, if it is one of ours.
    ///
    /// A union inside a variant of another union must not buffer its value again, or the work would double at every level. It can't
    /// see the type of a deserializer, but every format answers one question without doing anything: whether it is human-readable.
    /// Ours notes down that it was asked.
    pub(crate) fn of<'de, D: Deserializer<'de>>(input: &D) -> Option<Self> {
        ASKED.take();
        input.is_human_readable();
        ASKED.take()
    }

    /// Reads the node.
    pub(super) fn deserializer<'a, 'de, E>(
        &'a self,
        lent: &'a Lent<'de>,
    ) -> NodeDeserializer<'a, 'de, E> {
        NodeDeserializer {
            buffered: self,
            lent,
            is_rest: false,
            error: PhantomData,
        }
    }

    /// Reads what is left of an object whose tag was taken out.
    pub(super) fn rest_deserializer<'a, 'de, E>(
        &'a self,
        lent: &'a Lent<'de>,
    ) -> NodeDeserializer<'a, 'de, E> {
        NodeDeserializer {
            is_rest: true,
            ..self.deserializer(lent)
        }
    }

    /// Another node in the place of this one.
    pub(super) fn instead(&self, node: Rc<Node>) -> Self {
        Self {
            node,
            buffer: Rc::clone(&self.buffer),
            depth: self.depth,
        }
    }

    /// An element or a member.
    pub(super) fn inside(&self, node: &Rc<Node>) -> Self {
        Self {
            depth: self.depth + 1,
            ..self.instead(Rc::clone(node))
        }
    }
}

/// Reads from a node; errors are those of the format that the node was read from.
pub(crate) struct NodeDeserializer<'a, 'de, E> {
    buffered: &'a Buffered,
    lent: &'a Lent<'de>,
    /// Whether a tag was taken out of the object: when nothing is left, it can be a unit.
    is_rest: bool,
    error: PhantomData<E>,
}

impl<'de, E: Error> Deserializer<'de> for NodeDeserializer<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        let buffered = self.buffered;
        match &*buffered.node {
            Node::Null => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Signed(value) => visitor.visit_i64(*value),
            Node::Unsigned(value) => visitor.visit_u64(*value),
            Node::Wide(value) => visitor.visit_i128(*value),
            Node::WideUnsigned(value) => visitor.visit_u128(*value),
            Node::Float(value) => visitor.visit_f64(*value),
            Node::Number(number) => number.deserialize_any(visitor).map_err(E::custom),
            Node::String(value, place) => match self.lent.string(*place) {
                Some(lent) => visitor.visit_borrowed_str(lent),
                None => visitor.visit_str(value),
            },
            Node::Bytes(value, place) => match self.lent.bytes(*place) {
                Some(lent) => visitor.visit_borrowed_bytes(lent),
                None => visitor.visit_bytes(value),
            },
            Node::Seq(items) => {
                let items = items
                    .iter()
                    .map(|item| Part::new(buffered, item, self.lent));
                let mut seq = SeqDeserializer::new(items);
                let value = visitor.visit_seq(&mut seq)?;
                seq.end().map(|()| value)
            }
            Node::Map(_) => {
                let mut map = self.members();
                let value = visitor.visit_map(&mut map)?;
                map.end().map(|()| value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match &*self.buffered.node {
            Node::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match &*self.buffered.node {
            Node::Map(members) if self.is_rest && members.is_empty() => visitor.visit_unit(),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        if name == VARIANTS {
            return visitor.visit_map(Handed::new(self.lent));
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        match &*self.buffered.node {
            Node::Map(_) => {
                let map = MapAccessDeserializer::new(self.members());
                map.deserialize_enum(name, variants, visitor)
            }
            Node::String(variant, _) => {
                let variant: serde::de::value::StrDeserializer<'_, E> =
                    (**variant).into_deserializer();
                variant.deserialize_enum(name, variants, visitor)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    /// A format without names writes a struct as a sequence, and no other one does: an array is no object on the JSON path either.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        match &*self.buffered.node {
            Node::Seq(_) => Err(E::invalid_type(Unexpected::Seq, &visitor)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn is_human_readable(&self) -> bool {
        ASKED.set(Some(self.buffered.clone()));
        self.buffered.buffer.human_readable
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf seq tuple tuple_struct map identifier ignored_any
    }
}

impl<'a, 'de, E: Error> NodeDeserializer<'a, 'de, E> {
    fn members(
        &self,
    ) -> MapDeserializer<'de, impl Iterator<Item = (Part<'a, 'de>, Part<'a, 'de>)>, E> {
        let (buffered, lent) = (self.buffered, self.lent);
        let members = match &*buffered.node {
            Node::Map(members) => members.as_slice(),
            _ => &[],
        };
        let part = move |node| Part::new(buffered, node, lent);
        let members = members.iter();
        MapDeserializer::new(members.map(move |(name, value)| (part(name), part(value))))
    }
}

/// A node that is on its own: an element or a member.
pub(super) struct Part<'a, 'de> {
    buffered: Buffered,
    lent: &'a Lent<'de>,
}

impl<'a, 'de> Part<'a, 'de> {
    /// An element or a member of `whole`.
    pub(super) fn new(whole: &Buffered, node: &Rc<Node>, lent: &'a Lent<'de>) -> Self {
        let buffered = whole.inside(node);
        Self { buffered, lent }
    }
}

/// Reads an element or a member.
pub(super) struct PartDeserializer<'a, 'de, E>(Part<'a, 'de>, PhantomData<E>);

impl<'a, 'de, E: Error> IntoDeserializer<'de, E> for Part<'a, 'de> {
    type Deserializer = PartDeserializer<'a, 'de, E>;

    fn into_deserializer(self) -> Self::Deserializer {
        PartDeserializer(self, PhantomData)
    }
}

impl<'de, E> PartDeserializer<'_, 'de, E> {
    fn node(&self) -> NodeDeserializer<'_, 'de, E> {
        self.0.buffered.deserializer(self.0.lent)
    }
}

macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*),)*) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, E> {
            self.node().$method($($argument,)* visitor)
        }
    )*};
}

impl<'de, E: Error> Deserializer<'de> for PartDeserializer<'_, 'de, E> {
    type Error = E;

    forward! {
        deserialize_any(),
        deserialize_option(),
        deserialize_newtype_struct(name: &'static str),
        deserialize_enum(name: &'static str, variants: &'static [&'static str]),
        deserialize_struct(name: &'static str, fields: &'static [&'static str]),
    }

    fn is_human_readable(&self) -> bool {
        self.node().is_human_readable()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}
