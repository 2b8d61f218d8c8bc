//! Types in the order of the schema.
//!
//! In: a [`Model`] in the order in which places were reached. Out: the same, ordered by where each type stands in the text, without
//! types that nothing uses.

use super::aliases::{each_inner, each_use};
use crate::model::{Model, Origin, TypeExpr, TypeId, TypeUse};
use crate::resolve::Resolved;

/// Orders the types of `model`.
pub(super) fn sort(model: &mut Model, resolved: &Resolved<'_>) {
    let root = model.root;
    let document = &resolved.document;
    let start = |id: usize| {
        document
            .by_pointer
            .get(&model.types[id].pointer)
            .map_or(0, |schema| document.get(*schema).start)
    };
    let mut order: Vec<usize> = (0..model.types.len()).collect();
    order.sort_by_key(|id| {
        (
            TypeId(*id) != root || model.types[*id].origin != Origin::Root,
            start(*id),
            *id,
        )
    });
    let mut place = vec![TypeId(0); order.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = TypeId(new);
    }
    let mut types: Vec<_> = std::mem::take(&mut model.types)
        .into_iter()
        .map(Some)
        .collect();
    model.types = order.iter().filter_map(|old| types[*old].take()).collect();
    model.root = place[root.0];
    for def in &mut model.types {
        each_use(&mut def.shape, &mut |ty| renumber(ty, &place));
    }
}

fn renumber(ty: &mut TypeUse, place: &[TypeId]) {
    for alias in &mut ty.aliases {
        *alias = place[alias.0];
    }
    if let TypeExpr::Named(id) = &mut ty.expr {
        *id = place[id.0];
    }
    each_inner(&mut ty.expr, &mut |inner| renumber(inner, place));
}
