//! Changes of what a type is called and can do in Rust, which no JSON shows.

use super::{Bump, Change, Comparison, Kind};
use crate::model::{Shape, TypeDef, TypeId, UnionVariant};
use crate::plan::Plan;
use serde_json::Number;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn compare(c: &mut Comparison<'_>, old: TypeId, new: TypeId) {
    let (old_def, new_def) = c.defs(old, new);
    let (wire, pointers) = (
        new_def.wire_name.clone(),
        (old_def.pointer.clone(), new_def.pointer.clone()),
    );
    let change = |kind| Change::new(kind, &wire).at(Some(&pointers.0), Some(&pointers.1));
    let renamed = old_def.wire_name != new_def.wire_name;
    let mut found = Vec::new();
    let paths = (path(&c.old.plan, old), path(&c.new.plan, new));
    if paths.0 != paths.1 && !renamed && !paths.0.is_empty() && !paths.1.is_empty() {
        found.push(change(Kind::RustNameChanged).between(paths.0, paths.1));
    }
    let generated = |shape: &Shape| !matches!(shape, Shape::Alias(_));
    if generated(&old_def.shape) && generated(&new_def.shape) {
        match (
            c.old.plan.facts.eq.get(old.0),
            c.new.plan.facts.eq.get(new.0),
        ) {
            (Some(true), Some(false)) => found.push(change(Kind::EqualityLost)),
            (Some(false), Some(true)) => found.push(change(Kind::EqualityGained)),
            _ => {}
        }
    }
    found.extend(parts(c, (old, new), &change));
    found.extend(variants(c, (old, new), &change));
    found.extend(constants(c, (old, new), &change));
    c.list.extend(found);
}

/// The path of a type in the generated crate; empty for an alias.
fn path(plan: &Plan, id: TypeId) -> String {
    let name = plan.type_name(id);
    let modules = name.module.iter();
    let modules = modules.map(|module| format!("{}::", module.as_str()));
    format!("{}{}", modules.collect::<String>(), name.ident.as_str())
}

/// The variant for unknown values, and the field for additional members, where they have another name.
fn parts(
    c: &Comparison<'_>,
    (old, new): (TypeId, TypeId),
    change: &dyn Fn(Kind) -> Change,
) -> Vec<Change> {
    let names = (&c.old.plan.names, &c.new.plan.names);
    let (unknown, additional) = (
        (&names.0.unknown_variants, &names.1.unknown_variants),
        (&names.0.additional_fields, &names.1.additional_fields),
    );
    let mut found = Vec::new();
    for (before, after) in [unknown, additional] {
        if let (Some(before), Some(after)) = (before.get(&old), after.get(&new))
            && before != after
        {
            let change = change(Kind::RustNameChanged).of_member(before.as_str());
            found.push(change.between(before.as_str().to_owned(), after.as_str().to_owned()));
        }
    }
    found
}

/// Values of an enum, and branches of a union, whose variant has another name.
fn variants(
    c: &Comparison<'_>,
    (old, new): (TypeId, TypeId),
    change: &dyn Fn(Kind) -> Change,
) -> Vec<Change> {
    let ident = |plan: &Plan, id, index| {
        let ident = plan.names.variants.get(&(id, index));
        ident.map(|ident| ident.as_str().to_owned())
    };
    let mut found = Vec::new();
    for (before, after, member) in pairs(c, (old, new)) {
        let names = (
            ident(&c.old.plan, old, before),
            ident(&c.new.plan, new, after),
        );
        if names.0 != names.1 {
            let member = member.or_else(|| names.0.clone()).unwrap_or_default();
            let change = change(Kind::RustNameChanged).of_member(&member);
            found.push(change.between(names.0, names.1));
        }
    }
    found
}

/// Constants of listed integers that one side does not have, or that have another value. Those of a property that only one side has go with it.
fn constants(
    c: &Comparison<'_>,
    (old, new): (TypeId, TypeId),
    change: &dyn Fn(Kind) -> Change,
) -> Vec<Change> {
    let (before, after) = (
        constants_of(&c.old.plan, old),
        constants_of(&c.new.plan, new),
    );
    let (old_def, new_def) = c.defs(old, new);
    let keys: BTreeSet<&(&str, &str)> = before.keys().chain(after.keys()).collect();
    let is_shared = |property| has_field(old_def, property) && has_field(new_def, property);
    let shared = keys.into_iter().filter(|(property, _)| is_shared(property));
    let differing = shared.filter(|key| before.get(*key) != after.get(*key));
    let changes = differing.map(|key| {
        let text = |value: &&Number| format!("{} = {value}", key.1);
        let (was, is) = (before.get(key).map(text), after.get(key).map(text));
        let mut change = change(Kind::RustNameChanged).of_member(key.0);
        if was.is_none() {
            change.effect.source = Bump::Minor;
        }
        change.between(was, is)
    });
    changes.collect()
}

/// The value of each constant of a type, by its property and its name.
fn constants_of(plan: &Plan, id: TypeId) -> BTreeMap<(&str, &str), &Number> {
    let constants = plan.rust.types[id.0].constants.iter();
    let entries = constants.map(|of| ((of.property.as_str(), of.name.as_str()), &of.value));
    entries.collect()
}

fn has_field(def: &TypeDef, name: &str) -> bool {
    matches!(&def.shape, Shape::Struct(def) if def.fields.iter().any(|of| of.wire_name == name))
}

/// The variants that both types have, by their indices, with the value that the schema has for them.
fn pairs(c: &Comparison<'_>, (old, new): (TypeId, TypeId)) -> Vec<(usize, usize, Option<String>)> {
    let (old_def, new_def) = c.defs(old, new);
    let mut found = Vec::new();
    match (&old_def.shape, &new_def.shape) {
        (Shape::Enum(before), Shape::Enum(after)) => {
            let values = before.values.iter().map(|value| value.value.as_str());
            let indices: BTreeMap<&str, usize> = values.zip(0..).collect();
            for (index, value) in after.values.iter().enumerate() {
                let at = indices.get(value.value.as_str());
                found.extend(at.map(|at| (*at, index, Some(value.value.clone()))));
            }
        }
        (Shape::Union(before), Shape::Union(after)) => {
            for (index, branch) in after.variants.iter().enumerate() {
                let mut branches = before.variants.iter();
                let same =
                    |other: &UnionVariant| c.pairs.same_expr(&other.ty.expr, &branch.ty.expr);
                let at = branches.position(same);
                found.extend(at.map(|at| (at, index, branch.name.clone())));
            }
        }
        _ => {}
    }
    found
}
