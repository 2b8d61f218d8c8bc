//! The lock of a schema that was named: the names of its types, fields and variants, and those that were published before and are gone.

use super::{Entry, FIELD, Item, NamesLock, Promise, VARIANT, owner};
use crate::diagnostic::{Code, DiagnosticSink, Location};
use crate::model::{Additional, FieldId, Model, Origin, Shape, TypeDef, TypeId};
use crate::naming::names::{Ident, Names};
use crate::naming::types::has_name;
use crate::naming::uses::{Part, uses};
use crate::naming::variants::branch_item;
use std::collections::{BTreeMap, BTreeSet};

/// The lock of `model`, named `names`, after `lock`; `eq` says which types implement `Eq` and `Hash`. Reports what a published type no
/// longer keeps besides its name.
pub(crate) fn next(
    model: &Model,
    names: &Names,
    eq: &[bool],
    lock: &NamesLock,
    sink: &mut DiagnosticSink,
) -> NamesLock {
    let mut entries = BTreeMap::new();
    let uses = first_uses(model, names);
    for (id, def) in model.iter().filter(|(id, def)| has_name(model, *id, def)) {
        let name = &names.types[id.0];
        let promise = Promise {
            used: uses.get(&id).cloned(),
            module: name.module.as_ref().map(|module| module.bare().to_owned()),
            eq: eq[id.0] && !matches!(def.shape, Shape::Alias(_)),
        };
        entries.insert(name.ident.bare().to_owned(), entry(type_item(def), promise));
        for (member, item) in members(id, def, names) {
            entries.insert(
                format!("{}{member}", name.ident.bare()),
                entry(item, Promise::default()),
            );
        }
    }
    let mut next = NamesLock {
        file: lock.file.clone(),
        entries,
    };
    keep_promises(lock, &mut next, sink);
    keep_gone(lock, &mut next, sink);
    next
}

fn entry(item: Item, promise: Promise) -> Entry {
    Entry {
        item,
        pending: true,
        next_promise: promise.clone(),
        promise,
        is_gone: false,
        offset: 0,
    }
}

/// What the schema calls a type, with the document where that is not the schema itself.
pub(in crate::naming) fn type_item(def: &TypeDef) -> Item {
    match (def.origin, def.pointer.file()) {
        (Origin::Root, _) => Item::Root,
        (Origin::Inline, _) => Item::Inline,
        (Origin::Definition, None) => Item::Json(def.wire_name.clone()),
        (Origin::Definition, Some(file)) => Item::Json(format!("{file}#{}", def.wire_name)),
    }
}

/// The fields, variants and constants of a type, each with what separates it from the type before it.
fn members(id: TypeId, def: &TypeDef, names: &Names) -> Vec<(String, Item)> {
    let mut found = Vec::new();
    let mut add =
        |separator: &str, ident: &str, item| found.push((format!("{separator}{ident}"), item));
    match &def.shape {
        Shape::Struct(object) => {
            for (index, field) in object.fields.iter().enumerate() {
                let ident = &names.fields[&FieldId { owner: id, index }];
                add(FIELD, ident.bare(), Item::Json(field.wire_name.clone()));
            }
            for (&(field, index), ident) in names.constants_of(id) {
                let field = &object.fields[field.index];
                if let Some((_, labels)) = field.ty.labelled_integers() {
                    add(VARIANT, ident.bare(), Item::listed(field, &labels[index]));
                }
            }
            // An object that refuses undeclared members has no field for them.
            if !matches!(object.additional, Additional::Deny) {
                add(FIELD, names.additional_fields[&id].bare(), Item::Rest);
            }
        }
        Shape::Enum(values) => {
            for (index, value) in values.values.iter().enumerate() {
                let ident = &names.variants[&(id, index)];
                add(VARIANT, ident.bare(), Item::Json(value.value.clone()));
            }
        }
        Shape::Union(union) => {
            for (index, branch) in union.variants.iter().enumerate() {
                let name_of = |id: TypeId| names.types[id.0].ident.bare().to_owned();
                let ident = &names.variants[&(id, index)];
                add(VARIANT, ident.bare(), branch_item(branch, &name_of));
            }
        }
        Shape::Alias(_) => {}
    }
    if let Some(ident) = names.unknown_variants.get(&id) {
        add(VARIANT, ident.bare(), Item::Rest);
    }
    found
}

/// For every type where it is used first.
fn first_uses(model: &Model, names: &Names) -> BTreeMap<TypeId, String> {
    let mut found = BTreeMap::new();
    for of in uses(model) {
        let owner = of.owner;
        let member = match of.part {
            Part::Field(index) => names.fields.get(&FieldId { owner, index }),
            Part::Tagged(index) => names.variants.get(&(owner, index)),
            Part::Branch(_) | Part::Rest => None,
        };
        if let Some(written) =
            of.written(names.types[owner.0].ident.bare(), member.map(Ident::bare))
        {
            found.entry(of.target).or_insert(written);
        }
    }
    found
}

/// Names that were published are no longer pending, and what was promised with them stays promised.
fn keep_promises(lock: &NamesLock, next: &mut NamesLock, sink: &mut DiagnosticSink) {
    for (name, entry) in &mut next.entries {
        let Some(published) = lock.published(name) else {
            continue;
        };
        entry.pending = false;
        let now = &entry.next_promise;
        // A trait that a type gains is promised by the release that has it first.
        entry.promise.eq = published.promise.eq;
        let mut report = |code, message: String, help: String| {
            let location = Location::Offset(published.offset, lock.pointer(name));
            sink.push(code, location, message, Some(help));
        };
        if published.promise.eq && !now.eq {
            let message = format!(
                "`{name}` was published with `Eq` and `Hash`, and can no longer implement them"
            );
            let help = "a number, any JSON value, a map or a member that is not declared is in it now; take that out, or remove `; Eq + Hash` \
                        from this line if programs may break"
                .to_owned();
            report(Code::LockedTrait, message, help);
        }
        if published.promise.module != now.module {
            let shown = |module: &Option<String>| match module {
                Some(module) => format!("the module `{module}`"),
                None => "no module".to_owned(),
            };
            let (before, now) = (shown(&published.promise.module), shown(&now.module));
            let message = format!("`{name}` was published in {before}, and is in {now}");
            let help = "move it back under `[[modules]]`, or change the module in this line if programs may break";
            report(Code::LockedModule, message, help.to_owned());
        }
    }
}

/// A name whose item is gone stays in the lock: were it given to another item, programs would compile and read something else.
fn keep_gone(lock: &NamesLock, next: &mut NamesLock, sink: &mut DiagnosticSink) {
    let inline = next.entries.values();
    let inline = inline.filter(|entry| entry.item == Item::Inline);
    let inline: BTreeSet<String> = inline
        .filter_map(|of| of.next_promise.used.clone())
        .collect();
    let published = lock.entries.iter().filter(|(_, entry)| !entry.pending);
    let gone: Vec<_> = published
        .filter(|(name, _)| !next.entries.contains_key(*name))
        .collect();
    for (name, entry) in gone {
        // A type is gone with all that it has; one note is enough.
        let with_its_type = owner(name).is_some_and(|(owner, ..)| !is_present(next, owner));
        let mut entry = Entry {
            is_gone: true,
            ..entry.clone()
        };
        // What is written there now would else get the name that is gone as soon as its own line is removed.
        let used = entry.promise.used.as_ref();
        if entry.item == Item::Inline && used.is_some_and(|used| inline.contains(used)) {
            entry.promise.used = None;
        }
        if !with_its_type {
            let location = Location::Offset(entry.offset, lock.pointer(name));
            let message =
                format!("nothing in the schema is called `{name}` any more; the name stays taken");
            let help = "remove this line if another item may get the name";
            sink.push(Code::LockedGone, location, message, Some(help.to_owned()));
        }
        next.entries.insert(name.clone(), entry);
    }
}

fn is_present(lock: &NamesLock, name: &str) -> bool {
    lock.entries.get(name).is_some_and(|entry| !entry.is_gone)
}
