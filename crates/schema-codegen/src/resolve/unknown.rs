//! Keywords that nobody knows.
//!
//! In: the places of unknown members. Out: a finding for each, unless a reference leads into it (then it is a container of definitions)
//! or `codegen.toml` names it as an annotation of another tool.

use super::Target;
use crate::config::Config;
use crate::diagnostic::{Code, Findings, Spot, did_you_mean};
use crate::document::{Document, KEYWORDS, SchemaId, Treatment};
use crate::model::Pointer;
use std::collections::{BTreeMap, BTreeSet};

/// Reports the unknown keywords of `document`.
pub(super) fn judge(
    document: &Document<'_>,
    targets: &BTreeMap<SchemaId, Target>,
    config: &Config,
    findings: &mut Findings,
) {
    let containers = containers(document, targets);
    let of_openapi = ["openapi", "swagger"].map(|name| Pointer::default().join(name));
    let is_openapi = document.unknown.iter().any(|at| of_openapi.contains(at));
    for pointer in &document.unknown {
        let name = pointer.last().unwrap_or_default();
        if containers.contains(pointer) || config.ignore_keywords.contains(&name) {
            continue;
        }
        if is_openapi && pointer.parent() == Some(Pointer::default()) {
            if of_openapi.contains(pointer) {
                let help = "choose its schemas with `roots` (`--root NAME`)";
                let message = "this is an OpenAPI document, and no schema";
                findings.push(
                    Code::UnknownKeyword,
                    Spot::Key(pointer.clone()),
                    message,
                    Some(help.to_owned()),
                );
            }
            continue;
        }
        let names = KEYWORDS
            .iter()
            .filter(|keyword| keyword.treatment != Treatment::Refused)
            .map(|keyword| keyword.name);
        let close = if findings.suggests() {
            did_you_mean(&name, names)
        } else {
            None
        };
        let help = close.unwrap_or_else(|| {
            "if another tool reads it, start its name with `x-`, or list it in `ignore_keywords` (`--ignore-keyword`)"
                .to_owned()
        });
        let message = format!("unknown keyword `{}`", name.escape_debug());
        findings.push(
            Code::UnknownKeyword,
            Spot::Key(pointer.clone()),
            message,
            Some(help),
        );
    }
}

/// Every place on the way to the target of a reference.
fn containers(document: &Document<'_>, targets: &BTreeMap<SchemaId, Target>) -> BTreeSet<Pointer> {
    let mut containers = BTreeSet::new();
    for target in targets.values() {
        let Target::Schema(id) = target else {
            continue;
        };
        let mut place = Some(document.get(*id).pointer.clone());
        while let Some(pointer) = place {
            place = pointer.parent();
            if !containers.insert(pointer) {
                break;
            }
        }
    }
    containers
}
