//! Which types have a borrowed form: those in which a string or any JSON value is found, at any depth.
//!
//! The others have nothing to borrow and serve both sides.

use super::RustType;
use crate::model::{Additional, Model, Scalar, Shape, StringFormat, TypeExpr, TypeUse};

/// Per type, whether it borrows. Types that contain each other are settled by repetition.
pub(super) fn all(model: &Model) -> Vec<bool> {
    let mut known = vec![false; model.types.len()];
    loop {
        let next: Vec<bool> = model
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
            def.fields.iter().any(|field| value(&field.ty, known))
                || match &def.additional {
                    Additional::Any => true,
                    Additional::Typed(ty) => value(ty, known),
                    Additional::Deny => false,
                }
        }
        // A union keeps what fits no branch.
        Shape::Union(_) => true,
        Shape::Enum(_) | Shape::Alias(_) => false,
    }
}

fn value(ty: &TypeUse, known: &[bool]) -> bool {
    match &ty.expr {
        TypeExpr::Named(id) => known[id.0],
        TypeExpr::Scalar(Scalar::String(format)) => {
            !matches!(format, StringFormat::DateTime | StringFormat::Date)
        }
        TypeExpr::Scalar(_) => false,
        // A codec reads owned values.
        TypeExpr::Tuple(_) if RustType::of(ty).has_codec() => false,
        expr @ (TypeExpr::Array(_) | TypeExpr::Map(_) | TypeExpr::Tuple(_)) => {
            expr.inner().iter().any(|inner| value(inner, known))
        }
        TypeExpr::Const(_) | TypeExpr::Any => true,
    }
}
