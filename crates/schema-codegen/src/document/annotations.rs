//! Keywords that document.
//!
//! In: one member of a schema. Out: its [`Docs`](crate::model::Docs), sensitivity and value meanings. No annotation changes a type.

use super::literal::{boolean, text, texts, value, values, wrong};
use super::phases;
use super::schema::Schema;
use super::tree::{Member, Node};
use crate::diagnostic::{Code, Findings, did_you_mean};
use crate::model::{Pointer, Sensitivity};

/// Reads `member` when it is an annotation.
pub(super) fn read(schema: &mut Schema, member: &Member, findings: &mut Findings) {
    let pointer = &schema.pointer.join(&member.key);
    let node = &member.value;
    let docs = &mut schema.docs;
    match member.key.as_str() {
        "title" => docs.title = text(node, pointer, findings),
        "description" => docs.description = text(node, pointer, findings),
        "default" => docs.default = value(node, pointer, findings),
        "examples" => docs
            .examples
            .splice(0..0, values(node, pointer, findings))
            .for_each(drop),
        "example" => docs.examples.extend(value(node, pointer, findings)),
        "deprecated" => docs.deprecated = boolean_or_text(node),
        "deprecationMessage" => docs.deprecated = true,
        "readOnly" => docs.read_only = boolean(node, pointer, findings),
        "writeOnly" => docs.write_only = boolean(node, pointer, findings),
        "x-rules" if !pointer.is_root_rules() => docs.rules = texts(node, pointer, findings),
        "x-sensitive" => schema.sensitivity = class(node, pointer, findings),
        "x-enum-descriptions" => schema.enum_descriptions = descriptions(node, pointer, findings),
        "x-phases" => schema.phases = phases::read(node, pointer, findings),
        _ => {}
    }
}

/// Some schemas put the reason where the flag belongs.
fn boolean_or_text(node: &Node) -> bool {
    node.as_bool().unwrap_or(node.as_str().is_some())
}

fn class(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Sensitivity> {
    let name = text(node, pointer, findings)?;
    let classes = || std::iter::once(Sensitivity::None).chain(Sensitivity::CLASSES);
    let found = classes().find(|class| class.as_str() == name);
    if found.is_none() {
        let names: Vec<&str> = classes().map(Sensitivity::as_str).collect();
        let message = format!("`{}` is no class of sensitivity", name.escape_debug());
        let help = did_you_mean(&name, names.iter().copied());
        findings.at(
            Code::WrongValue,
            pointer,
            message,
            help.unwrap_or_else(|| format!("one of: {}", names.join(", "))),
        );
    }
    found
}

fn descriptions(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Vec<(String, String)> {
    let Some(members) = node.as_object() else {
        wrong(node, pointer, "an object: value -> meaning", findings);
        return Vec::new();
    };
    let entries = members.iter();
    entries
        .filter_map(|entry| {
            Some((
                entry.key.clone(),
                text(&entry.value, &pointer.join(&entry.key), findings)?,
            ))
        })
        .collect()
}
