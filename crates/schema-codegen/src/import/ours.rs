//! Our schema with the documents that it refers to, in which its references are followed.

use crate::document::Node;
use crate::model::Pointer;
use std::collections::BTreeMap;

/// The trees of our documents. Only that of the schema is edited.
#[derive(Clone, Copy)]
pub(super) struct Ours<'a> {
    pub(super) schema: &'a Node,
    /// The name of the schema, relative to the project as those of the others are.
    pub(super) name: &'a str,
    pub(super) others: &'a BTreeMap<String, Node>,
}

impl<'a> Ours<'a> {
    pub(super) fn find(&self, pointer: &Pointer) -> Option<&'a Node> {
        let document = match pointer.file() {
            Some(file) => self.others.get(file)?,
            None => self.schema,
        };
        document.at(pointer)
    }

    /// Where `reference`, written at `from`, leads to. One that is no path, such as a URI, leads nowhere.
    pub(super) fn led_to(&self, from: &Pointer, reference: &str) -> Pointer {
        let (path, inside) = reference.split_once('#').unwrap_or((reference, ""));
        let base = from.file().unwrap_or(self.name);
        let name = if path.is_empty() {
            base.to_owned()
        } else {
            beside(base, path)
        };
        let file = if name == self.name { "" } else { &name };
        Pointer(format!("{}{inside}", Pointer::root_of(file).0))
    }
}

/// The name of the document at `path` from the document `base` on.
fn beside(base: &str, path: &str) -> String {
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in path.split('/') {
        match step {
            "." => {}
            ".." if steps.last().is_some_and(|step| *step != "..") => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
