//! How sensitive a value is, as the schemas that describe it and what is inside of it state.

use super::annotations::{MAX_ANNOTATING_SCHEMAS, annotating_schemas};
use super::asserted_members::may_match;
use super::key::{Key, Mode};
use super::merged::MergedSchema;
use super::schemas::Schemas;
use super::type_set::TypeSet;
use crate::document::SchemaId;
use crate::model::Sensitivity;
use std::collections::BTreeSet;

/// What schemas state of one value.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) struct StatedSensitivity {
    /// The class of the value itself, that of each schema that declares it its own, else that of what it refers to: of several the highest.
    pub(in crate::lower) own: Option<Sensitivity>,
    /// The highest class of the value and of what is inside of it: one mark has to hide the whole, because the class of a field counts
    /// for its items, members and branches.
    pub(in crate::lower) highest: Sensitivity,
    /// True when no string in the value is without a class.
    pub(in crate::lower) complete: bool,
}

/// What is stated of the value of `key`. The fields of a struct inside of it have classes of their own.
pub(in crate::lower) fn stated_sensitivity(schemas: &Schemas<'_>, key: &Key) -> StatedSensitivity {
    let mut search = Search {
        schemas,
        seen: BTreeSet::new(),
        pending: Vec::new(),
        highest: None,
        complete: true,
    };
    let own = if key.mode == Mode::AnyOf {
        let parts = key.schemas.iter().map(|id| (*id, false));
        search.pending.extend(parts);
        None
    } else {
        let annotating = annotating_schemas(schemas, key);
        let of_each = key.schemas.iter().map(|id| {
            let of_one = annotating_schemas(schemas, &Key::schema(*id));
            first_stated(schemas, &of_one)
        });
        let own = of_each.max().flatten();
        search.highest = own;
        search.seen.extend(annotating.iter().copied());
        search.add_parts(&annotating, own.is_some());
        own
    };
    search.run();
    StatedSensitivity {
        own,
        highest: search.highest.unwrap_or_default(),
        complete: own.is_some() || search.complete && search.highest.is_some(),
    }
}

/// The highest class of what schemas that hold for some objects alone state of the property `name` of `object`: `then`, `else`, schemas that
/// depend on a member, and those of names that match a pattern.
pub(in crate::lower) fn conditional_sensitivity(
    schemas: &Schemas<'_>,
    object: &MergedSchema,
    name: &str,
) -> Sensitivity {
    let mut highest = Sensitivity::None;
    let mut seen = BTreeSet::new();
    let mut pending = conditional(schemas, object, name, &mut highest);
    while let Some(part) = pending.pop() {
        if seen.len() >= MAX_ANNOTATING_SCHEMAS || !seen.insert(part) {
            continue;
        }
        let merged = schemas.merged(&Key::schema(part));
        for id in merged.properties.get(name).into_iter().flatten() {
            highest = highest.max(stated_sensitivity(schemas, &Key::schema(*id)).highest);
        }
        pending.extend(merged.branches());
        pending.extend(conditional(schemas, &merged, name, &mut highest));
    }
    highest
}

/// The schemas that hold for `object` on a condition. Raises `highest` by patterns that are about `name`.
fn conditional(
    schemas: &Schemas<'_>,
    object: &MergedSchema,
    name: &str,
    highest: &mut Sensitivity,
) -> Vec<SchemaId> {
    let mut found = Vec::new();
    for id in &object.conjuncts {
        let schema = schemas.get(*id);
        let applied = schema.applied.iter();
        let applied = applied.filter(|(keyword, _)| matches!(*keyword, "then" | "else"));
        found.extend(applied.map(|(_, id)| *id));
        found.extend(schema.dependent_schemas.iter().map(|(_, id)| *id));
        for (pattern, id) in &schema.pattern_properties {
            if may_match(pattern, name) {
                let class = stated_sensitivity(schemas, &Key::schema(*id)).highest;
                *highest = class.max(*highest);
            }
        }
    }
    found
}

fn first_stated(schemas: &Schemas<'_>, annotating: &[SchemaId]) -> Option<Sensitivity> {
    let mut stated = annotating.iter().map(|id| schemas.get(*id).sensitivity);
    stated.find_map(|class| class)
}

/// A walk through items, members and branches, at any depth.
struct Search<'s, 'd> {
    schemas: &'s Schemas<'d>,
    seen: BTreeSet<SchemaId>,
    /// Parts of the value, each with whether something around it states a class.
    pending: Vec<(SchemaId, bool)>,
    highest: Option<Sensitivity>,
    complete: bool,
}

impl Search<'_, '_> {
    fn run(&mut self) {
        while let Some((part, is_covered)) = self.pending.pop() {
            if self.seen.len() >= MAX_ANNOTATING_SCHEMAS || !self.seen.insert(part) {
                continue;
            }
            let annotating = annotating_schemas(self.schemas, &Key::schema(part));
            let class = first_stated(self.schemas, &annotating);
            // A class around a struct is about more than the struct, whose own class is only that of its unmarked fields.
            if !(is_covered && self.has_fields(&annotating)) {
                self.highest = self.highest.max(class);
            }
            let is_covered = is_covered || class.is_some();
            let types = self.schemas.admits(part).types;
            self.complete &= is_covered || !TypeSet::STRING.is_subset(types);
            self.add_parts(&annotating, is_covered);
        }
    }

    /// The parts of a value that `annotating` describe.
    fn add_parts(&mut self, annotating: &[SchemaId], is_covered: bool) {
        let has_fields = self.has_fields(annotating);
        for id in annotating {
            let schema = self.schemas.get(*id);
            let branches = schema.any_of.iter().chain(&schema.one_of).flatten();
            let items = schema.prefix_items.iter().flatten().chain(&schema.items);
            let patterns = schema.pattern_properties.iter().map(|(_, id)| id);
            // Of the unknown members of a struct only the number is shown.
            let members = patterns.chain(&schema.additional_properties);
            let members = members.filter(|_| !has_fields);
            let parts = branches.chain(items).chain(members);
            self.pending.extend(parts.map(|part| (*part, is_covered)));
        }
    }

    fn has_fields(&self, annotating: &[SchemaId]) -> bool {
        let mut schemas = annotating.iter().map(|id| self.schemas.get(*id));
        schemas.any(|schema| !schema.properties.is_empty())
    }
}
