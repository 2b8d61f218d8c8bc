//! `Inspect` and `Mapping` for maps, and `Mapping` for what can be around a map as a container of members.

use super::{Inspect, Mapping, Node};
use crate::AdditionalProperties;
use crate::serde_path::key::with_name;
use core::ops::ControlFlow;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};

type Visit<'v, 'a> = &'v mut dyn FnMut(&str, &'a dyn Inspect) -> ControlFlow<()>;

macro_rules! maps {
    ($([$($param:tt)*] $map:ty, $value:ty, $visit:expr $(, $source:ident)?;)*) => {$(
        impl<$($param)*> Inspect for $map {
            fn inspect(&self) -> Node<'_> {
                Node::Map(self)
            }
        }

        impl<$($param)*> Mapping for $map {
            fn len(&self) -> usize {
                self.iter().len()
            }

            fn try_for_each<'a>(
                &'a self,
                visit: Visit<'_, 'a>,
            ) -> ControlFlow<()> {
                self.iter().try_for_each(|(name, value)| ($visit)(name, value, &mut *visit))
            }

            fn is_described(&self) -> bool {
                !<$value>::is_open()
            }

            $(fn source(&self, name: &str) -> Option<&str> {
                self.$source(name)
            })?
        }
    )*};
}

maps! {
    [K: Serialize, V: Inspect] BTreeMap<K, V>, V, visit_key;
    [K: Serialize, V: Inspect, S] HashMap<K, V, S>, V, visit_key;
    [V: Inspect, O] AdditionalProperties<V, O>, V, visit_name, source_of;
    [] Map<String, Value>, Value, visit_name;
}

#[cfg(feature = "indexmap")]
maps! {
    [K: Serialize, V: Inspect, S] indexmap::IndexMap<K, V, S>, V, visit_key;
}

fn visit_name<'a>(name: &str, value: &'a dyn Inspect, visit: Visit<'_, 'a>) -> ControlFlow<()> {
    visit(name, value)
}

/// A key that is written as no name can't be written at all, and has an empty name here.
fn visit_key<'a, K: Serialize>(
    key: &K,
    value: &'a dyn Inspect,
    visit: Visit<'_, 'a>,
) -> ControlFlow<()> {
    with_name(key, |name| visit(name, value)).unwrap_or_else(|| visit("", value))
}

impl<C: Mapping> Mapping for Box<C> {
    fn len(&self) -> usize {
        (**self).len()
    }

    fn try_for_each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
        (**self).try_for_each(visit)
    }

    fn is_described(&self) -> bool {
        (**self).is_described()
    }

    fn source(&self, name: &str) -> Option<&str> {
        (**self).source(name)
    }
}

impl<C: Mapping> Mapping for Option<C> {
    fn len(&self) -> usize {
        self.as_ref().map_or(0, C::len)
    }

    fn try_for_each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
        let mut container = self.iter();
        container.try_for_each(|container| container.try_for_each(&mut *visit))
    }

    fn is_described(&self) -> bool {
        self.as_ref().is_some_and(C::is_described)
    }

    fn source(&self, name: &str) -> Option<&str> {
        self.as_ref()?.source(name)
    }
}

/// Only an object has members.
impl Mapping for Value {
    fn len(&self) -> usize {
        self.as_object().map_or(0, Map::len)
    }

    fn try_for_each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
        let mut container = self.as_object().into_iter();
        container.try_for_each(|members| members.try_for_each(&mut *visit))
    }

    fn is_described(&self) -> bool {
        false
    }
}
