//! Which classes of sensitive data a type holds at any depth.

use super::{Model, Sensitivity, Shape, uses};
use std::collections::BTreeSet;

/// Per type: the classes that it and its fields declare, and those of the types inside of it.
pub(crate) fn classes_inside(model: &Model) -> Vec<BTreeSet<Sensitivity>> {
    let mut classes: Vec<BTreeSet<Sensitivity>> = model
        .types
        .iter()
        .map(|def| {
            let fields = match &def.shape {
                Shape::Struct(object) => object.fields.as_slice(),
                _ => &[],
            };
            let declared = fields
                .iter()
                .map(|field| field.sensitivity)
                .chain([def.sensitivity]);
            declared.filter(|class| class.is_sensitive()).collect()
        })
        .collect();
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); model.types.len()];
    for (id, def) in model.iter() {
        for used in uses::named(&def.shape) {
            users[used.0].push(id.0);
        }
    }
    // Each type is visited again only when it gained a class, of which there are four.
    let mut pending: Vec<usize> = (0..model.types.len()).collect();
    while let Some(id) = pending.pop() {
        let found = classes[id].clone();
        for user in &users[id] {
            let before = classes[*user].len();
            classes[*user].extend(found.iter().copied());
            if classes[*user].len() > before {
                pending.push(*user);
            }
        }
    }
    classes
}
