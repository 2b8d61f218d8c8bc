//! The schemas of a document that types are asked for: names and JSON Pointers, as people write them. The rest of the document is not
//! looked at: what is around schemas, as in an OpenAPI document, need not be known.

use super::tree::Node;
use crate::diagnostic::{Code, DiagnosticSink, Location, did_you_mean};
use crate::model::Pointer;

/// Where a name without a pointer is looked for, in this order.
pub(crate) const CONTAINERS: [&str; 3] = ["/components/schemas", "/$defs", "/definitions"];

/// The root that stands for every schema in the containers.
const ALL: &str = "*";

/// True when all schemas of a document are chosen.
pub(super) fn are_all(roots: &[String]) -> bool {
    roots.iter().any(|root| root == ALL)
}

/// How many names a help text lists.
const MAX_LISTED: usize = 6;

/// The pointers of the schemas that `roots` name; one that names nothing is reported with what comes near.
pub(super) fn select(tree: &Node, roots: &[String], sink: &mut DiagnosticSink) -> Vec<Pointer> {
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for root in roots {
        if root == ALL {
            found.extend(all(tree, sink));
            continue;
        }
        match find(tree, root) {
            Some(pointer) if holds_schemas(&pointer) => report_container(&pointer, sink),
            Some(pointer) => found.push(pointer),
            None => missing.push(root),
        }
    }
    // Without any root there is nothing to make types of.
    if found.is_empty() || !sink.allows_unused_entries() {
        for root in missing {
            report_missing(tree, root, sink);
        }
    }
    found
}

/// Every schema in the containers.
fn all(tree: &Node, sink: &mut DiagnosticSink) -> Vec<Pointer> {
    let containers = CONTAINERS.map(|container| Pointer(container.to_owned()));
    let each = containers.iter().flat_map(|container| {
        let names = tree.names(container).into_iter();
        names.map(|name| container.join(&name))
    });
    let all: Vec<Pointer> = each.collect();
    if all.is_empty() {
        let message = "this document holds no schemas by name";
        let help = format!(
            "all schemas are those below {}",
            CONTAINERS.map(|container| &container[1..]).join(", ")
        );
        sink.at(Code::UnknownRoot, &Pointer::default(), message, help);
    }
    all
}

fn holds_schemas(pointer: &Pointer) -> bool {
    pointer.0 == "/components" || CONTAINERS.contains(&pointer.0.as_str())
}

fn report_container(pointer: &Pointer, sink: &mut DiagnosticSink) {
    let message = format!("`#{pointer}` holds schemas, and is none");
    let help = "choose all of them with `roots = \"*\"` (`--all`), or some by their names";
    sink.at(Code::UnknownRoot, pointer, message, help);
}

/// The pointer in `root` when it is one and no name.
fn as_pointer(root: &str) -> Option<Pointer> {
    let pointer = root.strip_prefix('#').unwrap_or(root);
    let is_one = pointer.starts_with('/') || root == "#";
    is_one.then(|| Pointer(pointer.to_owned()))
}

fn find(tree: &Node, root: &str) -> Option<Pointer> {
    let pointers = match as_pointer(root) {
        Some(pointer) => vec![pointer],
        None => CONTAINERS
            .map(|container| Pointer(container.to_owned()).join(root))
            .to_vec(),
    };
    pointers
        .into_iter()
        .find(|pointer| tree.find(pointer).is_some())
}

fn report_missing(tree: &Node, root: &str, sink: &mut DiagnosticSink) {
    let message = format!("no schema of this document is `{}`", root.escape_debug());
    let (closest, wanted) = match as_pointer(root) {
        Some(pointer) => closest_existing(tree, &pointer),
        None => (first_container(tree), root.to_owned()),
    };
    // The keys of the document itself name no schemas.
    let of_document = as_pointer(root).is_none() && closest == Pointer::default();
    let names = if of_document {
        Vec::new()
    } else {
        tree.names(&closest)
    };
    let mut help = suggestion(&wanted, &names);
    let is_schema = ["openapi", "swagger"]
        .iter()
        .all(|it| tree.member(it).is_none());
    if is_schema && as_pointer(root).is_none() {
        help.push_str("; `#` is the document itself");
    }
    sink.push(
        Code::UnknownRoot,
        Location::Key(closest),
        message,
        Some(help),
    );
}

/// The first container that the document has, or its root.
fn first_container(tree: &Node) -> Pointer {
    let containers = CONTAINERS.map(|name| Pointer(name.to_owned()));
    let mut containers = containers.into_iter();
    let found = containers.find(|pointer| tree.find(pointer).is_some());
    found.unwrap_or_default()
}

/// The closest pointer above `pointer` that exists, and the step that leads nowhere.
fn closest_existing(tree: &Node, pointer: &Pointer) -> (Pointer, String) {
    let mut existing = pointer.clone();
    let mut next = String::new();
    while tree.find(&existing).is_none() {
        let Some(above) = existing.parent() else {
            break;
        };
        next = existing.last().unwrap_or_default();
        existing = above;
    }
    (existing, next)
}

/// What to write instead of `wanted`.
fn suggestion(wanted: &str, names: &[String]) -> String {
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
    let shown = names.iter().take(MAX_LISTED);
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
