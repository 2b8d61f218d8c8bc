//! Objects with declared members.
//!
//! In: an [`Effective`] schema of type object. Out: a [`StructDef`]. Presence and nullability stay apart: `required` is a fact of the
//! field, null one of its type.

use super::Lowerer;
use super::alternatives::folds;
use super::classify::Class;
use super::effective::Effective;
use super::key::Key;
use super::union::any;
use crate::diagnostic::Code;
use crate::document::SchemaId;
use crate::model::{
    Additional, Constraints, Docs, Field, Pointer, Sensitivity, StructDef, TypeUse,
};
use crate::naming::pascal;
use indexmap::IndexMap;
use std::collections::BTreeSet;

impl Lowerer<'_, '_> {
    /// A struct when members are declared, else a map.
    pub(super) fn object_class(&self, effective: &Effective) -> Class {
        let closed = effective.own.iter().any(|id| {
            let schema = self.resolved.get(*id);
            let forbids = schema
                .additional_properties
                .is_some_and(|id| self.resolved.get(id).always == Some(false));
            forbids && schema.pattern_properties.is_empty()
        });
        let declares = !effective.properties.is_empty() || !effective.required.is_empty();
        if declares || closed {
            Class::Object
        } else {
            Class::Map
        }
    }

    /// Builds the struct of `effective`, named `place`.
    pub(super) fn object(&mut self, effective: &Effective, place: &str) -> StructDef {
        let additional = self.additional(effective, place);
        let mut fields = Vec::new();
        for (name, ids) in &effective.properties {
            fields.extend(self.field(effective, name, &Key::all(ids.clone()), place));
        }
        if folds(effective) && !matches!(additional, Additional::Deny) {
            for (name, ids) in self.folded(effective) {
                fields.extend(self.field(effective, &name, &Key::one_of(ids), place));
            }
        }
        let declared: BTreeSet<String> = fields
            .iter()
            .map(|field: &Field| field.wire_name.clone())
            .collect();
        for (name, pointer) in self.required_places(effective) {
            if !declared.contains(&name) && !effective.properties.contains_key(&name) {
                fields.push(self.undeclared(&name, pointer, &additional));
            }
        }
        let constraints = Constraints {
            min_properties: effective.constraints.min_properties,
            max_properties: effective.constraints.max_properties,
            ..Constraints::default()
        };
        StructDef {
            fields,
            additional,
            constraints,
        }
    }

    fn field(
        &mut self,
        effective: &Effective,
        name: &str,
        key: &Key,
        place: &str,
    ) -> Option<Field> {
        let required = effective.required.contains(name);
        let key = match (key.schemas.as_slice(), key.mode) {
            ([only], _) => Key::one(*only),
            _ => key.clone(),
        };
        let pointer = self.resolved.get(key.first()).pointer.clone();
        if key.mode == super::key::Mode::All && self.effective(&key).never {
            return self.forbidden(name, pointer, required);
        }
        let ty = self.use_of(&key, &format!("{place}{}", pascal(name)));
        let sensitivity = self.explicit_sensitivity(&key);
        if sensitivity.is_none() {
            self.unclassified.insert(pointer.clone());
        }
        let docs = self.field_docs(&key);
        let sensitivity = sensitivity.unwrap_or_default();
        Some(Field {
            wire_name: name.to_owned(),
            pointer,
            docs,
            required,
            ty,
            sensitivity,
        })
    }

    /// A property whose schema is false.
    fn forbidden(&mut self, name: &str, pointer: Pointer, required: bool) -> Option<Field> {
        let shown = name.escape_debug();
        if !required {
            let message = format!("`{shown}` must be absent; it has no field");
            let help = "its schema is false";
            self.findings
                .at(Code::AbsentProperty, &pointer, message, help);
            return None;
        }
        let message =
            format!("`{shown}` is required, and its schema is false; it is kept as any JSON value");
        let help = "remove it from `required`, or give it a schema";
        self.findings
            .at(Code::RequiredForbidden, &pointer, message, help);
        Some(undeclared_field(name, pointer, any()))
    }

    /// Properties that only alternatives declare, with every schema that they have there.
    fn folded(&mut self, effective: &Effective) -> IndexMap<String, Vec<SchemaId>> {
        let mut found: IndexMap<String, Vec<SchemaId>> = IndexMap::new();
        let members = effective
            .groups
            .iter()
            .flat_map(|group| group.members.iter().copied());
        let mut pending: Vec<SchemaId> = members.collect();
        pending.reverse();
        let mut seen = BTreeSet::new();
        while let Some(member) = pending.pop() {
            if !seen.insert(member) || !self.spend(member) {
                continue;
            }
            let inner = self.effective(&Key::one(member));
            if inner.is_never() {
                continue;
            }
            for (name, ids) in inner.properties {
                if effective.properties.contains_key(&name) {
                    continue;
                }
                let kept = found.entry(name).or_default();
                let ids = ids
                    .into_iter()
                    .filter(|id| self.resolved.get(*id).always != Some(false));
                kept.extend(ids);
            }
            pending.extend(
                inner
                    .groups
                    .iter()
                    .flat_map(|group| group.members.iter().rev()),
            );
        }
        found.retain(|_, ids| !ids.is_empty());
        found
    }

    /// Where each required name is required, in order.
    fn required_places(&self, effective: &Effective) -> IndexMap<String, Pointer> {
        let mut places = IndexMap::new();
        for id in &effective.own {
            let schema = self.resolved.get(*id);
            for (index, name) in schema.required.iter().enumerate() {
                let place = || schema.pointer.join("required").join(&index.to_string());
                places.entry(name.clone()).or_insert_with(place);
            }
        }
        places
    }

    /// A required member without a declaration has a field all the same: it is always there.
    fn undeclared(&mut self, name: &str, pointer: Pointer, additional: &Additional) -> Field {
        let ty = match additional {
            Additional::Deny => {
                let message = format!(
                    "`{}` is required, not declared, and undeclared members are forbidden; it is kept as any JSON value",
                    name.escape_debug()
                );
                self.findings.at(
                    Code::RequiredForbidden,
                    &pointer,
                    message,
                    "declare it under `properties`",
                );
                return undeclared_field(name, pointer, any());
            }
            Additional::Typed(ty) => (**ty).clone(),
            Additional::Any => any(),
        };
        let message = format!(
            "`{}` is required but not declared; its field takes any value that is allowed there",
            name.escape_debug()
        );
        self.findings.at(
            Code::UndeclaredRequired,
            &pointer,
            message,
            "declare it under `properties`",
        );
        self.unclassified.insert(pointer.clone());
        undeclared_field(name, pointer, ty)
    }
}

fn undeclared_field(name: &str, pointer: Pointer, ty: TypeUse) -> Field {
    Field {
        wire_name: name.to_owned(),
        pointer,
        docs: Docs::default(),
        required: true,
        ty,
        sensitivity: Sensitivity::None,
    }
}
