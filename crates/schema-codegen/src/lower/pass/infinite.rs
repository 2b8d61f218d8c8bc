//! Types that require themselves, so that no value of them is finite: each field that leads there is kept as any JSON value.

use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{Model, Shape, TypeExpr, TypeUse};

/// Keeps as any JSON value what has no finite value.
pub(in crate::lower) fn break_infinite_types(model: &mut Model, sink: &mut DiagnosticSink) {
    let finite = finite(model);
    for (def, finite_itself) in model.types.iter_mut().zip(&finite) {
        let Shape::Struct(object) = &mut def.shape else {
            continue;
        };
        for field in object.fields.iter_mut().filter(|_| !finite_itself) {
            if field.required && !use_is_finite(&field.ty, &finite) {
                let shown = field.wire_name.escape_debug();
                let fact = format!("`{shown}` is required at every depth, so no value is finite");
                let outcome = "it is kept as any JSON value";
                let help = "let it be absent or null somewhere";
                sink.approximate(Code::Never, &field.pointer, fact, outcome, help);
                field.ty = TypeUse::any();
            }
        }
    }
}

/// Whether each type has a finite value.
fn finite(model: &Model) -> Vec<bool> {
    let mut finite = vec![false; model.types.len()];
    loop {
        let mut found = false;
        for (id, def) in model.iter() {
            if !finite[id.0] && shape_is_finite(&def.shape, &finite) {
                finite[id.0] = true;
                found = true;
            }
        }
        if !found {
            return finite;
        }
    }
}

fn shape_is_finite(shape: &Shape, finite: &[bool]) -> bool {
    match shape {
        Shape::Struct(def) => {
            let mut required = def.fields.iter().filter(|field| field.required);
            required.all(|field| use_is_finite(&field.ty, finite))
        }
        Shape::Alias(ty) => use_is_finite(ty, finite),
        // An enum and a union keep what they do not know.
        Shape::Enum(_) | Shape::Union(_) => true,
    }
}

fn use_is_finite(ty: &TypeUse, finite: &[bool]) -> bool {
    ty.nullable
        || match &ty.expr {
            TypeExpr::Named(id) => finite[id.0],
            TypeExpr::Tuple(items) => items.iter().all(|item| use_is_finite(item, finite)),
            TypeExpr::Scalar(_)
            | TypeExpr::Array(_)
            | TypeExpr::Map(_)
            | TypeExpr::Const(_)
            | TypeExpr::Any => true,
        }
}
