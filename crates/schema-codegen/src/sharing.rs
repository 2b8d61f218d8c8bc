//! Which types of a plan are those of another plan: what two versions of a schema have in common is generated once.

use crate::model::{FieldId, Phase, Shape, TypeId};
use crate::pairing::Pairs;
use crate::plan::{Ident, Plan, SharedTypes};
use crate::rust_types::RustType;
use std::collections::{BTreeMap, BTreeSet};

/// `plan`, with the types that are the same in `base` taken from there. `path` is the Rust path of the module with the types of `base`,
/// such as `crate`.
///
/// A type is the same where its Rust code is, docs and examples aside, and all types in it are. `None` when the two plans make types
/// with different abilities (`paths`, `borrowed`, `setters`), so that no type of one can take the place of one of the other.
#[must_use]
pub fn share(plan: Plan, base: &Plan, path: &str) -> Option<Plan> {
    let (own, others) = (&plan.options, &base.options);
    let fits = own.paths == others.paths
        && own.borrowed <= others.borrowed
        && own.setters <= others.setters;
    if !fits {
        return None;
    }
    let types = Comparison { plan: &plan, base }.same_types();
    let pairs = Pairs::of(&base.model, &plan.model);
    let differing = pairs
        .iter()
        .filter(|(old, new)| has_item(base, *old) && has_item(&plan, *new) && !types.contains(new));
    let mut differing: Vec<_> = differing
        .map(|(old, new)| (new, base.type_name(old).ident.clone()))
        .collect();
    differing.sort_by(|(a, _), (b, _)| plan.type_name(*a).ident.cmp(&plan.type_name(*b).ident));
    let shared = SharedTypes {
        path: path.to_owned(),
        types,
        differing,
    };
    Some(Plan {
        shared: Some(shared),
        ..plan
    })
}

/// The names in the schema of the types of `old`, and what the types of `new` that they became are called.
#[must_use]
pub fn renames(old: &Plan, new: &Plan) -> BTreeMap<String, String> {
    let name = |plan: &Plan, id| plan.type_def(id).wire_name.clone();
    let pairs = Pairs::of(&old.model, &new.model);
    let names = pairs
        .iter()
        .map(|(before, after)| (name(old, before), name(new, after)));
    names.collect()
}

struct Comparison<'p> {
    plan: &'p Plan,
    base: &'p Plan,
}

impl Comparison<'_> {
    fn same_types(&self) -> BTreeSet<TypeId> {
        let names = self
            .base
            .model
            .iter()
            .filter(|(id, _)| has_item(self.base, *id));
        let names: BTreeMap<&Ident, TypeId> = names
            .map(|(id, _)| (&self.base.type_name(id).ident, id))
            .collect();
        let pairs = self.plan.model.iter().filter_map(|(id, _)| {
            let other = names.get(&self.plan.type_name(id).ident)?;
            (has_item(self.plan, id) && self.is_same(id, *other)).then_some(id)
        });
        let mut same: BTreeSet<TypeId> = pairs.collect();
        // What holds a type that is not the same is not the same either.
        loop {
            let all_inside = |id: &TypeId| self.named_in(*id).iter().all(|id| same.contains(id));
            let left: BTreeSet<TypeId> = same.iter().copied().filter(all_inside).collect();
            if left.len() == same.len() {
                return same;
            }
            same = left;
        }
    }

    /// True where the items are equal but for docs; types in them are compared by name.
    fn is_same(&self, id: TypeId, other: TypeId) -> bool {
        let (rust, base) = (&self.plan.rust.types[id.0], &self.base.rust.types[other.0]);
        let optional_type = |ty: &Option<RustType>, other: &Option<RustType>| match (ty, other) {
            (Some(ty), Some(other)) => self.is_same_type(ty, other),
            (None, None) => true,
            _ => false,
        };
        rust.fields.len() == base.fields.len()
            && rust.fields.iter().zip(&base.fields).all(|(field, other)| {
                self.is_same_type(&field.ty, &other.ty)
                    && field.rename == other.rename
                    && field.attributes == other.attributes
            })
            && optional_type(&rust.additional, &base.additional)
            && rust.attributes == base.attributes
            && rust.renames == base.renames
            && rust.example.is_some() == base.example.is_some()
            && rust.borrows == base.borrows
            && self.plan.facts.eq[id.0] == self.base.facts.eq[other.0]
            && self.has_same_constants(id, other)
            && Names::of(self.plan, id) == Names::of(self.base, other)
    }

    fn has_same_constants(&self, id: TypeId, other: TypeId) -> bool {
        let constants = &self.plan.rust.types[id.0].constants;
        let others = &self.base.rust.types[other.0].constants;
        constants.len() == others.len()
            && constants.iter().zip(others).all(|(constant, other)| {
                constant.name == other.name
                    && constant.value == other.value
                    && self.is_same_type(&constant.ty, &other.ty)
            })
    }

    fn is_same_type(&self, ty: &RustType, other: &RustType) -> bool {
        match (ty, other) {
            (RustType::Named(id), RustType::Named(other)) => {
                self.plan.type_name(*id).ident == self.base.type_name(*other).ident
            }
            (RustType::Option(ty), RustType::Option(other))
            | (RustType::Maybe(ty), RustType::Maybe(other))
            | (RustType::Box(ty), RustType::Box(other))
            | (RustType::Vec(ty), RustType::Vec(other))
            | (RustType::Map(ty), RustType::Map(other)) => self.is_same_type(ty, other),
            (RustType::Tuple(items), RustType::Tuple(others)) => {
                let mut pairs = items.iter().zip(others);
                items.len() == others.len()
                    && pairs.all(|(item, other)| self.is_same_type(item, other))
            }
            // Neither holds a type.
            (ty, other) => ty == other,
        }
    }

    fn named_in(&self, id: TypeId) -> Vec<TypeId> {
        let rust = &self.plan.rust.types[id.0];
        let fields = rust.fields.iter().map(|field| &field.ty);
        let mut found = Vec::new();
        for ty in fields.chain(&rust.additional) {
            ty.visit_named(&mut |id| found.push(id));
        }
        found
    }
}

/// True for what has an item of its own; an alias is only a name.
fn has_item(plan: &Plan, id: TypeId) -> bool {
    !matches!(plan.type_def(id).shape, Shape::Alias(_))
}

/// Everything in a type that has a name, in Rust and in JSON.
#[derive(PartialEq)]
struct Names<'p> {
    /// Of the fields of a struct, or of the variants.
    members: Vec<(Option<&'p str>, Option<&'p Ident>)>,
    unknown_variant: Option<&'p Ident>,
    additional_field: Option<&'p Ident>,
    phases: &'p [Phase],
}

impl<'p> Names<'p> {
    fn of(plan: &'p Plan, id: TypeId) -> Self {
        let variant = |index| plan.names.variants.get(&(id, index));
        let field = |index| plan.names.fields.get(&FieldId { owner: id, index });
        let mut phases: &[_] = &[];
        let members = match &plan.type_def(id).shape {
            Shape::Struct(object) => {
                let fields = object.fields.iter().enumerate();
                fields
                    .map(|(index, def)| (Some(def.wire_name.as_str()), field(index)))
                    .collect()
            }
            Shape::Enum(def) => {
                phases = &def.phases;
                let values = def.values.iter().enumerate();
                values
                    .map(|(index, def)| (Some(def.value.as_str()), variant(index)))
                    .collect()
            }
            Shape::Union(def) => {
                let variants = def.variants.iter().enumerate();
                variants.map(|(index, _)| (None, variant(index))).collect()
            }
            Shape::Alias(_) => Vec::new(),
        };
        Self {
            members,
            unknown_variant: plan.names.unknown_variants.get(&id),
            additional_field: plan.names.additional_fields.get(&id),
            phases,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::share;
    use crate::{Config, Plan, plan};
    use serde_json::{Value, json};

    fn planned(schema: &Value) -> Plan {
        plan(&schema.to_string(), &Config::default()).expect("a valid schema")
    }

    /// The names of the types of `new` that are those of `old`.
    fn shared(old: &Value, new: &Value) -> Vec<String> {
        let plan = share(planned(new), &planned(old), "crate").expect("the same settings");
        let shared = plan.shared.as_ref().expect("it was asked for");
        let names = shared.types.iter();
        names
            .map(|id| plan.type_name(*id).ident.as_str().to_owned())
            .collect()
    }

    fn schema(leaf: &Value) -> Value {
        json!({
            "title": "Root",
            "type": "object",
            "properties": {
                "inner": { "$ref": "#/$defs/Inner" },
                "kind": { "$ref": "#/$defs/Kind" },
                "list": { "type": "array", "items": { "$ref": "#/$defs/Other" } }
            },
            "$defs": {
                "Inner": { "type": "object", "properties": { "leaf": { "$ref": "#/$defs/Leaf" } } },
                "Kind": { "enum": ["a", "b"] },
                "Leaf": leaf,
                "Other": { "type": "object", "properties": { "self": { "$ref": "#/$defs/Other" } } }
            }
        })
    }

    #[test]
    fn a_type_is_the_same_when_all_in_it_is() {
        let leaf = |property: Value| json!({ "type": "object", "properties": { "x": property } });
        let old = schema(&leaf(json!({ "type": "string" })));
        assert_eq!(shared(&old, &old).len(), 5);
        let said_otherwise = schema(&leaf(json!({ "type": "string", "description": "A word." })));
        assert_eq!(shared(&old, &said_otherwise).len(), 5);
        for property in [
            json!({ "type": "integer" }),
            json!({ "type": ["string", "null"] }),
            json!({ "type": "string", "minLength": 1 }),
        ] {
            let new = schema(&leaf(property));
            assert_eq!(shared(&old, &new), ["Kind", "Other"]);
        }
        let mut new = old.clone();
        new["$defs"]["Kind"] = json!({ "enum": ["b", "a"] });
        assert_eq!(shared(&old, &new), ["Inner", "Leaf", "Other"]);
    }

    #[test]
    fn types_with_other_abilities_take_no_places() {
        let schema = schema(&json!({ "type": "object", "properties": { "x": true } }));
        let borrowed = Config {
            borrowed: true,
            ..Config::default()
        };
        let borrowed = plan(&schema.to_string(), &borrowed).expect("a valid schema");
        assert!(share(borrowed.clone(), &planned(&schema), "crate").is_none());
        assert!(share(planned(&schema), &borrowed, "crate").is_some());
    }
}
