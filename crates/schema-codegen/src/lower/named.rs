//! Types with a name: entries of the queue.
//!
//! In: a [`Key`] and a name. Out: a [`TypeId`], the same for the same key. Their shapes are built when the queue reaches them.

use super::key::{Key, Mode};
use super::union::any;
use super::{Draft, Lowerer, place};
use crate::document::SchemaId;
use crate::model::{Origin, Pointer, Sensitivity, Shape, TypeDef, TypeId};

impl Lowerer<'_, '_> {
    /// The named type of the schema `id`.
    pub(super) fn named_schema(&mut self, id: SchemaId) -> TypeId {
        let root = self.resolved.document.root;
        let origin = if id == root {
            Origin::Root
        } else {
            Origin::Definition
        };
        let name = place::target_name(&self.resolved.get(id).pointer);
        self.named(Key::one(id), name, origin)
    }

    /// The named type of `key`, queued when it is new.
    pub(super) fn named(&mut self, key: Key, name: String, origin: Origin) -> TypeId {
        if let Some(id) = self.by_key.get(&key) {
            return *id;
        }
        let id = self.insert(key, name, origin, None);
        self.queue.push_back(id);
        id
    }

    pub(super) fn insert(
        &mut self,
        key: Key,
        wire_name: String,
        origin: Origin,
        shape: Option<Shape>,
    ) -> TypeId {
        let id = TypeId(self.types.len());
        let def = TypeDef {
            wire_name,
            pointer: self.pointer(&key),
            origin,
            docs: self.own_docs(&key),
            nullable: false,
            sensitivity: self.explicit_sensitivity(&key).unwrap_or(Sensitivity::None),
            shape: shape.unwrap_or(Shape::Alias(any())),
        };
        self.by_key.insert(key.clone(), id);
        self.types.push(Draft { key, def });
        id
    }

    pub(super) fn pointer(&self, key: &Key) -> Pointer {
        // The last schema of a bare composition is the alternative that the type is about.
        let bare = key.mode == Mode::AllBare;
        let id = if bare {
            key.schemas.last().copied()
        } else {
            None
        };
        self.resolved.get(id.unwrap_or(key.first())).pointer.clone()
    }
}
