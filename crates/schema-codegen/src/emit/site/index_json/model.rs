//! The entry of one object, enum or union in `index.json`.

use super::{ids, sorted, uses};
use crate::content::{
    Body, FieldEntry, Page, Phrase, Target, page::ValueEntry, page::VariantEntry,
};
use crate::emit::site::link::Linker;
use crate::model::{EnumDef, Shape};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
pub(super) struct Model<'a> {
    name: &'a str,
    kind: &'static str,
    page: String,
    group: Option<&'a str>,
    rust: &'a str,
    schema_pointer: &'a str,
    pointers: Vec<&'a str>,
    nullable: bool,
    null_rules: Vec<&'a str>,
    sensitivity: Vec<&'static str>,
    description: Option<&'a str>,
    deprecated: bool,
    unknown: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<Field<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<ListedValue<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variants: Vec<Variant<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phases: Vec<ListedPhase<'a>>,
    used_by: Vec<String>,
    rules: Vec<&'a str>,
    example: Option<Value>,
}

#[derive(Serialize)]
struct Field<'a> {
    name: &'a str,
    page: String,
    required: bool,
    nullable: bool,
    json: String,
    rust_type: String,
    rust: &'a str,
    sensitivity: &'static str,
    description: Option<&'a str>,
    deprecated: bool,
    constraints: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<Value>,
    example: Option<Value>,
    rules: Vec<&'a str>,
    schema_pointer: &'a str,
    pointers: &'a [String],
}

#[derive(Serialize)]
struct ListedValue<'a> {
    value: &'a str,
    page: String,
    variant: &'a str,
    meaning: Option<&'a str>,
}

#[derive(Serialize)]
struct Variant<'a> {
    variant: &'a str,
    json: String,
    rust_type: String,
    meaning: Option<&'a str>,
}

#[derive(Serialize)]
struct ListedPhase<'a> {
    name: &'a str,
    aside: bool,
    values: Vec<&'a str>,
}

/// One page.
pub(super) fn model<'a>(linker: Linker<'a, 'a>, page: &'a Page<'a>) -> Model<'a> {
    let content = linker.content;
    Model {
        name: page.name,
        kind: page.kind.label(),
        page: linker.href(Target::Type(page.id)),
        group: content.group(page.id).map(|group| group.name.as_str()),
        rust: &page.rust_path,
        schema_pointer: page.schema_pointer,
        pointers: page
            .occurrences
            .iter()
            .map(|occurrence| occurrence.pointer.as_str())
            .collect(),
        nullable: page.nullable,
        null_rules: ids(linker, &page.null_rules),
        sensitivity: page
            .sensitivity
            .iter()
            .map(|class| class.as_str())
            .collect(),
        description: page.docs.description.as_deref(),
        deprecated: page.docs.deprecated,
        unknown: match &page.body {
            Body::Object { extra, .. } => extra.sentence.to_owned(),
            Body::Enum { unknown, .. } | Body::Union { unknown, .. } => unknown.to_text(),
        },
        fields: page
            .fields()
            .iter()
            .map(|entry| field(linker, entry))
            .collect(),
        values: values(linker, page),
        variants: variants(&page.body),
        phases: phases(linker, page),
        used_by: uses(linker, &page.used_by),
        rules: ids(linker, &page.rules),
        example: page.example.map(sorted),
    }
}

fn field<'a>(linker: Linker<'a, 'a>, field: &'a FieldEntry<'a>) -> Field<'a> {
    Field {
        name: field.name,
        page: linker.href(field.target()),
        required: field.presence.is_required(),
        nullable: field.presence.is_nullable(),
        json: field.json_type.to_text(),
        rust_type: field.rust_type.to_text(),
        rust: &field.rust_path,
        sensitivity: field.sensitivity.as_str(),
        description: field.docs.description.as_deref(),
        deprecated: field.docs.deprecated,
        constraints: field.constraints.iter().map(Phrase::to_text).collect(),
        default: field.docs.default.as_ref().map(sorted),
        example: field.example.map(sorted),
        rules: ids(linker, &field.rules),
        schema_pointer: field.schema_pointer,
        pointers: &field.pointers,
    }
}

fn values<'a>(linker: Linker<'a, 'a>, page: &'a Page<'a>) -> Vec<ListedValue<'a>> {
    let Body::Enum { values, .. } = &page.body else {
        return Vec::new();
    };
    let one = |(at, value): (usize, &'a ValueEntry<'a>)| ListedValue {
        value: value.value,
        page: linker.href(Target::Value(page.id, at)),
        variant: value.variant,
        meaning: value.meaning,
    };
    values.iter().enumerate().map(one).collect()
}

fn variants<'a>(body: &'a Body<'a>) -> Vec<Variant<'a>> {
    let Body::Union { variants, .. } = body else {
        return Vec::new();
    };
    let one = |variant: &'a VariantEntry<'a>| Variant {
        variant: variant.variant,
        json: variant.json_type.to_text(),
        rust_type: variant.rust_type.to_text(),
        meaning: variant.meaning,
    };
    variants.iter().map(one).collect()
}

fn phases<'a>(linker: Linker<'a, 'a>, page: &Page<'a>) -> Vec<ListedPhase<'a>> {
    let Shape::Enum(EnumDef { phases, values, .. }) = &linker.content.plan.type_def(page.id).shape
    else {
        return Vec::new();
    };
    let named = |at: &usize| values[*at].value.as_str();
    let one = phases.iter().map(|phase| ListedPhase {
        name: &phase.name,
        aside: phase.aside,
        values: phase.values.iter().map(named).collect(),
    });
    one.collect()
}
