//! The search index: `[kind, name, context, address, words]` for every page, field, value and rule, and for a type with another name in
//! Rust that name, for a field, value or variant the paths that lead to it. It is a script, because a page opened from `file://` may not
//! fetch JSON.

use super::link::Linker;
use crate::content::{Body, FieldEntry, Page, Phrase, Target, prose, since};
use crate::history::Gone;
use crate::model::Docs;
use crate::visible::visible_json;
use serde_json::{Value, json};

/// How many of a field's pointers can be searched for.
const MAX_POINTERS: usize = 4;

/// The whole file.
pub(super) fn script(linker: Linker<'_, '_>) -> String {
    let content = linker.content;
    let mut entries: Vec<Value> = Vec::new();
    for page in &content.pages {
        let href = linker.href(Target::Type(page.id));
        let words = words_of(page.docs, page.former_name);
        let mut entry = vec![page.kind.label(), page.name, page.module.unwrap_or("")];
        entry.extend([href.as_str(), words.as_str()]);
        let mut entry: Vec<Value> = entry.into_iter().map(Value::from).collect();
        entry.extend((page.rust_name != page.name).then(|| json!([page.rust_name])));
        entries.push(entry.into());
        parts(linker, page, &mut entries);
    }
    for scalar in &content.scalars {
        let href = linker.href(Target::Type(scalar.id));
        let words = words_of(scalar.docs, scalar.former_name);
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
    for (gone, next) in &content.removed {
        let overview = format!("{}index.html#removed", linker.root);
        let href = next.map_or(overview, |id| linker.href(Target::Type(id)));
        entries.push(removed(gone, "", &href));
    }
    let list: Vec<String> = entries.iter().map(Value::to_string).collect();
    // As text of a script, `<` could end it.
    let list = visible_json(&list.join(",\n")).replace('<', "\\u003c");
    format!("window.searchIndex([\n{list}\n]);\n")
}

/// The fields of an object, the values of an enum.
fn parts(linker: Linker<'_, '_>, page: &Page<'_>, entries: &mut Vec<Value>) {
    let fields = page.fields().iter();
    entries.extend(fields.map(|entry| field(linker, page, entry)));
    rows(linker, page, entries);
    for gone in &page.removed {
        let href = format!("{}#removed", linker.href(Target::Type(page.id)));
        entries.push(removed(gone, page.name, &href));
    }
}

/// The variants of a union, the values of an enum, each with its path in Rust.
fn rows(linker: Linker<'_, '_>, page: &Page<'_>, entries: &mut Vec<Value>) {
    if let Body::Union { variants, .. } = &page.body {
        for (index, variant) in variants.iter().enumerate() {
            let href = linker.href(Target::Variant(page.id, index));
            let selected_by = variant.selected_by.as_ref().map(Phrase::to_text);
            let words = format!(
                "{} {}",
                words(variant.meaning),
                selected_by.unwrap_or_default()
            );
            let path = format!("{}::{}", page.rust_name, variant.variant);
            entries.push(json!([
                "Variant",
                variant.variant,
                page.name,
                href,
                words,
                [path]
            ]));
        }
    }
    if let Body::Enum { values, .. } = &page.body {
        for (index, value) in values.iter().enumerate() {
            let href = linker.href(Target::Value(page.id, index));
            let words = words(value.meaning);
            let path = format!("{}::{}", page.rust_name, value.variant);
            entries.push(json!([
                "Value",
                value.value,
                page.name,
                href,
                words,
                [path]
            ]));
        }
    }
}

/// One field, with the paths that lead to it.
fn field(linker: Linker<'_, '_>, page: &Page<'_>, field: &FieldEntry<'_>) -> Value {
    let description = words_of(field.docs, None);
    let facts: Vec<String> = field.facts.iter().map(Phrase::to_text).collect();
    let mut words = format!("{description} {}", facts.join(" "));
    if field.presence.is_nullable() {
        // The word of OpenAPI, and of many who ask.
        words.push_str(" Nullable.");
    }
    let href = linker.href(field.target());
    let rust = field.rust_path.rsplit("::").take(2).collect::<Vec<_>>();
    let rust = rust.into_iter().rev().collect::<Vec<_>>().join("::");
    let paths: Vec<&str> = std::iter::once(rust.as_str())
        .chain(field.pointers.iter().take(MAX_POINTERS).map(String::as_str))
        .collect();
    json!(["Field", field.name, page.name, href, words, paths])
}

/// What is gone is found by its name, too.
fn removed(gone: &Gone<'_>, context: &str, href: &str) -> Value {
    let words = since::removed(gone).to_text();
    json!(["Removed", gone.name, context, href, words])
}

/// A description, whether what it describes is deprecated, and the name that a type had before.
fn words_of(docs: &Docs, former_name: Option<&str>) -> String {
    let mut all = words(docs.description.as_deref());
    if docs.deprecated {
        all.push_str(" Deprecated.");
    }
    if let Some(name) = former_name {
        all = format!("{all} {}", since::formerly(name).to_text());
    }
    all
}

fn words(description: Option<&str>) -> String {
    description.map(prose::strip_markup).unwrap_or_default()
}
