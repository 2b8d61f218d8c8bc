//! Where a type occurs in a document: the ways to it from the types that a document can begin with, shortest first. An array is entered at its first item, a map at a member
//! written `*`.

use super::address::pointer_segment;
use crate::model::{Additional, Shape, TypeExpr, TypeId, TypeUse};
use crate::plan::{FieldId, Plan};
use std::collections::VecDeque;

/// How many occurrences of one type are listed.
const MAX_OCCURRENCES: usize = 12;
/// How many types a way passes at most. Pointers grow with depth, so without a bound a chain of types would cost the square of its length.
const MAX_DEPTH: usize = 40;

/// One occurrence of a type in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// JSON Pointer into the document.
    pub pointer: String,
    /// The types passed on the way, each with the field that leads on; the one that the document begins with is the first.
    pub trail: Vec<(TypeId, Option<FieldId>)>,
}

/// The occurrences of every type, by its index. No way passes a type twice.
#[must_use]
pub fn all(plan: &Plan, entry_points: &[TypeId]) -> Vec<Vec<Occurrence>> {
    let mut found: Vec<Vec<Occurrence>> = vec![Vec::new(); plan.model.types.len()];
    let root = Occurrence {
        pointer: String::new(),
        trail: Vec::new(),
    };
    let mut queue: VecDeque<_> = entry_points.iter().map(|id| (*id, root.clone())).collect();
    while let Some((id, occurrence)) = queue.pop_front() {
        let is_known = |one: &Occurrence| one.pointer == occurrence.pointer;
        if found[id.0].len() == MAX_OCCURRENCES || found[id.0].iter().any(is_known) {
            continue;
        }
        if occurrence.trail.len() < MAX_DEPTH {
            for (target, next) in steps(plan, id, &occurrence) {
                if target != id && next.trail.iter().all(|(passed, _)| *passed != target) {
                    queue.push_back((target, next));
                }
            }
        }
        found[id.0].push(occurrence);
    }
    found
}

/// The types that a value of type `id` contains, each with where it occurs.
fn steps(plan: &Plan, id: TypeId, here: &Occurrence) -> Vec<(TypeId, Occurrence)> {
    let next = |segment: Option<&str>, via| {
        let mut trail = here.trail.clone();
        trail.push((id, via));
        let pointer = match segment {
            Some(segment) => format!("{}/{segment}", here.pointer),
            None => here.pointer.clone(),
        };
        Occurrence { pointer, trail }
    };
    let mut out = Vec::new();
    match &plan.type_def(id).shape {
        Shape::Struct(def) => {
            for (index, field) in def.fields.iter().enumerate() {
                let segment = pointer_segment(&field.wire_name);
                let via = Some(FieldId { owner: id, index });
                enter(&field.ty, &next(Some(&segment), via), &mut out);
            }
            if let Additional::Typed(ty) = &def.additional {
                enter(ty, &next(Some("*"), None), &mut out);
            }
        }
        Shape::Union(def) => {
            for member in &def.variants {
                enter(&member.ty, &next(None, None), &mut out);
            }
        }
        Shape::Alias(ty) => enter(ty, &next(None, None), &mut out),
        Shape::Enum(_) => {}
    }
    out
}

fn enter(ty: &TypeUse, here: &Occurrence, out: &mut Vec<(TypeId, Occurrence)>) {
    for alias in &ty.aliases {
        out.push((*alias, here.clone()));
    }
    match &ty.expr {
        TypeExpr::Named(id) => out.push((*id, here.clone())),
        TypeExpr::Array(item) => enter(item, &deeper(here, "0"), out),
        TypeExpr::Map(value) => enter(value, &deeper(here, "*"), out),
        TypeExpr::Tuple(items) => {
            for (index, item) in items.iter().enumerate() {
                enter(item, &deeper(here, &index.to_string()), out);
            }
        }
        TypeExpr::Scalar(_) | TypeExpr::Const(_) | TypeExpr::Any => {}
    }
}

fn deeper(here: &Occurrence, segment: &str) -> Occurrence {
    Occurrence {
        pointer: format!("{}/{segment}", here.pointer),
        trail: here.trail.clone(),
    }
}
