//! Which types have a borrowed twin: those in which a text or any JSON value is found, at any depth.
//!
//! In: the plan. Out: an answer per type. The others have nothing to borrow and serve both sides.

use crate::model::{Additional, Scalar, Shape, StringFormat, TypeExpr, TypeUse};
use crate::plan::Plan;

/// Per type, whether it borrows. Types that contain each other are settled by repetition.
pub(super) fn borrowing(plan: &Plan) -> Vec<bool> {
    let mut known = vec![false; plan.model.types.len()];
    loop {
        let next: Vec<bool> = plan
            .model
            .types
            .iter()
            .map(|def| shape(&def.shape, &known))
            .collect();
        if next == known {
            return known;
        }
        known = next;
    }
}

fn shape(shape: &Shape, known: &[bool]) -> bool {
    match shape {
        Shape::Struct(def) => {
            def.fields.iter().any(|field| place(&field.ty, known))
                || match &def.additional {
                    Additional::Any => true,
                    Additional::Typed(ty) => place(ty, known),
                    Additional::Deny => false,
                }
        }
        // A union keeps what fits no member.
        Shape::Union(_) => true,
        Shape::Enum(_) | Shape::Alias(_) => false,
    }
}

fn place(ty: &TypeUse, known: &[bool]) -> bool {
    match &ty.expr {
        TypeExpr::Named(id) => known[id.0],
        TypeExpr::Scalar(Scalar::String(format)) => {
            !matches!(format, StringFormat::DateTime | StringFormat::Date)
        }
        TypeExpr::Scalar(_) => false,
        TypeExpr::Array(item) | TypeExpr::Map(item) => place(item, known),
        TypeExpr::Tuple(items) => items.iter().any(|item| place(item, known)),
        TypeExpr::Const(_) | TypeExpr::Any => true,
    }
}
