//! Types in the order in which the schema has them, the root first.

use crate::model::{Model, Origin, Pointer, TypeExpr, TypeId, TypeUse, uses};

/// Orders the types of `model` by the offsets of their schemas in the text.
pub(in crate::lower) fn sort(model: &mut Model, offset: impl Fn(&Pointer) -> usize) {
    let root = model.root;
    let mut order: Vec<usize> = (0..model.types.len()).collect();
    order.sort_by_key(|id| {
        (
            TypeId(*id) != root || model.types[*id].origin != Origin::Root,
            offset(&model.types[*id].pointer),
            *id,
        )
    });
    let mut new_ids = vec![TypeId(0); order.len()];
    for (new, old) in order.iter().enumerate() {
        new_ids[*old] = TypeId(new);
    }
    let mut types: Vec<_> = std::mem::take(&mut model.types)
        .into_iter()
        .map(Some)
        .collect();
    model.types = order.iter().filter_map(|old| types[*old].take()).collect();
    model.root = new_ids[root.0];
    let further_roots = model.further_roots.iter();
    model.further_roots = further_roots.map(|id| new_ids[id.0]).collect();
    for def in &mut model.types {
        for ty in uses::of_shape_mut(&mut def.shape) {
            renumber(ty, &new_ids);
        }
    }
}

fn renumber(ty: &mut TypeUse, new_ids: &[TypeId]) {
    for alias in &mut ty.aliases {
        *alias = new_ids[alias.0];
    }
    if let TypeExpr::Named(id) = &mut ty.expr {
        *id = new_ids[id.0];
    }
    for inner in ty.expr.inner_mut() {
        renumber(inner, new_ids);
    }
}
