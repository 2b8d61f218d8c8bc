//! Where a member or an item belongs: behind what upstream has before it.

use super::json_text::JsonText;
use super::references::strings;
use super::translate::{object, string};
use crate::model::Pointer;

/// Gives the list of strings at `list` the item `name`, where upstream has it in `theirs`.
pub(super) fn insert_in_order(text: &mut JsonText, list: &Pointer, theirs: &[String], name: &str) {
    let own = strings(text.find(list));
    if own.iter().any(|of| of == name) {
        return;
    }
    let end = theirs.iter().position(|of| of == name);
    let before = last_of(&own, &theirs[..end.unwrap_or(theirs.len())]);
    let index = own.iter().position(|of| before.first() == Some(of));
    text.insert_item(list, index.map_or(0, |index| index + 1), &string(name));
}

/// Makes sure that there is an object at `pointer`; a new one comes before what closes or composes the schema.
pub(super) fn ensure_object(text: &mut JsonText, pointer: &Pointer) {
    if text.find(pointer).is_some() {
        return;
    }
    if let (Some(owner), Some(key)) = (pointer.parent(), pointer.last()) {
        let owner_keys = text.tree().names(&owner);
        let before: Vec<String> = owner_keys
            .into_iter()
            .filter(|key| key != "additionalProperties" && key != "allOf")
            .collect();
        text.set(&owner, &key, &object(Vec::new()), &before);
    }
}

/// Of `wanted`, the last that is in `own`.
pub(super) fn last_of(own: &[String], wanted: &[String]) -> Vec<String> {
    let mut existing = wanted.iter().rev().filter(|of| own.contains(of));
    existing.next().cloned().into_iter().collect()
}
