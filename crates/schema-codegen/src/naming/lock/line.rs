//! One line of the lock: `Pet.foo_bar = "fooBar"`, with what else is known of the name behind semicolons.

use super::{Entry, Item, Promise};
use serde_json::Value;

const BRANCH: &str = "type ";
const OF: &str = " of ";
const EQ: &str = "Eq + Hash";
const PENDING: &str = "pending";
const USED: &str = "at ";
const NOT_USED: &str = "gone";
const MODULE: &str = "in ";

/// The line of `name`, without its end.
pub(super) fn written(name: &str, entry: &Entry) -> String {
    let item = match &entry.item {
        Item::Json(text) => quoted(text),
        Item::Branch(text) => format!("{BRANCH}{}", quoted(text)),
        Item::Listed(value, property) => format!("{value}{OF}{}", quoted(property)),
        Item::Rest => "*".to_owned(),
        Item::Inline => "inline".to_owned(),
        Item::Root => "root".to_owned(),
    };
    let promise = &entry.promise;
    // What is inline has no name but where it is used, so that it is nowhere has to be said.
    let is_lost = entry.item == Item::Inline && promise.used.is_none();
    let parts = [
        Some(item),
        promise.used.as_ref().map(|used| format!("{USED}{used}")),
        is_lost.then(|| NOT_USED.to_owned()),
        promise
            .module
            .as_ref()
            .map(|module| format!("{MODULE}{module}")),
        promise.eq.then(|| EQ.to_owned()),
        entry.pending.then(|| PENDING.to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{name} = {}", parts.join("; "))
}

/// The name and the entry of a line that begins at `offset`; `None` when it is none.
pub(super) fn read(line: &str, offset: usize) -> Option<(&str, Entry)> {
    let (name, rest) = line.split_once(" = ")?;
    let (item, rest) = item(rest)?;
    let mut entry = Entry {
        item,
        pending: false,
        promise: Promise::default(),
        next_promise: Promise::default(),
        is_gone: false,
        offset,
    };
    let mut is_lost = false;
    let mut parts = rest.split("; ");
    // What the item ends with is before the first semicolon: nothing.
    parts.next().filter(|before| before.is_empty())?;
    for part in parts {
        if let Some(used) = part.strip_prefix(USED) {
            entry.promise.used = Some(used.to_owned());
        } else if let Some(module) = part.strip_prefix(MODULE) {
            entry.promise.module = Some(module.to_owned());
        } else if part == EQ {
            entry.promise.eq = true;
        } else if part == PENDING {
            entry.pending = true;
        } else if part == NOT_USED && entry.item == Item::Inline {
            is_lost = true;
        } else {
            return None;
        }
    }
    // The generator writes the one or the other; a line with neither was cut, and nothing would find its type again.
    let is_inline = entry.item == Item::Inline && !entry.pending;
    if is_inline && is_lost == entry.promise.used.is_some() {
        return None;
    }
    Some((name, entry))
}

/// The item at the start of `text`, and what comes behind it.
fn item(text: &str) -> Option<(Item, &str)> {
    for (word, item) in [
        ("*", Item::Rest),
        ("inline", Item::Inline),
        ("root", Item::Root),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((item, rest));
        }
    }
    if let Some(branch) = text.strip_prefix(BRANCH) {
        let (text, rest) = string(branch)?;
        return Some((Item::Branch(text), rest));
    }
    if let Some((text, rest)) = string(text) {
        return Some((Item::Json(text), rest));
    }
    let (value, property) = text.split_once(OF)?;
    let (property, rest) = string(property)?;
    let is_integer = value.parse::<i128>().is_ok();
    is_integer.then(|| (Item::Listed(value.to_owned(), property), rest))
}

/// The JSON string at the start of `text`, and what comes behind it.
fn string(text: &str) -> Option<(String, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<String>();
    let string = values.next()?.ok()?;
    Some((string, &text[values.byte_offset()..]))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
