//! The tags of the operations of an OpenAPI document, and what the operations of each tag refer to.

use super::tree::{Json, Node};
use crate::model::{OperationTag, Pointer};
use crate::percent;
use std::collections::{BTreeMap, BTreeSet};

/// The members of a document that hold path items.
const PATH_ITEMS: [&str; 2] = ["paths", "webhooks"];

/// The members of a path item that are operations.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// Every tag that an operation of `document` has: those that the document lists, in its order, then the others by name. So an operation
/// that is added moves no tag.
pub(crate) fn of_operations(document: &Node) -> Vec<OperationTag> {
    let mut starts: BTreeMap<&str, Vec<Pointer>> = BTreeMap::new();
    for (pointer, operation) in operations(document) {
        for tag in operation.list("tags").iter().filter_map(Node::as_str) {
            starts.entry(tag).or_default().push(pointer.clone());
        }
    }
    let mut tags = Vec::new();
    for tag in document.list("tags") {
        let string = |key| tag.get(key).and_then(Node::as_str);
        let name = string("name").unwrap_or_default();
        if let Some(starts) = starts.remove(name) {
            let description = string("description").map(str::to_owned);
            tags.push((name, description, starts));
        }
    }
    tags.extend(
        starts
            .into_iter()
            .map(|(name, starts)| (name, None, starts)),
    );
    // Most schemas have several tags, and finding one by its pointer takes a while in a long document.
    let mut known = BTreeMap::new();
    let tags = tags
        .into_iter()
        .map(|(name, description, starts)| OperationTag {
            name: name.to_owned(),
            description,
            reached: reached(document, starts, &mut known),
        });
    tags.collect()
}

/// Every operation, with its pointer.
fn operations(document: &Node) -> Vec<(Pointer, &Node)> {
    let mut found = Vec::new();
    for key in PATH_ITEMS {
        for item in document.named(key) {
            let pointer = Pointer::default().join(key).join(&item.key);
            // A path item may be a reference to one that is elsewhere.
            let (pointer, item) = followed(document, pointer, &item.value);
            let methods = item.members().iter();
            let methods = methods.filter(|member| METHODS.contains(&member.key.as_str()));
            found.extend(methods.map(|method| (pointer.join(&method.key), &method.value)));
        }
    }
    found
}

fn followed<'n>(document: &'n Node, pointer: Pointer, node: &'n Node) -> (Pointer, &'n Node) {
    let target = node.get("$ref").and_then(Node::as_str);
    let target = target.and_then(in_document);
    match target.and_then(|target| Some((document.find(&target)?.0, target))) {
        Some((node, target)) => (target, node),
        None => (pointer, node),
    }
}

/// The pointers `starts`, the parameters that they share with other operations, and all that these refer to, at any depth. `known` is what
/// each pointer refers to, as far as it was asked for.
fn reached(
    document: &Node,
    starts: Vec<Pointer>,
    known: &mut BTreeMap<Pointer, Vec<Pointer>>,
) -> BTreeSet<Pointer> {
    let mut open = starts;
    let shared = open.iter().filter_map(Pointer::parent);
    let shared: Vec<Pointer> = shared.map(|item| item.join("parameters")).collect();
    open.extend(shared);
    let mut reached = BTreeSet::new();
    while let Some(pointer) = open.pop() {
        if reached.insert(pointer.clone()) {
            let next = known.entry(pointer);
            open.extend_from_slice(
                next.or_insert_with_key(|pointer| references(document, pointer)),
            );
        }
    }
    reached
}

/// The references in the value at `pointer`, at any depth; none where there is no value.
fn references(document: &Node, pointer: &Pointer) -> Vec<Pointer> {
    let mut found = Vec::new();
    let mut open: Vec<&Node> = document.at(pointer).into_iter().collect();
    while let Some(node) = open.pop() {
        match &node.json {
            Json::Array(items) => open.extend(items),
            Json::Object(members) => {
                for member in members {
                    let target = member.value.as_str().filter(|_| member.key == "$ref");
                    found.extend(target.and_then(in_document));
                    open.push(&member.value);
                }
            }
            _ => {}
        }
    }
    found
}

/// The pointer in a reference that stays in its document.
fn in_document(reference: &str) -> Option<Pointer> {
    let fragment = reference.strip_prefix('#')?;
    // The whole document is no schema.
    let fragment = Some(fragment).filter(|fragment| !fragment.is_empty())?;
    percent::decode(fragment).map(|pointer| Pointer(pointer.into_owned()))
}
