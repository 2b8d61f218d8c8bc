//! Values of keywords in the form they must have.
//!
//! In: a node and its pointer. Out: the Rust value, or a finding that says what was expected.

use super::tree::{Node, number};
use crate::diagnostic::{Code, Findings};
use crate::model::{Number, Pointer};
use serde_json::Value;

/// Reports that `node` is not what the keyword takes.
pub(super) fn wrong(node: &Node, pointer: &Pointer, expected: &str, findings: &mut Findings) {
    let keyword = pointer.last().unwrap_or_default();
    let message = format!("`{}` holds {}", keyword.escape_debug(), node.kind());
    findings.at(
        Code::WrongValue,
        pointer,
        message,
        format!("expected {expected}"),
    );
}

pub(super) fn text(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<String> {
    let found = node.as_str().map(str::to_owned);
    if found.is_none() {
        wrong(node, pointer, "a string", findings);
    }
    found
}

pub(super) fn boolean(node: &Node, pointer: &Pointer, findings: &mut Findings) -> bool {
    let found = node.as_bool();
    if found.is_none() {
        wrong(node, pointer, "true or false", findings);
    }
    found.unwrap_or_default()
}

pub(super) fn count(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<u64> {
    let found = node.to_value().and_then(|value| whole(&value));
    if found.is_none() {
        wrong(node, pointer, "a whole number, not negative", findings);
    }
    found
}

/// `2.0` is a whole number too.
fn whole(value: &Value) -> Option<u64> {
    if let Some(whole) = value.as_u64() {
        return Some(whole);
    }
    let number = value.as_f64()?;
    let text = (number >= 0.0 && number.fract() == 0.0).then(|| format!("{number:.0}"))?;
    text.parse().ok()
}

pub(super) fn numeric(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Number> {
    let super::tree::Json::Number(text) = &node.json else {
        wrong(node, pointer, "a number", findings);
        return None;
    };
    let found = number(text);
    if found.is_none() {
        out_of_range(pointer, findings);
    }
    found
}

pub(super) fn value(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Value> {
    let found = node.to_value();
    if found.is_none() {
        out_of_range(pointer, findings);
    }
    found
}

pub(super) fn values(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Vec<Value> {
    let Some(items) = node.as_array() else {
        wrong(node, pointer, "an array", findings);
        return Vec::new();
    };
    let places = items.iter().enumerate();
    places
        .filter_map(|(index, item)| value(item, &pointer.join(&index.to_string()), findings))
        .collect()
}

pub(super) fn texts(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Vec<String> {
    let Some(items) = node.as_array() else {
        wrong(node, pointer, "an array of strings", findings);
        return Vec::new();
    };
    let places = items.iter().enumerate();
    places
        .filter_map(|(index, item)| text(item, &pointer.join(&index.to_string()), findings))
        .collect()
}

fn out_of_range(pointer: &Pointer, findings: &mut Findings) {
    let help = "numbers between -1.797e308 and 1.797e308 can be read";
    findings.at(
        Code::NumberRange,
        pointer,
        "a number is out of the range of a double",
        help,
    );
}
