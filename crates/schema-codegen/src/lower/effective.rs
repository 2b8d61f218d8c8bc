//! Several schemas that hold at once, as if they were one.
//!
//! In: [`Parts`]. Out: an [`Effective`] schema: types intersected, values intersected, properties collected. What shape that is belongs
//! to [`super::classify`].

use super::Lowerer;
use super::constraints;
use super::key::{Key, Mode};
use super::kinds::Kinds;
use super::parts::Parts;
use crate::document::{Schema, SchemaId};
use crate::model::Constraints;
use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

/// One group of alternatives.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) members: Vec<SchemaId>,
    /// Exactly one may match.
    pub(super) exclusive: bool,
}

/// What holds at one place, as one schema.
#[derive(Clone, Debug)]
pub(super) struct Effective {
    pub(super) own: Vec<SchemaId>,
    /// Types that are stated.
    pub(super) stated: Kinds,
    /// Types that remain, with those that structure implies and values leave.
    pub(super) kinds: Kinds,
    pub(super) values: Option<Vec<Value>>,
    pub(super) properties: IndexMap<String, Vec<SchemaId>>,
    pub(super) required: IndexSet<String>,
    pub(super) groups: Vec<Group>,
    pub(super) format: Option<String>,
    pub(super) constraints: Constraints,
    /// A part of it is `false`.
    pub(super) never: bool,
    /// Its type is not stated; its other keywords imply it.
    pub(super) implied: bool,
}

impl Lowerer<'_, '_> {
    /// `key` as one schema, references followed.
    pub(super) fn effective(&mut self, key: &Key) -> Effective {
        if key.mode == Mode::OneOf {
            let mut effective = Effective::new(key.within);
            effective.groups.push(Group {
                members: key.schemas.clone(),
                exclusive: false,
            });
            return effective;
        }
        let parts = self.parts(key);
        let parts = self.expand(parts);
        self.combine(&parts, key.within)
    }

    pub(super) fn combine(&self, parts: &Parts, within: Kinds) -> Effective {
        let mut effective = Effective::new(within);
        for id in &parts.own {
            effective.add(self.resolved.get(*id), parts.bare.contains(id));
        }
        effective.own.clone_from(&parts.own);
        effective.stated = effective.kinds;
        if effective.stated.without(Kinds::NULL) == Kinds::ALL.without(Kinds::NULL) {
            let schemas: Vec<&Schema> = parts.own.iter().map(|id| self.resolved.get(*id)).collect();
            effective.imply(&schemas);
        }
        effective.settle_values();
        effective
    }
}

impl Effective {
    fn new(within: Kinds) -> Self {
        Self {
            own: Vec::new(),
            stated: within,
            kinds: within,
            values: None,
            properties: IndexMap::new(),
            required: IndexSet::new(),
            groups: Vec::new(),
            format: None,
            constraints: Constraints::default(),
            never: false,
            implied: false,
        }
    }

    fn add(&mut self, schema: &Schema, bare: bool) {
        self.never |= schema.always == Some(false);
        if let Some(types) = &schema.types {
            let null = if schema.nullable {
                Kinds::NULL
            } else {
                Kinds::of(&[])
            };
            // Values that are not of the type beside them count: their author listed them one by one.
            let listed = schema.values.iter().flatten().map(Kinds::of_value);
            let listed = listed.fold(null, Kinds::or);
            self.kinds = self.kinds.and(Kinds::of(types).or(listed));
        }
        if let Some(values) = &schema.values {
            let mut values = values.clone();
            if schema.nullable && !values.contains(&Value::Null) {
                values.push(Value::Null);
            }
            if let Some(before) = &self.values {
                values.retain(|value| before.contains(value));
            }
            self.values = Some(values);
        }
        for (name, id) in &schema.properties {
            let ids = self.properties.entry(name.clone()).or_default();
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
        self.required.extend(schema.required.iter().cloned());
        self.format = self.format.take().or_else(|| schema.format.clone());
        constraints::tighten(&mut self.constraints, &schema.constraints);
        if !bare {
            self.groups
                .extend(schema.any_of.clone().map(|members| Group {
                    members,
                    exclusive: false,
                }));
            self.groups
                .extend(schema.one_of.clone().map(|members| Group {
                    members,
                    exclusive: true,
                }));
        }
    }

    /// Schemas often leave `type` out where `properties` or `items` say enough.
    fn imply(&mut self, schemas: &[&Schema]) {
        let object = schemas.iter().any(|schema| schema.describes_object());
        let array = schemas.iter().any(|schema| schema.describes_array());
        let null = if schemas.iter().any(|schema| schema.nullable) {
            Kinds::NULL
        } else {
            Kinds::of(&[])
        };
        self.implied = object != array;
        match (object, array) {
            (true, false) => self.kinds = self.kinds.and(Kinds::OBJECT.or(null)),
            (false, true) => self.kinds = self.kinds.and(Kinds::ARRAY.or(null)),
            _ => {}
        }
    }

    fn settle_values(&mut self) {
        let Some(values) = &mut self.values else {
            return;
        };
        let stated = self.stated;
        values.retain(|value| Kinds::of_value(value).within(stated));
        self.kinds = values
            .iter()
            .map(Kinds::of_value)
            .fold(Kinds::of(&[]), Kinds::or);
    }

    /// True when no value can match.
    pub(super) fn is_never(&self) -> bool {
        self.never || self.kinds.is_empty()
    }
}

impl Schema {
    /// Holds keywords that only mean something for objects, and more than `required`.
    pub(super) fn describes_object(&self) -> bool {
        !self.properties.is_empty()
            || !self.pattern_properties.is_empty()
            || self.additional_properties.is_some()
    }

    /// Holds keywords that only mean something for arrays.
    pub(super) fn describes_array(&self) -> bool {
        self.items.is_some() || self.prefix_items.is_some()
    }
}
