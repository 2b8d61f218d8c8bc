//! What schemas assert that no type expresses. `validate` evaluates it.

use super::definitions::{Keywords, object};
use super::engine;
use super::standalone::{Writer, schema_alone};
use crate::document::{Schema, SchemaId};
use crate::model::Assertion;
use crate::resolve::{Resolved, Target};
use serde_json::Value;
use std::collections::BTreeSet;

/// What one schema asserts by keywords that shape no type.
#[derive(Clone, Debug, Default)]
pub(in crate::lower) struct Asserted {
    pub(in crate::lower) list: Vec<Assertion>,
    /// Keywords that can't be written down here: only the validation of whole documents checks them.
    pub(in crate::lower) left_out: Vec<(SchemaId, &'static str)>,
}

impl Asserted {
    /// What `id` asserts by its own keywords, branches aside.
    pub(super) fn of(resolved: &Resolved<'_>, id: SchemaId) -> Self {
        let mut asserted = Self::default();
        let schema = resolved.get(id);
        // A rule has an id and a severity; the functions of rules check it.
        if !schema.docs.rules.is_empty() {
            return asserted;
        }
        for (keyword, inner) in &schema.applied {
            let always = resolved.get(*inner).always;
            match *keyword {
                "if" if schema.applied.len() > 1 => {
                    asserted.add(resolved, id, keyword, Writer::conditions);
                }
                "not" => asserted.add(resolved, id, keyword, Writer::not),
                "contains" => asserted.add(resolved, id, keyword, Writer::contains),
                "unevaluatedProperties" if always == Some(false) => match closed(resolved, id) {
                    Some(names) => asserted.list.push(only(&names)),
                    None => asserted.left_out.push((id, keyword)),
                },
                "unevaluatedProperties" | "unevaluatedItems" if always != Some(true) => {
                    asserted.left_out.push((id, keyword));
                }
                // Part of `if`, or without meaning.
                _ => {}
            }
        }
        // Which characters a name may have is in the tables of Unicode, which the runtime does not carry.
        let format = schema.format.as_deref() == Some("idn-hostname");
        let left_out = [schema.contents, format.then_some("format")];
        let unreadable = engine::keywords_beyond(schema);
        let left_out = left_out.into_iter().flatten().chain(unreadable);
        asserted
            .left_out
            .extend(left_out.map(|keyword| (id, keyword)));
        if !schema.dependent_schemas.is_empty() {
            asserted.add(resolved, id, "dependentSchemas", Writer::dependent);
        }
        if schema.constraints.property_names.is_empty() && schema.property_names.is_some() {
            asserted.add(resolved, id, "propertyNames", Writer::names);
        }
        asserted
    }

    /// What `id` asserts of the items of an array whose type has none of its own for each of them.
    pub(in crate::lower) fn of_items(resolved: &Resolved<'_>, id: SchemaId) -> Self {
        let mut asserted = Self::default();
        let schema = resolved.get(id);
        let none = schema
            .items
            .is_some_and(|items| resolved.get(items).always == Some(false));
        if schema.prefix_items.is_some() || none {
            let keyword = if schema.prefix_items.is_some() {
                "prefixItems"
            } else {
                "items"
            };
            asserted.add(resolved, id, keyword, Writer::items);
        }
        asserted
    }

    /// The same where the items have no type in common: also what one schema says of all of them.
    pub(in crate::lower) fn of_all_items(resolved: &Resolved<'_>, id: SchemaId) -> Self {
        let mut asserted = Self::of_items(resolved, id);
        let items = resolved.get(id).items;
        if asserted.list.is_empty() && items.is_some_and(|id| says_something(resolved, id)) {
            asserted.add(resolved, id, "items", Writer::items);
        }
        asserted
    }

    /// What `id` asserts of an array, an object or a string where the type is any value, which shows nothing of it.
    pub(in crate::lower) fn of_any(resolved: &Resolved<'_>, id: SchemaId) -> Self {
        let mut asserted = Self::of_all_items(resolved, id);
        let schema = resolved.get(id);
        if !schema.required.is_empty() {
            asserted.add(resolved, id, "required", Writer::required);
        }
        let mut declared = schema.properties.iter().map(|(_, id)| *id);
        if declared.any(|id| says_something(resolved, id)) {
            asserted.add(resolved, id, "properties", Writer::properties);
        }
        let additional = schema.additional_properties;
        let has_patterns = !schema.pattern_properties.is_empty();
        if has_patterns {
            asserted.add(resolved, id, "patternProperties", Writer::patterns);
        }
        // Beside patterns a schema that is not `false` is part of what they assert.
        let is_written = |id| has_patterns && resolved.get(id).always.is_none();
        if additional.is_some_and(|id| says_something(resolved, id) && !is_written(id)) {
            asserted.add(
                resolved,
                id,
                "additionalProperties",
                Writer::additional_properties,
            );
        }
        let format = schema.format.as_deref();
        let format = format.map(|name| Assertion::of("format", name));
        asserted.list.extend(format);
        asserted
    }

    /// That the value satisfies `branches` as `keyword` says.
    pub(in crate::lower) fn of_group(
        resolved: &Resolved<'_>,
        owner: Option<SchemaId>,
        (keyword, branches): (&'static str, &[SchemaId]),
    ) -> Self {
        let mut asserted = Self::default();
        let is_rule = owner.is_some_and(|id| !resolved.get(id).docs.rules.is_empty());
        let list = schema_alone(resolved, |writer, keywords| {
            keywords.insert(keyword, writer.list(branches));
        });
        match list {
            _ if is_rule => {}
            Some(schema) => {
                let is_beyond = engine::is_beyond(&schema);
                let owner = owner.filter(|_| is_beyond);
                asserted.left_out.extend(owner.map(|id| (id, keyword)));
                asserted.list.push(Assertion { keyword, schema });
            }
            None => asserted.left_out.extend(owner.map(|id| (id, keyword))),
        }
        asserted
    }

    pub(super) fn add<'r, 't>(
        &mut self,
        resolved: &'r Resolved<'t>,
        id: SchemaId,
        keyword: &'static str,
        write: fn(&mut Writer<'r, 't>, &Schema, &mut Keywords),
    ) {
        let schema = resolved.get(id);
        match schema_alone(resolved, |writer, keywords| write(writer, schema, keywords)) {
            Some(schema) => {
                let is_beyond = engine::is_beyond(&schema);
                self.left_out.extend(is_beyond.then_some((id, keyword)));
                self.list.push(Assertion { keyword, schema });
            }
            None => self.left_out.push((id, keyword)),
        }
    }
}

/// `branches` as an array of schemas that stand alone, if they can; as a schema with the array under `keyword` where they refer to
/// definitions.
pub(in crate::lower) fn branches_alone(
    resolved: &Resolved<'_>,
    keyword: &'static str,
    branches: &[SchemaId],
) -> Option<Value> {
    let schema = schema_alone(resolved, |writer, keywords| {
        keywords.insert(keyword, writer.list(branches));
    })?;
    let refers = schema.get("$defs").is_some();
    Some(if refers {
        schema
    } else {
        schema[keyword].clone()
    })
}

/// No other members than those with `names`.
fn only(names: &BTreeSet<&str>) -> Assertion {
    let declared = names
        .iter()
        .map(|name| ((*name).to_owned(), Value::Bool(true)));
    Assertion {
        keyword: UNEVALUATED,
        schema: object(Keywords::from([
            ("additionalProperties", false.into()),
            ("properties", declared.collect()),
        ])),
    }
}

const UNEVALUATED: &str = "unevaluatedProperties";

/// True when `id` forbids members that are not declared, whatever their names.
pub(in crate::lower) fn is_closed(resolved: &Resolved<'_>, id: SchemaId) -> bool {
    let schema = resolved.get(id);
    let by_itself = schema.pattern_properties.is_empty() && resolved.denies_additional(schema);
    by_itself || closed(resolved, id).is_some()
}

/// The names that `unevaluatedProperties: false` of `id` allows, where they do not depend on the value.
fn closed<'r>(resolved: &'r Resolved<'_>, id: SchemaId) -> Option<BTreeSet<&'r str>> {
    let is_false = |id: &SchemaId| resolved.get(*id).always == Some(false);
    let mut applied = resolved.get(id).applied.iter();
    if !applied.any(|(keyword, inner)| *keyword == UNEVALUATED && is_false(inner)) {
        return None;
    }
    let mut names = BTreeSet::new();
    // Every schema that evaluates members of the same value.
    let (mut open, mut seen) = (vec![id], BTreeSet::new());
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let schema = resolved.get(id);
        let mut applied = schema.applied.iter();
        let depends = schema.any_of.is_some()
            || schema.one_of.is_some()
            || schema.dynamic_reference.is_some()
            || schema
                .additional_properties
                .is_some_and(|id| !is_false(&id))
            || !schema.pattern_properties.is_empty()
            || !schema.dependent_schemas.is_empty()
            || applied.any(|(keyword, inner)| match *keyword {
                "if" | "then" | "else" => true,
                UNEVALUATED => !is_false(inner),
                _ => false,
            })
            || resolved.target(id) == Some(Target::Anything);
        if depends {
            return None;
        }
        names.extend(schema.properties.iter().map(|(name, _)| name.as_str()));
        open.extend(&schema.all_of);
        open.extend(match resolved.target(id) {
            Some(Target::Schema(target)) => Some(target),
            _ => None,
        });
    }
    Some(names)
}

pub(super) fn says_something(resolved: &Resolved<'_>, id: SchemaId) -> bool {
    resolved.get(id).always != Some(true)
}
