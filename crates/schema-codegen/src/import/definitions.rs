//! Edits of our definitions: which are added, and where, which are renamed, and which go.

use super::apply::Application;
use super::order::{ensure_object, last_of};
use super::references::{self, is_definition};
use crate::changes::Change;
use crate::document::Node;
use crate::model::Pointer;

/// Adds what new schemas refer to by keywords that no type follows, so that no change is about it.
pub(super) fn add_missing(application: &mut Application<'_>) {
    let own = Pointer(application.translation.container.to_owned());
    loop {
        let wanted = references::names(application.text.tree()).into_iter();
        let mut missing = wanted.filter_map(|name| {
            let is_missing = application.text.find(&own.join(&name)).is_none();
            let theirs =
                references::definition(application.upstream, &name).filter(|_| is_missing)?;
            Some((name, application.translation.schema(theirs)))
        });
        let Some((name, target)) = missing.next() else {
            return;
        };
        add_definition(application, &name, &target);
    }
}

pub(super) fn add(application: &mut Application<'_>, change: &Change) -> Option<()> {
    let pointer = change.new_pointer.as_ref()?;
    let name = pointer.last()?;
    let own = Pointer(application.translation.container.to_owned());
    // A type that is written in place comes with what it is written in.
    if !is_definition(pointer) || application.text.find(&own.join(&name)).is_some() {
        return None;
    }
    let target = application.target(change)?;
    add_definition(application, &name, &target);
    Some(())
}

fn add_definition(application: &mut Application<'_>, name: &str, target: &Node) {
    let own = Pointer(application.translation.container.to_owned());
    let before = definition_before(application, name);
    ensure_object(&mut application.text, &own);
    application.text.set(&own, name, target, &before);
}

/// The definition of ours behind which that of `name` belongs: the last that upstream refers to before.
fn definition_before(application: &Application<'_>, name: &str) -> Vec<String> {
    let end = application.order.iter().position(|of| of == name);
    let own = Pointer(application.translation.container.to_owned());
    let before = &application.order[..end.unwrap_or(application.order.len())];
    last_of(&application.text.tree().names(&own), before)
}

pub(super) fn rename(application: &mut Application<'_>, change: &Change) -> Option<()> {
    let (old, new) = (change.old_pointer.as_ref()?, change.new_pointer.as_ref()?);
    let name = new.last()?;
    let is_free = application.text.find(&old.parent()?.join(&name)).is_none();
    if !is_free || !is_definition(old) || !is_definition(new) {
        return None;
    }
    application.renamed.push((old.last()?, name.clone()));
    references::rename(&mut application.text, old, &name)
}

pub(super) fn remove(application: &mut Application<'_>, change: &Change) -> Option<()> {
    let pointer = change.old_pointer.as_ref()?;
    if !is_definition(pointer) || !references::to(application.text.tree(), pointer).is_empty() {
        return None;
    }
    application.text.remove(pointer);
    Some(())
}
