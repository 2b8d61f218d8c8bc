//! Where a type occurs in a document: the ways from the root to it.
//!
//! In: the plan. Out: per type, JSON Pointers into a document with the fields that lead there, shortest first.
//! A list is entered at its first item, a map at a member written `*`. No way passes a type twice, and ways are capped, so that recursion ends.

use super::address::pointer_segment;
use crate::model::{Shape, TypeExpr, TypeId, TypeUse};
use crate::plan::{FieldId, Plan};
use std::collections::VecDeque;

/// How many places of one type are listed.
const MOST: usize = 12;

/// One place of a type in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// JSON Pointer into the document.
    pub pointer: String,
    /// The types passed on the way, each with the field that leads on; the root first.
    pub trail: Vec<(TypeId, Option<FieldId>)>,
}

/// The places of every type, by its index.
#[must_use]
pub fn all(plan: &Plan) -> Vec<Vec<Place>> {
    let mut found: Vec<Vec<Place>> = vec![Vec::new(); plan.model.types.len()];
    let mut queue = VecDeque::from([(
        plan.model.root,
        Place {
            pointer: String::new(),
            trail: Vec::new(),
        },
    )]);
    while let Some((id, place)) = queue.pop_front() {
        if found[id.0].len() == MOST {
            continue;
        }
        for (target, next) in steps(plan, id, &place) {
            if target != id && next.trail.iter().all(|(passed, _)| *passed != target) {
                queue.push_back((target, next));
            }
        }
        found[id.0].push(place);
    }
    found
}

fn steps(plan: &Plan, id: TypeId, place: &Place) -> Vec<(TypeId, Place)> {
    let mut out = Vec::new();
    match &plan.type_def(id).shape {
        Shape::Struct(def) => {
            for (index, field) in def.fields.iter().enumerate() {
                let pointer = format!("{}/{}", place.pointer, pointer_segment(&field.wire_name));
                let via = Some(FieldId { owner: id, index });
                enter(&field.ty, &next(place, pointer, id, via), &mut out);
            }
            if let crate::model::Additional::Typed(ty) = &def.additional {
                enter(
                    ty,
                    &next(place, format!("{}/*", place.pointer), id, None),
                    &mut out,
                );
            }
        }
        Shape::Union(def) => {
            for member in &def.members {
                enter(
                    &member.ty,
                    &next(place, place.pointer.clone(), id, None),
                    &mut out,
                );
            }
        }
        Shape::Alias(ty) => enter(ty, &next(place, place.pointer.clone(), id, None), &mut out),
        Shape::Enum(_) => {}
    }
    out
}

fn next(place: &Place, pointer: String, id: TypeId, via: Option<FieldId>) -> Place {
    let mut trail = place.trail.clone();
    trail.push((id, via));
    Place { pointer, trail }
}

fn enter(ty: &TypeUse, place: &Place, out: &mut Vec<(TypeId, Place)>) {
    for alias in &ty.aliases {
        out.push((*alias, place.clone()));
    }
    match &ty.expr {
        TypeExpr::Named(id) => out.push((*id, place.clone())),
        TypeExpr::Array(item) => enter(item, &deeper(place, "0"), out),
        TypeExpr::Map(value) => enter(value, &deeper(place, "*"), out),
        TypeExpr::Tuple(items) => {
            for (index, item) in items.iter().enumerate() {
                enter(item, &deeper(place, &index.to_string()), out);
            }
        }
        TypeExpr::Scalar(_) | TypeExpr::Const(_) | TypeExpr::Any => {}
    }
}

fn deeper(place: &Place, segment: &str) -> Place {
    Place {
        pointer: format!("{}/{segment}", place.pointer),
        trail: place.trail.clone(),
    }
}
