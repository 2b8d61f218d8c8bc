//! What a schema admits, looked at through references and alternatives.
//!
//! In: the id of a schema. Out: the types it admits, and whether it says more than that. Alternatives are surveyed before they are
//! built: some of them only validate and make no type.

use super::Lowerer;
use super::effective::Effective;
use super::key::Key;
use super::kinds::Kinds;
use crate::document::SchemaId;

/// What a schema admits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Survey {
    pub(super) kinds: Kinds,
    /// It says more than which types a value may have, in a way that shapes a type.
    pub(super) structured: bool,
}

/// How deep alternatives within alternatives are looked at.
const DEPTH: usize = 8;

impl Lowerer<'_, '_> {
    /// The types that `id` admits.
    pub(super) fn kinds_of(&mut self, id: SchemaId) -> Kinds {
        self.survey(id).kinds
    }

    /// What `id` admits.
    pub(super) fn survey(&mut self, id: SchemaId) -> Survey {
        if let Some(known) = self.surveys.get(&id) {
            return *known;
        }
        let survey = self.survey_within(id, DEPTH);
        self.surveys.insert(id, survey);
        survey
    }

    fn survey_within(&mut self, id: SchemaId, depth: usize) -> Survey {
        if depth == 0 || !self.spend(id) {
            return Survey {
                kinds: Kinds::ALL,
                structured: true,
            };
        }
        let effective = self.effective(&Key::one(id));
        if effective.is_never() {
            return Survey {
                kinds: Kinds::of(&[]),
                structured: true,
            };
        }
        let mut survey = Survey {
            kinds: effective.kinds,
            structured: self.has_structure(&effective),
        };
        for group in &effective.groups {
            let members: Vec<Survey> = group
                .members
                .iter()
                .map(|member| self.survey_within(*member, depth - 1))
                .collect();
            let admitted = members
                .iter()
                .map(|member| member.kinds)
                .fold(Kinds::of(&[]), Kinds::or);
            survey.kinds = survey.kinds.and(admitted);
            survey.structured |= members.iter().any(|member| member.structured);
        }
        survey
    }

    /// True when `effective` shapes a type beyond the names of JSON types; alternatives aside.
    pub(super) fn has_structure(&self, effective: &Effective) -> bool {
        let mut schemas = effective.own.iter().map(|id| self.resolved.get(*id));
        effective.values.is_some()
            || schemas.any(|schema| schema.describes_object() || schema.describes_array())
    }
}
