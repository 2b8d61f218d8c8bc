//! Which type of the old schema is which of the new: by name; else, where the same fields use them, by what they are.

use crate::model::{Field, Model, Scalar, Shape, TypeDef, TypeExpr, TypeId, TypeUse, mostly_same};
use std::collections::{BTreeMap, BTreeSet};

/// The pairs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs {
    new_of: BTreeMap<TypeId, TypeId>,
    old_of: BTreeMap<TypeId, TypeId>,
}

/// The type that the value of `ty` is named after: the outermost alias, else the type itself, of an item where it is a list.
pub(crate) fn target(ty: &TypeUse) -> Option<TypeId> {
    match (&ty.expr, ty.aliases.first()) {
        (_, Some(alias)) => Some(*alias),
        (TypeExpr::Named(id), None) => Some(*id),
        (TypeExpr::Array(inner) | TypeExpr::Map(inner), None) => target(inner),
        _ => None,
    }
}

impl Pairs {
    pub(crate) fn of(old: &Model, new: &Model) -> Self {
        let mut pairs = Self::default();
        let mut names: BTreeMap<&str, Vec<TypeId>> = BTreeMap::new();
        for (id, def) in new.iter() {
            names.entry(&def.wire_name).or_default().push(id);
        }
        // Types that are written in place may share a name, as those of `maxSize` and `max-size`: those at the same place first.
        for at_same_place in [true, false] {
            for (id, def) in old.iter() {
                let mut same = names.get(def.wire_name.as_str()).into_iter().flatten();
                let is_pair = |other: &&TypeId| {
                    let is_there = new.type_def(**other).pointer == def.pointer;
                    pairs.is_free(id, **other) && (is_there || !at_same_place)
                };
                if let Some(same) = same.find(is_pair) {
                    pairs.add(id, *same);
                }
            }
        }
        if pairs.is_free(old.root, new.root) {
            pairs.add(old.root, new.root);
        }
        while pairs.add_renamed(old, new) {}
        pairs
    }

    fn add(&mut self, old: TypeId, new: TypeId) {
        self.new_of.insert(old, new);
        self.old_of.insert(new, old);
    }

    fn is_free(&self, old: TypeId, new: TypeId) -> bool {
        !self.new_of.contains_key(&old) && !self.old_of.contains_key(&new)
    }

    /// Pairs types that the same field of a pair uses before and after, and that are the same; false when there is none.
    fn add_renamed(&mut self, old: &Model, new: &Model) -> bool {
        let mut found = Vec::new();
        for (before, after) in self.iter() {
            let (Shape::Struct(before), Shape::Struct(after)) =
                (&old.type_def(before).shape, &new.type_def(after).shape)
            else {
                continue;
            };
            let named = |field: &'_ Field| target(&field.ty).is_some();
            if !before.fields.iter().any(named) {
                continue;
            }
            let fields = after.fields.iter();
            let fields: BTreeMap<&str, &Field> = fields
                .map(|field| (field.wire_name.as_str(), field))
                .collect();
            for field in &before.fields {
                let same = fields.get(field.wire_name.as_str());
                let targets = same.and_then(|same| target(&field.ty).zip(target(&same.ty)));
                found.extend(targets);
            }
        }
        let before = self.new_of.len();
        for (left, right) in found {
            if self.is_free(left, right) && self.is_same(old.type_def(left), new.type_def(right)) {
                self.add(left, right);
            }
        }
        self.new_of.len() > before
    }

    /// True when nothing but the name differs, as far as a rename goes: most members or values are the same.
    fn is_same(&self, old: &TypeDef, new: &TypeDef) -> bool {
        old.nullable == new.nullable
            && match (&old.shape, &new.shape) {
                (Shape::Struct(old), Shape::Struct(new)) => {
                    let name = |field: &Field| field.wire_name.clone();
                    overlap(old.fields.iter().map(name), new.fields.iter().map(name))
                }
                (Shape::Enum(old), Shape::Enum(new)) => {
                    let value = |value: &crate::model::EnumValue| value.value.clone();
                    overlap(old.values.iter().map(value), new.values.iter().map(value))
                }
                (Shape::Alias(old), Shape::Alias(new)) => {
                    old.nullable == new.nullable
                        && old.constraints == new.constraints
                        && self.same_expr(&old.expr, &new.expr)
                }
                _ => false,
            }
    }

    /// True when both are the same type, pairs being the same.
    pub(crate) fn same_expr(&self, old: &TypeExpr, new: &TypeExpr) -> bool {
        match (old, new) {
            (TypeExpr::Named(old), TypeExpr::Named(new)) => self.new_of.get(old) == Some(new),
            (TypeExpr::Array(old), TypeExpr::Array(new))
            | (TypeExpr::Map(old), TypeExpr::Map(new)) => self.same_use(old, new),
            (TypeExpr::Tuple(old), TypeExpr::Tuple(new)) => {
                let mut both = old.iter().zip(new);
                old.len() == new.len() && both.all(|(old, new)| self.same_use(old, new))
            }
            // A format without a Rust type is a constraint.
            (TypeExpr::Scalar(Scalar::String(old)), TypeExpr::Scalar(Scalar::String(new))) => {
                old == new || !old.has_type() && !new.has_type()
            }
            _ => old == new,
        }
    }

    fn same_use(&self, old: &TypeUse, new: &TypeUse) -> bool {
        old.nullable == new.nullable && self.same_expr(&old.expr, &new.expr)
    }

    /// Every pair, in the order of the old schema.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (TypeId, TypeId)> {
        self.new_of.iter().map(|(old, new)| (*old, *new))
    }

    pub(crate) fn new_of(&self, old: TypeId) -> Option<TypeId> {
        self.new_of.get(&old).copied()
    }

    pub(crate) fn old_of(&self, new: TypeId) -> Option<TypeId> {
        self.old_of.get(&new).copied()
    }
}

fn overlap(old: impl Iterator<Item = String>, new: impl Iterator<Item = String>) -> bool {
    let (old, new): (BTreeSet<String>, BTreeSet<String>) = (old.collect(), new.collect());
    // What only gained members is the same, however many; one alone says little.
    (old.len() > 1 && old.is_subset(&new)) || mostly_same(&old, &new).is_some()
}
