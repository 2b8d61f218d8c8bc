//! The definitions that a schema which stands alone refers to.

use crate::document::SchemaId;
use indexmap::IndexSet;
use serde_json::Value;
use std::collections::BTreeMap;

/// The keywords of one schema, and their operands.
pub(super) type Keywords = BTreeMap<&'static str, Value>;

/// What references name, once each, in the order of the first reference.
#[derive(Default)]
pub(super) struct Definitions {
    referred: IndexSet<SchemaId>,
    /// The schemas of the first of them: they are written in order.
    written: Vec<Value>,
}

impl Definitions {
    /// A reference to the definition of `defined`.
    pub(super) fn reference(&mut self, defined: SchemaId) -> Value {
        let (index, _) = self.referred.insert_full(defined);
        let reference = format!("#/$defs/{index}");
        object(Keywords::from([("$ref", reference.into())]))
    }

    /// The first definition that is referred to and not written.
    pub(super) fn first_missing(&self) -> Option<SchemaId> {
        self.referred.get_index(self.written.len()).copied()
    }

    /// Writes the first that is missing.
    pub(super) fn define(&mut self, schema: Value) {
        self.written.push(schema);
    }

    /// The schemas by their names, if there are any.
    pub(super) fn into_schemas(self) -> Option<Value> {
        let any = !self.written.is_empty();
        let schemas = self.written.into_iter().enumerate();
        let named = schemas.map(|(number, schema)| (number.to_string(), schema));
        any.then(|| named.collect())
    }
}

/// In the order of names, whatever order `serde_json` keeps members in: the same text in every build.
pub(super) fn object<N: Into<String>>(members: BTreeMap<N, Value>) -> Value {
    let members = members.into_iter();
    members.map(|(name, value)| (name.into(), value)).collect()
}
