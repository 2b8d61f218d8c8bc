//! Since which version the parts of a schema exist, and which of them are gone, as its history has it for the version that is described.

use super::{Phrase, Target};
use crate::history::Gone;
use crate::model::TypeId;
use crate::plan::Plan;

/// The version at which a type came; nothing for what the history begins with.
#[must_use]
pub fn of_type(plan: &Plan, id: TypeId) -> Option<&str> {
    plan.history.since(now(plan), name(plan, id), None)
}

/// The version at which a property or value came; nothing for what came with its type.
#[must_use]
pub fn of_member<'a>(plan: &'a Plan, id: TypeId, member: &str) -> Option<&'a str> {
    plan.history.since(now(plan), name(plan, id), Some(member))
}

/// What a type was called before.
#[must_use]
pub fn former_name(plan: &Plan, id: TypeId) -> Option<&str> {
    plan.history.former_name(now(plan), name(plan, id))
}

/// The names that a type had before, and those of the types that it has taken the place of, as far as its history knows.
#[must_use]
pub fn former_names(plan: &Plan, id: TypeId) -> Vec<&str> {
    let gone = plan.history.gone_types(now(plan)).into_iter();
    let replaced = gone.filter(|(_, next)| *next == Some(name(plan, id)));
    let mut names: Vec<&str> = replaced.map(|(gone, _)| gone.name).collect();
    names.extend(former_name(plan, id));
    names.sort_unstable();
    names.dedup();
    names
}

/// The properties or values that a type had before.
#[must_use]
pub fn removed_members(plan: &Plan, id: TypeId) -> Vec<Gone<'_>> {
    plan.history.gone_members(now(plan), name(plan, id))
}

/// The types that are gone, each with the type that has another name instead, if there is one.
#[must_use]
pub fn removed_types(plan: &Plan) -> Vec<(Gone<'_>, Option<TypeId>)> {
    let by_name = |name: &str| {
        let mut types = plan.model.iter();
        let found = types.find(|(_, def)| def.wire_name == name);
        found.map(|(id, _)| id)
    };
    let gone = plan.history.gone_types(now(plan)).into_iter();
    // A name that the history lost can be that of a type in another document, which the history does not list.
    let gone = gone.filter(|(gone, _)| by_name(gone.name).is_none());
    gone.map(|(gone, next)| (gone, next.and_then(by_name)))
        .collect()
}

/// The sentence about the version at which something came.
#[must_use]
pub fn sentence(version: &str) -> Phrase {
    Phrase::words("Since version ").code(version).text(".")
}

/// The sentence about the name that a type had before.
#[must_use]
pub fn formerly(name: &str) -> Phrase {
    Phrase::words("It was called ").code(name).text(" before.")
}

/// The sentence about what is gone.
#[must_use]
pub fn removed(gone: &Gone<'_>) -> Phrase {
    let name = Phrase::new().code(gone.name);
    let went = name.text(": removed in version ").code(gone.went);
    went.text(", there since ").code(gone.came).text(".")
}

/// The sentence about the name that a type has now, with a link to it.
#[must_use]
pub fn next_name(name: &str, target: Target) -> Phrase {
    Phrase::words("It is called ")
        .link(name, target)
        .text(" now.")
}

fn now(plan: &Plan) -> Option<&str> {
    plan.model.schema.version.as_deref()
}

fn name(plan: &Plan, id: TypeId) -> &str {
    &plan.type_def(id).wire_name
}
