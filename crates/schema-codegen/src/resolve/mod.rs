//! Which schema every reference names. References that leave the document or name nothing are reported.
//!
//! A dynamic reference is an ordinary one as long as the document leaves only one target for it.

mod discriminators;
mod index;
mod self_reference;
mod unknown;
mod unused_definitions;
mod uri;

use crate::config::{Config, ImpliedTypes};
use crate::diagnostic::{Code, DiagnosticSink, did_you_mean};
use crate::document::{Document, Reader, Schema, SchemaId};
use crate::model::Pointer;
use discriminators::Discriminators;
use index::Index;
use std::collections::BTreeMap;

/// A document, with the target of each reference.
pub(crate) struct Resolved<'t> {
    pub(crate) document: Document<'t>,
    targets: BTreeMap<SchemaId, Target>,
    discriminators: Discriminators,
    /// Keywords that only mean something for one JSON type imply it.
    pub(crate) implies_types: bool,
}

/// What a reference names.
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

    /// True when `additionalProperties` of `schema` is `false`.
    pub(crate) fn denies_additional(&self, schema: &Schema) -> bool {
        schema
            .additional_properties
            .is_some_and(|id| self.get(id).always == Some(false))
    }

    /// The schemas that the `discriminator` of `id` maps values to.
    pub(crate) fn mapping(&self, id: SchemaId) -> &[(String, SchemaId)] {
        self.discriminators.mapping(id)
    }

    /// The schemas that extend the base schema `id` by `allOf`, where a `discriminator` tells them apart.
    pub(crate) fn children(&self, id: SchemaId) -> &[SchemaId] {
        self.discriminators.children(id)
    }

    /// The schema behind `id`, a reference followed.
    pub(crate) fn followed(&self, id: SchemaId) -> SchemaId {
        match self.target(id) {
            Some(Target::Schema(target)) => target,
            _ => id,
        }
    }

    /// The target of the reference in `id`.
    pub(crate) fn target(&self, id: SchemaId) -> Option<Target> {
        self.targets.get(&id).copied()
    }
}

/// Resolves every reference of the document, those that only matter for validation too.
pub(crate) fn resolve<'t>(mut reader: Reader<'t, '_>, config: &Config) -> Resolved<'t> {
    if !reader.document.selected.is_empty() {
        read_ahead(&mut reader);
    }
    let mut index = Index::new(&reader.document, reader.sink);
    let mut targets = BTreeMap::new();
    let mut discriminators = Discriminators::default();
    let mut next = 0;
    // A target that no keyword led to is read when it is found; it can bring references of its own.
    while next < reader.document.schemas.len() {
        let id = SchemaId(next);
        next += 1;
        index.catch_up(&reader.document, reader.sink);
        discriminators.read(&mut reader, &index, id);
        let schema = reader.document.get(id);
        let found = if let Some(reference) = schema.reference.clone() {
            resolve_one(&mut reader, &index, id, ("$ref", &reference))
        } else if let Some((keyword, reference)) = schema.dynamic_reference.clone() {
            resolve_dynamic(&mut reader, &index, id, (keyword, &reference))
        } else {
            continue;
        };
        if let Some(target) = found {
            targets.insert(id, target);
        }
    }
    let (document, sink) = reader.finish();
    let unused = unused_definitions::find(&document, &targets);
    self_reference::report(&document, &targets, sink);
    unknown::report(&document, &targets, config, sink);
    sink.warn_below(&unused);
    Resolved {
        document,
        targets,
        discriminators,
        implies_types: config.implied_types == ImpliedTypes::Implied,
    }
}

/// Reads what selected schemas refer to by pointer, so that identifiers there are known whatever comes first. Other references can wait.
fn read_ahead(reader: &mut Reader<'_, '_>) {
    let base = reader.document.get(reader.document.root).base;
    let mut next = 0;
    while let Some(schema) = reader.document.schemas.get(next) {
        next += 1;
        let reference = schema.reference.as_deref().filter(|_| schema.base == base);
        let pointer = reference.and_then(|reference| reference.strip_prefix('#'));
        if let Some(pointer) = pointer.filter(|pointer| pointer.starts_with('/')) {
            let pointer = Pointer(pointer.to_owned());
            reader.schema_at(&pointer);
        }
    }
}

fn resolve_one(
    reader: &mut Reader<'_, '_>,
    index: &Index,
    id: SchemaId,
    (keyword, reference): (&str, &str),
) -> Option<Target> {
    let schema = reader.document.get(id);
    let at = schema.pointer.join(keyword);
    let (uri, fragment) = index.absolute(schema.base, reference);
    let Some(owner) = index.resource(&uri) else {
        report_external(&uri, reference, &at, reader.sink);
        return Some(Target::Anything);
    };
    let fragment = uri::decode(fragment);
    let document = &reader.document;
    if fragment.is_empty() && owner == document.root && document.is_openapi {
        report_openapi_root(reference, &at, reader.sink);
        return Some(Target::Anything);
    }
    let target = find(reader, index, (&uri, owner), &fragment);
    if target.is_none() {
        report_dangling(&reader.document, reference, &fragment, &at, reader.sink);
    }
    target.map(Target::Schema)
}

/// The schema that `fragment` names in the resource `uri`, whose schema is `owner`.
fn find(
    reader: &mut Reader<'_, '_>,
    index: &Index,
    (uri, owner): (&str, SchemaId),
    fragment: &str,
) -> Option<SchemaId> {
    if !fragment.is_empty() && !fragment.starts_with('/') {
        return index.anchor(uri, fragment);
    }
    let owner = &reader.document.get(owner).pointer.0;
    let pointer = Pointer(format!("{owner}{fragment}"));
    reader.schema_at(&pointer)
}

/// `$dynamicRef` and `$recursiveRef` may mean another schema, depending on the way that leads to them. Where the document has only one
/// that they can mean, they mean that one.
fn resolve_dynamic(
    reader: &mut Reader<'_, '_>,
    index: &Index,
    id: SchemaId,
    (keyword, reference): (&'static str, &str),
) -> Option<Target> {
    let name = reference.split_once('#').map_or("", |(_, name)| name);
    let dynamic = |schema: &&Schema| match keyword {
        "$dynamicRef" => schema.dynamic_anchors.iter().any(|anchor| anchor == name),
        _ => schema.recursive_anchor,
    };
    let document = &reader.document;
    if document.schemas.iter().filter(dynamic).count() <= 1 {
        return resolve_one(reader, index, id, (keyword, reference));
    }
    let at = document.get(id).pointer.join(keyword);
    let fact = format!(
        "`{}` may mean one of several schemas of this document",
        reference.escape_debug()
    );
    let outcome = "the value is kept as any JSON value";
    let help = "use `$ref` where only one of them is meant";
    let code = Code::DynamicReference;
    reader.sink.approximate(code, &at, fact, outcome, help);
    Some(Target::Anything)
}

/// Reports a reference to the whole OpenAPI document.
fn report_openapi_root(reference: &str, at: &Pointer, sink: &mut DiagnosticSink) {
    let fact = format!(
        "`{}` names the whole OpenAPI document, which is no schema",
        reference.escape_debug()
    );
    let outcome = "what it refers to is kept as any JSON value";
    let help = "refer to a schema, such as `#/components/schemas/Pet`";
    sink.approximate(Code::ExternalReference, at, fact, outcome, help);
}

/// Reports that a reference leads out of the document.
fn report_external(uri: &str, reference: &str, at: &Pointer, sink: &mut DiagnosticSink) {
    if uri::is_meta_schema(uri) {
        let message = "a reference to a meta-schema is kept as any JSON value";
        sink.at(
            Code::MetaSchemaReference,
            at,
            message,
            "a schema inside a document has no type of its own",
        );
        return;
    }
    let fact = format!("`{}` leads out of this document", reference.escape_debug());
    let outcome = "what it refers to is kept as any JSON value";
    let help = "copy the target to `$defs` and refer to it as `#/$defs/<name>`";
    sink.approximate(Code::ExternalReference, at, fact, outcome, help);
}

fn report_dangling(
    document: &Document<'_>,
    reference: &str,
    fragment: &str,
    at: &Pointer,
    sink: &mut DiagnosticSink,
) {
    let root = document.get(document.root);
    let defined = root.definitions.iter().map(|(name, _)| name.as_str());
    let parent = Pointer(fragment.to_owned()).parent();
    let beside = parent.map_or_else(Vec::new, |parent| document.tree.names(&parent));
    let names = defined.chain(beside.iter().map(String::as_str));
    let wanted = fragment.rsplit('/').next().unwrap_or(fragment);
    let close = if sink.suggests() {
        did_you_mean(wanted, names)
    } else {
        None
    };
    let help = close.unwrap_or_else(|| "define it under `$defs`".to_owned());
    let message = format!(
        "`{}` names nothing in this document",
        reference.escape_debug()
    );
    sink.at(Code::DanglingReference, at, message, help);
}
