//! Names of the constants that hold listed integers.

use super::case::shouting;
use super::names::Names;
use super::scope::{Scope, Wish, claim_all};
use crate::model::{FieldId, Model, Shape};

/// Names the labelled integers of each struct: after the field, then the value.
pub(super) fn assign(model: &Model, names: &mut Names) {
    for (owner, def) in model.iter() {
        let Shape::Struct(object) = &def.shape else {
            continue;
        };
        let (mut keys, mut wishes) = (Vec::new(), Vec::new());
        for (index, field) in object.fields.iter().enumerate() {
            let id = FieldId { owner, index };
            let labels = field
                .ty
                .labelled_integers()
                .map_or(&[][..], |(_, labels)| labels);
            for (index, label) in labels.iter().enumerate() {
                if let Some(name) = &label.name {
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
        let idents = claim_all(&mut Scope::new(), &wishes, "_");
        names.constants.extend(keys.into_iter().zip(idents));
    }
}
