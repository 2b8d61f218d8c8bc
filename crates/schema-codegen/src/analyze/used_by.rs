//! Where each type is used.
//!
//! In: a [`Model`]. Out: per type, the fields whose value, item or map value it is, aliases counted too.

use super::uses;
use crate::model::{FieldId, Model, Shape, TypeExpr, TypeId};
use std::collections::BTreeSet;

/// The fields that use each type.
pub(super) fn fields(model: &Model) -> Vec<Vec<FieldId>> {
    let mut users: Vec<BTreeSet<FieldId>> = vec![BTreeSet::new(); model.types.len()];
    for (owner, def) in model.iter() {
        let Shape::Struct(object) = &def.shape else {
            continue;
        };
        for (index, field) in object.fields.iter().enumerate() {
            let mut used: Vec<TypeId> = field.ty.aliases.clone();
            uses::visit(&field.ty, &mut |expr| {
                if let TypeExpr::Named(id) = expr {
                    used.push(*id);
                }
            });
            for id in used {
                users[id.0].insert(FieldId { owner, index });
            }
        }
    }
    users
        .into_iter()
        .map(|fields| fields.into_iter().collect())
        .collect()
}
