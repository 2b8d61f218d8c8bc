//! The whole content for machines: `index.json`.
//!
//! In: the content. Out: JSON whose members stand in a fixed order.

use super::link::Linker;
use crate::content::{Body, FieldEntry, Page, Target, page::ValueEntry};
use crate::model::Checked;
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Index<'a> {
    title: &'a str,
    description: Option<&'a str>,
    version: Option<&'a str>,
    schema: &'a str,
    command: &'a str,
    root: &'a str,
    models: Vec<Model<'a>>,
    values: Vec<Named<'a>>,
    rules: Vec<RuleItem<'a>>,
}

#[derive(Serialize)]
struct Model<'a> {
    name: &'a str,
    kind: &'static str,
    page: String,
    module: Option<&'a str>,
    rust: &'a str,
    schema_pointer: &'a str,
    pointers: Vec<&'a str>,
    nullable: bool,
    null_rules: Vec<&'a str>,
    sensitivity: Vec<&'static str>,
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldItem<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<ValueItem<'a>>,
    used_by: Vec<String>,
}

#[derive(Serialize)]
struct FieldItem<'a> {
    name: &'a str,
    page: String,
    required: bool,
    nullable: bool,
    json: String,
    rust_type: String,
    rust: &'a str,
    sensitivity: &'static str,
    description: Option<&'a str>,
    constraints: Vec<String>,
    examples: Vec<Value>,
    rules: Vec<&'a str>,
    schema_pointer: &'a str,
    pointers: &'a [String],
}

#[derive(Serialize)]
struct ValueItem<'a> {
    value: &'a str,
    page: String,
    variant: &'a str,
    meaning: Option<&'a str>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    page: String,
    json: String,
    rust_type: String,
    sensitivity: &'static str,
    description: Option<&'a str>,
    constraints: Vec<String>,
    schema_pointer: &'a str,
}

#[derive(Serialize)]
struct RuleItem<'a> {
    id: &'a str,
    page: String,
    statement: &'a str,
    formal: Option<&'a str>,
    strength: String,
    checked: &'static str,
    reason: Option<&'a str>,
    models: &'a [String],
}

/// The whole file.
pub(super) fn file(linker: Linker<'_, '_>) -> String {
    let content = linker.content;
    let plan = content.plan;
    let index = Index {
        title: content.title,
        description: plan.model.schema.description.as_deref(),
        version: plan.model.schema.version.as_deref(),
        schema: &plan.options.schema_path,
        command: &plan.options.command,
        root: &plan.type_def(plan.model.root).wire_name,
        models: content
            .pages
            .iter()
            .map(|page| model(linker, page))
            .collect(),
        values: content
            .scalars
            .iter()
            .map(|scalar| named(linker, scalar))
            .collect(),
        rules: (0..content.rules.len())
            .map(|at| rule(linker, at))
            .collect(),
    };
    serde_json::to_string(&index).unwrap_or_default()
}

fn model<'a>(linker: Linker<'a, 'a>, page: &'a Page<'a>) -> Model<'a> {
    let values = match &page.body {
        Body::Enum { values, .. } => values.as_slice(),
        _ => &[],
    };
    Model {
        name: page.name,
        kind: page.kind.label(),
        page: linker.href(Target::Type(page.id)),
        module: page.module,
        rust: &page.rust_path,
        schema_pointer: page.schema_pointer,
        pointers: page
            .places
            .iter()
            .map(|place| place.pointer.as_str())
            .collect(),
        nullable: page.nullable,
        null_rules: ids(linker, &linker.content.null_rules(page.id)),
        sensitivity: page
            .sensitivity
            .iter()
            .map(|class| class.as_str())
            .collect(),
        description: page.docs.description.as_deref(),
        fields: page
            .fields()
            .iter()
            .map(|field| field_item(linker, field))
            .collect(),
        values: values
            .iter()
            .enumerate()
            .map(|(at, value)| value_item(linker, page, at, value))
            .collect(),
        used_by: page
            .used_by
            .iter()
            .map(|id| linker.href(Target::Field(*id)))
            .collect(),
    }
}

fn field_item<'a>(linker: Linker<'a, 'a>, field: &'a FieldEntry<'a>) -> FieldItem<'a> {
    FieldItem {
        name: field.name,
        page: linker.href(field.target()),
        required: field.presence.required,
        nullable: field.presence.nullable,
        json: field.json_type.plain(),
        rust_type: field.rust_type.plain(),
        rust: &field.rust_path,
        sensitivity: field.sensitivity.as_str(),
        description: field.docs.description.as_deref(),
        constraints: field
            .constraints
            .iter()
            .map(crate::content::Phrase::plain)
            .collect(),
        examples: field.docs.examples.iter().map(sorted).collect(),
        rules: ids(linker, &field.rules),
        schema_pointer: field.schema_pointer,
        pointers: &field.pointers,
    }
}

fn value_item<'a>(
    linker: Linker<'a, 'a>,
    page: &Page<'a>,
    at: usize,
    value: &'a ValueEntry<'a>,
) -> ValueItem<'a> {
    ValueItem {
        value: value.value,
        page: linker.href(Target::Value(page.id, at)),
        variant: value.variant,
        meaning: value.meaning,
    }
}

fn named<'a>(linker: Linker<'a, 'a>, scalar: &'a crate::content::ScalarEntry<'a>) -> Named<'a> {
    Named {
        name: scalar.name,
        page: linker.href(Target::Type(scalar.id)),
        json: scalar.json_type.plain(),
        rust_type: scalar.rust_type.plain(),
        sensitivity: scalar.sensitivity.as_str(),
        description: scalar.docs.description.as_deref(),
        constraints: scalar
            .constraints
            .iter()
            .map(crate::content::Phrase::plain)
            .collect(),
        schema_pointer: scalar.schema_pointer,
    }
}

fn rule<'a>(linker: Linker<'a, 'a>, at: usize) -> RuleItem<'a> {
    let rule = &linker.content.rules[at];
    let (checked, reason) = match rule.checked {
        Checked::Schema => ("schema", None),
        Checked::Validate => ("validate", None),
        Checked::Types => ("types", None),
        Checked::No(reason) => ("no", Some(reason.as_str())),
    };
    RuleItem {
        id: rule.id,
        page: linker.href(Target::Rule(at)),
        statement: rule.statement,
        formal: rule.formal,
        strength: crate::content::rules::strength_label(rule.strength).to_lowercase(),
        checked,
        reason,
        models: &linker.content.plan.model.rules[at].models,
    }
}

fn ids<'a>(linker: Linker<'a, 'a>, rules: &[usize]) -> Vec<&'a str> {
    rules
        .iter()
        .map(|at| linker.content.rules[*at].id)
        .collect()
}

/// Members in the order of their names, whatever map the JSON library was built with.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut all: Vec<(&String, &Value)> = members.iter().collect();
            all.sort_by_key(|(name, _)| *name);
            all.into_iter()
                .map(|(name, value)| (name.clone(), sorted(value)))
                .collect()
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}
