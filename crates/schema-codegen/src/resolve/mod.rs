//! Where every reference leads.
//!
//! In: a [`Document`]. Out: [`Resolved`]: the same schemas, each reference with its target. References that leave the document or name
//! nothing are findings. What the target means does not belong here.
//!
//! A dynamic reference is an ordinary one as long as the document leaves only one target for it.

mod index;
mod unknown;
mod uri;

use crate::config::Config;
use crate::diagnostic::{Code, Findings, did_you_mean};
use crate::document::{Document, Schema, SchemaId};
use crate::model::Pointer;
use index::Index;
use std::collections::BTreeMap;

/// A document whose references lead somewhere.
pub(crate) struct Resolved<'t> {
    pub(crate) document: Document<'t>,
    targets: BTreeMap<SchemaId, Target>,
}

/// Where a reference leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// To a schema of this document.
    Schema(SchemaId),
    /// Out of this document: any JSON value, as far as is known here.
    Anything,
}

impl Resolved<'_> {
    pub(crate) fn get(&self, id: SchemaId) -> &Schema {
        self.document.get(id)
    }

    /// The target of the reference in `id`.
    pub(crate) fn target(&self, id: SchemaId) -> Option<Target> {
        self.targets.get(&id).copied()
    }
}

/// Resolves every reference of `document`, those that only matter for validation too.
pub(crate) fn resolve<'t>(
    mut document: Document<'t>,
    config: &Config,
    findings: &mut Findings,
) -> Resolved<'t> {
    if !document.chosen.is_empty() {
        read_ahead(&mut document, findings);
    }
    let mut index = Index::new(&document, findings);
    let mut targets = BTreeMap::new();
    let mut next = 0;
    // A target that no keyword led to is read when it is found; it can bring references of its own.
    while next < document.schemas.len() {
        let id = SchemaId(next);
        next += 1;
        index.catch_up(&document, findings);
        let schema = document.get(id);
        let found = if let Some(reference) = schema.reference.clone() {
            resolve_one(&mut document, &index, id, ("$ref", &reference), findings)
        } else if let Some((keyword, reference)) = schema.dynamic_reference.clone() {
            dynamic(&mut document, &index, id, (keyword, &reference), findings)
        } else {
            continue;
        };
        if let Some(target) = found {
            targets.insert(id, target);
        }
    }
    unknown::judge(&document, &targets, config, findings);
    document.classify();
    Resolved { document, targets }
}

/// Reads what chosen schemas refer to by pointer, so that identifiers there are known whatever stands first. Other references can wait.
fn read_ahead(document: &mut Document<'_>, findings: &mut Findings) {
    let base = document.get(document.root).base;
    let mut next = 0;
    while let Some(schema) = document.schemas.get(next) {
        next += 1;
        let reference = schema.reference.as_deref().filter(|_| schema.base == base);
        let pointer = reference.and_then(|reference| reference.strip_prefix('#'));
        if let Some(pointer) = pointer.filter(|pointer| pointer.starts_with('/')) {
            let pointer = Pointer(pointer.to_owned());
            document.schema_at(&pointer, findings);
        }
    }
}

fn resolve_one(
    document: &mut Document<'_>,
    index: &Index,
    id: SchemaId,
    (keyword, reference): (&str, &str),
    findings: &mut Findings,
) -> Option<Target> {
    let schema = document.get(id);
    let at = schema.pointer.join(keyword);
    let (uri, fragment) = index.absolute(schema.base, reference);
    let Some(owner) = index.resource(&uri) else {
        outside(&uri, reference, &at, findings);
        return Some(Target::Anything);
    };
    let fragment = uri::percent_decode(fragment);
    let target = if fragment.is_empty() || fragment.starts_with('/') {
        let pointer = Pointer(format!("{}{fragment}", document.get(owner).pointer.0));
        document.schema_at(&pointer, findings)
    } else {
        index.anchor(&uri, &fragment)
    };
    if target.is_none() {
        dangling(document, reference, &fragment, &at, findings);
    }
    target.map(Target::Schema)
}

/// `$dynamicRef` and `$recursiveRef` may mean another schema, depending on the way that leads to them. Where the document has only one
/// that they can mean, they mean that one.
fn dynamic(
    document: &mut Document<'_>,
    index: &Index,
    id: SchemaId,
    (keyword, reference): (&'static str, &str),
    findings: &mut Findings,
) -> Option<Target> {
    let name = reference.split_once('#').map_or("", |(_, name)| name);
    let dynamic = |schema: &&Schema| match keyword {
        "$dynamicRef" => schema.dynamic_anchors.iter().any(|anchor| anchor == name),
        _ => schema.recursive_anchor,
    };
    if document.schemas.iter().filter(dynamic).count() <= 1 {
        return resolve_one(document, index, id, (keyword, reference), findings);
    }
    let at = document.get(id).pointer.join(keyword);
    let message = format!(
        "`{}` may mean one of several schemas of this document; the value is kept as any JSON value",
        reference.escape_debug()
    );
    let help = "use `$ref` where only one of them is meant";
    findings.at(Code::DynamicReference, &at, message, help);
    Some(Target::Anything)
}

/// Says that a reference leads out of the document.
fn outside(uri: &str, reference: &str, at: &Pointer, findings: &mut Findings) {
    if uri::is_meta_schema(uri) {
        let message = "a reference to a meta-schema is kept as any JSON value";
        findings.at(
            Code::MetaSchemaReference,
            at,
            message,
            "a schema inside a document has no type of its own",
        );
        return;
    }
    let message = format!(
        "`{}` leads out of this document; what it stands for is kept as any JSON value",
        reference.escape_debug()
    );
    findings.at(
        Code::ExternalReference,
        at,
        message,
        "copy the target to `$defs` and refer to it as `#/$defs/<name>`",
    );
}

fn dangling(
    document: &Document<'_>,
    reference: &str,
    fragment: &str,
    at: &Pointer,
    findings: &mut Findings,
) {
    let root = document.get(document.root);
    let defined = root.definitions.iter().map(|(name, _)| name.as_str());
    let place = Pointer(fragment.to_owned()).parent();
    let beside = place.map_or_else(Vec::new, |place| document.tree.names(&place));
    let names = defined.chain(beside.iter().map(String::as_str));
    let wanted = fragment.rsplit('/').next().unwrap_or(fragment);
    let close = if findings.suggests() {
        did_you_mean(wanted, names)
    } else {
        None
    };
    let help = close.unwrap_or_else(|| "define it under `$defs`".to_owned());
    let message = format!(
        "`{}` names nothing in this document",
        reference.escape_debug()
    );
    findings.at(Code::DanglingReference, at, message, help);
}
