//! Several schemas that hold at once, as if they were one.

use super::asserted_members::asserted_of_members;
use super::assertion::Asserted;
use super::conjuncts::Conjuncts;
use super::key::Key;
use super::stated_types::stated_by_groups;
use super::type_set::TypeSet;
use crate::document::{Schema, SchemaId};
use crate::model::{Constraints, both};
use crate::resolve::Resolved;
use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

/// One `anyOf` or `oneOf`.
#[derive(Clone, Debug)]
pub(in crate::lower) struct BranchGroup {
    pub(in crate::lower) branches: Vec<SchemaId>,
    /// `oneOf`: exactly one may match.
    pub(in crate::lower) exclusive: bool,
    /// The schema that has the branches, and perhaps a discriminator.
    pub(in crate::lower) owner: Option<SchemaId>,
    /// The branches are those of a keyword, and not the schemas that extend a base schema.
    pub(in crate::lower) is_keyword: bool,
}

impl BranchGroup {
    /// `oneOf` or `anyOf`.
    pub(in crate::lower) fn keyword(&self) -> &'static str {
        if self.exclusive { "oneOf" } else { "anyOf" }
    }
}

/// What all conjuncts say of one value together: types and values intersected, properties and branches collected.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent answers about one schema"
)]
pub(in crate::lower) struct MergedSchema {
    pub(in crate::lower) conjuncts: Vec<SchemaId>,
    /// Types that `type` leaves.
    stated: TypeSet,
    /// Types that remain when structure implies one and values leave some.
    pub(in crate::lower) types: TypeSet,
    pub(in crate::lower) values: Option<Vec<Value>>,
    /// Of each property, every schema that holds for it.
    pub(in crate::lower) properties: IndexMap<String, Vec<SchemaId>>,
    pub(in crate::lower) required: IndexSet<String>,
    pub(in crate::lower) groups: Vec<BranchGroup>,
    pub(in crate::lower) format: Option<String>,
    pub(in crate::lower) constraints: Constraints,
    /// Keywords that only the validation of whole documents checks.
    pub(in crate::lower) left_out: Vec<(SchemaId, &'static str)>,
    /// `nullable` stands beside the branches, or beside no `type`.
    pub(super) nullable: bool,
    /// One of the conjuncts is `false`.
    pub(in crate::lower) is_false: bool,
    /// A `type` is stated, even if it lists every type.
    types_are_listed: bool,
    /// No `type` is stated; other keywords imply it.
    pub(super) type_is_implied: bool,
    /// The conjuncts hold keywords that shape objects or arrays.
    describes: Described,
}

#[derive(Clone, Copy, Debug, Default)]
struct Described {
    object: bool,
    array: bool,
}

impl MergedSchema {
    /// Says nothing about a value but that it has one of `types`.
    pub(super) fn any(types: TypeSet) -> Self {
        Self {
            conjuncts: Vec::new(),
            stated: types,
            types,
            values: None,
            properties: IndexMap::new(),
            required: IndexSet::new(),
            groups: Vec::new(),
            format: None,
            constraints: Constraints::default(),
            left_out: Vec::new(),
            nullable: false,
            is_false: false,
            types_are_listed: false,
            type_is_implied: false,
            describes: Described::default(),
        }
    }

    /// One of `branches` holds, and nothing else is said.
    pub(super) fn any_of(branches: Vec<SchemaId>, types: TypeSet) -> Self {
        let group = BranchGroup {
            branches,
            exclusive: false,
            owner: None,
            is_keyword: true,
        };
        Self {
            groups: vec![group],
            ..Self::any(types)
        }
    }

    /// What `conjuncts` say together of values of `types`.
    pub(super) fn of(resolved: &Resolved<'_>, conjuncts: &Conjuncts, key: &Key) -> Self {
        let types = key.types;
        let mut merged = Self::any(types);
        let mut nullable = false;
        for id in &conjuncts.schemas {
            let schema = resolved.get(*id);
            nullable |= schema.nullable;
            merged.add(resolved, schema);
            let asserted = Asserted::of(resolved, *id);
            merged.constraints.asserts.extend(asserted.list);
            merged.left_out.extend(asserted.left_out);
        }
        merged.add_branches(resolved, conjuncts);
        merged.conjuncts.clone_from(&conjuncts.schemas);
        merged.stated = merged.types;
        if resolved.implies_types && merged.stated.is_any() && !merged.types_are_listed {
            let beside = stated_by_groups(resolved, merged.branch_groups());
            merged.imply_type(nullable, beside);
        }
        merged.keep_possible_values();
        // OpenAPI's `nullable` admits null whatever stands beside it in the same schema; a `type` of another conjunct does not.
        merged.nullable = key.schemas.iter().any(|id| resolved.get(*id).nullable);
        let mut own = key.schemas.iter().map(|id| resolved.get(*id));
        if own.any(|schema| schema.nullable && schema.types.is_none()) && !merged.is_false {
            merged.types = merged.types.union(TypeSet::NULL.intersection(types));
        }
        if TypeSet::OBJECT.is_subset(merged.types) {
            let (conjuncts, properties) = (&merged.conjuncts, &merged.properties);
            let asserted = asserted_of_members(resolved, conjuncts, properties, merged.branches());
            merged.constraints.asserts.extend(asserted.list);
            merged.left_out.extend(asserted.left_out);
        }
        merged
    }

    fn add(&mut self, resolved: &Resolved<'_>, schema: &Schema) {
        self.is_false |= schema.always == Some(false);
        // `true` says nothing of any value.
        let additional = schema.additional_properties;
        let additional = additional.filter(|id| resolved.get(*id).always != Some(true));
        self.describes.object |= schema.declares_members() || additional.is_some();
        self.describes.array |= schema.describes_array();
        if let Some(types) = &schema.types {
            self.types_are_listed = true;
            // Values that are not of the type beside them count: their author listed them one by one.
            let listed = schema.values.iter().flatten().map(TypeSet::of_value);
            let listed = listed.fold(TypeSet::null_if(schema.nullable), TypeSet::union);
            self.types = self.types.intersection(TypeSet::of(types).union(listed));
        }
        self.add_values(schema);
        for (name, id) in &schema.properties {
            let ids = self.properties.entry(name.clone()).or_default();
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
        self.required.extend(schema.required.iter().cloned());
        let format = both("format", &mut self.format, schema.format.as_ref());
        self.constraints.asserts.extend(format);
        self.constraints.tighten(&schema.constraints);
    }

    /// Collects the branches of `conjuncts`. Where one of the conjuncts is a branch itself, the choice is made: so it is where a branch
    /// extends by `allOf` the schema that lists it.
    fn add_branches(&mut self, resolved: &Resolved<'_>, conjuncts: &Conjuncts) {
        let is_chosen = |owner: SchemaId, branch: SchemaId| {
            let target = resolved.followed(branch);
            branch != owner && (conjuncts.contains(branch) || conjuncts.contains(target))
        };
        for id in &conjuncts.schemas {
            if conjuncts.without_branches.contains(id) {
                continue;
            }
            let schema = resolved.get(*id);
            let children = resolved.children(*id);
            let groups = [
                (schema.any_of.as_deref(), false, true),
                (schema.one_of.as_deref(), true, true),
                (
                    Some(children).filter(|children| !children.is_empty()),
                    true,
                    false,
                ),
            ];
            for (branches, exclusive, is_keyword) in groups {
                let Some(branches) = branches else { continue };
                if !branches.iter().any(|branch| is_chosen(*id, *branch)) {
                    self.groups.push(BranchGroup {
                        branches: branches.to_vec(),
                        exclusive,
                        owner: Some(*id),
                        is_keyword,
                    });
                }
            }
        }
    }

    fn add_values(&mut self, schema: &Schema) {
        let Some(values) = &schema.values else {
            return;
        };
        let mut values = values.clone();
        if schema.nullable && !values.contains(&Value::Null) {
            values.push(Value::Null);
        }
        if let Some(before) = &self.values {
            values.retain(|value| before.contains(value));
        }
        self.values = Some(values);
    }

    /// Schemas often leave `type` out where `properties` or `items` say enough. `beside` are the types that branches state.
    fn imply_type(&mut self, nullable: bool, beside: TypeSet) {
        let implied = match (self.describes.object, self.describes.array) {
            (true, false) => TypeSet::OBJECT,
            (false, true) => TypeSet::ARRAY,
            _ => return,
        };
        if !beside.is_any() && !beside.without_null().is_subset(implied) {
            return;
        }
        self.type_is_implied = true;
        let implied = implied.union(TypeSet::null_if(nullable));
        self.types = self.types.intersection(implied);
    }

    fn keep_possible_values(&mut self) {
        let Some(values) = &mut self.values else {
            return;
        };
        let stated = self.stated;
        values.retain(|value| TypeSet::of_value(value).is_subset(stated));
        let types = values.iter().map(TypeSet::of_value);
        self.types = types.fold(TypeSet::EMPTY, TypeSet::union);
    }

    /// True when no value can match.
    pub(in crate::lower) fn is_never(&self) -> bool {
        self.is_false || self.types.is_empty()
    }

    /// The types that are stated, not implied; null also where another keyword admits it.
    pub(in crate::lower) fn stated_types(&self) -> TypeSet {
        self.stated.union(self.types.intersection(TypeSet::NULL))
    }

    /// True for an object that declares properties beside its branches.
    pub(in crate::lower) fn is_object_with_properties(&self) -> bool {
        let object_or_null = TypeSet::OBJECT.union(TypeSet::NULL);
        !self.properties.is_empty() && self.types.is_subset(object_or_null)
    }

    /// True when it shapes a type beyond the names of JSON types; branches aside.
    pub(in crate::lower) fn has_structure(&self) -> bool {
        self.values.is_some() || self.describes.object || self.describes.array
    }

    /// Every branch of `anyOf` and `oneOf`, in order.
    pub(in crate::lower) fn branches(&self) -> impl Iterator<Item = SchemaId> {
        self.groups
            .iter()
            .flat_map(|group| group.branches.iter().copied())
    }

    /// The branches of each `anyOf` and `oneOf`.
    pub(in crate::lower) fn branch_groups(&self) -> impl Iterator<Item = &[SchemaId]> {
        self.groups.iter().map(|group| group.branches.as_slice())
    }

    /// What the memo is charged for keeping it.
    pub(super) fn size(&self) -> usize {
        1 + self.conjuncts.len() + self.properties.len()
    }
}
