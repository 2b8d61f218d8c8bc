//! The schemas of one document, in one arena.

use super::schema::{Schema, SchemaId};
use super::tree::Node;
use crate::model::{Pointer, Rule, SchemaInfo};
use std::collections::BTreeMap;

/// A schema document, read.
pub(crate) struct Document<'t> {
    pub(crate) tree: &'t Node,
    pub(crate) schemas: Vec<Schema>,
    pub(crate) root: SchemaId,
    /// The schemas that types are asked for; none when the root is meant, and with it all of the document.
    pub(crate) selected: Vec<SchemaId>,
    pub(crate) by_pointer: BTreeMap<Pointer, SchemaId>,
    /// Identifiers (`$id`) as written, each with the schema that carries it and the base that holds outside of it.
    pub(crate) bases: Vec<Base>,
    /// The root is an OpenAPI document, and no schema.
    pub(crate) is_openapi: bool,
    /// Pointers to keywords that are not in the table.
    pub(crate) unknown: Vec<Pointer>,
    pub(crate) info: SchemaInfo,
    pub(crate) rules: Vec<Rule>,
}

/// An identifier that opens a scope of its own.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    pub(crate) id: String,
    pub(crate) owner: SchemaId,
    /// The base outside; the document's own base points to itself.
    pub(crate) outer: usize,
}

impl Document<'_> {
    pub(crate) fn get(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.0]
    }

    /// The byte offset of the schema at `pointer`.
    pub(crate) fn start_of(&self, pointer: &Pointer) -> usize {
        let schema = self.by_pointer.get(pointer);
        schema.map_or(0, |id| self.get(*id).start)
    }

    /// The base that holds at `pointer`: that of the closest schema above it, as far as schemas are read.
    pub(super) fn base_at(&self, pointer: &Pointer) -> usize {
        let mut above = std::iter::successors(pointer.parent(), Pointer::parent);
        let closest = above.find_map(|pointer| self.by_pointer.get(&pointer));
        self.get(closest.copied().unwrap_or(self.root)).base
    }
}
