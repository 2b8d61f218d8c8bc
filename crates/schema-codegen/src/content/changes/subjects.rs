//! How the page "Changes" names what a change is about: with a link where it still is.

use super::MAX_MEMBERS;
use crate::changes::{Change, Kind};
use crate::content::{Phrase, Target};
use crate::model::{Shape, TypeId};
use crate::plan::{FieldId, Plan};
use std::collections::BTreeMap;

/// More items than these are counted, not listed.
const MAX_ITEMS: usize = 150;

/// The names of a version.
pub(super) struct Subjects<'a> {
    plan: &'a Plan,
    ids: BTreeMap<&'a str, TypeId>,
}

impl<'a> Subjects<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let types = plan.model.iter();
        let ids = types.map(|(id, def)| (def.wire_name.as_str(), id));
        Self {
            plan,
            ids: ids.collect(),
        }
    }

    /// A change in a few words, after its subject.
    pub(super) fn change(&self, change: &Change) -> Phrase {
        let subject = self
            .subject(change)
            .text(format!(": {}", words(change.kind)));
        match (&change.old, &change.new) {
            (Some(old), Some(new)) => subject.text(format!(" ({old} before, {new} now)")),
            (Some(state), None) | (None, Some(state)) => subject.text(format!(" ({state})")),
            (None, None) => subject,
        }
    }

    /// What changes are about, by type, each with its members; many members of one type are counted.
    pub(super) fn listed(&self, changes: &[&Change]) -> Phrase {
        let by_type = changes.chunk_by(|one, other| one.type_name == other.type_name);
        let of_type = |changes: &[&Change]| match changes {
            [_] => vec![self.subject(changes[0])],
            [..] if changes.len() > MAX_MEMBERS => {
                let count = format!(" ({})", changes.len());
                vec![self.type_name(changes[0]).text(count)]
            }
            [..] if changes.iter().all(|change| change.member.is_some()) => {
                let members = changes.iter().map(|change| self.member(change));
                let members = Phrase::joined(members.collect(), ",");
                vec![self.type_name(changes[0]).text(":").then(members)]
            }
            [..] => changes.iter().map(|change| self.subject(change)).collect(),
        };
        let subjects: Vec<Phrase> = by_type.flat_map(of_type).collect();
        Phrase::joined(limited(subjects), "; ").text(".")
    }

    /// The type and its member, with a link where it still is.
    fn subject(&self, change: &Change) -> Phrase {
        let label = match (&change.member, is_about_rule(change.kind)) {
            (Some(rule), true) => rule.clone(),
            (Some(member), false) => format!("{}.{member}", change.type_name),
            (None, _) => change.type_name.clone(),
        };
        match self.target(change) {
            Some(target) => Phrase::new().link(label, target),
            None => Phrase::new().code(label),
        }
    }

    pub(super) fn type_name(&self, change: &Change) -> Phrase {
        match self.ids.get(change.type_name.as_str()) {
            Some(id) => Phrase::new().link(&change.type_name, Target::Type(*id)),
            None => Phrase::new().code(&change.type_name),
        }
    }

    /// The member alone, behind a space.
    pub(super) fn member(&self, change: &Change) -> Phrase {
        match (&change.member, self.target(change)) {
            (Some(member), Some(target)) => Phrase::words(" ").link(member, target),
            (Some(member), None) => Phrase::words(" ").code(member),
            (None, _) => Phrase::new(),
        }
    }

    pub(super) fn target(&self, change: &Change) -> Option<Target> {
        let id = *self.ids.get(change.type_name.as_str())?;
        let Some(member) = &change.member else {
            return Some(Target::Type(id));
        };
        if is_about_rule(change.kind) {
            let mut rules = self.plan.model.rules.iter();
            return rules.position(|rule| rule.id == *member).map(Target::Rule);
        }
        match &self.plan.type_def(id).shape {
            Shape::Struct(def) => {
                let index = def.fields.iter().position(|it| it.wire_name == *member)?;
                Some(Target::Field(FieldId { owner: id, index }))
            }
            Shape::Enum(def) => {
                let index = def.values.iter().position(|it| it.value == *member)?;
                Some(Target::Value(id, index))
            }
            Shape::Union(_) | Shape::Alias(_) => Some(Target::Type(id)),
        }
    }
}

fn is_about_rule(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::RuleAdded | Kind::RuleRemoved | Kind::RuleChanged
    )
}

/// The name of a kind as words.
pub(super) fn words(kind: Kind) -> String {
    kind.as_str().replace('-', " ")
}

/// The first of `items`, and how many more there are.
pub(super) fn limited(mut items: Vec<Phrase>) -> Vec<Phrase> {
    let more = items.len().saturating_sub(MAX_ITEMS);
    if more > 0 {
        items.truncate(MAX_ITEMS);
        items.push(Phrase::words(format!("and {more} more")));
    }
    items
}
