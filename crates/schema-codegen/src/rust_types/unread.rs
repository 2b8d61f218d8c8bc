//! Which types hold no integer beyond 64 bits, though the schema allows it. A union inside a variant keeps what fits none of its own, so it
//! refuses nothing.

use crate::model::{IntegerType, Model, Scalar, Shape, TypeExpr, uses};

/// Per type, whether its values may have such an integer. For a union that is about its variants.
pub(super) fn all(model: &Model) -> Vec<bool> {
    let mut known = vec![false; model.types.len()];
    let users = uses::users(model);
    let mut open = Vec::new();
    for (id, def) in model.iter() {
        for ty in uses::of_shape(&def.shape) {
            uses::visit(ty, &mut |ty| {
                known[id.0] |= matches!(&ty.expr, TypeExpr::Scalar(Scalar::Integer(integer)) if *integer != IntegerType::Exact);
            });
        }
        open.extend(known[id.0].then_some(id));
    }
    while let Some(id) = open.pop() {
        if matches!(model.types[id.0].shape, Shape::Union(_)) {
            continue;
        }
        for user in &users[id.0] {
            if !known[user.0] {
                known[user.0] = true;
                open.push(*user);
            }
        }
    }
    known
}
