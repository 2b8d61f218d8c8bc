//! Unions: `anyOf`, `oneOf`, several JSON types. Branches that are all strings become one enum, branches of one type that type.

use super::{Builder, Built};
use crate::lower::query::{Branches, Key, MergedSchema, Schemas, TypeSet, own_docs, string_values};
use crate::model::{
    Constraints, EnumDef, EnumValue, Scalar, Shape, StringFormat, TypeExpr, TypeUse, UnionDef,
    UnionVariant,
};
use crate::naming::inline;
use indexmap::IndexMap;

/// One branch per JSON type of `key`.
pub(super) fn of_types(key: &Key, types: Vec<TypeSet>, nullable: bool) -> Branches {
    Branches {
        keys: types
            .into_iter()
            .map(|types| key.restricted_to(types))
            .collect(),
        exclusive: false,
        nullable,
    }
}

/// The one branch that says it all, where there is such.
pub(super) fn single_branch(schemas: &Schemas<'_>, branches: &Branches) -> Option<Key> {
    if let [only] = branches.keys.as_slice() {
        return Some(only.clone());
    }
    let mut listed = None;
    for key in &branches.keys {
        if !string_values(schemas, key)?.is_empty() && listed.replace(key.clone()).is_some() {
            return None;
        }
    }
    listed
}

/// Builds `branches`, beside which `merged` holds.
pub(super) fn build(
    builder: &mut Builder<'_, '_>,
    branches: &Branches,
    merged: &MergedSchema,
    name: &str,
) -> Built {
    let nullable = branches.nullable;
    if let Some(key) = single_branch(builder.schemas, branches) {
        let ty = builder.use_of(&key, name);
        return same_type(ty, merged, nullable);
    }
    if let Some(values) = all_strings(builder.schemas, branches) {
        let shape = Some(Shape::Enum(EnumDef {
            values,
            phases: Vec::new(),
        }));
        return Built::Named { shape, nullable };
    }
    let Some(mut variants) = variants(builder, branches, name) else {
        return same_type(TypeUse::any(), merged, nullable);
    };
    if variants.len() == 1 {
        return same_type(variants.remove(0).ty, merged, nullable);
    }
    let shape = Some(Shape::Union(UnionDef {
        variants,
        exclusive: branches.exclusive,
    }));
    Built::Named { shape, nullable }
}

fn same_type(mut ty: TypeUse, merged: &MergedSchema, nullable: bool) -> Built {
    ty.nullable |= nullable;
    ty.constraints.tighten(&merged.constraints);
    Built::Use(ty)
}

/// Branches that are all strings are one open enum: any string beside listed ones adds nothing that an open enum lacks.
fn all_strings(schemas: &Schemas<'_>, branches: &Branches) -> Option<Vec<EnumValue>> {
    let mut values: IndexMap<String, EnumValue> = IndexMap::new();
    for key in &branches.keys {
        for value in string_values(schemas, key)?.iter() {
            values
                .entry(value.value.clone())
                .or_insert_with(|| value.clone());
        }
    }
    (!values.is_empty()).then(|| values.into_values().collect())
}

/// The variants of `branches`; `None` when one of them takes any value.
fn variants(
    builder: &mut Builder<'_, '_>,
    branches: &Branches,
    name: &str,
) -> Option<Vec<UnionVariant>> {
    let names = branch_names(builder.schemas, &branches.keys);
    let mut variants: Vec<UnionVariant> = Vec::new();
    for (key, branch) in branches.keys.iter().zip(names) {
        let mut ty = builder.use_of(key, &inline::branch(name, &branch));
        ty.nullable = false;
        if matches!(ty.expr, TypeExpr::Any) {
            return None;
        }
        let mut before = variants.iter_mut();
        if let Some(same) = before.find(|before| before.ty.expr.same_type(&ty.expr)) {
            same.ty.constraints.loosen(&ty.constraints);
            continue;
        }
        let pointer = builder.schemas.get(key.schemas[key.schemas.len() - 1]);
        variants.push(UnionVariant {
            pointer: pointer.pointer.clone(),
            docs: own_docs(builder.schemas, key),
            ty,
        });
    }
    merge_numbers(&mut variants);
    merge_strings(&mut variants);
    Some(variants)
}

/// Names for the types of branches: by title, else by JSON type.
fn branch_names(schemas: &Schemas<'_>, keys: &[Key]) -> Vec<String> {
    // Branches that differ in their JSON type alone share the title of the schema around them.
    let shared = keys
        .windows(2)
        .all(|pair| pair[0].schemas == pair[1].schemas);
    let names = keys.iter().map(|key| {
        let title = own_docs(schemas, key).title.filter(|_| !shared);
        let title = title.and_then(|title| inline::title(&title));
        title.unwrap_or_else(|| json_type_name(schemas, key).to_owned())
    });
    inline::numbered(names.collect())
}

fn json_type_name(schemas: &Schemas<'_>, key: &Key) -> &'static str {
    match schemas.merged(key).types.without_null() {
        TypeSet::STRING => "Text",
        TypeSet::INTEGER => "Integer",
        TypeSet::NUMBER => "Number",
        TypeSet::BOOLEAN => "Boolean",
        TypeSet::ARRAY => "List",
        TypeSet::OBJECT => "Object",
        _ => "Variant",
    }
}

/// A number takes integers in.
fn merge_numbers(variants: &mut Vec<UnionVariant>) {
    let position = |scalar: Scalar| {
        let expr = TypeExpr::Scalar(scalar);
        variants.iter().position(|variant| variant.ty.expr == expr)
    };
    if let Some(integer) = position(Scalar::Integer)
        && let Some(number) = position(Scalar::Number)
    {
        let taken = variants[integer].ty.constraints.clone();
        variants[number].ty.constraints.loosen(&taken);
        variants.remove(integer);
    }
}

/// A string of one format takes in strings of another, unless they are read differently.
fn merge_strings(variants: &mut Vec<UnionVariant>) {
    let is_string = |variant: &UnionVariant| matches!(&variant.ty.expr, TypeExpr::Scalar(Scalar::String(format)) if !matches!(format, StringFormat::DateTime | StringFormat::Date));
    if variants.iter().filter(|variant| is_string(variant)).count() < 2 {
        return;
    }
    let mut first = true;
    variants.retain_mut(|variant| {
        if !is_string(variant) {
            return true;
        }
        variant.ty.expr = TypeExpr::Scalar(Scalar::String(StringFormat::None));
        variant.ty.constraints = Constraints::default();
        std::mem::take(&mut first)
    });
}
