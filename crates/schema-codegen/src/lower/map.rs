//! Members under any name: `additionalProperties`, `patternProperties`.
//!
//! In: an [`Effective`] schema of type object. Out: what undeclared members are. A member that matches a pattern is kept as an
//! additional member; patterns are checked by `validate`.

use super::Lowerer;
use super::effective::Effective;
use super::key::Key;
use super::union::any;
use crate::document::{Schema, SchemaId};
use crate::model::{Additional, TypeUse};

impl Lowerer<'_, '_> {
    /// What undeclared members of `effective` are.
    pub(super) fn additional(&mut self, effective: &Effective, place: &str) -> Additional {
        let resolved = self.resolved;
        let schemas = || effective.own.iter().map(|id| resolved.get(*id));
        if schemas().any(|schema| self.denies(schema, effective)) {
            return Additional::Deny;
        }
        let patterns: Vec<SchemaId> = schemas()
            .flat_map(|schema| schema.pattern_properties.iter().map(|(_, id)| *id))
            .filter(|id| resolved.get(*id).always != Some(false))
            .collect();
        let rest: Vec<SchemaId> = schemas()
            .filter_map(|schema| schema.additional_properties)
            .collect();
        let closed = rest
            .iter()
            .any(|id| resolved.get(*id).always == Some(false));
        let typed: Vec<SchemaId> = rest
            .into_iter()
            .filter(|id| resolved.get(*id).always.is_none())
            .collect();
        let key = match (patterns.as_slice(), typed.as_slice()) {
            ([], [_, ..]) => Key::all(typed),
            ([_, ..], []) if closed => Key::one_of(patterns),
            ([_, ..], [only]) => Key::one_of(patterns.iter().copied().chain([*only]).collect()),
            _ => return Additional::Any,
        };
        let ty = self.use_of(&key, &format!("{place}Value"));
        if ty == any() {
            Additional::Any
        } else {
            Additional::Typed(Box::new(ty))
        }
    }

    /// True when `schema` forbids undeclared members and declares all that there are. In a composition where another schema declares
    /// more, nothing could have these; such schemas exist, and their authors mean the sum.
    fn denies(&self, schema: &Schema, effective: &Effective) -> bool {
        let forbids = schema
            .additional_properties
            .is_some_and(|id| self.resolved.get(id).always == Some(false));
        forbids
            && schema.pattern_properties.is_empty()
            && effective.properties.keys().all(|name| {
                schema
                    .properties
                    .iter()
                    .any(|(declared, _)| declared == name)
            })
    }

    /// The value type of an object without declared members.
    pub(super) fn map_value(&mut self, effective: &Effective, place: &str) -> TypeUse {
        match self.additional(effective, place) {
            Additional::Typed(ty) => *ty,
            Additional::Any | Additional::Deny => any(),
        }
    }
}
