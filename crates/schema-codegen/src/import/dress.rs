//! What people said of a schema, kept when upstream moves it into another: onto a list, into a tuple, beside other branches.

use super::decisions::{Decision, Need, decision};
use super::labels::moved;
use super::references::walk;
use super::structure::same;
use crate::document::{Json, Member, Node, Place, Treatment, keyword, map_subschemas, subschemas};
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
    let members = node.members().iter();
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
    for member in node.members() {
        for schema in subschemas(&member.key, &member.value) {
            objects_in(schema, found);
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
    let said = base.map_or(&[][..], Node::members).iter();
    let said = said.filter(|of| is_said(&of.key) && new.member(&of.key).is_none());
    let said = said.map(|of| base.map_or_else(|| of.clone(), |base| moved(of, base, new, None)));
    Node {
        start: new.start,
        json: Json::Object(said.chain(inside).collect()),
    }
}

fn keyword_value(key: &str, value: &Node, base: Option<&Node>, objects: &[&Node]) -> Node {
    let before = base.and_then(|base| base.get(key));
    let whole = base.filter(|_| key == "allOf").map(without_annotations);
    map_subschemas(key, value, |place, schema| {
        let branch = || {
            let mut branches = before.map_or(&[][..], Node::items).iter();
            branches.find(|of| same(of, schema))
        };
        let old = match (place, key) {
            (Place::Whole, _) => before,
            (Place::Name(name), _) => before.and_then(|before| before.get(name)),
            // The items of a tuple are known by their index, branches by what they say.
            (Place::Item(index), "prefixItems" | "items") => {
                before.and_then(|before| before.items().get(index))
            }
            // A part says something of the whole.
            (Place::Item(_), "allOf") => branch().or(whole.as_ref()),
            (Place::Item(_), _) => branch(),
        };
        dressed(schema, old, objects)
    })
}

/// True for what people say of a schema: annotations that are no flags of upstream.
fn is_said(key: &str) -> bool {
    let is_flag = super::translate::FLAGS.contains(&key);
    let treatment = keyword(key).map(|of| of.treatment);
    key.starts_with("x-") || treatment == Some(Treatment::Annotation) && !is_flag
}

fn has_same_properties(old: &Node, new: &Node) -> bool {
    let names = |node: &Node| -> BTreeSet<String> {
        let properties = node.named("properties").iter();
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
