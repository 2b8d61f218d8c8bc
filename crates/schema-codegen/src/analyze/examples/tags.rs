//! Tags in the examples of variants: what a schema calls any string is a certain one where a union selects the schema by it.

use super::Maker;
use crate::model::{DecidedBy, Model, Pointer, Shape, Tag, TypeExpr, TypeId};
use serde_json::Value;
use std::collections::BTreeMap;

/// Per struct: the members by which unions tell that an object is of it, with the values that say so.
pub(super) type Tags<'m> = BTreeMap<TypeId, Vec<(&'m str, &'m [Value])>>;

/// The tags of the variants of all unions of `model`.
pub(super) fn of(model: &Model) -> Tags<'_> {
    let mut found = Tags::new();
    for (_, def) in model.iter() {
        let Shape::Union(union) = &def.shape else {
            continue;
        };
        let DecidedBy::Tag(Tag { path, values, .. }) = &union.decided_by else {
            continue;
        };
        let [name] = path.as_slice() else {
            continue;
        };
        for (variant, values) in union.variants.iter().zip(values) {
            if let TypeExpr::Named(id) = variant.ty.expr {
                let tags: &mut Vec<_> = found.entry(id).or_default();
                tags.push((name.as_str(), values.as_slice()));
            }
        }
    }
    found
}

impl Maker<'_> {
    /// `made`, an object of the struct `id`, whose schema is at `pointer`, with its tags as far as the schema accepts them.
    pub(super) fn tagged(&self, id: TypeId, pointer: &Pointer, mut made: Value) -> Value {
        for (name, values) in self.tags.get(&id).into_iter().flatten() {
            let (Some(tag), Some(first)) = (made.get_mut(*name), values.first()) else {
                continue;
            };
            if values.contains(tag) {
                continue;
            }
            let before = std::mem::replace(tag, first.clone());
            if !self.accepted(pointer, &made) {
                made[*name] = before;
            }
        }
        made
    }
}
