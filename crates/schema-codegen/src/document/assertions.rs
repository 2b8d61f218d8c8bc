//! Keywords that assert something of a value, in all drafts.
//!
//! In: one member of a schema. Out: types, values and [`Constraints`](crate::model::Constraints) in the form of 2020-12.

use super::literal::{boolean, count, numeric, text, texts, value, values, wrong};
use super::schema::{JsonType, Schema};
use super::tree::{Json, Member, Node};
use crate::diagnostic::{Code, Findings, did_you_mean};
use crate::model::Pointer;
use serde_json::Value;

/// Reads `member` when it is an assertion without a schema inside.
pub(super) fn read(schema: &mut Schema, member: &Member, findings: &mut Findings) {
    let pointer = &schema.pointer.join(&member.key);
    let node = &member.value;
    match member.key.as_str() {
        "type" => schema.types = types(node, pointer, findings),
        "enum" => keep(&mut schema.values, values(node, pointer, findings)),
        "const" => keep(
            &mut schema.values,
            value(node, pointer, findings).into_iter().collect(),
        ),
        "format" => schema.format = text(node, pointer, findings),
        "nullable" => schema.nullable = boolean(node, pointer, findings),
        "required" => schema.required = texts(node, pointer, findings),
        _ => constraint(schema, member, pointer, findings),
    }
}

fn constraint(schema: &mut Schema, member: &Member, pointer: &Pointer, findings: &mut Findings) {
    let node = &member.value;
    let constraints = &mut schema.constraints;
    match member.key.as_str() {
        "minLength" => constraints.min_length = count(node, pointer, findings),
        "maxLength" => constraints.max_length = count(node, pointer, findings),
        "pattern" => constraints.pattern = text(node, pointer, findings),
        "minimum" => constraints.minimum = numeric(node, pointer, findings),
        "maximum" => constraints.maximum = numeric(node, pointer, findings),
        "multipleOf" => constraints.multiple_of = numeric(node, pointer, findings),
        "minItems" => constraints.min_items = count(node, pointer, findings),
        "maxItems" => constraints.max_items = count(node, pointer, findings),
        "uniqueItems" => constraints.unique_items = boolean(node, pointer, findings),
        "minProperties" => constraints.min_properties = count(node, pointer, findings),
        "maxProperties" => constraints.max_properties = count(node, pointer, findings),
        "exclusiveMinimum" if node.as_bool().is_none() => {
            constraints.exclusive_minimum = numeric(node, pointer, findings);
        }
        "exclusiveMaximum" if node.as_bool().is_none() => {
            constraints.exclusive_maximum = numeric(node, pointer, findings);
        }
        _ => {}
    }
}

/// Draft 04 says with a boolean that a limit is exclusive.
pub(super) fn read_boolean_limits(schema: &mut Schema, node: &Node) {
    let is_true = |key: &str| {
        node.member(key)
            .is_some_and(|member| matches!(member.value.json, Json::Bool(true)))
    };
    let constraints = &mut schema.constraints;
    if is_true("exclusiveMinimum") {
        constraints.exclusive_minimum = constraints.minimum.take();
    }
    if is_true("exclusiveMaximum") {
        constraints.exclusive_maximum = constraints.maximum.take();
    }
}

/// Reports values of `enum` or `const` that are not of the `type` beside them.
pub(super) fn check_values(schema: &Schema, findings: &mut Findings) {
    let (Some(types), Some(values)) = (&schema.types, &schema.values) else {
        return;
    };
    let odd = |value: &&Value| {
        let admitted = types.iter().any(|known| known.admits(value));
        !(admitted || (value.is_null() && schema.nullable))
    };
    let count = values.iter().filter(odd).count();
    if count > 0 {
        let message = format!(
            "{count} of the {} values here are not of the `type` beside them; they count as valid",
            values.len()
        );
        let help = "add their types to `type`, or mend the values";
        findings.at(Code::ContradictoryValues, &schema.pointer, message, help);
    }
}

/// `enum` and `const` side by side: both hold.
fn keep(values: &mut Option<Vec<Value>>, mut more: Vec<Value>) {
    if let Some(before) = values {
        more.retain(|value| before.contains(value));
    }
    *values = Some(more);
}

fn types(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Vec<JsonType>> {
    match &node.json {
        Json::String(name) => Some(json_type(name, pointer, findings).into_iter().collect()),
        Json::Array(items) => {
            let mut types = Vec::new();
            for (index, item) in items.iter().enumerate() {
                let pointer = pointer.join(&index.to_string());
                let found = text(item, &pointer, findings)
                    .and_then(|name| json_type(&name, &pointer, findings));
                types.extend(found.filter(|found| !types.contains(found)));
            }
            Some(types)
        }
        _ => {
            wrong(
                node,
                pointer,
                "the name of a type, or an array of them",
                findings,
            );
            None
        }
    }
}

fn json_type(name: &str, pointer: &Pointer, findings: &mut Findings) -> Option<JsonType> {
    let found = JsonType::NAMES.iter().find(|(known, _)| *known == name);
    if found.is_none() {
        let names = JsonType::NAMES.map(|(known, _)| known);
        let message = format!("`{}` is no JSON type", name.escape_debug());
        let help =
            did_you_mean(name, names).unwrap_or_else(|| format!("one of: {}", names.join(", ")));
        findings.at(Code::WrongValue, pointer, message, help);
    }
    found.map(|(_, json_type)| *json_type)
}
