//! Objects with declared properties. Presence and nullability stay apart: `required` is a fact of the field, null one of its type.

use super::beyond_type::beyond_type;
use super::branch_properties::Collector;
use super::{ANY_VALUE, Builder, class, map};
use crate::diagnostic::Code;
use crate::document::Schema;
use crate::lower::query::{Key, MergedSchema, Schemas, field_docs, is_closed};
use crate::model::{
    Additional, Assertion, Constraints, Direction, Docs, Field, Pointer, Sensitivity, StructDef,
    TypeUse,
};
use crate::naming::inline;
use indexmap::IndexMap;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Builds the struct of `merged`, called `name`.
pub(super) fn build(builder: &mut Builder<'_, '_>, merged: &MergedSchema, name: &str) -> StructDef {
    let additional = map::additional(builder, merged, name);
    let mut fields = Vec::new();
    for (property, ids) in &merged.properties {
        let key = Key::all_of(ids.clone());
        fields.extend(declared(builder, merged, property, &key, name));
    }
    let impossible = report_impossible(builder, merged);
    if merged.is_object_with_properties() && !matches!(additional, Additional::Deny) {
        let branches = Collector::new(builder.schemas).of_branches(merged);
        for (property, found) in branches {
            let schemas: Vec<_> = found.schemas.into_iter().collect();
            let key = match schemas.as_slice() {
                [only] => Key::schema(*only),
                _ => Key::any_of(schemas),
            };
            let field = declared(builder, merged, &property, &key, name);
            // A branch that says nothing of the property admits any value.
            let ty = |ty| if found.everywhere { ty } else { TypeUse::any() };
            fields.extend(field.map(|field| Field {
                ty: ty(field.ty),
                stated_alone: false,
                ..field
            }));
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
    let mut asserts = beyond_type(builder, merged, None).asserts;
    // A struct is closed by its type.
    let is_closed = matches!(additional, Additional::Deny);
    asserts.retain(|assertion| !is_closed || assertion.keyword != "unevaluatedProperties");
    asserts.extend(impossible);
    let constraints = Constraints {
        asserts,
        min_properties: merged.constraints.min_properties,
        max_properties: merged.constraints.max_properties,
        key_patterns: map::key_patterns(builder.schemas, merged),
        absent: absent(builder.schemas, merged),
        dependent_required: merged.constraints.dependent_required.clone(),
        property_names: merged.constraints.property_names.clone(),
        ..Constraints::default()
    };
    StructDef {
        fields,
        additional,
        constraints,
    }
}

/// Where a property goes that goes one way; both at once is neither: it is never sent.
fn direction(docs: &Docs) -> Option<Direction> {
    match (docs.read_only, docs.write_only) {
        (true, false) => Some(Direction::Responses),
        (false, true) => Some(Direction::Requests),
        _ => None,
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
    let mut docs = field_docs(schemas, key);
    let one_way = schemas.resolved.goes_one_way(&docs);
    let is_listed = object.required.contains(property);
    let required = is_listed && !one_way;
    docs.required_in = direction(&docs).filter(|_| is_listed && one_way);
    let pointer = schemas.get(key.first()).pointer.clone();
    if schemas.merged(key).is_false {
        return forbidden(builder, property, pointer, required);
    }
    let ty = builder.use_of(key, &inline::property(name, property));
    let sensitivity = class::of_property(builder, object, property, key, &pointer);
    Some(Field {
        wire_name: property.to_owned(),
        pointer,
        stated_alone: key.schemas.len() == 1,
        docs,
        required,
        ty,
        sensitivity,
    })
}

/// The properties with the schema `false`; one that is required has a field.
fn absent(schemas: &Schemas<'_>, merged: &MergedSchema) -> Vec<String> {
    let absent = merged.properties.iter().filter(|(name, ids)| {
        schemas.merged(&Key::all_of((*ids).clone())).is_false && !merged.required.contains(*name)
    });
    absent.map(|(name, _)| name.clone()).collect()
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
    Some(undeclared_field(
        name,
        pointer,
        TypeUse::never("properties"),
    ))
}

/// Reports properties that one of the schemas of `merged` declares and another, which is closed, does not. The type has them all the same:
/// who composes schemas so means them, and documents have them. What the closed ones assert is returned, for `validate`.
fn report_impossible(builder: &mut Builder<'_, '_>, merged: &MergedSchema) -> Vec<Assertion> {
    let schemas = builder.schemas;
    let mut asserts = Vec::new();
    for id in &merged.conjuncts {
        let schema = schemas.get(*id);
        if !is_closed(schemas.resolved, *id) || !schemas.resolved.denies_additional(schema) {
            continue;
        }
        let declared: BTreeSet<&String> = schema.properties.iter().map(|(name, _)| name).collect();
        let is_possible = |name: &&String| {
            let ids = merged.properties[*name].clone();
            !declared.contains(name) && !schemas.merged(&Key::all_of(ids)).is_false
        };
        let impossible = || merged.properties.keys().filter(is_possible);
        let required = impossible().find(|name| merged.required.contains(*name));
        if let Some(name) = required.or_else(|| impossible().next()) {
            let verb = if required.is_some() {
                "required"
            } else {
                "declared beside it"
            };
            let fact = format!(
                "`{}` is {verb}, and `additionalProperties: false` of this schema forbids it",
                name.escape_debug()
            );
            let help = "declare it here, too; `unevaluatedProperties` counts what composed schemas declare";
            let code = Code::RequiredForbidden;
            let pointer = schema.pointer.join("additionalProperties");
            let outcome = "the properties of all composed schemas are allowed";
            builder
                .sink
                .approximate(code, &pointer, fact, outcome, help);
            asserts.push(no_other_members(schema));
        }
    }
    asserts
}

/// That no member is there that `schema`, which is closed, does not declare.
fn no_other_members(schema: &Schema) -> Assertion {
    let any = |name: &String| (name.clone(), Value::Bool(true));
    let declared = schema.properties.iter().map(|(name, _)| any(name));
    let patterns = schema.pattern_properties.iter().map(|(name, _)| any(name));
    let (declared, patterns): (Map<_, _>, Map<_, _>) = (declared.collect(), patterns.collect());
    let keyword = "additionalProperties";
    let mut all = json!({ "properties": declared, keyword: false });
    if !patterns.is_empty() {
        all["patternProperties"] = patterns.into();
    }
    Assertion {
        keyword,
        schema: all,
    }
}

/// Where each required name is required, in order.
fn where_required(schemas: &Schemas<'_>, merged: &MergedSchema) -> IndexMap<String, Pointer> {
    let mut pointers = IndexMap::new();
    for id in &merged.conjuncts {
        let schema = schemas.get(*id);
        for (index, name) in schema.required.iter().enumerate() {
            let pointer = || schema.pointer.join("required").item(index);
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
            return undeclared_field(name, pointer, TypeUse::never("additionalProperties"));
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
        stated_alone: false,
        docs: Docs::default(),
        required: true,
        ty,
        sensitivity: Sensitivity::None,
    }
}
