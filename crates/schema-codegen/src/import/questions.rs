//! What one schema says, asked where no type of it is at hand.

use super::references::walk;
use super::structure::is_constraint;
use super::translate::object;
use crate::document::{Json, Member, Node, Treatment, keyword};
use crate::model::Pointer;

pub(super) fn reference(node: &Node) -> Option<&str> {
    node.member("$ref")?.value.as_str()
}

/// The same where the reference is the only part that `node` is composed of, which is how drafts up to 7 say something beside one.
pub(super) fn whole_reference(node: &Node) -> Option<&str> {
    let parts = || node.member("allOf")?.value.as_array();
    let only = || match parts()? {
        [only] => reference(only),
        _ => None,
    };
    reference(node).or_else(only)
}

/// Whether `node` is the branch for null.
pub(super) fn is_null(node: &Node) -> bool {
    let kind = node.get("type").and_then(Node::as_str);
    kind == Some("null")
}

/// The schema that `node` is when it is not null, where it is one schema or null.
pub(super) fn without_null<'n>(at: &Pointer, node: &'n Node) -> (Pointer, &'n Node) {
    for key in ["anyOf", "oneOf"] {
        let list = node.list(key);
        let mut others = list.iter().enumerate().filter(|(_, of)| !is_null(of));
        if let (2, Some((index, only)), None) = (list.len(), others.next(), others.next()) {
            return (at.join(key).item(index), only);
        }
    }
    (at.clone(), node)
}

/// What both `target`, to which a reference leads, and `beside`, which stands beside the reference, say; the latter first.
pub(super) fn joined(target: &Node, beside: &Node) -> Node {
    let own = beside.members().iter();
    let own: Vec<&Member> = own.filter(|of| of.key != "$ref").collect();
    let others = target.members().iter();
    let others = others.filter(|of| own.iter().all(|it| it.key != of.key));
    let all = own.iter().copied().chain(others);
    object(all.map(|of| (of.key.as_str(), of.value.clone())).collect())
}

/// `node` without the keywords that assert: what stands beside a reference limits that place alone, and not what the reference leads to.
pub(super) fn without_assertions(node: &Node) -> Node {
    let members = node.members().iter();
    let kept = members.filter(|of| !asserts(&of.key, &of.value));
    object(kept.map(|of| (of.key.as_str(), of.value.clone())).collect())
}

/// Whether null is a value of `node`; `definition` finds what a reference leads to.
pub(super) fn admits_null(
    node: &Node,
    definition: &dyn Fn(&str) -> Option<Node>,
    depth: usize,
) -> bool {
    if depth > 16 {
        return true;
    }
    let inner = |node: &Node| admits_null(node, definition, depth + 1);
    let list = |key: &str| node.get(key).and_then(Node::as_array);
    let names_null = |of: &Node| of.as_str() == Some("null");
    let is_nullable = node.get("nullable").and_then(Node::as_bool);
    let of_type = match node.get("type") {
        Some(kind) if is_nullable != Some(true) => {
            names_null(kind) || kind.as_array().is_some_and(|it| it.iter().any(names_null))
        }
        _ => true,
    };
    let of_values = list("enum").is_none_or(|it| it.iter().any(|of| matches!(of.json, Json::Null)));
    let of_branches = ["anyOf", "oneOf"]
        .iter()
        .all(|key| list(key).is_none_or(|it| it.iter().any(inner)));
    let of_parts = list("allOf").is_none_or(|it| it.iter().all(inner));
    let target = reference(node).and_then(definition);
    let of_target = target.is_none_or(|target| inner(&target));
    of_type && of_values && of_branches && of_parts && of_target
}

/// True for a keyword that asserts with `value`, and decides no type with it.
pub(super) fn asserts(key: &str, value: &Node) -> bool {
    match key {
        "patternProperties" => true,
        "anyOf" | "oneOf" => value
            .as_array()
            .is_some_and(|it| it.iter().all(only_asserts)),
        _ => {
            let treatment = keyword(key).map(|of| of.treatment);
            is_constraint(key) || treatment == Some(Treatment::Validation)
        }
    }
}

/// What decides by the value which members are evaluated.
const CONDITIONS: [&str; 5] = [
    "if",
    "dependentSchemas",
    "patternProperties",
    "anyOf",
    "oneOf",
];

/// True for a keyword of `node` that asserts with `value`: one that closes an object closes no type where the value decides what it leaves.
pub(super) fn asserts_in(node: &Node, key: &str, value: &Node) -> bool {
    let is_decided_by_names = || node.member("patternProperties").is_some();
    match key {
        "additionalProperties" => is_decided_by_names(),
        "unevaluatedProperties" => is_conditional(node),
        _ => asserts(key, value),
    }
}

fn is_conditional(node: &Node) -> bool {
    let has = |key: &&str| node.member(key).is_some();
    CONDITIONS.iter().any(has) || node.list("allOf").iter().any(is_conditional)
}

/// True for a schema that says which members have to be there, or limits what another declares, and nothing of what the value is.
pub(super) fn only_asserts(node: &Node) -> bool {
    let members = node.members();
    let mut keys = members.iter();
    !members.is_empty() && keys.all(|of| of.key == "required" || asserts(&of.key, &of.value))
}

/// True where a person wrote something in `node` that upstream does not have.
pub(super) fn has_annotations(node: &Node) -> bool {
    let mut found = false;
    walk(node, &Pointer::default(), &mut |_, key, _| {
        found |= key.starts_with("x-") || key == "description";
    });
    found
}

pub(super) fn shown(value: &Node) -> String {
    match value.as_str() {
        Some(string) => string.to_owned(),
        None => value.to_value().unwrap_or_default().to_string(),
    }
}
