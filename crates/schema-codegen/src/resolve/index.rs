//! What identifiers, anchors and names of documents name: absolute URIs, and the schemas behind them.

use crate::config::Config;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::document::{Document, FileId, Files, Node, Reader, SchemaId, name_of, uri_of};
use crate::uri;
use std::collections::{BTreeMap, BTreeSet};

/// Identifiers and anchors of all documents.
pub(super) struct Index<'c> {
    config: &'c Config,
    /// The documents by the identifiers at their roots.
    identified: BTreeMap<String, FileId>,
    /// Documents that were asked for and are not to be had.
    missing: &'c BTreeSet<String>,
    /// Documents that references lead into, and that were not handed in.
    pub(super) wanted: BTreeSet<String>,
    /// Per base of the documents: its absolute URI, without fragment.
    bases: Vec<String>,
    resources: BTreeMap<String, SchemaId>,
    anchors: BTreeMap<(String, String), SchemaId>,
    /// How many schemas have been looked at.
    schemas: usize,
}

/// What the URI of a reference names.
pub(super) enum Resource {
    /// A schema, by an identifier or as the root of a document.
    Owner(SchemaId),
    /// A document that is not handed in yet.
    Wanted,
    /// A document that is not to be had, or may not be had because it is outside of the folders that may be read.
    Missing { name: String, outside: bool },
    /// Nothing that is known.
    Unknown,
}

impl<'c> Index<'c> {
    pub(super) fn new(
        reader: &mut Reader<'_, '_>,
        config: &'c Config,
        missing: &'c BTreeSet<String>,
    ) -> Self {
        let mut index = Self {
            config,
            identified: identified(reader.document.files),
            missing,
            wanted: BTreeSet::new(),
            bases: Vec::new(),
            resources: BTreeMap::new(),
            anchors: BTreeMap::new(),
            schemas: 0,
        };
        index.catch_up(&reader.document, reader.sink);
        index
    }

    /// Takes in what has been read since the last time.
    pub(super) fn catch_up(&mut self, document: &Document<'_>, sink: &mut DiagnosticSink) {
        for base in document.bases.iter().skip(self.bases.len()) {
            let outer = self
                .bases
                .get(base.outer)
                .map_or(base.id.as_str(), String::as_str);
            let absolute = uri::resolve(outer, &base.id);
            let before = *self.resources.entry(absolute.clone()).or_insert(base.owner);
            if document.get(before).pointer != document.get(base.owner).pointer {
                duplicate(document, base.owner, &base.id, sink);
            }
            self.bases.push(absolute);
        }
        for number in self.schemas..document.schemas.len() {
            self.add_anchors(document, SchemaId(number), sink);
        }
        self.schemas = document.schemas.len();
    }

    fn add_anchors(&mut self, document: &Document<'_>, id: SchemaId, sink: &mut DiagnosticSink) {
        let schema = document.get(id);
        for anchor in &schema.anchors {
            let key = (self.bases[schema.base].clone(), anchor.clone());
            let before = self.anchors.insert(key, id);
            if before.is_some_and(|before| before != id) {
                duplicate(document, id, anchor, sink);
            }
        }
    }

    /// `reference` as an absolute URI without fragment, and its fragment.
    pub(super) fn absolute<'r>(&self, base: usize, reference: &'r str) -> (String, &'r str) {
        let fragment = reference
            .split_once('#')
            .map_or("", |(_, fragment)| fragment);
        (uri::resolve(&self.bases[base], reference), fragment)
    }

    /// What `uri` names, which `reference` in the schema `id` was resolved to. A document is entered when the first reference leads there.
    pub(super) fn resource(
        &mut self,
        reader: &mut Reader<'_, '_>,
        (id, reference): (SchemaId, &str),
        uri: &str,
    ) -> Resource {
        if let Some(owner) = self.resources.get(uri) {
            return Resource::Owner(*owner);
        }
        let files = reader.document.files;
        let file = files.of(&reader.document.get(id).pointer);
        // A document may have an identifier that says nothing of its neighbours: then their names are left.
        let beside = uri::is_relative(reference).then(|| uri::resolve(files.uri(file), reference));
        let by_name = [Some(uri), beside.as_deref()].into_iter().flatten();
        let names: Vec<String> = by_name.filter_map(|uri| self.document_of(uri)).collect();
        let mut given = names.iter().filter_map(|name| files.by_name(name));
        if let Some(found) = self.identified.get(uri).copied().or_else(|| given.next()) {
            let owner = reader.enter(found);
            self.catch_up(&reader.document, reader.sink);
            return Resource::Owner(owner);
        }
        let Some(name) = names.into_iter().next() else {
            return Resource::Unknown;
        };
        let outside = !self.may_be_read(&name);
        if outside || self.missing.contains(&name) {
            return Resource::Missing { name, outside };
        }
        self.wanted.insert(name);
        Resource::Wanted
    }

    /// The name of the document that `uri` means, by `[sources]` where an entry fits, the longest of several.
    fn document_of(&self, uri: &str) -> Option<String> {
        let main = uri_of(&self.config.schema);
        let fits = self.config.sources.iter().filter_map(|(from, to)| {
            let from = uri::resolve(&main, from);
            let rest = uri.strip_prefix(from.as_str())?;
            (rest.is_empty() || from.ends_with('/'))
                .then(|| (from.len(), format!("{to}{}", uri::decode(rest))))
        });
        match fits.max() {
            Some((_, path)) => name_of(&uri_of(&path)),
            None => name_of(uri),
        }
    }

    /// True for documents in or below the folder of the schema, and those that `[sources]` names.
    fn may_be_read(&self, name: &str) -> bool {
        let folder = self
            .config
            .schema
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        let below = |folder: &str| {
            let uri = uri_of(folder.trim_end_matches('/'));
            if uri == uri_of("") {
                return !name.starts_with("../");
            }
            let folder = name_of(&uri);
            let rest = folder.and_then(|folder| name.strip_prefix(folder.as_str()));
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let mut sources = self.config.sources.values();
        below(folder)
            || sources.any(|to| {
                if to.is_empty() || to.ends_with('/') {
                    below(to)
                } else {
                    to == name
                }
            })
    }

    /// The schema that has the anchor `name` in the resource of `owner`.
    pub(super) fn anchor(
        &self,
        document: &Document<'_>,
        owner: SchemaId,
        name: &str,
    ) -> Option<SchemaId> {
        let key = (
            self.bases[document.get(owner).base].clone(),
            name.to_owned(),
        );
        self.anchors.get(&key).copied()
    }
}

/// The documents that have an identifier at their root, by that.
fn identified(files: &Files<'_>) -> BTreeMap<String, FileId> {
    let mut identified = BTreeMap::new();
    for file in files.ids() {
        for keyword in ["$id", "id"] {
            let id = files.tree(file).get(keyword).and_then(Node::as_str);
            let id = id.map(|id| uri::resolve(files.uri(file), id));
            if let Some(id) = id.filter(|id| id != files.uri(file)) {
                identified.entry(id).or_insert(file);
            }
        }
    }
    identified
}

fn duplicate(document: &Document<'_>, id: SchemaId, name: &str, sink: &mut DiagnosticSink) {
    let message = format!("the identifier `{}` is taken", name.escape_debug());
    sink.at(
        Code::DuplicateIdentifier,
        &document.get(id).pointer,
        message,
        "give each `$id` and `$anchor` a name of its own",
    );
}
