//! Lists that say something of each value of `enum`, by its place: they follow the values when these move.

use super::apply::Application;
use super::translate::{array, member, string};
use crate::changes::Change;
use crate::document::{Member, Node};
use crate::model::Pointer;

/// The keywords that can be such lists.
const LISTS: [&str; 3] = ["x-enum-varnames", "x-enumNames", "x-enum-descriptions"];

/// Lets `edit` apply `change`, and then each such list say the same of the same values as before.
pub(super) fn keeping<'a>(
    application: &mut Application<'a>,
    change: &Change,
    edit: impl FnOnce(&mut Application<'a>, &Change) -> Option<()>,
) -> Option<()> {
    let pointer = change.old_pointer.as_ref();
    let before = pointer.and_then(|pointer| application.text.find(pointer).cloned());
    edit(application, change)?;
    let theirs = change.new_pointer.as_ref();
    let theirs = theirs.and_then(|pointer| application.upstream.at(pointer));
    follow(application, pointer?, &before?, theirs);
    Some(())
}

fn follow(
    application: &mut Application<'_>,
    pointer: &Pointer,
    before: &Node,
    theirs: Option<&Node>,
) {
    for key in LISTS {
        let now = application.text.find(pointer);
        let Some((now, list)) = now.and_then(|now| Some((now, now.member(key)?))) else {
            continue;
        };
        let moved = moved(list, before, now, theirs);
        if moved.value.to_value() != list.value.to_value() {
            application.text.put(&pointer.join(key), &moved.value);
        }
    }
}

/// What the list `of` says of the values of `old`, for those of `new`. Of a new value it says what upstream says of it, or nothing.
pub(super) fn moved(of: &Member, old: &Node, new: &Node, theirs: Option<&Node>) -> Member {
    let list = of
        .value
        .as_array()
        .filter(|_| LISTS.contains(&of.key.as_str()));
    let values = new.get("enum").and_then(Node::as_array);
    let (Some(list), Some(values), true) = (list, values, old.member("enum").is_some()) else {
        return of.clone();
    };
    let said = values.iter().map(|value| {
        let own = entry(old.list("enum"), list, value);
        let upstream = || entry(theirs?.list("enum"), theirs?.list(&of.key), value);
        let said = own.or_else(upstream).cloned();
        said.unwrap_or_else(|| string(""))
    });
    member(&of.key, array(said.collect()))
}

/// What `list` says of `value`, which is one of `values`.
fn entry<'n>(values: &[Node], list: &'n [Node], value: &Node) -> Option<&'n Node> {
    let value = value.to_value();
    let index = values.iter().position(|of| of.to_value() == value)?;
    list.get(index)
}
