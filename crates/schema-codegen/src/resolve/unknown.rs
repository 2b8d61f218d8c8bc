//! Reports keywords that are not in the table, unless a reference leads into one (then it is a container of definitions) or the
//! configuration names it as an annotation of another tool.

use super::Target;
use crate::config::Config;
use crate::diagnostic::{Code, DiagnosticSink, Location, did_you_mean};
use crate::document::{Document, KEYWORDS, SchemaId, Treatment};
use crate::model::Pointer;
use std::collections::{BTreeMap, BTreeSet};

/// Reports the unknown keywords of `document`.
pub(super) fn report(
    document: &Document<'_>,
    targets: &BTreeMap<SchemaId, Target>,
    config: &Config,
    sink: &mut DiagnosticSink,
) {
    if document.is_openapi && document.selected.is_empty() && config.roots.is_empty() {
        let help = "choose all of its schemas with `roots = \"*\"` (`--all`), or some with `roots = [\"NAME\"]` (`--root NAME`)";
        let message = "this is an OpenAPI document, and no schema";
        sink.at(Code::UnknownRoot, &Pointer::default(), message, help);
    }
    let containers = containers(document, targets);
    for pointer in &document.unknown {
        let name = pointer.last().unwrap_or_default();
        if containers.contains(pointer) || config.ignore_keywords.contains(&name) {
            continue;
        }
        if document.is_openapi && pointer.parent() == Some(Pointer::default()) {
            continue;
        }
        report_one(pointer, &name, sink);
    }
}

fn report_one(pointer: &Pointer, name: &str, sink: &mut DiagnosticSink) {
    let names = KEYWORDS
        .iter()
        .filter(|keyword| keyword.treatment != Treatment::Refused)
        .map(|keyword| keyword.name);
    let close = if sink.suggests() {
        did_you_mean(name, names)
    } else {
        None
    };
    let help = close.unwrap_or_else(|| {
            "if another tool reads it, start its name with `x-`, or list it in `ignore_keywords` (`--ignore-keyword`)"
                .to_owned()
        });
    let fact = format!("unknown keyword `{}`", name.escape_debug());
    let message = sink.worded(Code::UnknownKeyword, &fact, "it is ignored");
    sink.push(
        Code::UnknownKeyword,
        Location::Key(pointer.clone()),
        message,
        Some(help),
    );
}

/// Every pointer on the way to the target of a reference.
fn containers(document: &Document<'_>, targets: &BTreeMap<SchemaId, Target>) -> BTreeSet<Pointer> {
    let mut containers = BTreeSet::new();
    for target in targets.values() {
        let Target::Schema(id) = target else {
            continue;
        };
        let mut above = Some(document.get(*id).pointer.clone());
        while let Some(pointer) = above {
            above = pointer.parent();
            if !containers.insert(pointer) {
                break;
            }
        }
    }
    containers
}
