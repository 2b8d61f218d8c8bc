//! Which classes of sensitive data a type holds: at any depth, or in a value of it without a struct around.

use super::{Model, Sensitivity, Shape, TypeUse, uses};
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
    let users = uses::users(model);
    // Each type is visited again only when it gained a class, of which there are four.
    let mut pending: Vec<usize> = (0..model.types.len()).collect();
    while let Some(id) = pending.pop() {
        let found = classes[id].clone();
        for user in &users[id] {
            let before = classes[user.0].len();
            classes[user.0].extend(found.iter().copied());
            if classes[user.0].len() > before {
                pending.push(user.0);
            }
        }
    }
    classes
}

/// Per type, the highest of the classes in `own` of the type and of those that a value of it can be without a struct around them.
pub(crate) fn of_values(model: &Model, own: Vec<Sensitivity>) -> Vec<Sensitivity> {
    let mut highest = own;
    // Few unions hold unions: a round for each level, and one that finds nothing new.
    loop {
        let before = highest.clone();
        for (id, def) in model.iter() {
            if let Shape::Union(_) | Shape::Alias(_) = def.shape {
                let inner = uses::named(&def.shape).into_iter().map(|id| highest[id.0]);
                highest[id.0] = inner.fold(highest[id.0], Sensitivity::max);
            }
        }
        if highest == before {
            return highest;
        }
    }
}

/// The highest of `classes`, which are those of types, in `ty` without a struct around it.
pub(crate) fn of_use(ty: &TypeUse, classes: &[Sensitivity]) -> Sensitivity {
    let named = uses::named_in(ty).into_iter().map(|id| classes[id.0]);
    named.max().unwrap_or_default()
}
