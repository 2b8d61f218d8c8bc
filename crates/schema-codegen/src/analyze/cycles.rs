//! Which fields must be boxed.
//!
//! In: a [`Model`]. Out: the fields and union members that would make a type contain itself, of every cycle the one step that closes it; and
//! those that would make a type too large for the stack. Lists and maps hold their items elsewhere, so they close nothing.

use super::sizes::Sizes;
use crate::model::{FieldId, Model, Shape, TypeExpr, TypeId, TypeUse};
use std::collections::BTreeSet;

/// The steps that close a cycle, and those that lead to large types.
pub(super) fn boxed(model: &Model) -> BTreeSet<FieldId> {
    let mut sizes = Sizes::of(model);
    let mut boxed = BTreeSet::new();
    let mut open = vec![false; model.types.len()];
    let mut done = vec![false; model.types.len()];
    let mut starts = vec![model.root];
    starts.extend(model.iter().map(|(id, _)| id));
    for start in starts {
        if done[start.0] {
            continue;
        }
        // An explicit stack: types can refer to each other in a line as long as the schema.
        open[start.0] = true;
        let mut stack = vec![(start, steps(model, start))];
        while let Some((id, rest)) = stack.last_mut() {
            let Some((field, next)) = rest.pop() else {
                open[id.0] = false;
                done[id.0] = true;
                sizes.measure(*id, &mut boxed);
                stack.pop();
                continue;
            };
            if open[next.0] {
                boxed.insert(field);
            } else if !done[next.0] {
                open[next.0] = true;
                stack.push((next, steps(model, next)));
            }
        }
    }
    boxed
}

/// The types that `id` holds in itself, last field first.
fn steps(model: &Model, id: TypeId) -> Vec<(FieldId, TypeId)> {
    let uses: Vec<&TypeUse> = match &model.type_def(id).shape {
        Shape::Struct(def) => def.fields.iter().map(|field| &field.ty).collect(),
        Shape::Union(def) => def.variants.iter().map(|member| &member.ty).collect(),
        Shape::Enum(_) | Shape::Alias(_) => Vec::new(),
    };
    let mut steps = Vec::new();
    for (index, ty) in uses.into_iter().enumerate() {
        let mut held = Vec::new();
        held_in(ty, &mut held);
        steps.extend(
            held.into_iter()
                .map(|next| (FieldId { owner: id, index }, next)),
        );
    }
    steps.reverse();
    steps
}

fn held_in(ty: &TypeUse, found: &mut Vec<TypeId>) {
    match &ty.expr {
        TypeExpr::Named(id) => found.push(*id),
        TypeExpr::Tuple(items) => items.iter().for_each(|item| held_in(item, found)),
        _ => {}
    }
}
