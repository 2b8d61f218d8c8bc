//! The documentation of one place: what it means, then the facts in one line.
//!
//! In: the plan. Out: doc lines. Every statement is read off the plan; presence and nullability are said apart.

use super::doc_comment::{code_span, lines};
use crate::model::{
    Docs, EnumValue, Field, Number, Scalar, Sensitivity, Shape, StringFormat, TypeExpr, TypeId,
    TypeUse, UnionMember,
};
use crate::plan::Plan;

/// Examples longer than this are left to the example constructors.
const LONGEST_EXAMPLE: usize = 120;

/// The documentation of a type.
pub(super) fn of_type(plan: &Plan, id: TypeId) -> Vec<String> {
    let def = plan.type_def(id);
    let mut all = prose(&def.docs, &def.wire_name);
    let facts = match &def.shape {
        Shape::Enum(_) => "Open: a value that is not listed is kept and written back.".to_owned(),
        _ => String::new(),
    };
    let held: Vec<_> = plan.facts.sensitivity[id.0]
        .iter()
        .copied()
        .filter(|class| class.is_sensitive())
        .map(class_name)
        .collect();
    let held = if held.is_empty() {
        String::new()
    } else {
        format!("Holds sensitive data: {}.", held.join(", "))
    };
    push_paragraph(&mut all, [facts, held]);
    all
}

/// The documentation of a field.
pub(super) fn of_field(plan: &Plan, field: &Field) -> Vec<String> {
    let mut all = prose(&field.docs, &field.wire_name);
    let presence = match (field.required, field.ty.nullable) {
        (true, true) => "Required, can be null.",
        (true, false) => "Required.",
        (false, true) => "Optional, can be null.",
        (false, false) => "Optional.",
    };
    let sensitive = if plan.model.schema.classifies_sensitivity && field.sensitivity.is_sensitive()
    {
        format!("Sensitive: {}.", class_name(field.sensitivity))
    } else {
        String::new()
    };
    push_paragraph(
        &mut all,
        [
            presence.to_owned(),
            sensitive,
            constraints(&field.ty),
            value_facts(&field.docs),
        ],
    );
    all
}

/// The documentation of an enum value.
pub(super) fn of_value(value: &EnumValue) -> Vec<String> {
    let wire = code_span(&value.value);
    match &value.description {
        Some(text) if !text.trim().is_empty() => {
            let mut all = lines(text);
            push_paragraph(&mut all, [format!("In JSON: {wire}.")]);
            all
        }
        _ => vec![format!("{wire}.")],
    }
}

/// The documentation of a union member.
pub(super) fn of_member(plan: &Plan, member: &UnionMember) -> Vec<String> {
    let mut all = prose(&member.docs, "");
    if all.is_empty() {
        let name = match &member.ty.expr {
            crate::model::TypeExpr::Named(id) => {
                format!("The shape {}.", code_span(&plan.type_def(*id).wire_name))
            }
            _ => "One of the shapes.".to_owned(),
        };
        all.push(name);
    }
    push_paragraph(
        &mut all,
        [constraints(&member.ty), value_facts(&member.docs)],
    );
    all
}

/// Title and description; the wire name where the schema says nothing.
fn prose(docs: &Docs, wire_name: &str) -> Vec<String> {
    let mut all = docs.title.as_deref().map(lines).unwrap_or_default();
    let description = docs.description.as_deref().map(lines).unwrap_or_default();
    if !all.is_empty() && !description.is_empty() {
        all.push(String::new());
    }
    all.extend(description);
    if all.is_empty() && !wire_name.is_empty() {
        all.push(format!("{}.", code_span(wire_name)));
    }
    all
}

fn push_paragraph<const N: usize>(all: &mut Vec<String>, sentences: [String; N]) {
    let sentences: Vec<_> = sentences
        .into_iter()
        .filter(|sentence| !sentence.is_empty())
        .collect();
    if sentences.is_empty() {
        return;
    }
    if !all.is_empty() {
        all.push(String::new());
    }
    all.push(sentences.join(" "));
}

fn class_name(class: Sensitivity) -> &'static str {
    match class {
        Sensitivity::None => "none",
        Sensitivity::Personal => "personal",
        Sensitivity::GovernmentId => "government ID",
        Sensitivity::Biometric => "biometric",
        Sensitivity::Secret => "secret",
    }
}

fn value_facts(docs: &Docs) -> String {
    let default = docs
        .default
        .as_ref()
        .map(|value| format!("Default: {}.", json(value)));
    let example = docs
        .examples
        .first()
        .filter(|value| value.to_string().len() <= LONGEST_EXAMPLE);
    let example = example.map(|value| format!("Example: {}.", json(value)));
    let access = match (docs.read_only, docs.write_only) {
        (true, _) => Some("Read only.".to_owned()),
        (false, true) => Some("Write only.".to_owned()),
        (false, false) => None,
    };
    let rules: Vec<_> = docs.rules.iter().map(|id| safe_span(id)).collect();
    let rules = (!rules.is_empty()).then(|| format!("Rules: {}.", rules.join(", ")));
    [access, default, example, rules]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn json(value: &serde_json::Value) -> String {
    // A text reads better without the marks of JSON; all other values are shown as JSON.
    match value {
        serde_json::Value::String(text) if !text.is_empty() => safe_span(text),
        other => safe_span(&other.to_string()),
    }
}

fn safe_span(text: &str) -> String {
    lines(&code_span(text)).join(" ")
}

fn format_name(ty: &TypeUse) -> Option<&str> {
    match &ty.expr {
        TypeExpr::Scalar(Scalar::String(StringFormat::DateTime | StringFormat::Date)) => None,
        TypeExpr::Scalar(Scalar::String(format)) => format.name(),
        _ => None,
    }
}

fn constraints(ty: &TypeUse) -> String {
    let all = &ty.constraints;
    let count = |label: &str, value: Option<u64>| value.map(|value| format!("{label}: {value}."));
    let number = |label: &str, value: &Option<Number>| {
        value.as_ref().map(|value| format!("{label}: {value}."))
    };
    [
        format_name(ty).map(|name| format!("Format: {}.", safe_span(name))),
        count("Minimum length", all.min_length),
        count("Maximum length", all.max_length),
        all.pattern
            .as_ref()
            .map(|pattern| format!("Pattern: {}.", safe_span(pattern))),
        number("Minimum", &all.minimum),
        number("Maximum", &all.maximum),
        number("More than", &all.exclusive_minimum),
        number("Less than", &all.exclusive_maximum),
        number("Multiple of", &all.multiple_of),
        count("Minimum number of items", all.min_items),
        count("Maximum number of items", all.max_items),
        all.unique_items.then(|| "No item twice.".to_owned()),
        count("Minimum number of members", all.min_properties),
        count("Maximum number of members", all.max_properties),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" ")
}
