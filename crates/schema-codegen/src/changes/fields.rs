//! Changes of the properties of a struct.

use super::decode::{Side, reads};
use super::instances::{examples, shown, with_member};
use super::validity::{follow, of_declaring, with_decode};
use super::{
    Bump, Change, Comparison, Kind, Privacy, annotations, arguments, constraints, value_type,
};
use crate::containment::Answer;
use crate::model::{Additional, Field, FieldId, Presence, StructDef, TypeId, TypeUse};
use crate::pairing::target;
use crate::plan::Plan;
use serde_json::Value;
use std::collections::BTreeMap;

/// A pair of structs whose properties are compared.
#[derive(Clone, Copy)]
pub(super) struct Owners {
    pub(super) old: TypeId,
    pub(super) new: TypeId,
}

pub(super) fn compare(c: &mut Comparison<'_>, owners: Owners, old: &StructDef, new: &StructDef) {
    let (before, after) = (indices(old), indices(new));
    for (index, field) in new.fields.iter().enumerate() {
        match before.get(field.wire_name.as_str()).copied() {
            Some(before) => {
                let id = |owner, index| FieldId { owner, index };
                let ids = (id(owners.old, before), id(owners.new, index));
                compare_field(c, owners, (&old.fields[before], field), ids);
            }
            None => added(c, owners, index, field, &old.additional),
        }
    }
    for field in &old.fields {
        if !after.contains_key(field.wire_name.as_str()) {
            removed(c, owners, field, &new.additional);
        }
    }
    arguments::compare_order(c, owners);
}

/// Name -> index of each field.
fn indices(def: &StructDef) -> BTreeMap<&str, usize> {
    let names = def.fields.iter().map(|field| field.wire_name.as_str());
    names.zip(0..).collect()
}

/// Presence in words.
fn words(field: &Field) -> String {
    match field.presence() {
        Presence::Required => "required",
        Presence::RequiredNullable => "required, nullable",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional, nullable",
    }
    .to_owned()
}

fn side_of<'a>(plan: &'a Plan, ty: &'a TypeUse) -> Side<'a> {
    let model = &plan.model;
    Side { model, ty }
}

/// Whether an undeclared member with the values of `field` is kept.
fn kept(additional: &Additional, field: Side<'_>, model: &crate::model::Model) -> Answer {
    match additional {
        Additional::Any => Answer::Proven,
        Additional::Deny => Answer::NotDecided,
        Additional::Typed(ty) => reads(field, Side { model, ty }, &|_, _| false),
    }
}

/// Whether the field `name` of the second type reads what the first keeps under that name among its additional properties; a break is
/// shown by a value of the first type as a whole.
fn member_reads(
    (from, undeclared): ((&Plan, TypeId), Side<'_>),
    (to, field): ((&Plan, TypeId), Side<'_>),
    name: &str,
) -> Answer {
    match reads(undeclared, field, &|_, _| false) {
        Answer::Breaks(value) => {
            let member = (name, Some(&value));
            shown(from, to, examples(from.0, from.1, Some(member)))
        }
        answer => answer,
    }
}

fn added(c: &mut Comparison<'_>, owners: Owners, index: usize, field: &Field, before: &Additional) {
    let (of_new, of_old) = of_declaring(c, owners, field, true);
    let (old, new) = (&c.old.plan, &c.new.plan);
    let owner = new.type_def(owners.new);
    let mut change = Change::new(Kind::FieldAdded, &owner.wire_name)
        .of_member(&field.wire_name)
        .between(None, words(field))
        .at(
            Some(&old.type_def(owners.old).pointer),
            Some(&field.pointer),
        );
    let side = side_of(new, &field.ty);
    let effect = &mut change.effect;
    (effect.new_data_valid_before, effect.old_data_valid_now) = (of_new, of_old);
    if new.options.setters && new.rust.types[owners.new.0].fields[index].is_argument() {
        // The constructor has one more argument.
        effect.source = Bump::Major;
    }
    effect.old_types_read_new_data = kept(before, side, &old.model);
    if effect.old_types_read_new_data != Answer::Proven {
        let instances = with_member(new, owners.new, &field.wire_name);
        effect.old_types_read_new_data = shown((new, owners.new), (old, owners.old), instances);
    }
    if field.required {
        effect.new_types_read_old_data = shown(
            (old, owners.old),
            (new, owners.new),
            examples(old, owners.old, None),
        );
        follow(
            &effect.new_types_read_old_data,
            &mut effect.old_data_valid_now,
        );
    } else if let Additional::Typed(ty) = before {
        let undeclared = side_of(old, ty);
        effect.new_types_read_old_data = member_reads(
            ((old, owners.old), undeclared),
            ((new, owners.new), side),
            &field.wire_name,
        );
    }
    let classes = annotations::classes(new, field.sensitivity, &field.ty);
    effect.privacy = match classes.last() {
        Some(class) => Privacy::Sensitive(*class),
        // Unknown members are hidden; a declared one of no class is shown.
        None if matches!(before, Additional::Deny) => Privacy::Unaffected,
        None => Privacy::Visible,
    };
    c.list.push(change);
}

fn removed(c: &mut Comparison<'_>, owners: Owners, field: &Field, after: &Additional) {
    let (of_old, of_new) = of_declaring(c, owners, field, false);
    let (old, new) = (&c.old.plan, &c.new.plan);
    let owner = new.type_def(owners.new);
    let mut change = Change::new(Kind::FieldRemoved, &owner.wire_name)
        .of_member(&field.wire_name)
        .between(words(field), None)
        .at(Some(&field.pointer), Some(&owner.pointer));
    let side = side_of(old, &field.ty);
    let effect = &mut change.effect;
    (effect.new_data_valid_before, effect.old_data_valid_now) = (of_new, of_old);
    effect.new_types_read_old_data = kept(after, side, &new.model);
    if effect.new_types_read_old_data != Answer::Proven {
        let instances = with_member(old, owners.old, &field.wire_name);
        effect.new_types_read_old_data = shown((old, owners.old), (new, owners.new), instances);
    }
    if field.required {
        effect.old_types_read_new_data = shown(
            (new, owners.new),
            (old, owners.old),
            examples(new, owners.new, None),
        );
        follow(
            &effect.old_types_read_new_data,
            &mut effect.new_data_valid_before,
        );
    } else if let Additional::Typed(ty) = after {
        let undeclared = side_of(new, ty);
        effect.old_types_read_new_data = member_reads(
            ((new, owners.new), undeclared),
            ((old, owners.old), side),
            &field.wire_name,
        );
    }
    c.list.push(change);
}

fn compare_field(
    c: &mut Comparison<'_>,
    owners: Owners,
    (old, new): (&Field, &Field),
    ids: (FieldId, FieldId),
) {
    let name = c.new.plan.type_def(owners.new).wire_name.clone();
    let change = |kind| {
        Change::new(kind, &name)
            .of_member(&new.wire_name)
            .at(Some(&old.pointer), Some(&new.pointer))
    };
    required(c, owners, (old, new), &change);
    nullable(c, owners, (old, new), &change);
    value_type::compare(c, owners, (old, new), &change);
    constraints::compare(c, (&old.ty, &new.ty), &change);
    in_rust(c, ids, &change);
    annotations::sensitivity(c, old.sensitivity, new.sensitivity, &change);
    annotations::docs(
        c,
        (&old.docs, target(&old.ty)),
        (&new.docs, target(&new.ty)),
        &change,
    );
}

/// Compares whether a property has to be there.
fn required(
    c: &mut Comparison<'_>,
    owners: Owners,
    (old, new): (&Field, &Field),
    change: &dyn Fn(Kind) -> Change,
) {
    if old.required == new.required {
        return;
    }
    let kind = if new.required {
        Kind::RequiredGained
    } else {
        Kind::RequiredLost
    };
    let (from, to) = sides(c, owners, new.required);
    let member = (new.wire_name.as_str(), None);
    let without = shown(from, to, examples(from.0, from.1, Some(member)));
    c.list
        .push(with_decode(change(kind), without, new.required));
}

/// Compares whether a property may be null.
fn nullable(
    c: &mut Comparison<'_>,
    owners: Owners,
    (old, new): (&Field, &Field),
    change: &dyn Fn(Kind) -> Change,
) {
    let (before, after) = (old.ty.admits_null(), new.ty.admits_null());
    if before == after {
        return;
    }
    let kind = if after {
        Kind::NullableGained
    } else {
        Kind::NullableLost
    };
    let (from, to) = sides(c, owners, before);
    let member = (new.wire_name.as_str(), Some(&Value::Null));
    let shown = shown(from, to, examples(from.0, from.1, Some(member)));
    let mut found = with_decode(change(kind), shown, before);
    // Null aside, something else may be asserted now.
    let (forward, backward) = c.validity_of(&found);
    let effect = &mut found.effect;
    if effect.new_data_valid_before == Answer::Proven {
        effect.new_data_valid_before = forward;
    }
    if effect.old_data_valid_now == Answer::Proven {
        effect.old_data_valid_now = backward;
    }
    c.list.push(found);
}

/// Compares what a field is in Rust, its type aside.
fn in_rust(c: &mut Comparison<'_>, ids: (FieldId, FieldId), change: &dyn Fn(Kind) -> Change) {
    if c.old.plan.facts.boxed.contains(&ids.0) != c.new.plan.facts.boxed.contains(&ids.1) {
        let boxed = c.new.plan.facts.boxed.contains(&ids.1);
        c.list.push(change(if boxed {
            Kind::BoxAdded
        } else {
            Kind::BoxRemoved
        }));
    }
    if c.old.plan.names.fields.get(&ids.0) != c.new.plan.names.fields.get(&ids.1) {
        let ident = |plan: &Plan, id| Some(plan.names.fields.get(&id)?.as_str().to_owned());
        let (before, after) = (ident(&c.old.plan, ids.0), ident(&c.new.plan, ids.1));
        c.list
            .push(change(Kind::RustNameChanged).between(before, after));
    }
}

/// The releases in the direction from old to new, or from new to old.
fn sides<'a>(
    c: &Comparison<'a>,
    owners: Owners,
    from_old: bool,
) -> ((&'a Plan, TypeId), (&'a Plan, TypeId)) {
    let (old, new) = ((&c.old.plan, owners.old), (&c.new.plan, owners.new));
    if from_old { (old, new) } else { (new, old) }
}
