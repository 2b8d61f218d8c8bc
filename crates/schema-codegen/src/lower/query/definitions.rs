//! The definitions that a schema which stands alone refers to.

use crate::document::SchemaId;
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::BTreeMap;

/// The keywords of one schema, and their operands.
pub(super) type Keywords = BTreeMap<&'static str, Value>;

/// What a definition is of: a schema, and whether its enums are open.
type Defined = (SchemaId, bool);

/// What references name, once each, in the order of the first reference; null where it is not written yet.
#[derive(Default)]
pub(super) struct Definitions(IndexMap<Defined, Option<Value>>);

impl Definitions {
    /// A reference to the definition of `defined`.
    pub(super) fn reference(&mut self, defined: Defined) -> Value {
        let entry = self.0.entry(defined);
        let reference = format!("#/$defs/{}", entry.index());
        entry.or_insert(None);
        object(Keywords::from([("$ref", reference.into())]))
    }

    /// The first definition that is referred to and not written.
    pub(super) fn first_missing(&self) -> Option<Defined> {
        // They are written in order.
        let written = self
            .0
            .values()
            .take_while(|schema| schema.is_some())
            .count();
        self.0.get_index(written).map(|(defined, _)| *defined)
    }

    pub(super) fn define(&mut self, defined: Defined, schema: Value) {
        self.0.insert(defined, Some(schema));
    }

    /// The schemas by their names, if there are any.
    pub(super) fn into_schemas(self) -> Option<Value> {
        let any = !self.0.is_empty();
        let schemas = self.0.into_values().flatten().enumerate();
        let named = schemas.map(|(number, schema)| (number.to_string(), schema));
        any.then(|| named.collect())
    }
}

/// In the order of names, whatever order `serde_json` keeps members in: the same text in every build.
pub(super) fn object<N: Into<String>>(members: BTreeMap<N, Value>) -> Value {
    let members = members.into_iter();
    members.map(|(name, value)| (name.into(), value)).collect()
}
