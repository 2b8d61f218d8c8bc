//! A schema of upstream in place of one of ours, with what people said of that.

use super::dress::dressed_value;
use super::ours::Ours;
use super::questions::reference;
use super::references::strings;
use super::structure::asserts_the_same;
use super::translate::{array, member, node};
use crate::document::{Json, Member, Node, Treatment, keyword};
use crate::model::Pointer;
use std::collections::BTreeSet;

/// The schema `target` of upstream in place of the one at `pointer` of `ours`: with what is said of that and of the same properties, and
/// with what it alone asserts of a value of the same type.
pub(super) fn replacement(target: &Node, ours: Ours<'_>, pointer: &Pointer) -> Node {
    let (Some(old), Some(wanted)) = (ours.find(pointer), target.as_object()) else {
        return target.clone();
    };
    let base = flat(old, ours, pointer, 0);
    let mut members: Vec<Member> = Vec::new();
    for of in wanted {
        let own = old.get(&of.key);
        let is_same = own.filter(|own| asserts_the_same(&of.key, own, &of.value));
        let value = match is_same {
            Some(own) => own.clone(),
            None => dressed_value(&of.key, &of.value, &base),
        };
        members.push(member(&of.key, value));
    }
    let is_of_same_type = types(old) == types(target);
    for of in old.members() {
        let treatment = keyword(&of.key).map(|keyword| keyword.treatment);
        let stays = match treatment {
            Some(Treatment::Shape) => KEPT.contains(&of.key.as_str()),
            Some(Treatment::Constraint | Treatment::Validation) => is_of_same_type,
            _ => true,
        };
        if stays && target.member(&of.key).is_none() {
            members.push(of.clone());
        }
    }
    own_conditions(&mut members, old);
    meanings(&mut members);
    node(Json::Object(members))
}

/// Keywords that shape no value: they identify a schema, or hold others.
const KEPT: [&str; 7] = [
    "$schema",
    "$id",
    "id",
    "$anchor",
    "$dynamicAnchor",
    "$defs",
    "definitions",
];

/// The types that `of` states, null aside.
fn types(of: &Node) -> BTreeSet<String> {
    let stated = of.get("type");
    let one = stated.and_then(Node::as_str).map(str::to_owned);
    let all = one.into_iter().chain(strings(stated));
    all.filter(|it| it != "null").collect()
}

/// Adds the conditions that `old` states among its parts.
fn own_conditions(members: &mut Vec<Member>, old: &Node) {
    let parts = |node: Option<&Node>| -> Vec<Node> {
        node.and_then(Node::as_array).unwrap_or_default().to_vec()
    };
    let own = parts(old.get("allOf"));
    let own = own.into_iter().filter(|part| part.member("if").is_some());
    let theirs = members.iter().position(|of| of.key == "allOf");
    let mut all = parts(theirs.map(|at| &members[at].value));
    let missing: Vec<Node> = own
        .filter(|part| !all.iter().any(|of| asserts_the_same("not", of, part)))
        .collect();
    if missing.is_empty() {
        return;
    }
    all.extend(missing);
    let value = array(all);
    match theirs {
        Some(at) => members[at].value = value,
        None => members.push(member("allOf", value)),
    }
}

/// Takes the meanings of values away that are none any more.
fn meanings(members: &mut Vec<Member>) {
    let values = members.iter().find(|of| of.key == "enum");
    let values = strings(values.map(|of| &of.value));
    for of in members
        .iter_mut()
        .filter(|of| of.key == "x-enum-descriptions")
    {
        if let Json::Object(meanings) = &mut of.value.json {
            meanings.retain(|of| values.contains(&of.key));
        }
    }
    let is_empty = |of: &Member| of.value.as_object().is_some_and(<[Member]>::is_empty);
    members.retain(|of| of.key != "x-enum-descriptions" || !is_empty(of));
}

/// `of` with the properties of all that it is composed of, so that what is said of them is found by their names.
fn flat(of: &Node, ours: Ours<'_>, at: &Pointer, depth: usize) -> Node {
    let mut members = of.members().to_vec();
    let mut parts: Vec<Node> = Vec::new();
    if depth < 8 {
        if let Some(target) = reference(of).map(|it| ours.led_to(at, it)) {
            parts.extend(
                ours.find(&target)
                    .map(|it| flat(it, ours, &target, depth + 1)),
            );
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            let list = of.list(key).iter();
            parts.extend(list.map(|part| flat(part, ours, at, depth + 1)));
        }
    }
    let mut properties = named(of);
    for property in parts.iter().flat_map(named) {
        if properties.iter().all(|it| it.key != property.key) {
            properties.push(property);
        }
    }
    if !properties.is_empty() {
        members.retain(|it| it.key != "properties");
        members.push(member("properties", node(Json::Object(properties))));
    }
    node(Json::Object(members))
}

/// The properties that `of` declares.
fn named(of: &Node) -> Vec<Member> {
    let properties = of.get("properties").and_then(Node::as_object);
    properties.unwrap_or_default().to_vec()
}
