//! Names of the constants that hold listed integers.

use super::case::shouting;
use super::lock::{Item, VARIANT};
use super::names::{Ident, Names};
use super::published::Published;
use super::scope::{Scope, Wish, claim_all};
use crate::model::{FieldId, Model, Shape};
use std::collections::BTreeMap;

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
