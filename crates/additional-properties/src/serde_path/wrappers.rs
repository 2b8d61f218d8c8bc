//! Containers that are no maps themselves: `Option`, `Box`, and `serde_json::Value`.

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::{Map, Value};

use super::errors::no_members;
use super::{ReadUnknown, WriteUnknown};
use crate::DeclaredProperties;

/// What is read is always there, as with serde; `None` is written as no members.
impl<'de, C: ReadUnknown<'de>> ReadUnknown<'de> for Option<C> {
    type Name = C::Name;

    fn empty() -> Self {
        Some(C::empty())
    }

    fn read_unknown<A: MapAccess<'de>>(
        &mut self,
        name: C::Name,
        map: &mut A,
    ) -> Result<(), A::Error> {
        self.get_or_insert_with(C::empty).read_unknown(name, map)
    }
}

impl<C: WriteUnknown> WriteUnknown for Option<C> {
    fn count(&self) -> usize {
        self.as_ref().map_or(0, C::count)
    }

    fn write_unknown<O: DeclaredProperties, M: SerializeMap>(
        &self,
        map: &mut M,
    ) -> Result<(), M::Error> {
        match self {
            Some(container) => container.write_unknown::<O, M>(map),
            None => Ok(()),
        }
    }
}

impl<'de, C: ReadUnknown<'de>> ReadUnknown<'de> for Box<C> {
    type Name = C::Name;

    fn empty() -> Self {
        Self::new(C::empty())
    }

    fn read_unknown<A: MapAccess<'de>>(
        &mut self,
        name: C::Name,
        map: &mut A,
    ) -> Result<(), A::Error> {
        (**self).read_unknown(name, map)
    }
}

impl<C: WriteUnknown> WriteUnknown for Box<C> {
    fn count(&self) -> usize {
        (**self).count()
    }

    fn write_unknown<O: DeclaredProperties, M: SerializeMap>(
        &self,
        map: &mut M,
    ) -> Result<(), M::Error> {
        (**self).write_unknown::<O, M>(map)
    }
}

/// An object; null is written as no members, and any other value is an error: it would be lost.
impl<'de> ReadUnknown<'de> for Value {
    type Name = String;

    fn empty() -> Self {
        Self::Object(Map::new())
    }

    fn read_unknown<A: MapAccess<'de>>(
        &mut self,
        name: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        if !self.is_object() {
            *self = <Self as ReadUnknown<'de>>::empty();
        }
        match self {
            Self::Object(members) => members.read_unknown(name, map),
            _ => unreachable!("it was made an object"),
        }
    }
}

impl WriteUnknown for Value {
    fn count(&self) -> usize {
        self.as_object().map_or(0, Map::len)
    }

    fn write_unknown<O: DeclaredProperties, M: SerializeMap>(
        &self,
        map: &mut M,
    ) -> Result<(), M::Error> {
        match self {
            Self::Object(members) => members.write_unknown::<O, M>(map),
            Self::Null => Ok(()),
            _ => Err(no_members()),
        }
    }
}
