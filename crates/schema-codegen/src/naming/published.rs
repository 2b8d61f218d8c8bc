//! Which type of the schema is which of the lock: by its name in the schema; else, where the same fields use it, by what it has.

use super::case::pascal;
use super::lock::{FIELD, Item, NamesLock, VARIANT, type_item};
use super::names::Ident;
use super::scope::Scope;
use super::types::has_name;
use super::variants::branch_item;
use crate::model::{
    Additional, Model, Origin, Shape, TypeDef, TypeExpr, TypeId, TypeUse, mostly_same,
};
use std::collections::{BTreeMap, BTreeSet};

#[cfg(test)]
mod tests;

/// The lock, and the published name of each type that has one.
pub(super) struct Published<'a> {
    lock: &'a NamesLock,
    names: Vec<Option<&'a str>>,
}

/// Where a type is used.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// As the value of the field at this index, or in it.
    Field(usize),
    /// As a branch of a union.
    Branch,
    /// As an additional member, or as the value of what has no name in Rust.
    Rest,
}

/// Every use of a type in another: the type around it, where in it, and the type itself.
pub(super) fn places(model: &Model) -> Vec<(TypeId, Place, TypeId)> {
    let mut found = Vec::new();
    for (owner, def) in model.iter() {
        let mut add = |place, ty: &TypeUse| {
            let mut targets = Vec::new();
            named(&ty.expr, &mut targets);
            found.extend(targets.into_iter().map(|target| (owner, place, target)));
        };
        match &def.shape {
            Shape::Struct(object) => {
                for (index, field) in object.fields.iter().enumerate() {
                    add(Place::Field(index), &field.ty);
                }
                if let Additional::Typed(ty) = &object.additional {
                    add(Place::Rest, ty);
                }
            }
            Shape::Union(union) => {
                for branch in &union.variants {
                    add(Place::Branch, &branch.ty);
                }
            }
            Shape::Alias(ty) => add(Place::Rest, ty),
            Shape::Enum(_) => {}
        }
    }
    found
}

/// The types in `expr`, in lists, maps and tuples too.
fn named(expr: &TypeExpr, found: &mut Vec<TypeId>) {
    match expr {
        TypeExpr::Named(id) => found.push(*id),
        TypeExpr::Array(inner) | TypeExpr::Map(inner) => named(&inner.expr, found),
        TypeExpr::Tuple(items) => items.iter().for_each(|item| named(&item.expr, found)),
        TypeExpr::Scalar(_) | TypeExpr::Const(_) | TypeExpr::Any => {}
    }
}

impl<'a> Published<'a> {
    /// Finds the types of `model` in `lock`.
    pub(super) fn of(model: &Model, lock: &'a NamesLock) -> Self {
        let mut published = Self {
            lock,
            names: vec![None; model.types.len()],
        };
        if lock.types().next().is_none() {
            return published;
        }
        published.pair_by_name(model);
        let places = places(model);
        while published.pair_by_place(model, &places) || published.pair_by_members(model) {}
        published
    }

    /// The name that `id` was published under.
    pub(super) fn type_name(&self, id: TypeId) -> Option<&'a str> {
        self.names[id.0]
    }

    /// Every published name of a type, with those that no type has any more.
    pub(super) fn type_names(&self) -> impl Iterator<Item = &'a str> {
        self.lock.types().map(|(name, _)| name)
    }

    /// Claims every published name of a field or variant of `id`, so that nothing else gets one; those names, with what they are of.
    pub(super) fn claim(
        &self,
        id: TypeId,
        separator: &str,
        scope: &mut Scope,
    ) -> Vec<(&'a Item, Ident)> {
        let Some(owner) = self.names[id.0] else {
            return Vec::new();
        };
        let members = self.lock.members(owner, separator);
        let claimed = members.map(|(name, item)| (item, scope.claim(name, "_")));
        claimed.collect()
    }

    /// Pairs the root, and definitions whose name in the schema occurs once on both sides.
    fn pair_by_name(&mut self, model: &Model) {
        let mut types: BTreeMap<Item, Vec<TypeId>> = BTreeMap::new();
        for (id, def) in model.iter().filter(|(id, def)| has_name(model, *id, def)) {
            types.entry(type_item(def)).or_default().push(id);
        }
        let mut names: BTreeMap<&Item, Vec<&'a str>> = BTreeMap::new();
        for (name, entry) in self.lock.types() {
            names.entry(&entry.item).or_default().push(name);
        }
        for (item, ids) in types {
            if let (false, [id], Some([name])) = (
                item == Item::Inline,
                ids.as_slice(),
                names.get(&item).map(Vec::as_slice),
            ) {
                self.names[id.0] = Some(name);
            }
        }
    }

    /// Pairs types that a published field or union uses, the best matches first; false when there is none.
    fn pair_by_place(&mut self, model: &Model, places: &[(TypeId, Place, TypeId)]) -> bool {
        let free = self.free();
        let mut matches = Vec::new();
        for (owner, place, target) in places {
            let def = model.type_def(*target);
            let Some(at) = self
                .place(model, *owner, *place)
                .filter(|_| self.is_open(model, *target))
            else {
                continue;
            };
            for (name, item, _) in free.iter().filter(|(_, _, place)| *place == Some(&at)) {
                let (same, score) = self.compare(model, *target, name);
                // What is written in place keeps its name whatever becomes of it, as long as nothing else is in that place.
                let stays = def.origin == Origin::Inline && **item == Item::Inline;
                let stays =
                    stays && (matches!(place, Place::Field(_)) || pascal(&def.wire_name) == *name);
                if same || stays {
                    matches.push((usize::MAX - score, *name, *target));
                }
            }
        }
        self.pair(matches)
    }

    /// Pairs types that are called as in the lock, in the schema or in Rust, and are mostly the same; false when there is none.
    fn pair_by_members(&mut self, model: &Model) -> bool {
        let free = self.free();
        let mut matches = Vec::new();
        for (id, def) in model.iter().filter(|(id, _)| self.is_open(model, *id)) {
            for (name, item, _) in &free {
                let is_called = **item == type_item(def) && **item != Item::Inline
                    || pascal(&def.wire_name) == *name;
                let is_root = id == model.root && **item == Item::Root;
                if !is_called && !is_root {
                    continue;
                }
                if let (true, score) = self.compare(model, id, name) {
                    matches.push((usize::MAX - score, *name, id));
                }
            }
        }
        self.pair(matches)
    }

    fn pair(&mut self, mut matches: Vec<(usize, &'a str, TypeId)>) -> bool {
        matches.sort();
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for (_, name, id) in matches {
            if self.names[id.0].is_none() && used.insert(name) {
                self.names[id.0] = Some(name);
            }
        }
        !used.is_empty()
    }

    /// The published types that no type of the schema is paired with: name, item and place.
    fn free(&self) -> Vec<(&'a str, &'a Item, Option<&'a String>)> {
        let paired: BTreeSet<&str> = self.names.iter().flatten().copied().collect();
        let free = self.lock.types().filter(|(name, _)| !paired.contains(name));
        free.map(|(name, entry)| (name, &entry.item, entry.promise.place.as_ref()))
            .collect()
    }

    fn is_open(&self, model: &Model, id: TypeId) -> bool {
        self.names[id.0].is_none() && has_name(model, id, model.type_def(id))
    }

    /// A place as the lock has it; `None` where nothing of it was published.
    fn place(&self, model: &Model, owner: TypeId, place: Place) -> Option<String> {
        let name = self.names[owner.0]?;
        match (place, &model.type_def(owner).shape) {
            (Place::Field(index), Shape::Struct(object)) => {
                let wire = Item::Json(object.fields[index].wire_name.clone());
                let mut fields = self.lock.members(name, FIELD);
                let field = fields.find(|(_, item)| **item == wire);
                field.map(|(field, _)| format!("{name}{FIELD}{field}"))
            }
            (Place::Branch, _) => Some(format!("{name}{VARIANT}*")),
            _ => Some(format!("{name}{FIELD}*")),
        }
    }

    /// Whether most of what `id` has was published with the type `name`, and how much of a thousand.
    fn compare(&self, model: &Model, id: TypeId, name: &str) -> (bool, usize) {
        let def = model.type_def(id);
        let separator = match def.shape {
            Shape::Struct(_) => FIELD,
            _ => VARIANT,
        };
        let other = match separator {
            FIELD => VARIANT,
            _ => FIELD,
        };
        let published = self.lock.members(name, separator);
        let published: BTreeSet<&Item> = published
            .map(|(_, item)| item)
            .filter(|item| **item != Item::Rest)
            .collect();
        let now = self.items(model, def);
        let now: BTreeSet<&Item> = now.iter().collect();
        let is_of_struct = |item: &Item| matches!(item, Item::Listed(..));
        let mut others = self.lock.members(name, other);
        let is_other_shape = others.any(|(_, item)| !is_of_struct(item));
        mostly_same(&published, &now)
            .filter(|_| !is_other_shape)
            .map_or((false, 0), |score| (true, score))
    }

    /// What a type has that is named in the schema.
    fn items(&self, model: &Model, def: &TypeDef) -> Vec<Item> {
        let name_of = |id: TypeId| {
            let published = self.names[id.0];
            published.map_or_else(|| model.type_def(id).wire_name.clone(), str::to_owned)
        };
        match &def.shape {
            Shape::Struct(object) => {
                let fields = object.fields.iter();
                fields
                    .map(|field| Item::Json(field.wire_name.clone()))
                    .collect()
            }
            Shape::Enum(values) => {
                let values = values.values.iter();
                values
                    .map(|value| Item::Json(value.value.clone()))
                    .collect()
            }
            Shape::Union(union) => {
                let branches = union.variants.iter();
                branches
                    .map(|branch| branch_item(branch, &name_of))
                    .collect()
            }
            Shape::Alias(_) => Vec::new(),
        }
    }
}
