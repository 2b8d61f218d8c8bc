//! Which of the alternatives of a place make a type.
//!
//! In: an [`Effective`] schema. Out: [`Alternatives`], when one of its groups decides the shape. A group whose members only validate, or
//! where one member admits everything, decides nothing. Building the type belongs to [`super::union`].

use super::Lowerer;
use super::effective::{Effective, Group};
use super::key::{Key, Mode};
use super::kinds::Kinds;
use crate::document::SchemaId;

/// The members of a union before it is built.
#[derive(Clone, Debug)]
pub(super) struct Alternatives {
    pub(super) members: Vec<Key>,
    /// Exactly one may match.
    pub(super) exclusive: bool,
    /// Null is among them.
    pub(super) nullable: bool,
}

impl Lowerer<'_, '_> {
    /// The alternatives that decide the shape of `effective`.
    pub(super) fn alternatives(
        &mut self,
        key: &Key,
        effective: &Effective,
    ) -> Option<Alternatives> {
        if folds(effective) {
            return None;
        }
        effective
            .groups
            .iter()
            .find_map(|group| self.group(key, effective, group))
    }

    fn group(&mut self, key: &Key, effective: &Effective, group: &Group) -> Option<Alternatives> {
        let base = effective.kinds;
        let mut nullable = false;
        let mut members = Vec::new();
        let mut decides = false;
        let mut admits_all = false;
        for member in &group.members {
            let survey = self.survey(*member);
            let kinds = survey.kinds.and(base);
            nullable |= kinds.holds_null();
            let kinds = kinds.without(Kinds::NULL);
            if kinds.is_empty() {
                decides |= survey.kinds == Kinds::NULL || survey.kinds.is_empty();
                continue;
            }
            let narrows = survey.structured || kinds != base.without(Kinds::NULL);
            decides |= narrows;
            admits_all |= !narrows;
            members.push(self.member(key, effective, *member, survey.kinds));
        }
        let open_text = admits_all && base.without(Kinds::NULL) == Kinds::STRING;
        if !decides || members.is_empty() || (admits_all && !open_text) {
            return None;
        }
        Some(Alternatives {
            members,
            exclusive: group.exclusive,
            nullable,
        })
    }

    fn member(&self, key: &Key, effective: &Effective, member: SchemaId, kinds: Kinds) -> Key {
        if key.mode != Mode::OneOf && self.has_structure(effective) {
            return Key::alternative(&effective.own, member, key.within);
        }
        if kinds.within(effective.kinds) {
            Key::one(member)
        } else {
            Key::one(member).within(effective.kinds)
        }
    }
}

/// True when alternatives add properties to an object that has some of its own: then they become optional fields of one struct.
pub(super) fn folds(effective: &Effective) -> bool {
    !effective.properties.is_empty() && effective.kinds.within(Kinds::OBJECT.or(Kinds::NULL))
}
