//! What identifiers and anchors name.
//!
//! In: the bases and anchors of a document. Out: absolute URIs and the schemas behind them.

use super::uri;
use crate::diagnostic::{Code, Findings};
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
    pub(super) fn new(document: &Document<'_>, findings: &mut Findings) -> Self {
        let mut index = Self {
            bases: Vec::new(),
            resources: BTreeMap::from([(String::new(), document.root)]),
            anchors: BTreeMap::new(),
            schemas: 0,
        };
        index.catch_up(document, findings);
        index
    }

    /// Takes in what has been read since the last time.
    pub(super) fn catch_up(&mut self, document: &Document<'_>, findings: &mut Findings) {
        for base in document.bases.iter().skip(self.bases.len()) {
            let outer = self.bases.get(base.outer).cloned().unwrap_or_default();
            let absolute = without_fragment(&uri::join(&outer, &base.id)).to_owned();
            let before = *self.resources.entry(absolute.clone()).or_insert(base.owner);
            if document.get(before).pointer != document.get(base.owner).pointer {
                duplicate(document, base.owner, &base.id, findings);
            }
            self.bases.push(absolute);
        }
        for number in self.schemas..document.schemas.len() {
            self.add_anchors(document, SchemaId(number), findings);
        }
        self.schemas = document.schemas.len();
    }

    fn add_anchors(&mut self, document: &Document<'_>, id: SchemaId, findings: &mut Findings) {
        let schema = document.get(id);
        for anchor in &schema.anchors {
            let key = (self.bases[schema.base].clone(), anchor.clone());
            let before = self.anchors.insert(key, id);
            if before.is_some_and(|before| before != id) {
                duplicate(document, id, anchor, findings);
            }
        }
    }

    /// `reference` as an absolute URI without fragment, and its fragment.
    pub(super) fn absolute<'r>(&self, base: usize, reference: &'r str) -> (String, &'r str) {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let base = &self.bases[base];
        if path.is_empty() {
            return (base.clone(), fragment);
        }
        (uri::join(base, path), fragment)
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

fn without_fragment(uri: &str) -> &str {
    uri.split_once('#').map_or(uri, |(uri, _)| uri)
}

fn duplicate(document: &Document<'_>, id: SchemaId, name: &str, findings: &mut Findings) {
    let message = format!("the identifier `{}` is taken", name.escape_debug());
    findings.at(
        Code::DuplicateIdentifier,
        &document.get(id).pointer,
        message,
        "give each `$id` and `$anchor` a name of its own",
    );
}
