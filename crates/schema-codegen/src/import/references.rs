//! What a document refers to, and where it refers to something.

use super::json_text::JsonText;
use super::translate::string;
use crate::document::{CONTAINERS, Json, Node};
use crate::model::Pointer;

/// The definition that `name` is in `document`.
pub(super) fn definition<'a>(document: &'a Node, name: &str) -> Option<&'a Node> {
    let pointers = CONTAINERS.map(|container| Pointer(container.to_owned()).join(name));
    let mut found = pointers.iter().filter_map(|pointer| document.find(pointer));
    found.next().map(|(node, _)| node)
}

/// True for a definition, and false for what is inside of one.
pub(super) fn is_definition(pointer: &Pointer) -> bool {
    let container = pointer.parent();
    container.is_some_and(|it| CONTAINERS.contains(&it.0.as_str()))
}

/// The names of the definitions that `document` refers to from `roots` on, level by level.
pub(super) fn in_order(document: &Node, roots: Vec<String>) -> Vec<String> {
    let mut order = roots;
    let mut next = 0;
    while let Some(current) = order.get(next).cloned() {
        next += 1;
        for name in definition(document, &current)
            .map(names)
            .unwrap_or_default()
        {
            if !order.contains(&name) {
                order.push(name);
            }
        }
    }
    order
}

/// The names of the definitions that `node` itself refers to, each once.
pub(super) fn names(node: &Node) -> Vec<String> {
    let mut found = Vec::new();
    walk(node, &Pointer::default(), &mut |_, key, value| {
        let reference = value.as_str().filter(|_| key == "$ref");
        let pointer = reference.and_then(|it| it.strip_prefix('#'));
        let pointer = pointer.map(|it| Pointer(it.to_owned()));
        if let Some(name) = pointer.filter(is_definition).and_then(|it| it.last())
            && !found.contains(&name)
        {
            found.push(name);
        }
    });
    found
}

/// Where `document` refers to the definition at `pointer`: the members `$ref`.
pub(super) fn to(document: &Node, pointer: &Pointer) -> Vec<Pointer> {
    let wanted = format!("#{pointer}");
    let mut found = Vec::new();
    walk(document, &Pointer::default(), &mut |at, key, value| {
        if key == "$ref" && value.as_str() == Some(&wanted) {
            found.push(at.join(key));
        }
    });
    found
}

/// Calls the definition at `pointer` `name`, and has all references and rules call it so.
pub(super) fn rename(text: &mut JsonText, pointer: &Pointer, name: &str) -> Option<()> {
    let renamed = pointer.parent()?.join(name);
    let references = to(text.tree(), pointer);
    for reference in references {
        text.put(&reference, &string(&format!("#{renamed}")));
    }
    for item in models(text.tree(), &pointer.last()?) {
        text.put(&item, &string(name));
    }
    text.rename(pointer, name);
    Some(())
}

/// Where a rule of the document says that it is about the type `name`.
fn models(document: &Node, name: &str) -> Vec<Pointer> {
    let at = Pointer::default().join("x-rules");
    let mut found = Vec::new();
    for (index, rule) in document.list("x-rules").iter().enumerate() {
        for (item, model) in rule.list("models").iter().enumerate() {
            if model.as_str() == Some(name) {
                let models = at.item(index).join("models");
                found.push(models.item(item));
            }
        }
    }
    found
}

/// Calls `visit` for every member of every object in `node`, with the object's pointer.
pub(super) fn walk(node: &Node, at: &Pointer, visit: &mut impl FnMut(&Pointer, &str, &Node)) {
    match &node.json {
        Json::Object(members) => {
            for member in members {
                visit(at, &member.key, &member.value);
                walk(&member.value, &at.join(&member.key), visit);
            }
        }
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &at.item(index), visit);
            }
        }
        _ => {}
    }
}

/// The strings of a list; what is none keeps its index, as an empty one.
pub(super) fn strings(list: Option<&Node>) -> Vec<String> {
    let items = list.map_or(&[][..], Node::items).iter();
    items
        .map(|item| item.as_str().unwrap_or_default().to_owned())
        .collect()
}
