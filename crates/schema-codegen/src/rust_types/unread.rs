//! Which integers the variants of a union cannot hold, though the schema allows them.
//!
//! What 64 bits do not hold no type holds but the exact one. A union inside a variant keeps what fits none of its own, so it refuses nothing.

use super::attributes::Attribute;
use crate::model::{Additional, IntegerType, Model, Scalar, Shape, TypeExpr, TypeId, TypeUse};

/// From none to many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unread {
    #[default]
    None,
    Wide,
    Any,
}

impl Unread {
    /// What the derive is told.
    pub(super) fn attribute(self) -> Option<Attribute> {
        let word = match self {
            Self::None => return None,
            Self::Wide => "wide",
            Self::Any => "any",
        };
        Some(Attribute::equals("unread_integers", word))
    }
}

/// Per type, what its values may hold and its Rust type cannot. For a union that is about its variants.
pub(super) fn all(model: &Model) -> Vec<Unread> {
    let mut known = vec![Unread::None; model.types.len()];
    let mut users = vec![Vec::new(); model.types.len()];
    let mut open = Vec::new();
    for (id, def) in model.iter() {
        each_use(&def.shape, &mut |ty| {
            let own = of_use(ty, &mut |inner| users[inner.0].push(id));
            known[id.0] = known[id.0].max(own);
        });
        open.extend((known[id.0] > Unread::None).then_some(id));
    }
    // Each type is raised at most twice.
    while let Some(id) = open.pop() {
        if matches!(model.types[id.0].shape, Shape::Union(_)) {
            continue;
        }
        for user in &users[id.0] {
            if known[user.0] < known[id.0] {
                known[user.0] = known[id.0];
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

/// What is said by the use itself; the types in it are handed over.
fn of_use(ty: &TypeUse, named: &mut impl FnMut(TypeId)) -> Unread {
    match &ty.expr {
        TypeExpr::Named(id) => {
            named(*id);
            Unread::None
        }
        TypeExpr::Scalar(Scalar::Integer(IntegerType::Exact)) => Unread::None,
        // No codec takes `1.0` for it.
        TypeExpr::Scalar(Scalar::Integer(IntegerType::U128)) => Unread::Any,
        TypeExpr::Scalar(Scalar::Integer(_)) => Unread::Wide,
        TypeExpr::Scalar(_) | TypeExpr::Const(_) | TypeExpr::Any => Unread::None,
        TypeExpr::Array(item) | TypeExpr::Map(item) => of_use(item, named),
        TypeExpr::Tuple(items) => {
            let items = items.iter().map(|item| of_use(item, named));
            items.max().unwrap_or_default()
        }
    }
}
