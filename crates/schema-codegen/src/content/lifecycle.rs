//! Lifecycles: enums whose values are grouped into phases, and the objects that have one such status for each step. Which enum that is, only
//! the schema says.

use crate::model::{EnumDef, Shape, TypeExpr, TypeId};
use crate::plan::{FieldId, Plan};

/// The lifecycle that one enum describes.
#[derive(Clone, Debug)]
pub struct Lifecycle<'a> {
    /// The enum.
    pub id: TypeId,
    /// Its values and phases.
    pub def: &'a EnumDef,
    /// The objects of which every field has this status: its fields are the steps.
    pub steps: Vec<(TypeId, Vec<FieldId>)>,
    /// The rules that name the enum, as indices into the list of rules.
    pub rules: Vec<usize>,
}

/// Every lifecycle, in the order of the schema, its rules aside.
#[must_use]
pub fn lifecycles(plan: &Plan) -> Vec<Lifecycle<'_>> {
    let mut all: Vec<Lifecycle<'_>> = Vec::new();
    for (id, def) in plan.model.iter() {
        match &def.shape {
            Shape::Enum(shape) if !shape.phases.is_empty() => all.push(Lifecycle {
                id,
                def: shape,
                steps: Vec::new(),
                rules: Vec::new(),
            }),
            _ => {}
        }
    }
    for (owner, def) in plan.model.iter() {
        let Shape::Struct(shape) = &def.shape else {
            continue;
        };
        let status_of = |ty: &TypeExpr| match ty {
            TypeExpr::Named(id) => Some(*id),
            _ => None,
        };
        let Some(status) = shape.fields.first().and_then(|f| status_of(&f.ty.expr)) else {
            continue;
        };
        let is_step = |field: &crate::model::Field| status_of(&field.ty.expr) == Some(status);
        if let Some(lifecycle) = all.iter_mut().find(|lifecycle| lifecycle.id == status)
            && shape.fields.len() > 1
            && shape.fields.iter().all(is_step)
        {
            let fields = (0..shape.fields.len()).map(|index| FieldId { owner, index });
            lifecycle.steps.push((owner, fields.collect()));
        }
    }
    all
}
