//! Unions: `anyOf`, `oneOf`, several JSON types. Branches that are all strings become one enum, branches of one type that type.

use super::beyond_type::{self, beyond_type};
use super::decided_by::{Draft, decided_by};
use super::{Builder, Built, beside_union, branch_names};
use crate::lower::query::{
    Branches, Key, MergedSchema, Schemas, TagOfKeys, TypeSet, own_docs, string_values,
};
use crate::model::{
    Assertion, Constraints, EnumDef, EnumValue, Scalar, Shape, StringFormat, TypeExpr, TypeUse,
    UnionDef, UnionVariant,
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
        tag: None,
        hides_another: false,
        group: None,
    }
}

/// The one branch that admits whatever the others admit, where there is such.
fn single_branch(schemas: &Schemas<'_>, branches: &Branches) -> Option<Key> {
    if let Some(only) = branches.only() {
        return Some(only.clone());
    }
    let mut any_string = None;
    for key in &branches.keys {
        let values = string_values(schemas, key)?;
        if values.is_empty() && any_string.is_none() {
            any_string = Some(key.clone());
        }
    }
    any_string
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
        return of_single_branch(builder, &key, branches, merged, name);
    }
    if let Some(values) = all_strings(builder.schemas, branches) {
        let asserts = beyond_type::of_enum_of_branches(builder, merged, branches, &values);
        let shape = Some(Shape::Enum(EnumDef {
            values,
            phases: Vec::new(),
            asserts,
        }));
        return Built::Named { shape, nullable };
    }
    let Some(mut drafts) = variants(builder, branches, merged, name) else {
        return same_type(builder, TypeUse::any(), merged, nullable);
    };
    if drafts.len() == 1 && branches.tag.is_none() {
        return same_type(builder, drafts.remove(0).variant.ty, merged, nullable);
    }
    if branches.hides_another {
        beside_union::note_second(builder, merged);
    }
    let decided_by = decided_by(builder.schemas, branches, &drafts);
    let one_by_one = beyond_type::branches(builder, merged, branches, &decided_by);
    // A variant that stands for several branches asserts what they have in common.
    let loses = drafts.iter().any(|draft| draft.keys.len() > 1);
    let mut asserts = beside_union::asserts(
        builder,
        merged,
        branches.group,
        (loses, one_by_one.is_some()),
    );
    if let (Some(group), Some(_)) = (branches.group, &one_by_one) {
        asserts.extend(beside_union::types_beside(builder.schemas, merged, group));
        asserts.extend(beside_union::items(builder, merged));
    }
    let asserts_of_unknown = beside_union::of_unknown(builder, merged, branches.group, &decided_by);
    let shape = Some(Shape::Union(UnionDef {
        decided_by,
        asserts,
        asserts_of_unknown,
        branches: one_by_one,
        variants: drafts.into_iter().map(|draft| draft.variant).collect(),
        exclusive: branches.exclusive,
    }));
    Built::Named { shape, nullable }
}

/// A use of the type of `key`, the one of `branches` that admits whatever the others admit.
fn of_single_branch(
    builder: &mut Builder<'_, '_>,
    key: &Key,
    branches: &Branches,
    merged: &MergedSchema,
    name: &str,
) -> Built {
    let several = branches.keys.len() > 1;
    let mut ty = if several {
        // Another branch takes what the format and the assertions of this one refuse.
        TypeUse::of(TypeExpr::Scalar(Scalar::String(StringFormat::None)), false)
    } else {
        builder.use_of(key, name)
    };
    // Whether null is valid is a question about all branches: who uses their type asks it.
    ty.constraints.forget_null();
    if branches.nullable
        && (!ty.nullable || beyond_type::another_accepts_null(builder.schemas, branches, merged))
    {
        ty.constraints.except_null();
        ty.null_is_valid = true;
    }
    ty.nullable |= branches.nullable;
    let beyond = beyond_type(builder, merged, branches.group.filter(|_| !several));
    ty.constraints.tighten(&beyond);
    if !merged.has_structure() {
        let format = merged.format.as_deref();
        let format = format.map(|name| Assertion::of("format", name));
        ty.constraints.asserts.extend(format);
    }
    Built::Use(ty)
}

/// A use of `ty`, of which all branches are asserted as a whole.
fn same_type(
    builder: &mut Builder<'_, '_>,
    mut ty: TypeUse,
    merged: &MergedSchema,
    nullable: bool,
) -> Built {
    ty.nullable |= nullable;
    // Any value has no variant that shows what is asserted beside the branches.
    let beyond = match &ty.expr {
        TypeExpr::Any => beyond_type::of_use(builder, merged, &ty.expr),
        _ => beyond_type(builder, merged, None),
    };
    ty.constraints.tighten(&beyond);
    if let TypeExpr::Scalar(_) = ty.expr {
        beyond_type::drop_lists(&mut ty.constraints);
    }
    Built::Use(ty)
}

/// The values of branches that are all enums of strings.
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
    merged: &MergedSchema,
    name: &str,
) -> Option<Vec<Draft>> {
    let group = branches.group.map(|index| &merged.groups[index]);
    let extend = group.is_some_and(|group| !group.is_keyword);
    let tags = branch_names::of_tags(branches);
    let names = branch_names::of_types(builder.schemas, branches, &tags);
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, key) in branches.keys.iter().enumerate() {
        let ty = of_branch(builder, key, extend, &inline::branch(name, &names[index]));
        if matches!(ty.expr, TypeExpr::Any) {
            return None;
        }
        // Nothing tells two variants of one type apart, unless a tag does.
        let tagged = |tag: &TagOfKeys| !tag.values[index].is_empty();
        let mut before = drafts.iter_mut();
        if !branches.tag.as_ref().is_some_and(tagged)
            && let Some(same) = before.find(|before| before.variant.ty.expr.same_type(&ty.expr))
        {
            same.variant.ty.constraints.loosen(&ty.constraints);
            same.keys.push(index);
            continue;
        }
        let variant = UnionVariant {
            name: tags[index].clone(),
            pointer: builder.schemas.get(key.subject()).pointer.clone(),
            docs: own_docs(builder.schemas, key),
            ty,
        };
        let keys = vec![index];
        drafts.push(Draft { variant, keys });
    }
    merge_numbers(&mut drafts);
    merge_strings(&mut drafts);
    Some(drafts)
}

/// The type of the value of a variant; a schema that `extends` the base schema has a name of its own.
fn of_branch(builder: &mut Builder<'_, '_>, key: &Key, extends: bool, name: &str) -> TypeUse {
    let mut ty = match key.only_schema().filter(|_| extends) {
        Some(id) => TypeUse::of(TypeExpr::Named(builder.definition(id)), false),
        None => builder.use_of(key, name),
    };
    ty.nullable = false;
    ty.constraints.forget_null();
    ty
}

/// A number takes integers in.
fn merge_numbers(drafts: &mut Vec<Draft>) {
    let position = |is: fn(&Scalar) -> bool| {
        let mut drafts = drafts.iter();
        drafts.position(
            |draft| matches!(&draft.variant.ty.expr, TypeExpr::Scalar(scalar) if is(scalar)),
        )
    };
    if let Some(integer) = position(|scalar| matches!(scalar, Scalar::Integer(_)))
        && let Some(number) = position(|scalar| matches!(scalar, Scalar::Number(_)))
    {
        let taken = drafts[integer].variant.ty.constraints.clone();
        drafts[number].variant.ty.constraints.loosen(&taken);
        let keys = std::mem::take(&mut drafts[integer].keys);
        drafts[number].keys.extend(keys);
        drafts.remove(integer);
    }
}

/// A string of one format takes in strings of another, unless they are read differently.
fn merge_strings(drafts: &mut Vec<Draft>) {
    let is_string = |draft: &Draft| matches!(&draft.variant.ty.expr, TypeExpr::Scalar(Scalar::String(format)) if !matches!(format, StringFormat::DateTime | StringFormat::Date));
    let strings: Vec<usize> = (0..drafts.len())
        .filter(|index| is_string(&drafts[*index]))
        .collect();
    let [first, others @ ..] = strings.as_slice() else {
        return;
    };
    if others.is_empty() {
        return;
    }
    for other in others.iter().rev() {
        let keys = drafts.remove(*other).keys;
        drafts[*first].keys.extend(keys);
    }
    let ty = &mut drafts[*first].variant.ty;
    ty.expr = TypeExpr::Scalar(Scalar::String(StringFormat::None));
    ty.constraints = Constraints::default();
}
