//! The whole content for machines: `index.json`.

mod model;

use super::link::Linker;
use crate::content::{Phrase, ScalarEntry, Target, Use, rules};
use crate::model::Checked;
use model::Model;
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
struct Named<'a> {
    name: &'a str,
    page: String,
    json: String,
    rust_type: String,
    sensitivity: &'static str,
    description: Option<&'a str>,
    constraints: Vec<String>,
    example: Option<Value>,
    schema_pointer: &'a str,
    used_by: Vec<String>,
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
    let rules = 0..content.rules.len();
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
            .map(|page| model::model(linker, page))
            .collect(),
        values: content
            .scalars
            .iter()
            .map(|scalar| named(linker, scalar))
            .collect(),
        rules: rules.map(|at| rule(linker, at)).collect(),
    };
    serde_json::to_string(&index).unwrap_or_default()
}

fn named<'a>(linker: Linker<'a, 'a>, scalar: &'a ScalarEntry<'a>) -> Named<'a> {
    Named {
        name: scalar.name,
        page: linker.href(Target::Type(scalar.id)),
        json: scalar.json_type.to_text(),
        rust_type: scalar.rust_type.to_text(),
        sensitivity: scalar.sensitivity.as_str(),
        description: scalar.docs.description.as_deref(),
        constraints: scalar.constraints.iter().map(Phrase::to_text).collect(),
        example: scalar.docs.examples.first().map(sorted),
        schema_pointer: scalar.schema_pointer,
        used_by: uses(linker, &scalar.used_by),
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
        strength: rules::strength_label(rule.strength).to_lowercase(),
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

fn uses(linker: Linker<'_, '_>, uses: &[Use]) -> Vec<String> {
    uses.iter().map(|by| linker.href(by.target())).collect()
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
