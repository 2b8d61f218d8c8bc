//! What identifiers and anchors name: absolute URIs, and the schemas behind them.

use super::uri;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::document::{Document, SchemaId};
use std::collections::BTreeMap;

/// Identifiers and anchors of a document.
pub(super) struct Index {
    /// Per base of the document: its absolute URI, without fragment.
    bases: Vec<String>,
    resources: BTreeMap<String, SchemaId>,
    anchors: BTreeMap<(String, String), SchemaId>,
    /// How many schemas have been looked at.
    schemas: usize,
}

impl Index {
    pub(super) fn new(document: &Document<'_>, sink: &mut DiagnosticSink) -> Self {
        let mut index = Self {
            bases: Vec::new(),
            resources: BTreeMap::from([(uri::DOCUMENT.to_owned(), document.root)]),
            anchors: BTreeMap::new(),
            schemas: 0,
        };
        index.catch_up(document, sink);
        index
    }

    /// Takes in what has been read since the last time.
    pub(super) fn catch_up(&mut self, document: &Document<'_>, sink: &mut DiagnosticSink) {
        for base in document.bases.iter().skip(self.bases.len()) {
            let outer = self
                .bases
                .get(base.outer)
                .map_or(uri::DOCUMENT, String::as_str);
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

    pub(super) fn resource(&self, uri: &str) -> Option<SchemaId> {
        self.resources.get(uri).copied()
    }

    pub(super) fn anchor(&self, uri: &str, name: &str) -> Option<SchemaId> {
        self.anchors
            .get(&(uri.to_owned(), name.to_owned()))
            .copied()
    }
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
