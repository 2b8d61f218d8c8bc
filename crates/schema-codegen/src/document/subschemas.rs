//! The schemas in the value of a keyword: the table of keywords says where they are.

use super::keywords::{Holds, find};
use super::tree::{Json, Member, Node};

/// Where a schema is in the value of a keyword.
#[derive(Clone, Copy)]
pub(crate) enum Place<'n> {
    Whole,
    Item(usize),
    Name(&'n str),
}

/// Every schema in `value`, the value of the keyword `key`.
pub(crate) fn subschemas<'n>(key: &str, value: &'n Node) -> Vec<&'n Node> {
    match (find(key).and_then(|keyword| keyword.holds), &value.json) {
        (Some(Holds::Schemas), Json::Array(items)) => items.iter().collect(),
        (Some(Holds::Schemas), _) => vec![value],
        (Some(Holds::Named), Json::Object(named)) => named.iter().map(|of| &of.value).collect(),
        _ => Vec::new(),
    }
}

/// A copy of `value`, the value of the keyword `key`, with what `change` makes of each schema in it.
pub(crate) fn map_subschemas(
    key: &str,
    value: &Node,
    change: impl Fn(Place<'_>, &Node) -> Node,
) -> Node {
    let json = match (find(key).and_then(|keyword| keyword.holds), &value.json) {
        (Some(Holds::Schemas), Json::Array(items)) => {
            let items = items.iter().enumerate();
            Json::Array(
                items
                    .map(|(index, item)| change(Place::Item(index), item))
                    .collect(),
            )
        }
        (Some(Holds::Schemas), _) => return change(Place::Whole, value),
        (Some(Holds::Named), Json::Object(named)) => {
            let named = named.iter().map(|of| Member {
                key: of.key.clone(),
                key_start: of.key_start,
                value: change(Place::Name(&of.key), &of.value),
            });
            Json::Object(named.collect())
        }
        _ => return value.clone(),
    };
    Node {
        start: value.start,
        json,
    }
}
