//! Names of fields, and of the field that keeps additional properties.

use super::case::snake;
use super::lock::{FIELD, Item};
use super::names::{Ident, Names};
use super::published::Published;
use super::renames::{Renames, Table};
use super::scope::{Scope, Wish, claim_all};
use crate::model::{Field, FieldId, Model, Shape, TypeDef, TypeId};
use std::collections::BTreeMap;

/// Names for the field that keeps additional members, the first that is free.
const ADDITIONAL: [&str; 3] = [
    "additional_properties",
    "extra_properties",
    "undeclared_properties",
];

/// Names the fields of `model`.
pub(super) fn assign(
    model: &Model,
    published: &Published<'_>,
    renames: &mut Renames<'_>,
    names: &mut Names,
) {
    for (id, def) in model.iter() {
        if let Shape::Struct(object) = &def.shape {
            assign_struct((id, def), &object.fields, published, renames, names);
        }
    }
}

fn assign_struct(
    (id, def): (TypeId, &TypeDef),
    fields: &[Field],
    published: &Published<'_>,
    renames: &mut Renames<'_>,
    names: &mut Names,
) {
    let mut scope = Scope::new();
    let claimed: BTreeMap<&Item, Ident> =
        published.claim(id, FIELD, &mut scope).into_iter().collect();
    let mut wishes = Vec::new();
    let mut rest = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        let wire = format!("{}.{}", def.wire_name, field.wire_name);
        let field_id = FieldId { owner: id, index };
        if let Some(ident) = claimed.get(&Item::Json(field.wire_name.clone())) {
            renames.keep(Table::Fields, &wire, ident);
            names.fields.insert(field_id, ident.clone());
        } else if let Some(name) = renames.find(Table::Fields, &wire) {
            if !scope.is_free(&name) {
                renames.clash(Table::Fields, &wire, &name);
            }
            names.fields.insert(field_id, scope.claim(&name, "_"));
        } else {
            rest.push(field_id);
            wishes.push(Wish::new(
                &field.wire_name,
                snake(&field.wire_name),
                "field",
            ));
        }
    }
    let idents = claim_all(&mut scope, &wishes, "_");
    names.fields.extend(rest.into_iter().zip(idents));
    let additional = claimed.get(&Item::Rest).cloned().unwrap_or_else(|| {
        let free = ADDITIONAL.into_iter().find(|name| scope.is_free(name));
        scope.claim(free.unwrap_or(ADDITIONAL[0]), "_")
    });
    names.additional_fields.insert(id, additional);
}
