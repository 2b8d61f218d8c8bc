//! The search index: `[kind, name, context, address, words]` for every page, field, value and rule. It is a script, because a page opened
//! from `file://` may not fetch JSON.

use super::link::Linker;
use crate::content::{Body, Page, Target, facts, prose};
use serde_json::{Value, json};

/// The whole file.
pub(super) fn script(linker: Linker<'_, '_>) -> String {
    let content = linker.content;
    let mut entries: Vec<Value> = Vec::new();
    for page in &content.pages {
        let href = linker.href(Target::Type(page.id));
        let words = words(page.docs.description.as_deref());
        entries.push(json!([
            page.kind.label(),
            page.name,
            page.module.unwrap_or(""),
            href,
            words
        ]));
        parts(linker, page, &mut entries);
    }
    for scalar in &content.scalars {
        let href = linker.href(Target::Type(scalar.id));
        let words = words(scalar.docs.description.as_deref());
        entries.push(json!(["Named value", scalar.name, "", href, words]));
    }
    for (index, rule) in content.rules.iter().enumerate() {
        let href = linker.href(Target::Rule(index));
        entries.push(json!([
            "Rule",
            rule.id,
            "",
            href,
            words(Some(rule.statement))
        ]));
    }
    let list: Vec<String> = entries.iter().map(Value::to_string).collect();
    // As text of a script, `<` could end it, and old engines take U+2028 for the end of a line.
    let list = list
        .join(",\n")
        .replace('<', "\\u003c")
        .replace(['\u{2028}', '\u{2029}'], " ");
    format!("window.searchIndex([\n{list}\n]);\n")
}

/// The fields of an object, the values of an enum.
fn parts(linker: Linker<'_, '_>, page: &Page<'_>, entries: &mut Vec<Value>) {
    for field in page.fields() {
        let mut words = words(field.docs.description.as_deref());
        if field.sensitivity.is_sensitive() {
            words = format!("{words} {}", facts::class_label(field.sensitivity));
        }
        let href = linker.href(field.target());
        entries.push(json!(["Field", field.name, page.name, href, words]));
    }
    if let Body::Enum { values, .. } = &page.body {
        for (index, value) in values.iter().enumerate() {
            let href = linker.href(Target::Value(page.id, index));
            let words = words(value.meaning);
            entries.push(json!(["Value", value.value, page.name, href, words]));
        }
    }
}

fn words(description: Option<&str>) -> String {
    description.map(prose::strip_markup).unwrap_or_default()
}
