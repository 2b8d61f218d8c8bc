//! The values that a schema lists: in `enum`, or each as the `const` of a branch, which can say what the value means.

use super::apply::Application;
use super::json_text::JsonText;
use super::order::insert_in_order;
use super::questions::{is_null, shown};
use super::references::strings;
use super::translate::{object, string};
use crate::changes::Change;
use crate::document::Node;
use crate::model::Pointer;
use serde_json::Value;

/// Lists the string of `change`, in the order of upstream.
pub(super) fn add(application: &mut Application<'_>, change: &Change) -> Option<()> {
    let pointer = change.old_pointer.as_ref()?;
    let name = change.member.as_ref()?;
    let theirs = application.upstream.at(change.new_pointer.as_ref()?);
    let text = &mut application.text;
    if let Some(list) = branches(text, pointer) {
        let all = theirs.map_or(&[][..], |theirs| theirs.list("enum"));
        insert(text, &list, &string(name), all);
    } else {
        let all = strings(theirs.and_then(|theirs| theirs.get("enum")));
        insert_in_order(text, &pointer.join("enum"), &all, name);
    }
    Some(())
}

/// Takes the string of `change` away, with its meaning.
pub(super) fn remove(application: &mut Application<'_>, change: &Change) -> Option<()> {
    let value = change.member.as_ref()?;
    let pointer = change.old_pointer.as_ref()?;
    let text = &mut application.text;
    let is_value = |of: Option<&Node>| of.and_then(Node::as_str) == Some(value);
    if let Some(list) = branches(text, pointer) {
        let own = text.find(&list)?.as_array()?;
        let index = own.iter().position(|of| is_value(of.get("const")))?;
        text.remove(&list.item(index));
        return Some(());
    }
    let list = pointer.join("enum");
    let own = text.find(&list)?.as_array()?;
    let index = own.iter().position(|of| is_value(Some(of)))?;
    text.remove(&pointer.join("x-enum-descriptions").join(value));
    text.remove(&list.item(index));
    Some(())
}

/// Makes the branches of the schema at `pointer` the values that `target` lists; false, and nothing is done, if it has none for values.
pub(super) fn bring(text: &mut JsonText, pointer: &Pointer, target: &Node) -> bool {
    let wanted = target.list("enum");
    let Some(list) = branches(text, pointer).filter(|_| !wanted.is_empty()) else {
        return false;
    };
    let values: Vec<Option<Value>> = wanted.iter().map(Node::to_value).collect();
    for (index, own) in constants(text, &list).into_iter().enumerate().rev() {
        if own.is_some() && !values.contains(&own) {
            text.remove(&list.item(index));
        }
    }
    for value in wanted {
        insert(text, &list, value, wanted);
    }
    true
}

/// Whether both schemas list the same values, the first in its branches at `key`.
pub(super) fn are_listed(ours: &Node, key: &str, theirs: &Node) -> bool {
    let sorted = |mut values: Vec<Value>| {
        values.sort_by_key(Value::to_string);
        values
    };
    let branches = ours.list(key);
    let own = branches.iter().filter_map(|of| of.get("const")?.to_value());
    let others = theirs.list("enum").iter().filter_map(Node::to_value);
    are_values(branches) && sorted(own.collect()) == sorted(others.collect())
}

/// The values of branches that do not say what they mean, or how they are called, where others do; `None` where no branches list values.
pub(super) fn unexplained(node: &Node) -> Option<Vec<String>> {
    let lists = ["oneOf", "anyOf"].map(|key| node.list(key));
    let branches = lists.into_iter().find(|it| are_values(it))?;
    let values = branches.iter().filter(|of| !is_null(of));
    let lacks = |of: &Node, key: &str| {
        of.member(key).is_none() && branches.iter().any(|other| other.member(key).is_some())
    };
    let found = values.filter(|of| lacks(of, "description") || lacks(of, "title"));
    Some(found.filter_map(|of| of.get("const").map(shown)).collect())
}

/// The list of branches at `pointer`, if each is a value, or null.
fn branches(text: &JsonText, pointer: &Pointer) -> Option<Pointer> {
    let mut lists = ["oneOf", "anyOf"].into_iter().map(|key| pointer.join(key));
    lists.find(|list| are_values(text.find(list).and_then(Node::as_array).unwrap_or_default()))
}

fn are_values(branches: &[Node]) -> bool {
    let is_value = |of: &Node| of.member("const").is_some();
    branches.iter().any(is_value) && branches.iter().all(|of| is_value(of) || is_null(of))
}

/// The values of the branches at `list`; `None` for null.
fn constants(text: &JsonText, list: &Pointer) -> Vec<Option<Value>> {
    let branches = text.find(list).and_then(Node::as_array).unwrap_or_default();
    let value = |of: &Node| of.get("const").and_then(Node::to_value);
    branches.iter().map(value).collect()
}

/// Adds a branch for `value` behind that of the last value which `all` has before it.
fn insert(text: &mut JsonText, list: &Pointer, value: &Node, all: &[Node]) {
    let own = constants(text, list);
    let values: Vec<Option<Value>> = all.iter().map(Node::to_value).collect();
    let new = value.to_value();
    if new.is_none() || new == Some(Value::Null) || own.contains(&new) {
        return;
    }
    let end = values.iter().position(|of| *of == new);
    let mut before = values[..end.unwrap_or(values.len())].iter().rev();
    let after = before.find_map(|of| own.iter().position(|own| own == of));
    let branch = object(vec![("const", value.clone())]);
    text.insert_item(list, after.map_or(0, |after| after + 1), &branch);
}
