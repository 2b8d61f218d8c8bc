//! Tags in the examples of variants: what a schema calls any string is a certain one where a union selects the schema by it.

use super::Maker;
use crate::model::{DecidedBy, Model, Pointer, Shape, Tag, TypeDef, TypeExpr, TypeId, UnionDef};
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

    /// `made`, a value of the variant `index` of the union `def`, with a tag that selects this variant there: an object of two unions has
    /// the tag of one of them.
    pub(super) fn selecting(
        &self,
        def: &TypeDef,
        (union, index): (&UnionDef, usize),
        made: Value,
    ) -> Value {
        let DecidedBy::Tag(tag) = &union.decided_by else {
            return made;
        };
        let is_selected =
            |value: &Value| tag.of(value).and_then(|it| tag.variant(it)) == Some(index);
        let mut changed = made.clone();
        let mut path = tag.path.iter();
        let place = path.try_fold(&mut changed, |value, name| value.get_mut(name));
        match (place, tag.values[index].first()) {
            (Some(place), Some(first)) if !is_selected(&made) => place.clone_from(first),
            _ => return made,
        }
        // `oneOf` of schemas that differ in nothing but the discriminator's meaning accepts neither.
        if self.accepted(&def.pointer, &changed) || !self.accepted(&def.pointer, &made) {
            changed
        } else {
            made
        }
    }
}
