//! The schemas of a document that types are asked for.
//!
//! In: names and JSON Pointers, as people write them. Out: the schemas, read; or a finding that names what comes near. The rest of the
//! document is not looked at: what stands around schemas, as in an OpenAPI document, need not be known.

use super::read::Document;
use super::schema::Schema;
use super::tree::Node;
use crate::diagnostic::{Code, Findings, Spot, did_you_mean};
use crate::model::Pointer;

/// Where a name without a pointer is looked for, in this order.
const CONTAINERS: [&str; 3] = ["/components/schemas", "/$defs", "/definitions"];

/// How many names a help text lists.
const LISTED: usize = 6;

impl Document<'_> {
    /// Reads the schemas that `roots` name, below a root that holds nothing but the base of references.
    pub(super) fn choose(&mut self, roots: &[String], findings: &mut Findings) {
        let tree = self.tree;
        let mut whole = Schema {
            start: tree.start,
            ..Schema::default()
        };
        self.schemas.push(Schema::default());
        self.identifier(&mut whole, self.root, tree, findings);
        for root in roots {
            let Some(pointer) = find(tree, root) else {
                missing(tree, root, findings);
                continue;
            };
            let Some((node, _)) = tree.find(&pointer) else {
                continue;
            };
            let id = self.schema(node, &pointer, whole.base, findings);
            if !self.chosen.contains(&id) {
                self.chosen.push(id);
            }
        }
        self.schemas[self.root.0] = whole;
    }
}

/// The pointer in `root` when it is one and no name.
fn spelled(root: &str) -> Option<Pointer> {
    let pointer = root.strip_prefix('#').unwrap_or(root);
    let is_one = pointer.starts_with('/') || root == "#";
    is_one.then(|| Pointer(pointer.to_owned()))
}

fn find(tree: &Node, root: &str) -> Option<Pointer> {
    let places = match spelled(root) {
        Some(pointer) => vec![pointer],
        None => CONTAINERS
            .map(|container| Pointer(container.to_owned()).join(root))
            .to_vec(),
    };
    places
        .into_iter()
        .find(|pointer| tree.find(pointer).is_some())
}

fn missing(tree: &Node, root: &str, findings: &mut Findings) {
    let message = format!("no schema of this document is `{}`", root.escape_debug());
    let (place, wanted) = match spelled(root) {
        Some(pointer) => last_step_there(tree, &pointer),
        None => (first_container(tree), root.to_owned()),
    };
    // The keys of the document itself are no names of schemas.
    let of_document = spelled(root).is_none() && place == Pointer::default();
    let names = if of_document {
        Vec::new()
    } else {
        tree.names(&place)
    };
    let help = near(&wanted, &names);
    findings.push(Code::UnknownRoot, Spot::Key(place), message, Some(help));
}

/// The first container that the document has, or its root.
fn first_container(tree: &Node) -> Pointer {
    let containers = CONTAINERS.map(|name| Pointer(name.to_owned()));
    let mut there = containers.into_iter();
    let found = there.find(|place| tree.find(place).is_some());
    found.unwrap_or_default()
}

/// The closest place above `pointer` that exists, and the step that leads nowhere.
fn last_step_there(tree: &Node, pointer: &Pointer) -> (Pointer, String) {
    let mut place = pointer.clone();
    let mut next = String::new();
    while tree.find(&place).is_none() {
        let Some(above) = place.parent() else {
            break;
        };
        next = place.last().unwrap_or_default();
        place = above;
    }
    (place, next)
}

/// What to write instead of `wanted`.
fn near(wanted: &str, names: &[String]) -> String {
    let all = names.iter().map(String::as_str);
    if let Some(close) = did_you_mean(wanted, all.clone()) {
        return close;
    }
    let folded = wanted.to_lowercase();
    let like = all.clone();
    let like: Vec<&str> = like
        .filter(|name| !folded.is_empty() && name.to_lowercase().contains(&folded))
        .collect();
    if !like.is_empty() {
        return format!("names that contain it: {}", listed(&like));
    }
    let all: Vec<&str> = all.collect();
    if all.is_empty() {
        return "write the JSON Pointer of a schema, such as `#/components/schemas/Pet`".to_owned();
    }
    format!("the names there are: {}", listed(&all))
}

fn listed(names: &[&str]) -> String {
    let shown = names.iter().take(LISTED);
    let shown: Vec<String> = shown
        .map(|name| format!("`{}`", name.escape_debug()))
        .collect();
    let more = names.len() - shown.len();
    let more = if more > 0 {
        format!(", and {more} more")
    } else {
        String::new()
    };
    format!("{}{more}", shown.join(", "))
}
