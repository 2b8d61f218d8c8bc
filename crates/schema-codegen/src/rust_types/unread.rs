//! Which types hold no integer beyond 64 bits, though the schema allows it. A union inside a variant keeps what fits none of its own, so it
//! refuses nothing.

use crate::model::{Additional, IntegerType, Model, Scalar, Shape, TypeExpr, TypeId, TypeUse};

/// Per type, whether its values may have such an integer. For a union that is about its variants.
pub(super) fn all(model: &Model) -> Vec<bool> {
    let mut known = vec![false; model.types.len()];
    let mut users = vec![Vec::new(); model.types.len()];
    let mut open = Vec::new();
    for (id, def) in model.iter() {
        each_use(&def.shape, &mut |ty| {
            known[id.0] |= of_use(ty, &mut |inner| users[inner.0].push(id));
        });
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

fn each_use(shape: &Shape, found: &mut impl FnMut(&TypeUse)) {
    match shape {
        Shape::Struct(object) => {
            object.fields.iter().for_each(|field| found(&field.ty));
            if let Additional::Typed(ty) = &object.additional {
                found(ty);
            }
        }
        Shape::Union(union) => union.variants.iter().for_each(|it| found(&it.ty)),
        Shape::Alias(ty) => found(ty),
        Shape::Enum(_) => {}
    }
}

/// What is true of the use itself; the types in it are handed over.
fn of_use(ty: &TypeUse, named: &mut impl FnMut(TypeId)) -> bool {
    match &ty.expr {
        TypeExpr::Named(id) => {
            named(*id);
            false
        }
        TypeExpr::Scalar(Scalar::Integer(integer)) => *integer != IntegerType::Exact,
        TypeExpr::Scalar(_) | TypeExpr::Const(_) | TypeExpr::Any => false,
        TypeExpr::Array(item) | TypeExpr::Map(item) => of_use(item, named),
        // Not `any`, which would hand over the types of the first items alone.
        TypeExpr::Tuple(items) => items
            .iter()
            .fold(false, |known, item| of_use(item, named) | known),
    }
}
