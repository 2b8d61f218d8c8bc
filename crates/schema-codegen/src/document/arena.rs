//! The schemas of a document, and of those that it refers to, in one arena.

use super::files::{FileId, Files};
use super::schema::{Schema, SchemaId};
use crate::model::{Pointer, Rule, SchemaInfo};
use std::collections::BTreeMap;

/// A schema document, read.
pub(crate) struct Document<'t> {
    pub(crate) files: &'t Files<'t>,
    pub(crate) schemas: Vec<Schema>,
    pub(crate) root: SchemaId,
    /// Per document that a reference led into: the schema at its root, which may only say what the base of references is.
    pub(crate) owners: BTreeMap<FileId, SchemaId>,
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

impl<'t> Document<'t> {
    /// Nothing is read yet.
    pub(super) fn new(files: &'t Files<'t>, rules: Vec<Rule>) -> Self {
        let base = Base {
            id: files.uri(FileId::MAIN).to_owned(),
            owner: SchemaId(0),
            outer: 0,
        };
        Self {
            files,
            schemas: Vec::new(),
            root: SchemaId(0),
            owners: BTreeMap::from([(FileId::MAIN, SchemaId(0))]),
            selected: Vec::new(),
            by_pointer: BTreeMap::new(),
            bases: vec![base],
            is_openapi: files.is_openapi(FileId::MAIN),
            unknown: Vec::new(),
            info: SchemaInfo::default(),
            rules,
        }
    }

    pub(crate) fn get(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.0]
    }

    /// Where the schema at `pointer` starts.
    pub(crate) fn start_of(&self, pointer: &Pointer) -> usize {
        let schema = self.by_pointer.get(pointer);
        schema.map_or(0, |id| self.get(*id).start)
    }

    /// The base that holds at `pointer`: that of the closest schema above it, as far as schemas are read.
    pub(super) fn base_at(&self, pointer: &Pointer) -> usize {
        let mut above = std::iter::successors(pointer.parent(), Pointer::parent);
        let closest = above.find_map(|pointer| self.by_pointer.get(&pointer));
        let owner = self.owners.get(&self.files.of(pointer));
        let closest = closest.or(owner).copied();
        self.get(closest.unwrap_or(self.root)).base
    }
}
