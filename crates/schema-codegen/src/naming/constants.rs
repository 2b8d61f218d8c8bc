//! Names of the constants that hold listed integers, and what the schema asserts of roots.

use super::case::shouting;
use super::lock::{Item, VARIANT};
use super::names::{Ident, Names};
use super::published::Published;
use super::scope::{Scope, Wish, claim_all};
use crate::model::{FieldId, Model, Shape, TypeId};
use std::collections::BTreeMap;

/// What the constant of the root is called.
const OF_ROOT: &str = "ROOT_CONSTRAINTS";

/// Names what the schema asserts of each root that is an alias: after the type, where it is not the first root.
pub(super) fn assign_of_roots(model: &Model, names: &mut Names) {
    let mut scope = Scope::new();
    let of_root = scope.claim(OF_ROOT, "_");
    names.constraints.insert(model.root, of_root);
    let is_alias = |id: TypeId| matches!(model.type_def(id).shape, Shape::Alias(_));
    let further_roots = model.further_roots.iter();
    for id in further_roots.filter(|id| **id != model.root && is_alias(**id)) {
        let of_type = shouting(names.types[id.0].ident.bare());
        let of_type = scope.claim(&format!("{of_type}_CONSTRAINTS"), "_");
        names.constraints.insert(*id, of_type);
    }
}

/// Names the labelled integers of each struct: after the field, then the value.
pub(super) fn assign(model: &Model, published: &Published<'_>, names: &mut Names) {
    for (owner, def) in model.iter() {
        let Shape::Struct(object) = &def.shape else {
            continue;
        };
        let mut scope = Scope::new();
        let claimed: BTreeMap<&Item, Ident> = published
            .claim(owner, VARIANT, &mut scope)
            .into_iter()
            .collect();
        let (mut keys, mut wishes) = (Vec::new(), Vec::new());
        for (index, field) in object.fields.iter().enumerate() {
            let id = FieldId { owner, index };
            let labels = field
                .ty
                .labelled_integers()
                .map_or(&[][..], |(_, labels)| labels);
            for (index, label) in labels.iter().enumerate() {
                let item = Item::listed(field, label);
                if let Some(ident) = claimed.get(&item).filter(|_| label.name.is_some()) {
                    names.constants.insert((id, index), ident.clone());
                } else if let Some(name) = &label.name {
                    let of_field = shouting(names.fields[&id].bare());
                    keys.push((id, index));
                    wishes.push(Wish::new(
                        "",
                        format!("{of_field}_{}", shouting(name)),
                        "VALUE",
                    ));
                }
            }
        }
        let idents = claim_all(&mut scope, &wishes, "_");
        names.constants.extend(keys.into_iter().zip(idents));
    }
}
