//! Lives: enums whose values mark the stretches of one, and the objects that hold one such status for each step.
//!
//! In: the phases of the schema's enums. Out: one entry for each such enum. Which enum that is, only the schema says.

use super::rules;
use crate::model::{Phase, Shape, TypeExpr, TypeId};
use crate::plan::{FieldId, Plan};

/// The life that one enum tells of.
#[derive(Clone, Debug)]
pub struct Life<'a> {
    /// The enum.
    pub id: TypeId,
    /// Its phases in order.
    pub phases: &'a [Phase],
    /// The objects of which every field has this status: its fields are the steps.
    pub steps: Vec<(TypeId, Vec<FieldId>)>,
    /// The rules that name the enum.
    pub rules: Vec<usize>,
}

/// Every life, in the order of the schema.
#[must_use]
pub fn lives(plan: &Plan) -> Vec<Life<'_>> {
    let told = plan.model.iter().filter_map(|(id, def)| match &def.shape {
        Shape::Enum(shape) if !shape.phases.is_empty() => Some((id, def, shape)),
        _ => None,
    });
    told.map(|(id, def, shape)| Life {
        id,
        phases: &shape.phases,
        steps: steps(plan, id),
        rules: rules::about(plan, &def.wire_name),
    })
    .collect()
}

fn steps(plan: &Plan, status: TypeId) -> Vec<(TypeId, Vec<FieldId>)> {
    let mut out = Vec::new();
    for (owner, def) in plan.model.iter() {
        let Shape::Struct(shape) = &def.shape else {
            continue;
        };
        let is_step = |ty: &TypeExpr| matches!(ty, TypeExpr::Named(id) if *id == status);
        if shape.fields.len() > 1 && shape.fields.iter().all(|field| is_step(&field.ty.expr)) {
            out.push((
                owner,
                (0..shape.fields.len())
                    .map(|index| FieldId { owner, index })
                    .collect(),
            ));
        }
    }
    out
}
