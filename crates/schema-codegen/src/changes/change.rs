//! One change, and how the rest of the stage makes it.

use super::{Effect, Kind};
use crate::model::Pointer;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What changed.
    pub kind: Kind,
    /// The name of the type in the schema: the new one, or the old one of a type that is gone.
    pub type_name: String,
    /// The property, the value of an enum, the branch, or the keyword.
    pub member: Option<String>,
    /// How it was, in a few words.
    pub old: Option<String>,
    /// How it is, in a few words.
    pub new: Option<String>,
    /// Where it is in the old schema.
    pub old_pointer: Option<Pointer>,
    /// Where it is in the new schema.
    pub new_pointer: Option<Pointer>,
    /// What follows.
    pub effect: Effect,
}

impl Change {
    pub(super) fn new(kind: Kind, type_name: &str) -> Self {
        Self {
            kind,
            type_name: type_name.to_owned(),
            member: None,
            old: None,
            new: None,
            old_pointer: None,
            new_pointer: None,
            effect: Effect::of(kind),
        }
    }

    /// What names the change in a list of allowed ones: kind, type and member, and nothing that edits elsewhere would alter.
    #[must_use]
    pub fn key(&self) -> String {
        let member = self.member.iter().map(|member| format!(".{member}"));
        format!(
            "{} {}{}",
            self.kind.as_str(),
            self.type_name,
            member.collect::<String>()
        )
    }

    pub(super) fn of_member(mut self, member: &str) -> Self {
        self.member = Some(member.to_owned());
        self
    }

    pub(super) fn between(
        mut self,
        old: impl Into<Option<String>>,
        new: impl Into<Option<String>>,
    ) -> Self {
        (self.old, self.new) = (old.into(), new.into());
        self
    }

    pub(super) fn at(mut self, old: Option<&Pointer>, new: Option<&Pointer>) -> Self {
        (self.old_pointer, self.new_pointer) = (old.cloned(), new.cloned());
        self
    }
}
