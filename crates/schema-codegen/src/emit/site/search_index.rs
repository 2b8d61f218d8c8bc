//! The search index: `[kind, name, context, address, words]` for every page, field, value and rule. It is a script, because a page opened
//! from `file://` may not fetch JSON.

use super::link::Linker;
use crate::content::{Body, Page, Target, facts, prose};
use serde_json::{Value, json};

/// The whole file.
pub(super) fn script(linker: Linker<'_, '_>) -> String {
    let mut entries: Vec<Value> = Vec::new();
    for page in &linker.content.pages {
        entries.push(entry(
            page.kind.label(),
            page.name,
            page.module.unwrap_or(""),
            &linker.href(Target::Type(page.id)),
            page.docs.description.as_deref(),
        ));
        members(linker, page, &mut entries);
    }
    for scalar in &linker.content.scalars {
        entries.push(entry(
            "Named value",
            scalar.name,
            "",
            &linker.href(Target::Type(scalar.id)),
            scalar.docs.description.as_deref(),
        ));
    }
    for (index, rule) in linker.content.rules.iter().enumerate() {
        entries.push(entry(
            "Rule",
            rule.id,
            "",
            &linker.href(Target::Rule(index)),
            Some(rule.statement),
        ));
    }
    let list: Vec<String> = entries
        .iter()
        .map(|entry| {
            entry
                .to_string()
                .replace('<', "\\u003c")
                .replace(['\u{2028}', '\u{2029}'], " ")
        })
        .collect();
    format!("window.searchIndex([\n{}\n]);\n", list.join(",\n"))
}

fn members(linker: Linker<'_, '_>, page: &Page<'_>, entries: &mut Vec<Value>) {
    match &page.body {
        Body::Object { fields, .. } => {
            for field in fields {
                let mut item = entry(
                    "Field",
                    field.name,
                    page.name,
                    &linker.href(field.target()),
                    field.docs.description.as_deref(),
                );
                if field.sensitivity.is_sensitive() {
                    item[4] = json!(format!(
                        "{} {}",
                        item[4].as_str().unwrap_or_default(),
                        facts::class_label(field.sensitivity)
                    ));
                }
                entries.push(item);
            }
        }
        Body::Enum { values, .. } => {
            for (index, value) in values.iter().enumerate() {
                entries.push(entry(
                    "Value",
                    value.value,
                    page.name,
                    &linker.href(Target::Value(page.id, index)),
                    value.meaning,
                ));
            }
        }
        Body::Union { .. } => {}
    }
}

fn entry(kind: &str, name: &str, context: &str, address: &str, text: Option<&str>) -> Value {
    json!([
        kind,
        name,
        context,
        address,
        text.map(prose::strip_markup).unwrap_or_default()
    ])
}
