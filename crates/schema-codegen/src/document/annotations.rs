//! Keywords that document: docs, sensitivity, the meanings of values. No annotation changes a type.

use super::operand::Operand;
use super::phases;
use super::schema::Schema;
use crate::diagnostic::{Code, did_you_mean};
use crate::model::Sensitivity;

/// Reads `value` of `keyword` when it is an annotation.
pub(super) fn read(schema: &mut Schema, keyword: &str, value: &mut Operand<'_, '_>) {
    let docs = &mut schema.docs;
    match keyword {
        "title" => docs.title = value.string(),
        "description" => docs.description = value.string(),
        "default" => docs.default = value.value(),
        "examples" => drop(docs.examples.splice(0..0, value.values())),
        "example" => docs.examples.extend(value.value()),
        // Some schemas put the reason where the flag belongs.
        "deprecated" => {
            let reason = value.node.as_str().is_some();
            docs.deprecated = value.node.as_bool().unwrap_or(reason);
        }
        "deprecationMessage" => docs.deprecated = true,
        "readOnly" => docs.read_only = value.boolean(),
        "writeOnly" => docs.write_only = value.boolean(),
        "x-rules" if !value.pointer.is_root_rules() => docs.rules = value.strings(),
        "x-sensitive" => schema.sensitivity = sensitivity(value),
        // As an array it is the form of other generators, which `value_labels` reads.
        "x-enum-descriptions" if value.node.as_array().is_some() => {}
        "x-enum-descriptions" => schema.enum_descriptions = descriptions(value),
        "x-phases" => schema.phases = phases::read(value),
        _ => {}
    }
}

fn sensitivity(value: &mut Operand<'_, '_>) -> Option<Sensitivity> {
    let name = value.string()?;
    let classes = || std::iter::once(Sensitivity::None).chain(Sensitivity::CLASSES);
    let found = classes().find(|class| class.as_str() == name);
    if found.is_none() {
        let names: Vec<&str> = classes().map(Sensitivity::as_str).collect();
        let found = name.escape_debug();
        let message = format!(
            "{} is `{found}`, which is no class of sensitivity",
            value.name()
        );
        let help = did_you_mean(&name, names.iter().copied())
            .unwrap_or_else(|| format!("one of: {}", names.join(", ")));
        value.report(Code::WrongValue, message, help);
    }
    found
}

fn descriptions(value: &mut Operand<'_, '_>) -> Vec<(String, String)> {
    let entries = value.members("an object: value -> meaning").iter();
    entries
        .filter_map(|entry| {
            let meaning = Operand::of(entry, &value.pointer, value.sink).string()?;
            Some((entry.key.clone(), meaning))
        })
        .collect()
}
