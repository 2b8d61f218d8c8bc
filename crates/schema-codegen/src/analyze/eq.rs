//! Which types can derive `Eq` and `Hash`.
//!
//! In: a [`Model`]. Out: per type, whether it holds no float and no open JSON value, at any depth.

use crate::model::{Additional, Model, Scalar, Shape, TypeExpr, uses};

/// Whether each type can derive `Eq` and `Hash`.
pub(super) fn derivable(model: &Model) -> Vec<bool> {
    let users = uses::users(model);
    let mut eq = vec![true; model.types.len()];
    let mut pending = Vec::new();
    for (id, def) in model.iter() {
        if !own(&def.shape) {
            eq[id.0] = false;
            pending.push(id);
        }
    }
    while let Some(id) = pending.pop() {
        for user in &users[id.0] {
            if std::mem::take(&mut eq[user.0]) {
                pending.push(*user);
            }
        }
    }
    eq
}

/// The answer for `shape` if all types it names could.
fn own(shape: &Shape) -> bool {
    let mut equal = match shape {
        Shape::Struct(def) => matches!(def.additional, Additional::Deny),
        // A union keeps what it does not know as JSON.
        Shape::Union(_) => false,
        Shape::Enum(_) | Shape::Alias(_) => true,
    };
    for ty in uses::of_shape(shape) {
        uses::visit(ty, &mut |ty| {
            equal &= !matches!(
                ty.expr,
                TypeExpr::Scalar(Scalar::Number(_))
                    | TypeExpr::Any
                    | TypeExpr::Const(_)
                    | TypeExpr::Map(_)
            );
        });
    }
    equal
}
