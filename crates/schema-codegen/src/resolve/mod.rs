//! Which schema every reference names. References that lead to no document that is given, or name nothing there, are reported.
//!
//! A dynamic reference is an ordinary one as long as the document leaves only one target for it.

mod discriminators;
mod index;
mod report;
mod self_reference;
mod unknown;
mod unused_definitions;

use crate::config::{Config, ImpliedTypes};
use crate::diagnostic::Code;
use crate::document::{Document, Reader, Schema, SchemaId};
use crate::model::{Docs, Pointer};
use crate::uri;
use discriminators::Discriminators;
use index::{Index, Resource};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// All schemas, with the target of each reference.
pub(crate) struct Resolved<'t> {
    pub(crate) document: Document<'t>,
    targets: BTreeMap<SchemaId, Target>,
    discriminators: Discriminators,
    /// What types are made for beside the root.
    pub(crate) further_roots: Vec<SchemaId>,
    /// Keywords that only mean something for one JSON type imply it.
    pub(crate) implies_types: bool,
    /// What goes in one direction alone may be absent, whether it is required or not, as OpenAPI has it: what is read-only is absent from
    /// requests, what is write-only from responses.
    has_directions: bool,
    /// The names of documents that references lead into, and that are not given.
    pub(crate) wanted: BTreeSet<String>,
}

/// What a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A schema.
    Schema(SchemaId),
    /// What no document has that is given: any JSON value, as far as is known here.
    Anything,
}

impl Resolved<'_> {
    /// Whether a property with these annotations goes in one direction alone, so that it may be absent.
    pub(crate) fn goes_one_way(&self, docs: &Docs) -> bool {
        self.has_directions && (docs.read_only || docs.write_only)
    }

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

    /// The schemas that extend the base schema `id` by `allOf`, where a `discriminator` tells them apart, and `id` itself where a mapping names
    /// it.
    pub(crate) fn children(&self, id: SchemaId) -> &[SchemaId] {
        self.discriminators.children(id)
    }

    /// True for a schema that extends such a base schema.
    pub(crate) fn extends_base(&self, id: SchemaId) -> bool {
        self.discriminators.extends_base(id)
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

/// Resolves every reference, those that only matter for validation too. `missing` are documents that nobody can give.
pub(crate) fn resolve<'t>(
    mut reader: Reader<'t, '_>,
    config: &Config,
    missing: &BTreeSet<String>,
) -> Resolved<'t> {
    if !reader.document.selected.is_empty() {
        read_ahead(&mut reader);
    }
    let mut index = Index::new(&mut reader, config, missing);
    let further_roots = further_roots(&mut reader, &mut index, config);
    let mut targets = BTreeMap::new();
    let mut discriminators = Discriminators::default();
    let mut next = 0;
    // What a dynamic reference may mean is known when the others have been followed.
    let mut dynamic = VecDeque::new();
    // A target that no keyword led to is read when it is found; it can bring references of its own.
    loop {
        index.catch_up(&reader.document, reader.sink);
        let found = if next < reader.document.schemas.len() {
            let id = SchemaId(next);
            next += 1;
            discriminators.read(&mut reader, &mut index, id);
            let schema = reader.document.get(id);
            let Some(reference) = schema.reference.clone() else {
                let reference = schema.dynamic_reference.clone();
                dynamic.extend(reference.map(|reference| (id, reference)));
                continue;
            };
            (
                id,
                resolve_one(&mut reader, &mut index, id, ("$ref", &reference)),
            )
        } else if let Some((id, (keyword, reference))) = dynamic.pop_front() {
            (
                id,
                resolve_dynamic(&mut reader, &mut index, id, (keyword, &reference)),
            )
        } else {
            break;
        };
        if let (id, Some(target)) = found {
            targets.insert(id, target);
        }
    }
    let wanted = std::mem::take(&mut index.wanted);
    let (document, sink) = reader.finish();
    discriminators.complete(&document);
    let unused = unused_definitions::find(&document, &targets, &further_roots);
    self_reference::report(&document, &targets, sink);
    unknown::report(&document, &targets, config, sink);
    sink.warn_below(&unused);
    Resolved {
        has_directions: document.is_openapi && !config.compared.requires_to_the_letter,
        document,
        targets,
        discriminators,
        further_roots,
        implies_types: config.implied_types == ImpliedTypes::Implied,
        wanted,
    }
}

/// The schemas that the configuration names as further roots, read as references of the root are.
fn further_roots(
    reader: &mut Reader<'_, '_>,
    index: &mut Index<'_>,
    config: &Config,
) -> Vec<SchemaId> {
    let root = reader.document.root;
    let references = config.further_roots.iter();
    let targets: Vec<_> = references
        .filter_map(|reference| resolve_one(reader, index, root, ("further_roots", reference)))
        .collect();
    let schemas = targets.into_iter().filter_map(|target| match target {
        Target::Schema(id) => Some(id),
        // Reported where it is resolved, or not handed in yet.
        Target::Anything => None,
    });
    schemas.collect()
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
    index: &mut Index<'_>,
    id: SchemaId,
    (keyword, reference): (&str, &str),
) -> Option<Target> {
    let schema = reader.document.get(id);
    let at = schema.pointer.join(keyword);
    let (uri, fragment) = index.absolute(schema.base, reference);
    let owner = match index.resource(reader, (id, reference), &uri) {
        Resource::Owner(owner) => owner,
        // Reported when it turns out to be missing.
        Resource::Wanted => return Some(Target::Anything),
        resource => {
            report::external(&uri, reference, &resource, &at, reader.sink);
            return Some(Target::Anything);
        }
    };
    let fragment = uri::decode(fragment);
    let document = &reader.document;
    let root = &document.get(owner).pointer;
    let file = document.files.of(root);
    if fragment.is_empty() && *root == document.files.root(file) && document.files.is_openapi(file)
    {
        report::openapi_root(reference, &at, reader.sink);
        return Some(Target::Anything);
    }
    let target = find(reader, index, owner, &fragment);
    if target.is_none() {
        let parent = Pointer(format!("{}{fragment}", reader.document.get(owner).pointer)).parent();
        report::dangling(
            &reader.document,
            (reference, &fragment),
            parent,
            &at,
            reader.sink,
        );
    }
    target.map(Target::Schema)
}

/// The schema that `fragment` names in the resource of `owner`.
fn find(
    reader: &mut Reader<'_, '_>,
    index: &mut Index<'_>,
    owner: SchemaId,
    fragment: &str,
) -> Option<SchemaId> {
    let root = reader.document.get(owner).pointer.clone();
    if fragment.is_empty() || fragment.starts_with('/') {
        return reader.schema_at(&Pointer(format!("{root}{fragment}")));
    }
    let found = index.anchor(&reader.document, owner, fragment);
    if found.is_some()
        || reader
            .document
            .files
            .is_openapi(reader.document.files.of(&root))
    {
        return found;
    }
    // The schema that has the anchor may not be read yet.
    reader.schema_at(&root)?;
    index.catch_up(&reader.document, reader.sink);
    index.anchor(&reader.document, owner, fragment)
}

/// `$dynamicRef` and `$recursiveRef` may mean another schema, depending on the way that leads to them. Where the document has only one
/// that they can mean, they mean that one.
fn resolve_dynamic(
    reader: &mut Reader<'_, '_>,
    index: &mut Index<'_>,
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
