//! Names and meanings of listed values, which several generators write beside `enum`.

use super::tree::{Member, Node};
use crate::model::ValueLabel;
use serde_json::Value;

/// What the members of a schema say of the values under its `enum`; what has another form than theirs says nothing.
pub(super) fn read(members: &[Member]) -> Vec<ValueLabel> {
    let mut labels = Vec::new();
    if let Some(details) = member(members, "x-ms-enum").and_then(|node| node.member("values")) {
        for detail in details.value.items() {
            let text = |key| text(&detail.member(key)?.value);
            if let Some(value) = detail.member("value").and_then(|of| of.value.to_value()) {
                push(&mut labels, value, text("name"), text("description"));
            }
        }
    }
    let listed = |key| member(members, key).and_then(Node::as_array);
    let names = listed("x-enum-varnames").or_else(|| listed("x-enumNames"));
    let descriptions = listed("x-enum-descriptions");
    for (index, value) in listed("enum").unwrap_or_default().iter().enumerate() {
        let at = |list: Option<&[Node]>| text(list?.get(index)?);
        if let Some(value) = value.to_value() {
            push(&mut labels, value, at(names), at(descriptions));
        }
    }
    labels
}

fn push(
    labels: &mut Vec<ValueLabel>,
    value: Value,
    name: Option<String>,
    description: Option<String>,
) {
    if name.is_some() || description.is_some() {
        labels.push(ValueLabel {
            value,
            name,
            description,
        });
    }
}

fn member<'m>(members: &'m [Member], key: &str) -> Option<&'m Node> {
    let found = members.iter().find(|member| member.key == key)?;
    Some(&found.value)
}

fn text(node: &Node) -> Option<String> {
    let text = node.as_str().filter(|text| !text.is_empty())?;
    Some(text.to_owned())
}
