//! Which module each type is in, by `[[modules]]` of the configuration. A type that no module lists, or that two list, or a listed name that
//! is no type, is reported.

use super::names::{Ident, Names};
use super::published::Published;
use super::types::has_name;
use super::{reserved, tag_modules};
use crate::config::{Config, matches};
use crate::diagnostic::{Code, DiagnosticSink, did_you_mean};
use crate::model::{Model, Pointer};
use std::collections::BTreeMap;

/// Module names that generated files have already.
pub(super) const TAKEN: [&str; 8] = [
    "mod",
    "lib",
    "borrowed",
    "examples",
    "phases",
    "setters",
    "validate_document",
    "visitor",
];

/// Cargo features that are not those of modules, where modules have one each.
pub(super) const FEATURES: [&str; 5] = ["default", "serde", "json", "jsonschema", "borrowed"];

/// The longest name of a module: its file has the same.
pub(super) const MAX_MODULE_BYTES: usize = 200;

/// What helps where `name` can't be that of a module.
fn refused(name: &str, module_features: bool) -> Option<&'static str> {
    if TAKEN.contains(&name) {
        Some("a generated file has this name already; choose another")
    } else if module_features && FEATURES.contains(&name) {
        Some("a feature has this name already; choose another")
    } else if reserved::DEVICES.contains(&name) {
        Some("Windows has a device of this name; choose another")
    } else if reserved::PATHS.contains(&name) {
        Some("the word has a meaning of its own in the paths of Rust; choose another")
    } else if name.len() > MAX_MODULE_BYTES {
        Some("a file has the same name; choose one of at most 200 bytes")
    } else if !reserved::is_valid(name) || name != name.to_lowercase() {
        Some("use lower case letters, digits and underscores")
    } else {
        None
    }
}

/// Puts the types of `model` in modules.
pub(super) fn assign(
    model: &Model,
    config: &Config,
    published: &Published<'_>,
    names: &mut Names,
    sink: &mut DiagnosticSink,
) {
    if config.module_features && config.modules.is_empty() && !config.modules_by_tag {
        let message = "`module_features` is for modules, and there are none";
        let help = "list them under `[[modules]]`, or have one for each tag of the operations by `modules = \"tags\"`";
        let pointer = Pointer::default().join("module_features");
        sink.at(Code::ConfigWrongValue, &pointer, message, help);
    }
    if config.modules_by_tag {
        return tag_modules::assign(model, published, names, sink);
    }
    if config.modules.is_empty() {
        return;
    }
    let root = Pointer::default().join("modules");
    let known: BTreeMap<&str, usize> = model
        .iter()
        .filter(|(id, def)| has_name(model, *id, def))
        .map(|(id, def)| (def.wire_name.as_str(), id.0))
        .collect();
    for (number, module) in config.modules.iter().enumerate() {
        let pointer = root.join(&number.to_string());
        let ident = Ident(reserved::escape(module.name.clone()));
        names.modules.push((ident.clone(), module.about.clone()));
        if let Some(help) = refused(&module.name, config.module_features) {
            let message = format!("`{}` is no name for a module", module.name.escape_debug());
            sink.at(Code::ConfigWrongValue, &pointer.join("name"), message, help);
        }
        list(&module.types, &ident, &pointer, (&known, names, sink));
    }
    for (number, module) in config.modules.iter().enumerate() {
        let pointer = root.join(&number.to_string()).join("types");
        let ident = names.modules[number].0.clone();
        for (index, pattern) in module.types.iter().enumerate() {
            if pattern.contains('*') {
                let pointer = pointer.item(index);
                list_matching(pattern, &ident, &pointer, (&known, names, sink));
            }
        }
    }
    report_unlisted(&known, &root, names, sink);
}

/// Puts the types that `pattern` matches in `module`, except those that are in one already.
fn list_matching(
    pattern: &str,
    module: &Ident,
    pointer: &Pointer,
    (known, names, sink): (&BTreeMap<&str, usize>, &mut Names, &mut DiagnosticSink),
) {
    let mut found = false;
    for (_, id) in known.iter().filter(|(name, _)| matches(pattern, name)) {
        found = true;
        names.types[*id]
            .module
            .get_or_insert_with(|| module.clone());
    }
    if !found {
        let message = format!("no type matches `{}`", pattern.escape_debug());
        let help = "`*` is any part of a name, and names are those of the schema";
        sink.at(Code::UnknownListedType, pointer, message, help);
    }
}

/// Puts the types that a module lists in full in it.
fn list(
    types: &[String],
    module: &Ident,
    pointer: &Pointer,
    (known, names, sink): (&BTreeMap<&str, usize>, &mut Names, &mut DiagnosticSink),
) {
    let in_full = types.iter().enumerate();
    for (index, name) in in_full.filter(|(_, name)| !name.contains('*')) {
        let pointer = pointer.join("types").item(index);
        let shown = name.escape_debug();
        match known.get(name.as_str()) {
            None => {
                let help = did_you_mean(name, known.keys().copied()).unwrap_or_else(|| {
                    "named strings, numbers and arrays have no Rust type and are not listed"
                        .to_owned()
                });
                let message = format!("no type is called `{shown}`");
                sink.at(Code::UnknownListedType, &pointer, message, help);
            }
            Some(id) if names.types[*id].module.is_some() => {
                let message = format!("`{shown}` is listed already");
                let help = "each type is in exactly one module";
                sink.at(Code::ListedTwice, &pointer, message, help);
            }
            Some(id) => names.types[*id].module = Some(module.clone()),
        }
    }
}

fn report_unlisted(
    known: &BTreeMap<&str, usize>,
    root: &Pointer,
    names: &Names,
    sink: &mut DiagnosticSink,
) {
    for (name, id) in known {
        if names.types[*id].module.is_none() {
            let message = format!("no module lists `{}`", name.escape_debug());
            sink.at(
                Code::UnlistedType,
                root,
                message,
                "add it to the `types` of a module",
            );
        }
    }
}
