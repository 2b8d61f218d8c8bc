//! The type uses of a shape.
//!
//! In: a [`Shape`]. Out: every [`TypeUse`] in it, and every named type in a use.

use crate::model::{Additional, Shape, TypeExpr, TypeId, TypeUse};

/// Every use that stands directly in `shape`.
pub(crate) fn of_shape(shape: &Shape) -> Vec<&TypeUse> {
    match shape {
        Shape::Struct(def) => {
            let fields = def.fields.iter().map(|field| &field.ty);
            let typed = match &def.additional {
                Additional::Typed(ty) => Some(&**ty),
                Additional::Any | Additional::Deny => None,
            };
            fields.chain(typed).collect()
        }
        Shape::Union(def) => def.variants.iter().map(|member| &member.ty).collect(),
        Shape::Alias(ty) => vec![ty],
        Shape::Enum(_) => Vec::new(),
    }
}

/// The uses that stand directly in `ty`.
pub(crate) fn directly_in(ty: &TypeUse) -> Vec<&TypeUse> {
    match &ty.expr {
        TypeExpr::Array(inner) | TypeExpr::Map(inner) => vec![inner],
        TypeExpr::Tuple(items) => items.iter().collect(),
        TypeExpr::Named(_) | TypeExpr::Scalar(_) | TypeExpr::Const(_) | TypeExpr::Any => Vec::new(),
    }
}

/// Visits `ty` and every use inside of it.
pub(crate) fn visit<'m>(ty: &'m TypeUse, seen: &mut impl FnMut(&'m TypeExpr)) {
    seen(&ty.expr);
    for inner in directly_in(ty) {
        visit(inner, seen);
    }
}

/// Every named type in `shape`.
pub(crate) fn named(shape: &Shape) -> Vec<TypeId> {
    let mut found = Vec::new();
    for ty in of_shape(shape) {
        visit(ty, &mut |expr| {
            if let TypeExpr::Named(id) = expr {
                found.push(*id);
            }
        });
    }
    found
}
