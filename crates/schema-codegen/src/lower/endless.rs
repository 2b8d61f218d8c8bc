//! Types that require themselves, so that no value of them can be written down.
//!
//! In: a [`Model`]. Out: the same with any JSON value in the place of what never ends, and a finding for each such place.

use super::union::any;
use crate::diagnostic::{Code, Findings};
use crate::model::{Model, Shape, TypeExpr, TypeUse};

/// Ends what never ends.
pub(super) fn end(model: &mut Model, findings: &mut Findings) {
    let finite = finite(model);
    for (def, finite_itself) in model.types.iter_mut().zip(&finite) {
        let Shape::Struct(object) = &mut def.shape else {
            continue;
        };
        for field in object.fields.iter_mut().filter(|_| !finite_itself) {
            if field.required && !of_use(&field.ty, &finite) {
                let message = format!(
                    "`{}` is required all the way down, so no value ever ends; it is kept as any JSON value",
                    field.wire_name.escape_debug()
                );
                let help = "let it be absent or null somewhere";
                findings.at(Code::Never, &field.pointer, message, help);
                field.ty = any();
            }
        }
    }
}

/// Whether each type has a value that ends.
fn finite(model: &Model) -> Vec<bool> {
    let mut finite = vec![false; model.types.len()];
    loop {
        let mut found = false;
        for (id, def) in model.iter() {
            if !finite[id.0] && shape(&def.shape, &finite) {
                finite[id.0] = true;
                found = true;
            }
        }
        if !found {
            return finite;
        }
    }
}

fn shape(shape: &Shape, finite: &[bool]) -> bool {
    match shape {
        Shape::Struct(def) => {
            let mut required = def.fields.iter().filter(|field| field.required);
            required.all(|field| of_use(&field.ty, finite))
        }
        Shape::Alias(ty) => of_use(ty, finite),
        // An enum and a union keep what they do not know.
        Shape::Enum(_) | Shape::Union(_) => true,
    }
}

fn of_use(ty: &TypeUse, finite: &[bool]) -> bool {
    ty.nullable
        || match &ty.expr {
            TypeExpr::Named(id) => finite[id.0],
            TypeExpr::Tuple(items) => items.iter().all(|item| of_use(item, finite)),
            TypeExpr::Scalar(_)
            | TypeExpr::Array(_)
            | TypeExpr::Map(_)
            | TypeExpr::Const(_)
            | TypeExpr::Any => true,
        }
}
