//! The whole content for machines: `index.json`, and the JSON Schema that describes it.

use super::link::Linker;
use crate::content::{Body, FieldEntry, Page, Phrase, RuleEntry, ScalarEntry, Target, Use, rules};
use crate::history::Gone;
use crate::model::{Checked, Docs, Shape};
use crate::visible::visible_json;
use serde_json::{Value, json};

/// The file that describes [`file`].
pub(super) const SCHEMA: &str = include_str!("assets/index.schema.json");

/// The whole file.
pub(super) fn file(linker: Linker<'_, '_>) -> String {
    let content = linker.content;
    let plan = content.plan;
    let pages = content.pages.iter().map(|page| model(linker, page));
    let scalars = content.scalars.iter().map(|scalar| named(linker, scalar));
    let rules = content.rules.iter().enumerate();
    let rules = rules.map(|(index, entry)| rule(linker, index, entry));
    let index = json!({
        "$schema": "index.schema.json",
        "title": content.title,
        "description": plan.model.schema.description,
        "version": plan.model.schema.version,
        "schema": plan.options.schema_path,
        "command": plan.options.command,
        "root": plan.type_def(plan.model.root).wire_name,
        "models": pages.collect::<Value>(),
        "values": scalars.collect::<Value>(),
        "rules": rules.collect::<Value>(),
        "removed": removed(content.removed.iter().map(|(gone, _)| gone)),
    });
    visible_json(&sorted(&index).to_string())
}

/// One object, enum or union.
fn model(linker: Linker<'_, '_>, page: &Page<'_>) -> Value {
    let content = linker.content;
    let occurrences = page.occurrences.iter();
    let classes = page.sensitivity.iter();
    json!({
        "name": page.name,
        "kind": page.kind.label(),
        "page": linker.href(Target::Type(page.id)),
        "group": content.group(page.id).map(|group| &group.name),
        "rust": page.rust_path,
        "schema_pointer": page.schema_pointer,
        "pointers": occurrences.map(|one| one.pointer.as_str()).collect::<Value>(),
        "nullable": page.nullable,
        "null_rules": ids(linker, &page.null_rules),
        "sensitivity": classes.map(|class| class.as_str()).collect::<Value>(),
        "description": page.docs.description,
        "deprecated": page.docs.deprecated,
        "read_only": page.docs.read_only,
        "write_only": page.docs.write_only,
        "constraints": texts(&page.constraints),
        "unknown": match &page.body {
            Body::Object { extra, .. } => extra.sentence.to_owned(),
            Body::Enum { unknown, .. } | Body::Union { unknown, .. } => unknown.to_text(),
        },
        "fields": page.fields().iter().map(|entry| field(linker, entry)).collect::<Value>(),
        "values": values(linker, page),
        "variants": variants(linker, page),
        "decided_by": match &page.body {
            Body::Union { decided_by, .. } => Some(decided_by.to_text()),
            Body::Object { .. } | Body::Enum { .. } => None,
        },
        "phases": phases(linker, page),
        "used_by": uses(linker, &page.used_by),
        "rules": ids(linker, &page.rules),
        "example": page.example,
        "since": page.since,
        "former_name": page.former_name,
        "removed": removed(&page.removed),
    })
}

/// What is no longer there.
fn removed<'a>(all: impl IntoIterator<Item = &'a Gone<'a>>) -> Value {
    let all = all.into_iter();
    let all = all.map(|gone| json!({"name": gone.name, "since": gone.came, "until": gone.went}));
    all.collect()
}

/// `entry` with the default that the schema states, which can be null; without the member where it states none.
fn with_default(mut entry: Value, docs: &Docs) -> Value {
    if let Some(default) = &docs.default {
        entry["default"] = default.clone();
    }
    entry
}

fn field(linker: Linker<'_, '_>, field: &FieldEntry<'_>) -> Value {
    let entry = json!({
        "name": field.name,
        "page": linker.href(field.target()),
        "required": field.presence.is_required(),
        "nullable": field.presence.is_nullable(),
        "read_only": field.docs.read_only,
        "write_only": field.docs.write_only,
        "json": field.json_type.to_text(),
        "rust_type": field.rust_type.to_text(),
        "rust": field.rust_path,
        "sensitivity": field.sensitivity.as_str(),
        "description": field.docs.description,
        "deprecated": field.docs.deprecated,
        "constraints": texts(&field.constraints),
        "example": field.example,
        "since": field.since,
        "rules": ids(linker, &field.rules),
        "schema_pointer": field.schema_pointer,
        "pointers": field.pointers,
    });
    with_default(entry, field.docs)
}

fn values(linker: Linker<'_, '_>, page: &Page<'_>) -> Value {
    let Body::Enum { values, .. } = &page.body else {
        return json!([]);
    };
    let values = values.iter().enumerate().map(|(index, value)| {
        json!({
            "value": value.value,
            "page": linker.href(Target::Value(page.id, index)),
            "variant": value.variant,
            "meaning": value.meaning,
            "deprecated": value.deprecated,
            "since": value.since,
        })
    });
    values.collect()
}

fn variants(linker: Linker<'_, '_>, page: &Page<'_>) -> Value {
    let Body::Union { variants, .. } = &page.body else {
        return json!([]);
    };
    let variants = variants.iter().enumerate().map(|(index, variant)| {
        json!({
            "variant": variant.variant,
            "page": linker.href(Target::Variant(page.id, index)),
            "json": variant.json_type.to_text(),
            "rust_type": variant.rust_type.to_text(),
            "constraints": texts(&variant.constraints),
            "meaning": variant.meaning,
            "selected_by": variant.selected_by.as_ref().map(Phrase::to_text),
        })
    });
    variants.collect()
}

fn phases(linker: Linker<'_, '_>, page: &Page<'_>) -> Value {
    let Shape::Enum(def) = &linker.content.plan.type_def(page.id).shape else {
        return json!([]);
    };
    let phases = def.phases.iter().map(|phase| {
        let values = phase.values.iter().map(|index| &*def.values[*index].value);
        json!({
            "name": phase.name,
            "aside": phase.aside,
            "terminal": phase.terminal,
            "values": values.collect::<Value>(),
        })
    });
    phases.collect()
}

fn named(linker: Linker<'_, '_>, scalar: &ScalarEntry<'_>) -> Value {
    let entry = json!({
        "name": scalar.name,
        "page": linker.href(Target::Type(scalar.id)),
        "json": scalar.json_type.to_text(),
        "rust_type": scalar.rust_type.to_text(),
        "sensitivity": scalar.sensitivity.as_str(),
        "description": scalar.docs.description,
        "constraints": texts(&scalar.constraints),
        "example": scalar.docs.examples.first(),
        "since": scalar.since,
        "former_name": scalar.former_name,
        "schema_pointer": scalar.schema_pointer,
        "pointers": scalar.occurrences.iter().map(|one| one.pointer.as_str()).collect::<Value>(),
        "read_only": scalar.docs.read_only,
        "write_only": scalar.docs.write_only,
        "deprecated": scalar.docs.deprecated,
        "used_by": uses(linker, &scalar.used_by),
    });
    with_default(entry, scalar.docs)
}

fn rule(linker: Linker<'_, '_>, index: usize, rule: &RuleEntry<'_>) -> Value {
    let (checked, reason) = match rule.checked {
        Checked::Schema => ("schema", None),
        Checked::Validate => ("validate", None),
        Checked::Types => ("types", None),
        Checked::No(reason) => ("no", Some(reason)),
    };
    json!({
        "id": rule.id,
        "page": linker.href(Target::Rule(index)),
        "statement": rule.statement,
        "formal": rule.formal,
        "strength": rules::strength_label(rule.strength).to_lowercase(),
        "checked": checked,
        "reason": reason,
        "models": linker.content.plan.model.rules[index].models,
    })
}

fn ids(linker: Linker<'_, '_>, rules: &[usize]) -> Value {
    let ids = rules.iter().map(|index| linker.content.rules[*index].id);
    ids.collect()
}

fn uses(linker: Linker<'_, '_>, uses: &[Use]) -> Value {
    uses.iter().map(|by| linker.href(by.target())).collect()
}

fn texts(phrases: &[Phrase]) -> Value {
    phrases.iter().map(Phrase::to_text).collect()
}

/// Members in the order of their names, whatever map the JSON library was built with.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut all: Vec<(&String, &Value)> = members.iter().collect();
            all.sort_by_key(|(name, _)| *name);
            let all = all.into_iter();
            all.map(|(name, value)| (name.clone(), sorted(value)))
                .collect()
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}
