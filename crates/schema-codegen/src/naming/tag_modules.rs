//! Which module each type is in where there is one for each tag of an OpenAPI document's operations. A type that the operations of one tag
//! use is in the module of that tag, one that several use in `shared`, and one that none uses in `untagged`.

use super::case::snake;
use super::modules::{FEATURES, MAX_MODULE_BYTES, TAKEN};
use super::names::{Ident, Names};
use super::published::Published;
use super::reserved;
use super::scope::{Scope, Wish};
use super::types::has_name;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{Model, OperationTag, Pointer, TypeId, uses};
use std::collections::BTreeSet;
use std::fmt::Write as _;

#[cfg(test)]
mod tests;

/// Puts the types of `model` in modules. A type that was published stays in its module, if that is still there: so a schema that is added,
/// and makes another one shared, moves nothing.
pub(super) fn assign(
    model: &Model,
    published: &Published<'_>,
    names: &mut Names,
    sink: &mut DiagnosticSink,
) {
    let tags = &model.schema.tags;
    if tags.is_empty() {
        let message = "no operation of this document has a tag";
        let help = "tags are those of an OpenAPI document; for another one, list modules under `[[modules]]`";
        let pointer = Pointer::default().join("modules");
        sink.at(Code::ConfigWrongValue, &pointer, message, help);
        return;
    }
    let users: Vec<BTreeSet<TypeId>> = tags.iter().map(|tag| used_by(model, tag)).collect();
    let modules = modules(tags);
    let (shared, untagged) = (tags.len(), tags.len() + 1);
    let mut inhabited = BTreeSet::new();
    for (id, _) in model.iter().filter(|(id, def)| has_name(model, *id, def)) {
        let mut of = (0..tags.len()).filter(|tag| users[*tag].contains(&id));
        let now = match (of.next(), of.next()) {
            (None, _) => untagged,
            (Some(tag), None) => tag,
            (Some(_), Some(_)) => shared,
        };
        let before = published.module(id);
        let before = modules
            .iter()
            .position(|(name, _)| Some(name.bare()) == before);
        let module = before.unwrap_or(now);
        inhabited.insert(module);
        names.types[id.0].module = Some(modules[module].0.clone());
    }
    let modules = modules.into_iter().enumerate();
    let modules = modules.filter(|(index, _)| inhabited.contains(index));
    names.modules = modules.map(|(_, module)| module).collect();
}

/// The module of each tag, then `shared` and `untagged`, each with a sentence about it.
fn modules(tags: &[OperationTag]) -> Vec<(Ident, String)> {
    let mut scope = Scope::new();
    for taken in TAKEN.iter().chain(&FEATURES).chain(&reserved::DEVICES) {
        scope.claim(taken, "_");
    }
    let shared = scope.claim("shared", "_");
    let untagged = scope.claim("untagged", "_");
    let of_tags = tags.iter().map(|tag| {
        let about = tag.description.clone();
        let about = about
            .unwrap_or_else(|| format!("What only operations with the tag `{}` use.", tag.name));
        let wish = Wish::new(&tag.name, file_name(&tag.name), "tag");
        (scope.claim(&wish.name, "_"), about)
    });
    let mut modules: Vec<(Ident, String)> = of_tags.collect();
    modules.push((
        shared,
        "What operations with different tags use.".to_owned(),
    ));
    modules.push((untagged, "What no operation with a tag uses.".to_owned()));
    modules
}

/// `tag` as the name of a module, and so of a file: Rust wants those in ASCII.
fn file_name(tag: &str) -> String {
    let mut ascii = String::new();
    for c in tag.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            let _ = write!(ascii, " u{:x} ", u32::from(c));
        }
    }
    let mut name = snake(&ascii);
    name.truncate(MAX_MODULE_BYTES);
    name
}

/// The types that operations with `tag` use: those that are in what is reached, and all that these hold.
fn used_by(model: &Model, tag: &OperationTag) -> BTreeSet<TypeId> {
    let is_reached = |pointer: &Pointer| {
        let mut above = std::iter::successors(Some(pointer.clone()), Pointer::parent);
        above.any(|pointer| tag.reached.contains(&pointer))
    };
    let mut open: Vec<TypeId> = model
        .iter()
        .filter(|(_, def)| is_reached(&def.pointer))
        .map(|(id, _)| id)
        .collect();
    let mut used = BTreeSet::new();
    while let Some(id) = open.pop() {
        if used.insert(id) {
            open.extend(uses::named(&model.type_def(id).shape));
        }
    }
    used
}
