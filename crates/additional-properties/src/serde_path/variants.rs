//! Reads the variants of a union from a value that is buffered, each as often as the choice between them needs it.

use core::cell::Cell;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::duplicate_unknown;
use super::node::Lent;
use super::node_deserializer::Buffered;
use super::union::{ReadUnion, read_buffered};

/// The name of a newtype by which a union asks the deserializer of a buffered value for a [`Handed`].
pub(super) const VARIANTS: &str = "additional_properties::variants";

thread_local! {
    /// The node that is read next, and whether a tag was taken out of it.
    static NEXT: Cell<Option<(Buffered, bool)>> = const { Cell::new(None) };
}

/// Reads the node in [`NEXT`].
///
/// A union inside a variant does not know that the deserializer it got is one of ours, and that one can be read only once. So it asks
/// for this by the means of serde: a map, of which a value is read from a node, and a key is read as an attempt, none if it fails.
/// A map knows the lifetime of the data, which a node does not: this is what can lend strings.
pub(super) struct Handed<'a, 'de, E>(&'a Lent<'de>, PhantomData<E>);

impl<'a, 'de, E> Handed<'a, 'de, E> {
    pub(super) const fn new(lent: &'a Lent<'de>) -> Self {
        Self(lent, PhantomData)
    }
}

impl<'de, E: Error> MapAccess<'de> for Handed<'_, 'de, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        match self.read::<K, TryError>(seed) {
            Ok(value) => Ok(Some(value)),
            // No other variant makes this good: one that keeps less of the value would only hide it.
            Err(TryError { duplicate: true }) => Err(duplicate_unknown()),
            Err(TryError { duplicate: false }) => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        self.read(seed)
    }
}

impl<'de, E> Handed<'_, 'de, E> {
    fn read<S: DeserializeSeed<'de>, F: Error>(&self, seed: S) -> Result<S::Value, F> {
        match NEXT.take() {
            Some((node, false)) => seed.deserialize(node.deserializer(self.0)),
            Some((node, true)) => seed.deserialize(node.rest_deserializer(self.0)),
            None => Err(F::custom("only a union reads its variants")),
        }
    }
}

/// Reads a union from a deserializer of ours, which has this node.
pub(super) struct HandedVisitor<U>(pub(super) Buffered, pub(super) PhantomData<U>);

impl<'de, U: ReadUnion<'de>> Visitor<'de> for HandedVisitor<U> {
    type Value = U;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
        read_buffered(&self.0, &mut map)
    }
}

/// Reads a value as the variant with this index.
pub(super) struct VariantSeed<U>(pub(super) usize, pub(super) PhantomData<U>);

impl<'de, U: ReadUnion<'de>> DeserializeSeed<'de> for VariantSeed<U> {
    type Value = U;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<U, D::Error> {
        U::read_variant(self.0, input)
    }
}

/// Reads a node as the variant with this index.
pub(super) fn read_variant<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    index: usize,
    node: Buffered,
    is_rest: bool,
    handed: &mut A,
) -> Result<U, A::Error> {
    NEXT.set(Some((node, is_rest)));
    handed.next_value_seed(VariantSeed(index, PhantomData))
}

/// Reads a node as the variant with this index, or gives none if it is not that.
///
/// # Errors
///
/// A member comes twice.
pub(super) fn try_variant<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    index: usize,
    node: Buffered,
    handed: &mut A,
) -> Result<Option<U>, A::Error> {
    NEXT.set(Some((node, false)));
    handed.next_key_seed(VariantSeed(index, PhantomData))
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
