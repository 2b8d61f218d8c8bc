//! What people said of a schema, kept when upstream moves it into another: onto a list, into a tuple, beside other branches.

use super::decisions::{Decision, Need, decision};
use super::references::walk;
use super::structure::same;
use super::translate::holds;
use crate::document::{Holds, Json, Member, Node, Treatment, keyword};
use crate::model::{Pointer, mostly_same};
use std::collections::BTreeSet;

/// What is listed where it is lost.
const LISTED: [&str; 3] = ["x-sensitive", "x-enum-descriptions", "description"];

/// The value of the keyword `key` as upstream has it, with what `old`, the schema that had the keyword before, says of the same in it.
pub(super) fn dressed_value(key: &str, value: &Node, old: &Node) -> Node {
    let mut objects = Vec::new();
    // What is said of the whole stays with the whole.
    let whole = without_annotations(old);
    objects_in(&whole, &mut objects);
    keyword_value(key, value, Some(old), &objects)
}

/// A branch of upstream that is not among `old`, those of ours, with what these say of the same in them.
pub(super) fn dressed_branch(branch: &Node, old: &[Node]) -> Node {
    let mut objects = Vec::new();
    for branch in old {
        objects_in(branch, &mut objects);
    }
    dressed(branch, None, &objects)
}

fn without_annotations(node: &Node) -> Node {
    let members = node.as_object().unwrap_or_default().iter();
    let decides = |key: &str| keyword(key).is_some_and(|of| of.treatment == Treatment::Shape);
    let members = members.filter(|member| decides(&member.key)).cloned();
    Node {
        start: node.start,
        json: Json::Object(members.collect()),
    }
}

/// Every schema in `node` that declares properties, `node` first.
fn objects_in<'n>(node: &'n Node, found: &mut Vec<&'n Node>) {
    if node.member("properties").is_some() {
        found.push(node);
    }
    for member in node.as_object().unwrap_or_default() {
        match (holds(&member.key), &member.value.json) {
            (Some(Holds::Schemas), Json::Array(items)) => {
                for item in items {
                    objects_in(item, found);
                }
            }
            (Some(Holds::Schemas), _) => objects_in(&member.value, found),
            (Some(Holds::Named), Json::Object(named)) => {
                for schema in named {
                    objects_in(&schema.value, found);
                }
            }
            _ => {}
        }
    }
}

/// The schema `new` with what is said of it in `old`, which was in its place, or in that one of `objects` that has mostly the same properties.
fn dressed(new: &Node, old: Option<&Node>, objects: &[&Node]) -> Node {
    let Some(members) = new.as_object() else {
        return new.clone();
    };
    let alike = objects.iter().find(|of| same(of, new));
    let alike = alike.or_else(|| objects.iter().find(|of| has_same_properties(of, new)));
    let base = match new.member("properties") {
        Some(_) => alike.copied().or(old),
        None => old,
    };
    if let Some(base) = base.filter(|base| same(base, new)) {
        return base.clone();
    }
    let inside = members.iter().map(|member| Member {
        value: keyword_value(&member.key, &member.value, base, objects),
        ..member.clone()
    });
    let said = base.and_then(Node::as_object).unwrap_or_default().iter();
    let said = said.filter(|of| is_said(&of.key) && new.member(&of.key).is_none());
    Node {
        start: new.start,
        json: Json::Object(said.cloned().chain(inside).collect()),
    }
}

fn keyword_value(key: &str, value: &Node, base: Option<&Node>, objects: &[&Node]) -> Node {
    let before = base.and_then(|base| base.member(key)).map(|of| &of.value);
    let json = match (holds(key), &value.json) {
        (Some(Holds::Schemas), Json::Array(items)) => {
            let before = before.and_then(Node::as_array).unwrap_or_default();
            let whole = base.map(without_annotations);
            let each = items.iter().enumerate().map(|(index, item)| {
                // The items of a tuple are known by their index, branches by what they say.
                let old = match key {
                    "prefixItems" | "items" => before.get(index),
                    // A part says something of the whole.
                    "allOf" => before.iter().find(|of| same(of, item)).or(whole.as_ref()),
                    _ => before.iter().find(|of| same(of, item)),
                };
                dressed(item, old, objects)
            });
            Json::Array(each.collect())
        }
        (Some(Holds::Schemas), _) => return dressed(value, before, objects),
        (Some(Holds::Named), Json::Object(named)) => {
            let each = named.iter().map(|of| {
                let old = before.and_then(|before| before.member(&of.key));
                Member {
                    value: dressed(&of.value, old.map(|of| &of.value), objects),
                    ..of.clone()
                }
            });
            Json::Object(each.collect())
        }
        _ => return value.clone(),
    };
    Node {
        start: value.start,
        json,
    }
}

/// True for what people say of a schema: annotations that are no flags of upstream.
fn is_said(key: &str) -> bool {
    let is_flag = super::translate::FLAGS.contains(&key);
    let treatment = keyword(key).map(|of| of.treatment);
    key.starts_with("x-") || treatment == Some(Treatment::Annotation) && !is_flag
}

fn has_same_properties(old: &Node, new: &Node) -> bool {
    let names = |node: &Node| -> BTreeSet<String> {
        let properties = node
            .member("properties")
            .and_then(|it| it.value.as_object());
        let properties = properties.unwrap_or_default().iter();
        properties.map(|of| of.key.clone()).collect()
    };
    let (old, new) = (names(old), names(new));
    // What only gained properties is the same, however many.
    old.is_subset(&new) || mostly_same(&old, &new).is_some()
}

/// What was said in `before`, and is not in `after`, which took its place at `pointer`.
pub(super) fn lost(before: &Node, after: &Node, pointer: &Pointer) -> Vec<Decision> {
    let mut kept = said(after);
    let mut found = Vec::new();
    for (name, key, value) in said(before) {
        let entry = (name, key, value);
        if let Some(index) = kept.iter().position(|of| *of == entry) {
            kept.remove(index);
            continue;
        }
        let subject = match entry.0.as_str() {
            "" => format!("`{}`", entry.1),
            name => format!("`{}` of `{name}`", entry.1),
        };
        found.push(decision(Need::Lost, pointer, subject));
    }
    found
}

/// What is listed of all schemas in `node`: the property that it is said of, the keyword, and its value.
fn said(node: &Node) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    walk(node, &Pointer::default(), &mut |at, key, value| {
        let is_property = at.parent().and_then(|it| it.last()).as_deref() == Some("properties");
        if LISTED.contains(&key) {
            let name = at.last().filter(|_| is_property).unwrap_or_default();
            let value = value.to_value().unwrap_or_default();
            found.push((name, key.to_owned(), value.to_string()));
        }
    });
    found
}
