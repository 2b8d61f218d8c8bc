//! Replaces a schema of ours as a whole by what upstream has in its place, where no edit of its parts brings the two together. What people
//! said of it, and what only ours asserts, stays.

use super::apply::Application;
use super::definitions;
use super::dress::lost;
use super::json_text::JsonText;
use super::questions::without_null;
use super::remaining::is_open;
use super::replacement::replacement;
use super::structure::before;
use crate::changes::{Change, Differences, Kind};
use crate::diagnostic::Diagnostics;
use crate::document::{Json, Member, Node};
use crate::model::Pointer;
use std::collections::BTreeSet;

/// How many replacements are tried; a schema that needs more is another one.
const MAX_REPLACED: usize = 64;

/// How much around a difference is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// The value, as the difference names it.
    Value,
    /// The schema of the type.
    Type,
    /// The definition that it is in.
    Definition,
    /// All definitions, and the root.
    Document,
}

/// Replaces what still differs from upstream as `compare` finds it, the least first, as long as less differs after it.
pub(super) fn replace(
    application: &mut Application<'_>,
    compare: &dyn Fn(&Application<'_>) -> Result<Differences, Diagnostics>,
) -> Result<(), Diagnostics> {
    let mut left = compare(application)?;
    let mut tried = BTreeSet::new();
    for reach in [
        Reach::Value,
        Reach::Type,
        Reach::Definition,
        Reach::Document,
    ] {
        loop {
            application.owners.clone_from(&left.owners);
            let open = left.list.iter().filter(|change| is_replaced(change));
            let mut places = open.map(|change| places(application, change, reach));
            let next = places.find(|it| !it.is_empty() && !tried.contains(it));
            let Some(places) = next.filter(|_| tried.len() < MAX_REPLACED) else {
                break;
            };
            tried.insert(places.clone());
            let before = (application.text.clone(), application.lost.len());
            for [ours, theirs] in &places {
                replace_at(application, ours, theirs);
            }
            clean(application, &left);
            let count = |of: &Differences| of.list.iter().filter(|it| is_replaced(it)).count();
            match compare(application) {
                Ok(after) if count(&after) < count(&left) => left = after,
                _ => {
                    application.text = before.0;
                    application.lost.truncate(before.1);
                }
            }
        }
    }
    Ok(())
}

/// A name that is taken is left to a person.
fn is_replaced(change: &Change) -> bool {
    change.kind != Kind::TypeRenamed && is_open(change)
}

/// The schemas of ours and of upstream that are replaced for `change`.
fn places(application: &Application<'_>, change: &Change, reach: Reach) -> Vec<[Pointer; 2]> {
    let sides = application.sides();
    let found = match reach {
        Reach::Value => change
            .old_pointer
            .clone()
            .zip(change.new_pointer.clone())
            .filter(|_| !matches!(change.kind, Kind::FieldAdded | Kind::FieldRemoved))
            .filter(|_| sides.place(change).is_some())
            .map(Into::into),
        Reach::Type => sides.owners.get(&change.type_name).cloned(),
        Reach::Definition => {
            let own = change.old_pointer.as_ref();
            let found = own.and_then(|own| sides.definition(own));
            let theirs = change.new_pointer.as_ref();
            found.or_else(|| sides.definition_of_theirs(theirs?))
        }
        Reach::Document => return all(application),
    };
    let found: Option<[Pointer; 2]> = found;
    let found = found.map(|[ours, theirs]| {
        let upstream = application.upstream;
        [
            with_null(application.text.tree(), ours),
            with_null(upstream, theirs),
        ]
    });
    found.into_iter().collect()
}

/// Every definition of ours that upstream has, too, and the root.
fn all(application: &Application<'_>) -> Vec<[Pointer; 2]> {
    let sides = application.sides();
    let container = Pointer(application.translation.container.to_owned());
    let names = application.text.tree().names(&container).into_iter();
    let definitions = names.map(|name| container.join(&name));
    let root = application.translation.root.iter();
    let pointers = definitions.chain(root.map(|_| Pointer::default()));
    pointers.filter_map(|it| sides.definition(&it)).collect()
}

/// The place of the value where the schema at `pointer` is its branch beside null.
pub(super) fn with_null(document: &Node, pointer: Pointer) -> Pointer {
    let whole = pointer.parent().and_then(|list| list.parent());
    let whole = whole.filter(|whole| {
        document.at(whole).is_some_and(|node| {
            let branch = without_null(whole, node).0;
            branch != *whole && branch == pointer
        })
    });
    whole.unwrap_or(pointer)
}

fn replace_at(application: &mut Application<'_>, pointer: &Pointer, theirs: &Pointer) {
    let ours = application.ours();
    let found = application.upstream.at(theirs);
    let (Some(theirs), Some(old)) = (found, ours.find(pointer).cloned()) else {
        return;
    };
    let target = application.translation.schema(theirs);
    let new = replacement(&target, ours, pointer);
    patch(&mut application.text, pointer, &new);
    application.lost.extend(lost(&old, &new, pointer));
}

/// Adds the definitions that are referred to now, and takes those away that nothing refers to any more.
fn clean(application: &mut Application<'_>, before: &Differences) {
    definitions::add_missing(application);
    let gone = before.list.iter();
    for change in gone.filter(|of| of.kind == Kind::TypeRemoved) {
        let _ = definitions::remove(application, change);
    }
}

/// Makes the value at `pointer` `new`; what is the same in it stays as it is written, in our order.
fn patch(text: &mut JsonText, pointer: &Pointer, new: &Node) {
    let Some(old) = text.find(pointer).cloned() else {
        return;
    };
    let (Json::Object(own), Json::Object(after)) = (&old.json, &new.json) else {
        if old.to_value() != new.to_value() {
            text.put(pointer, new);
        }
        return;
    };
    let gone = |of: &&Member| new.member(&of.key).is_none();
    for member in own.iter().filter(gone) {
        text.remove(&pointer.join(&member.key));
    }
    let keys: Vec<String> = after.iter().map(|member| member.key.clone()).collect();
    for (index, member) in after.iter().enumerate() {
        match old.member(&member.key) {
            Some(_) => patch(text, &pointer.join(&member.key), &member.value),
            None => text.set(pointer, &member.key, &member.value, &before(&keys[..index])),
        }
    }
}
