//! Where in our schema a change of upstream belongs: in what the type is written as, or in a definition that it is composed of.

use super::references;
use super::translate::Translation;
use crate::changes::{Change, Kind};
use crate::document::{CONTAINERS, Node};
use crate::model::Pointer;
use std::collections::BTreeMap;

/// Where each type that has a pair is written, in ours and in upstream, by its name in upstream.
pub(super) type Owners = BTreeMap<String, [Pointer; 2]>;

/// Ours and upstream, while a place is looked for.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) ours: &'a Node,
    pub(super) upstream: &'a Node,
    pub(super) owners: &'a Owners,
    pub(super) translation: &'a Translation,
}

impl Sides<'_> {
    /// The pointer of ours that an edit for `change` is about. `None` where it is in a definition that others use, too, and that upstream
    /// has not changed: then the type is composed of something else, and no edit of a part says so.
    pub(super) fn place(self, change: &Change) -> Option<Pointer> {
        let old = change.old_pointer.clone();
        let owners = self.owners.get(&change.type_name);
        let (Some([owner, their_owner]), Some(_)) = (owners, &change.member) else {
            return old;
        };
        if change.kind == Kind::FieldAdded {
            let new = change.new_pointer.as_ref()?;
            if is_within(new, their_owner) {
                return old;
            }
            let (name, rest) = in_definition(new)?;
            let place = self.own(&name, &Pointer(rest).parent()?.parent()?);
            let field = place.join("properties").join(change.member.as_ref()?);
            let is_missing = self.ours.find(&field).is_none();
            return is_missing.then_some(place).filter(|it| self.has(it));
        }
        let pointer = old?;
        if is_within(&pointer, owner) {
            return Some(pointer);
        }
        let (name, rest) = in_definition(&pointer)?;
        let is_theirs = match change.kind {
            Kind::FieldRemoved => {
                let theirs = references::definition(self.upstream, &name)?;
                theirs.find(&Pointer(rest)).is_none()
            }
            _ => in_definition(change.new_pointer.as_ref()?)? == (name, rest),
        };
        is_theirs.then_some(pointer)
    }

    /// `rest` in our definition `name`.
    fn own(self, name: &str, rest: &Pointer) -> Pointer {
        let own = Pointer(self.translation.container.to_owned()).join(name);
        Pointer(format!("{own}{rest}"))
    }

    fn has(self, pointer: &Pointer) -> bool {
        self.ours.find(pointer).is_some()
    }

    /// The definition that `pointer`, of ours, is in, and what upstream has by its name; our root and that of upstream where it is in none.
    pub(super) fn definition(self, pointer: &Pointer) -> Option<[Pointer; 2]> {
        match in_definition(pointer) {
            Some((name, _)) => Some([self.own(&name, &Pointer::default()), self.theirs(&name)?]),
            None => Some([Pointer::default(), self.translation.root.clone()?]),
        }
    }

    /// The same for a pointer of upstream.
    pub(super) fn definition_of_theirs(self, pointer: &Pointer) -> Option<[Pointer; 2]> {
        let (name, _) = in_definition(pointer)?;
        let theirs = self.theirs(&name)?;
        let is_root = self.translation.root.as_ref() == Some(&theirs);
        let own = if is_root {
            Pointer::default()
        } else {
            self.own(&name, &Pointer::default())
        };
        Some([own, theirs])
    }

    fn theirs(self, name: &str) -> Option<Pointer> {
        let all = CONTAINERS.map(|container| Pointer(container.to_owned()).join(name));
        let mut found = all
            .into_iter()
            .filter(|of| self.upstream.find(of).is_some());
        found.next()
    }
}

/// The name of the definition that `pointer` is in, and the way from there on.
fn in_definition(pointer: &Pointer) -> Option<(String, String)> {
    CONTAINERS.iter().find_map(|container| {
        let inside = pointer.0.strip_prefix(container)?.strip_prefix('/')?;
        let end = inside.find('/').unwrap_or(inside.len());
        let name = Pointer(format!("/{}", &inside[..end])).last()?;
        Some((name, inside[end..].to_owned()))
    })
}

/// Whether the schema at `pointer` is written in the one at `owner`; a definition is not written in the root.
fn is_within(pointer: &Pointer, owner: &Pointer) -> bool {
    let rest = pointer.0.strip_prefix(&owner.0).unwrap_or_default();
    pointer.is_in(owner) && in_definition(&Pointer(rest.to_owned())).is_none()
}
