//! Unions whose variants nothing tells apart show nothing that one of their variants would hide.
//!
//! A value may have been taken for the wrong variant, whose fields need not be sensitive. So the union has the highest class of the data
//! inside of it, and so has each field that holds such a union, whatever the schema says of the field.

use crate::model::{DecidedBy, Model, Sensitivity, Shape, sensitivity};

/// Raises the classes of undecided unions, and of the fields that hold one.
pub(in crate::lower) fn hide_undecided(model: &mut Model) {
    let inside = sensitivity::classes_inside(model);
    for (def, inside) in model.types.iter_mut().zip(&inside) {
        if is_undecided(&def.shape) {
            def.sensitivity = def
                .sensitivity
                .max(inside.last().copied().unwrap_or_default());
        }
    }
    let hidden = hidden_values(model);
    for def in &mut model.types {
        let Shape::Struct(object) = &mut def.shape else {
            continue;
        };
        for field in &mut object.fields {
            let inside = sensitivity::of_use(&field.ty, &hidden);
            field.sensitivity = field.sensitivity.max(inside);
        }
    }
}

fn is_undecided(shape: &Shape) -> bool {
    matches!(shape, Shape::Union(def) if def.decided_by == DecidedBy::BestMatch)
}

/// Per type, the class of the undecided unions that a value of it can be without a struct around them.
fn hidden_values(model: &Model) -> Vec<Sensitivity> {
    let own = model.types.iter().map(|def| {
        let class = is_undecided(&def.shape).then_some(def.sensitivity);
        class.unwrap_or_default()
    });
    sensitivity::of_values(model, own.collect())
}
