//! Changes of a type as a whole, and of the values and branches in it.

use super::decode::both_ways;
use super::fields::{self, Owners};
use super::{
    Change, Comparison, Kind, Privacy, annotations, are_reordered, branches, constraints, meanings,
};
use crate::containment::Answer;
use crate::model::{
    Additional, EnumDef, Model, Scalar, Shape, StructDef, TypeDef, TypeExpr, TypeId, TypeUse, uses,
};
use crate::plan::Plan;
use std::collections::BTreeSet;

pub(super) fn added(def: &TypeDef) -> Change {
    let mut change = Change::new(Kind::TypeAdded, &def.wire_name).at(None, Some(&def.pointer));
    if def.sensitivity.is_sensitive() {
        change.effect.privacy = Privacy::Sensitive(def.sensitivity);
    }
    change
}

pub(super) fn removed(plan: &Plan, id: TypeId, def: &TypeDef) -> Change {
    let mut change = Change::new(Kind::TypeRemoved, &def.wire_name).at(Some(&def.pointer), None);
    // Aliases have no Rust type that could be missed.
    if plan.type_name(id).ident.as_str().is_empty() {
        change.effect.source = super::Bump::Patch;
    }
    change
}

/// An alias has no Rust type, and a published name stays whatever the schema calls the type.
fn is_renamed_in_rust(c: &Comparison<'_>, old: TypeId, new: TypeId) -> bool {
    let name = &c.new.plan.type_name(new).ident;
    !name.as_str().is_empty() && *name != c.old.plan.type_name(old).ident
}

pub(super) fn compare(c: &mut Comparison<'_>, old_id: TypeId, new_id: TypeId) {
    let (old, new) = (c.old.plan.type_def(old_id), c.new.plan.type_def(new_id));
    let change =
        |kind| Change::new(kind, &new.wire_name).at(Some(&old.pointer), Some(&new.pointer));
    if old.wire_name != new.wire_name {
        let mut renamed =
            change(Kind::TypeRenamed).between(old.wire_name.clone(), new.wire_name.clone());
        if !is_renamed_in_rust(c, old_id, new_id) {
            renamed.effect.source = super::Bump::Patch;
        }
        c.list.push(renamed);
    }
    nullable(c, (old_id, new_id), &change);
    match (&old.shape, &new.shape) {
        (Shape::Struct(before), Shape::Struct(after)) => {
            additional(c, before, after, &change);
            let owners = Owners {
                old: old_id,
                new: new_id,
            };
            fields::compare(c, owners, before, after);
        }
        (Shape::Enum(before), Shape::Enum(after)) => values(c, before, after, &change),
        (Shape::Union(before), Shape::Union(after)) => branches::compare(c, before, after, &change),
        (Shape::Alias(before), Shape::Alias(after)) => alias(c, before, after, &change),
        _ => {
            let mut found =
                change(Kind::ShapeChanged).between(shape(&old.shape), shape(&new.shape));
            found.effect.old_types_read_new_data = Answer::NotDecided;
            found.effect.new_types_read_old_data = Answer::NotDecided;
            c.push_with_validity(found);
        }
    }
    annotations::sensitivity(c, old.sensitivity, new.sensitivity, &change);
    annotations::docs(c, (&old.docs, None), (&new.docs, None), &change);
}

fn is_nullable(def: &TypeDef) -> bool {
    match &def.shape {
        Shape::Alias(ty) => def.nullable || ty.admits_null(),
        _ => def.nullable,
    }
}

/// Whether null is written in the type on one side and beside it on the other, such as by `nullable` and as a branch: then it is the same
/// wherever the type is used.
pub(super) fn is_null_written_elsewhere(
    c: &Comparison<'_>,
    old_id: TypeId,
    new_id: TypeId,
) -> bool {
    let (old, new) = c.defs(old_id, new_id);
    let is_alias = matches!(new.shape, Shape::Alias(_));
    let (old_model, new_model) = (&c.old.plan.model, &c.new.plan.model);
    is_nullable(old) != is_nullable(new)
        && !is_alias
        && new_id != new_model.root
        && nullable_uses(old_model, old_id) == nullable_uses(new_model, new_id)
}

/// Compares whether a type admits null.
fn nullable(
    c: &mut Comparison<'_>,
    (old_id, new_id): (TypeId, TypeId),
    change: &dyn Fn(Kind) -> Change,
) {
    let (old, new) = (c.old.plan.type_def(old_id), c.new.plan.type_def(new_id));
    let is_alias = matches!(new.shape, Shape::Alias(_));
    let is_root = new_id == c.new.plan.model.root;
    if is_nullable(old) != is_nullable(new) && !is_null_written_elsewhere(c, old_id, new_id) {
        let kind = if is_nullable(new) {
            Kind::NullableGained
        } else {
            Kind::NullableLost
        };
        let mut found = change(kind);
        if !(is_alias && is_root) {
            // What it does to programs is said at every place that uses the type.
            found.effect.source = super::Bump::Patch;
        }
        if is_alias {
            let null = Answer::Breaks(serde_json::Value::Null);
            match kind {
                Kind::NullableGained => found.effect.old_types_read_new_data = null,
                _ => found.effect.new_types_read_old_data = null,
            }
        }
        c.push_with_validity(found);
    }
}

/// Whether the uses of a type admit null: some do, some do not, or both.
fn nullable_uses(model: &Model, id: TypeId) -> BTreeSet<bool> {
    let mut open: Vec<&TypeUse> = model
        .iter()
        .flat_map(|(_, def)| uses::of_shape(&def.shape))
        .collect();
    let mut found = BTreeSet::new();
    while let Some(ty) = open.pop() {
        if ty.expr == TypeExpr::Named(id) {
            found.insert(ty.admits_null());
        }
        open.extend(ty.expr.inner());
    }
    found
}

fn shape(shape: &Shape) -> String {
    let words = match shape {
        Shape::Struct(_) => "struct",
        Shape::Enum(_) => "enum",
        Shape::Union(_) => "union",
        Shape::Alias(ty) => return words(ty).unwrap_or_else(|| "alias".to_owned()),
    };
    words.to_owned()
}

/// What a value is, in a few words of JSON Schema.
pub(super) fn words(ty: &TypeUse) -> Option<String> {
    let words = match &ty.expr {
        TypeExpr::Scalar(Scalar::Boolean) => "boolean",
        TypeExpr::Scalar(Scalar::Integer(_)) => "integer",
        TypeExpr::Scalar(Scalar::Number(_)) => "number",
        TypeExpr::Scalar(Scalar::String(format)) => {
            return Some(
                format
                    .name()
                    .map_or("string".to_owned(), |name| format!("string ({name})")),
            );
        }
        TypeExpr::Scalar(Scalar::Null) => "null",
        TypeExpr::Array(_) => "array",
        TypeExpr::Tuple(_) => "tuple",
        TypeExpr::Map(_) => "map",
        TypeExpr::Const(_) => "constant",
        TypeExpr::Any => "any",
        TypeExpr::Named(_) => return None,
    };
    Some(words.to_owned())
}

fn additional(
    c: &mut Comparison<'_>,
    old: &StructDef,
    new: &StructDef,
    change: &dyn Fn(Kind) -> Change,
) {
    match (&old.additional, &new.additional) {
        (Additional::Any, Additional::Any) | (Additional::Deny, Additional::Deny) => {}
        (_, Additional::Deny) => {
            let mut found = change(Kind::ObjectClosed);
            found.effect.new_types_read_old_data = Answer::NotDecided;
            found.effect.new_data_valid_before = Answer::Proven;
            c.list.push(found);
        }
        (Additional::Deny, _) => {
            let mut found = change(Kind::ObjectOpened);
            found.effect.old_types_read_new_data = Answer::NotDecided;
            found.effect.old_data_valid_now = Answer::Proven;
            c.list.push(found);
        }
        (Additional::Typed(before), Additional::Typed(after))
            if before.nullable == after.nullable
                && c.pairs.same_expr(&before.expr, &after.expr) =>
        {
            constraints::compare(c, (before, after), change);
        }
        _ => {
            let mut found = change(Kind::AdditionalChanged);
            found.effect.new_types_read_old_data = Answer::NotDecided;
            found.effect.old_types_read_new_data = Answer::NotDecided;
            c.list.push(found);
        }
    }
}

fn values_of(def: &EnumDef) -> Vec<&str> {
    let values = def.values.iter();
    values.map(|value| value.value.as_str()).collect()
}

fn values(c: &mut Comparison<'_>, old: &EnumDef, new: &EnumDef, change: &dyn Fn(Kind) -> Change) {
    let (before, after) = (values_of(old), values_of(new));
    let known_before: BTreeSet<&str> = before.iter().copied().collect();
    let known_after: BTreeSet<&str> = after.iter().copied().collect();
    for value in after.iter().filter(|value| !known_before.contains(*value)) {
        let mut found = change(Kind::ValueAdded).of_member(value);
        found.effect.old_data_valid_now = Answer::Proven;
        found.effect.new_data_valid_before = Answer::Breaks((*value).into());
        c.list.push(found);
    }
    for value in before.iter().filter(|value| !known_after.contains(*value)) {
        let mut found = change(Kind::ValueRemoved).of_member(value);
        found.effect.new_data_valid_before = Answer::Proven;
        found.effect.old_data_valid_now = Answer::Breaks((*value).into());
        c.list.push(found);
    }
    if are_reordered(&before, &after) {
        c.list.push(change(Kind::ValueOrderChanged));
    }
    meanings::compare(c, (old, new), change);
}

/// A name for another type: its type, then its constraints. Fields that use it are compared by themselves.
fn alias(c: &mut Comparison<'_>, old: &TypeUse, new: &TypeUse, change: &dyn Fn(Kind) -> Change) {
    if !c.pairs.same_expr(&old.expr, &new.expr) {
        let mut found = change(Kind::ValueTypeChanged).between(words(old), words(new));
        let effect = &mut found.effect;
        (
            effect.old_types_read_new_data,
            effect.new_types_read_old_data,
        ) = both_ways(c, old, new);
        c.push_with_validity(found);
    }
    constraints::compare(c, (old, new), change);
}
