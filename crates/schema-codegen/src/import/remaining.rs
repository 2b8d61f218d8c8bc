//! What a difference between two plans means to an import: an edit that is missing, something to be told, or what is gone.

use super::apply::Application;
use super::decisions::{Decision, Need, decision};
use super::references::{is_definition, strings};
use super::structure::same;
use super::translate::holds;
use crate::changes::{Change, Kind};
use crate::document::Node;
use crate::model::Pointer;

/// A type, property or value that is gone.
pub(super) struct Gone {
    pub(super) change: Change,
    /// The ids of the rules that were stated there.
    pub(super) rules: Vec<String>,
}

impl Gone {
    /// What is gone by `change`, which was found between `before`, our schema as it was, and what it is now.
    pub(super) fn of(change: &Change, before: &Node) -> Option<Self> {
        let of_values = change.kind == Kind::ValueRemoved;
        let is_gone = matches!(change.kind, Kind::FieldRemoved | Kind::TypeRemoved);
        let pointer = change.old_pointer.as_ref();
        let pointer = pointer.filter(|_| is_gone || of_values)?;
        let node = before.at(pointer).filter(|_| !of_values);
        let rules = node.and_then(|node| node.get("x-rules"));
        Some(Self {
            change: change.clone(),
            rules: strings(rules),
        })
    }
}

/// What stands between `remaining` differences and a person, texts and Rust names aside.
pub(super) fn remains(change: &Change) -> Option<Decision> {
    let need = match change.kind {
        Kind::ConstraintRemoved => Need::Constraint,
        // What has a name in both documents kept the old one, because the new one is taken.
        Kind::TypeRenamed if both(change).all(|at| at.is_some_and(is_definition)) => {
            Need::Difference
        }
        // Of a type that is written in place, the property says whether it may be null.
        Kind::NullableGained | Kind::NullableLost
            if change.member.is_none() && !both(change).all(|at| at.is_some_and(has_name)) =>
        {
            return None;
        }
        // Orders, texts, classes, rules and Rust names are ours, and so is the name of what is written in place.
        Kind::ValueOrderChanged
        | Kind::DocsChanged
        | Kind::AnnotationChanged
        | Kind::ClassRaised
        | Kind::ClassLowered
        | Kind::RustNameChanged
        | Kind::EqualityGained
        | Kind::EqualityLost
        | Kind::BoxAdded
        | Kind::BoxRemoved
        | Kind::TypeRenamed
        | Kind::TargetChanged => return None,
        _ => Need::Difference,
    };
    let pointer = change.old_pointer.clone().unwrap_or_default();
    let subject = match (&change.old, need) {
        (Some(old), Need::Constraint) => old.clone(),
        _ => change.key(),
    };
    Some(decision(need, &pointer, subject))
}

/// True for a difference that an import has to apply, and has not.
pub(super) fn is_open(change: &Change) -> bool {
    let remains = remains(change);
    remains.is_some_and(|it| it.need == Need::Difference && it.pointer.file().is_none())
}

/// True for a constraint that ours states as upstream does, each in its form: a plan has the schemas that a constraint holds as they are
/// written, `nullable` included.
pub(super) fn is_spelling(application: &Application<'_>, change: &Change) -> bool {
    let constraint = change.new.as_deref().unwrap_or_default();
    let keyword = constraint.split(':').next().unwrap_or_default();
    let is_schema = change.kind == Kind::ConstraintChanged && holds(keyword).is_some();
    let own = change.old_pointer.as_ref().filter(|_| is_schema);
    let own = own.and_then(|at| application.text.find(at));
    let own = own.filter(|own| own.member(keyword).is_some());
    own.zip(application.target(change))
        .is_some_and(|(own, theirs)| same(own, &theirs))
}

/// True for a change that people are told of: all but consequences in Rust, orders, and what follows for types that are written in place.
pub(super) fn is_reported(change: &Change) -> bool {
    let has_definition = || both(change).flatten().all(is_definition);
    match change.kind {
        Kind::TypeAdded | Kind::TypeRemoved | Kind::TypeRenamed => has_definition(),
        Kind::AnnotationChanged | Kind::DocsChanged | Kind::TargetChanged => true,
        _ => remains(change).is_some(),
    }
}

/// True for the root, and for a definition.
fn has_name(pointer: &Pointer) -> bool {
    pointer.in_file().is_empty() || is_definition(pointer)
}

fn both(change: &Change) -> impl Iterator<Item = Option<&Pointer>> {
    [change.old_pointer.as_ref(), change.new_pointer.as_ref()].into_iter()
}
