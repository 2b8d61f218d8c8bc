//! Where a type occurs in a document: the ways to it from the types that a document can begin with, shortest first. An array is entered at its first item, a map at a member
//! written `*`; so is an array whose items differ by their index.

use crate::model::uses::{Part, parts_of};
use crate::model::{TypeExpr, TypeId, TypeUse, escaped};
use crate::plan::{FieldId, Plan};
use std::collections::VecDeque;

/// How many occurrences of one type are listed.
pub const MAX_OCCURRENCES: usize = 12;
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
    let mut entered = vec![0; found.len()];
    let root = Occurrence {
        pointer: String::new(),
        trail: Vec::new(),
    };
    let mut queue: VecDeque<_> = entry_points.iter().map(|id| (*id, root.clone())).collect();
    while let Some((id, occurrence)) = queue.pop_front() {
        let is_known = |one: &Occurrence| one.pointer == occurrence.pointer;
        let is_listed = found[id.0].iter().any(is_known);
        // From another beginning, the same pointer may lead on to a type that the first way had passed.
        if found[id.0].len() == MAX_OCCURRENCES || is_listed && entered[id.0] >= MAX_OCCURRENCES {
            continue;
        }
        entered[id.0] += 1;
        if occurrence.trail.len() < MAX_DEPTH {
            for (target, next) in steps(plan, id, &occurrence) {
                if target != id && next.trail.iter().all(|(passed, _)| *passed != target) {
                    queue.push_back((target, next));
                }
            }
        }
        if !is_listed {
            found[id.0].push(occurrence);
        }
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
    for (part, ty) in parts_of(&plan.type_def(id).shape) {
        let here = match part {
            Part::Field(index) => {
                let field = FieldId { owner: id, index };
                let segment = escaped(&plan.field(field).wire_name);
                next(Some(&segment), Some(field))
            }
            Part::Additional => next(Some("*"), None),
            Part::Variant(_) | Part::Whole => next(None, None),
        };
        enter(ty, &here, &mut out);
    }
    out
}

fn enter(ty: &TypeUse, here: &Occurrence, out: &mut Vec<(TypeId, Occurrence)>) {
    let named = ty.aliases.iter().copied().chain(ty.expr.named());
    out.extend(named.map(|id| (id, here.clone())));
    // Items of one type that come from several schemas: which of them is where, the type does not say.
    let mut asserts = ty.constraints.asserts.iter();
    let differs = asserts.any(|one| one.keyword == "prefixItems");
    for (index, inner) in ty.expr.inner().iter().enumerate() {
        let segment = match ty.expr {
            TypeExpr::Map(_) => "*".to_owned(),
            TypeExpr::Array(_) if differs => "*".to_owned(),
            _ => index.to_string(),
        };
        enter(inner, &deeper(here, &segment), out);
    }
}

fn deeper(here: &Occurrence, segment: &str) -> Occurrence {
    Occurrence {
        pointer: format!("{}/{segment}", here.pointer),
        trail: here.trail.clone(),
    }
}
