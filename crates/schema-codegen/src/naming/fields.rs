//! Names of fields, and of the field that keeps additional properties.

use super::case::snake;
use super::names::Names;
use super::renames::{Renames, Table};
use super::scope::{Scope, Wish, claim_all};
use crate::model::{Field, FieldId, Model, Shape, TypeDef, TypeId};

/// Names for the field that keeps additional members, the first that is free.
const ADDITIONAL: [&str; 3] = [
    "additional_properties",
    "extra_properties",
    "undeclared_properties",
];

/// Names the fields of `model`.
pub(super) fn assign(model: &Model, renames: &mut Renames<'_>, names: &mut Names) {
    for (id, def) in model.iter() {
        if let Shape::Struct(object) = &def.shape {
            assign_struct(id, def, &object.fields, renames, names);
        }
    }
}

fn assign_struct(
    id: TypeId,
    def: &TypeDef,
    fields: &[Field],
    renames: &mut Renames<'_>,
    names: &mut Names,
) {
    let mut scope = Scope::new();
    let mut wishes = Vec::new();
    let mut rest = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        let wire = format!("{}.{}", def.wire_name, field.wire_name);
        let field_id = FieldId { owner: id, index };
        if let Some(name) = renames.find(Table::Fields, &wire) {
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
    let free = ADDITIONAL
        .into_iter()
        .find(|name| scope.is_free(name))
        .unwrap_or(ADDITIONAL[0]);
    names.additional_fields.insert(id, scope.claim(free, "_"));
}
