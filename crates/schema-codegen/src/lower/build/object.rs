//! Objects with declared properties. Presence and nullability stay apart: `required` is a fact of the field, null one of its type.

use super::{ANY_VALUE, Builder, map};
use crate::diagnostic::Code;
use crate::document::SchemaId;
use crate::lower::query::{
    Key, MergedSchema, Schemas, field_docs, is_object_with_properties, stated_sensitivity,
};
use crate::model::{
    Additional, Constraints, Docs, Field, Pointer, Sensitivity, StructDef, TypeUse,
};
use crate::naming::inline;
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// Builds the struct of `merged`, called `name`.
pub(super) fn build(builder: &mut Builder<'_, '_>, merged: &MergedSchema, name: &str) -> StructDef {
    let additional = map::additional(builder, merged, name);
    let mut fields = Vec::new();
    for (property, ids) in &merged.properties {
        let key = Key::all_of(ids.clone());
        fields.extend(declared(builder, merged, property, &key, name));
    }
    if is_object_with_properties(merged) && !matches!(additional, Additional::Deny) {
        for (property, ids) in properties_of_branches(builder.schemas, merged) {
            let key = match ids.as_slice() {
                [only] => Key::schema(*only),
                _ => Key::any_of(ids),
            };
            fields.extend(declared(builder, merged, &property, &key, name));
        }
    }
    let declared: BTreeSet<&str> = fields
        .iter()
        .map(|field| field.wire_name.as_str())
        .collect();
    let mut missing = where_required(builder.schemas, merged);
    missing.retain(|name, _| {
        !declared.contains(name.as_str()) && !merged.properties.contains_key(name)
    });
    for (property, pointer) in missing {
        fields.push(undeclared(builder, &property, pointer, &additional));
    }
    let constraints = Constraints {
        min_properties: merged.constraints.min_properties,
        max_properties: merged.constraints.max_properties,
        ..Constraints::default()
    };
    StructDef {
        fields,
        additional,
        constraints,
    }
}

fn declared(
    builder: &mut Builder<'_, '_>,
    object: &MergedSchema,
    property: &str,
    key: &Key,
    name: &str,
) -> Option<Field> {
    let schemas = builder.schemas;
    let required = object.required.contains(property);
    let pointer = schemas.get(key.first()).pointer.clone();
    if schemas.merged(key).is_false {
        return forbidden(builder, property, pointer, required);
    }
    let ty = builder.use_of(key, &inline::property(name, property));
    let sensitivity = stated_sensitivity(schemas, key);
    if sensitivity.is_none() {
        builder.unclassified.insert(pointer.clone());
    }
    Some(Field {
        wire_name: property.to_owned(),
        pointer,
        docs: field_docs(schemas, key),
        required,
        ty,
        sensitivity: sensitivity.unwrap_or_default(),
    })
}

/// A property whose schema is false.
fn forbidden(
    builder: &mut Builder<'_, '_>,
    name: &str,
    pointer: Pointer,
    required: bool,
) -> Option<Field> {
    let shown = name.escape_debug();
    if !required {
        let message = format!("`{shown}` must be absent; it has no field");
        let help = "its schema is false";
        builder
            .sink
            .at(Code::AbsentProperty, &pointer, message, help);
        return None;
    }
    let fact = format!("`{shown}` is required, and its schema is false");
    let help = "remove it from `required`, or give it a schema";
    let code = Code::RequiredForbidden;
    builder
        .sink
        .approximate(code, &pointer, fact, ANY_VALUE, help);
    Some(undeclared_field(name, pointer, TypeUse::any()))
}

/// Properties that only branches declare, with every schema that they have there.
fn properties_of_branches(
    schemas: &Schemas<'_>,
    merged: &MergedSchema,
) -> IndexMap<String, Vec<SchemaId>> {
    let mut found: IndexMap<String, Vec<SchemaId>> = IndexMap::new();
    let mut pending: Vec<SchemaId> = merged.branches().collect();
    pending.reverse();
    let mut seen = BTreeSet::new();
    while let Some(branch) = pending.pop() {
        if !seen.insert(branch) {
            continue;
        }
        let inner = schemas.merged(&Key::schema(branch));
        if inner.is_never() {
            continue;
        }
        for (name, ids) in &inner.properties {
            if !merged.properties.contains_key(name) {
                let ids = ids.iter().copied();
                let possible = ids.filter(|id| schemas.get(*id).always != Some(false));
                found.entry(name.clone()).or_default().extend(possible);
            }
        }
        let first_last: Vec<SchemaId> = inner.branches().collect();
        pending.extend(first_last.into_iter().rev());
    }
    found.retain(|_, ids| !ids.is_empty());
    found
}

/// Where each required name is required, in order.
fn where_required(schemas: &Schemas<'_>, merged: &MergedSchema) -> IndexMap<String, Pointer> {
    let mut pointers = IndexMap::new();
    for id in &merged.conjuncts {
        let schema = schemas.get(*id);
        for (index, name) in schema.required.iter().enumerate() {
            let pointer = || schema.pointer.join("required").join(&index.to_string());
            pointers.entry(name.clone()).or_insert_with(pointer);
        }
    }
    pointers
}

/// A required member without a declaration has a field all the same: it is always there.
fn undeclared(
    builder: &mut Builder<'_, '_>,
    name: &str,
    pointer: Pointer,
    additional: &Additional,
) -> Field {
    let shown = name.escape_debug();
    let help = "declare it under `properties`";
    let ty = match additional {
        Additional::Deny => {
            let fact = format!(
                "`{shown}` is required, not declared, and additional properties are forbidden"
            );
            let code = Code::RequiredForbidden;
            builder
                .sink
                .approximate(code, &pointer, fact, ANY_VALUE, help);
            return undeclared_field(name, pointer, TypeUse::any());
        }
        Additional::Typed(ty) => (**ty).clone(),
        Additional::Any => TypeUse::any(),
    };
    let message = format!(
        "`{shown}` is required but not declared; its field takes any value that is allowed there"
    );
    builder
        .sink
        .at(Code::UndeclaredRequired, &pointer, message, help);
    builder.unclassified.insert(pointer.clone());
    undeclared_field(name, pointer, ty)
}

fn undeclared_field(name: &str, pointer: Pointer, ty: TypeUse) -> Field {
    Field {
        wire_name: name.to_owned(),
        pointer,
        docs: Docs::default(),
        required: true,
        ty,
        sensitivity: Sensitivity::None,
    }
}
