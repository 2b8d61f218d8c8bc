//! Which type of the schema is which of the lock: by its name in the schema; else, where the same fields use it, by what it has.

mod candidate;
#[cfg(test)]
mod tests;

use super::case::pascal;
use super::lock::{FIELD, Item, NamesLock, VARIANT, type_item};
use super::names::Ident;
use super::scope::Scope;
use super::types::has_name;
use super::uses::{Part, Use, uses};
use super::variants::branch_item;
use crate::model::{Model, Origin, Shape, TypeDef, TypeId, mostly_same};
use candidate::Match;
use std::collections::{BTreeMap, BTreeSet};

/// The lock, and the published name of each type that has one.
pub(super) struct Published<'a> {
    lock: &'a NamesLock,
    names: Vec<Option<&'a str>>,
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
        let uses = uses(model);
        while published.follow_renamed(model, &uses)
            || published.pair_by_use(model, &uses)
            || published.pair_by_members(model)
        {}
        published
    }

    /// The name that `id` was published under.
    pub(super) fn type_name(&self, id: TypeId) -> Option<&'a str> {
        self.names[id.0]
    }

    /// The module that `id` was published in.
    pub(super) fn module(&self, id: TypeId) -> Option<&'a str> {
        let entry = self.lock.published(self.names[id.0]?)?;
        entry.promise.module.as_deref()
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

    /// Gives the name of a definition to another, at the very field or tag where the name was published and with mostly the same members, when
    /// no published field uses the first any more: the other was renamed, and what is called like it now is a newcomer.
    fn follow_renamed(&mut self, model: &Model, uses: &[Use]) -> bool {
        let is_published = |of: &&Use| {
            let member = self.names[of.owner.0].zip(of.item(model));
            member.is_some_and(|(owner, item)| self.member(owner, &item).is_some())
        };
        let in_use: BTreeSet<TypeId> = uses
            .iter()
            .filter(is_published)
            .map(|of| of.target)
            .collect();
        let found = uses.iter().filter(is_published).find_map(|of| {
            let owner = self.names[of.owner.0].filter(|_| self.is_open(model, of.target))?;
            let written = of.written(owner, self.member(owner, &of.item(model)?));
            let paired = self.names.iter().enumerate();
            let mut paired = paired.filter_map(|(id, name)| Some((TypeId(id), (*name)?)));
            let (id, name) = paired.find(|(id, name)| {
                let entry = self.lock.published(name);
                let is_here =
                    entry.is_some_and(|it| it.promise.used.is_some() && it.promise.used == written);
                is_here && *id != model.root && !in_use.contains(id)
            })?;
            let (now, before) = (
                self.compare(model, of.target, name),
                self.compare(model, id, name),
            );
            (now.is_some() && now >= before).then_some((of.target, id, name))
        });
        if let Some((target, id, name)) = found {
            self.names[id.0] = None;
            self.names[target.0] = Some(name);
        }
        found.is_some()
    }

    /// Pairs types that a published field or union uses, the best matches first; false when there is none.
    fn pair_by_use(&mut self, model: &Model, uses: &[Use]) -> bool {
        let free = self.free();
        let mut matches = Vec::new();
        for of in uses.iter().filter(|of| self.is_open(model, of.target)) {
            let Some(owner) = self.names[of.owner.0] else {
                continue;
            };
            let member = of.item(model).and_then(|item| self.member(owner, &item));
            let written = of.written(owner, member);
            for (name, item, published) in &free {
                let Some(published) = published else {
                    continue;
                };
                let is_exact = written.as_ref() == Some(published);
                if is_exact || of.is_near(published, owner, member) {
                    matches.extend(self.match_of(model, of, is_exact, (name, item)));
                }
            }
        }
        self.pair(matches)
    }

    /// Whether what `of` uses is the published type `name`, which was used there, or `is_exact` aside nearby.
    fn match_of(
        &self,
        model: &Model,
        of: &Use,
        is_exact: bool,
        (name, item): (&'a str, &Item),
    ) -> Option<Match<'a>> {
        let def = model.type_def(of.target);
        // A branch without a tag is known by what it has: its index changes when another one comes before it.
        let is_branch = matches!(of.part, Part::Branch(_));
        let is_fixed = is_exact && !is_branch;
        let is_called = pascal(&def.wire_name) == name;
        let comparison = self.compare(model, of.target, name);
        // What is written in place keeps its name whatever becomes of it, as long as nothing else is in that place.
        let is_inline = def.origin == Origin::Inline && *item == Item::Inline;
        let stays = is_inline && (is_fixed || is_branch && is_called);
        let stays = stays || is_fixed && *item == type_item(def);
        let score = comparison.or_else(|| stays.then_some(0))?;
        Some(Match {
            is_elsewhere: !is_fixed,
            difference: 1000 - score,
            is_called_otherwise: !is_called,
            has_moved: !is_exact,
            name,
            id: of.target,
        })
    }

    /// The published name of what `item` is in the type `owner`.
    fn member(&self, owner: &str, item: &Item) -> Option<&'a str> {
        let mut members = [FIELD, VARIANT]
            .into_iter()
            .flat_map(|separator| self.lock.members(owner, separator));
        let found = members.find(|(_, of)| *of == item);
        found.map(|(name, _)| name)
    }

    /// Pairs types that are called as in the lock, in the schema or in Rust, and are mostly the same; false when there is none.
    fn pair_by_members(&mut self, model: &Model) -> bool {
        let free = self.free();
        let mut matches = Vec::new();
        for (id, def) in model.iter().filter(|(id, _)| self.is_open(model, *id)) {
            for (name, item, _) in &free {
                let is_called = pascal(&def.wire_name) == *name;
                let is_defined = **item == type_item(def) && **item != Item::Inline;
                let is_root = id == model.root && **item == Item::Root;
                if !is_called && !is_defined && !is_root {
                    continue;
                }
                if let Some(score) = self.compare(model, id, name) {
                    matches.push(Match {
                        is_elsewhere: true,
                        difference: 1000 - score,
                        is_called_otherwise: !is_called,
                        has_moved: true,
                        name,
                        id,
                    });
                }
            }
        }
        self.pair(matches)
    }

    fn pair(&mut self, mut matches: Vec<Match<'a>>) -> bool {
        matches.sort();
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for Match { name, id, .. } in matches {
            if self.names[id.0].is_none() && used.insert(name) {
                self.names[id.0] = Some(name);
            }
        }
        !used.is_empty()
    }

    /// The published types that no type of the schema is paired with: name, item and where it is used.
    fn free(&self) -> Vec<(&'a str, &'a Item, Option<&'a String>)> {
        let paired: BTreeSet<&str> = self.names.iter().flatten().copied().collect();
        let free = self.lock.types().filter(|(name, _)| !paired.contains(name));
        free.map(|(name, entry)| (name, &entry.item, entry.promise.used.as_ref()))
            .collect()
    }

    fn is_open(&self, model: &Model, id: TypeId) -> bool {
        self.names[id.0].is_none() && has_name(model, id, model.type_def(id))
    }

    /// How much of a thousand of what `id` has was published with the type `name`, if that is most of it, or all that was published is there.
    fn compare(&self, model: &Model, id: TypeId, name: &str) -> Option<usize> {
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
        if is_other_shape {
            return None;
        }
        // What only gained members is the same, however many.
        let has_all = published.is_subset(&now) && !published.is_empty();
        let part_of_all = || has_all.then(|| published.len() * 1000 / now.len());
        mostly_same(&published, &now).or_else(part_of_all)
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
