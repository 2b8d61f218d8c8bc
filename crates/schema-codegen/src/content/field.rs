//! Everything that the documentation says about one field. Presence and nullability are two facts here, too.

use super::rules::RuleIndex;
use super::{Occurrence, Phrase, Target, address, constraint, facts, notation, since};
use crate::model::{
    Docs, Field, Presence, Sensitivity, Shape, StructDef, TypeExpr, TypeId, TypeUse, escaped,
};
use crate::plan::{FieldId, Plan};
use serde_json::Value;

/// One field.
#[derive(Clone, Debug)]
pub struct FieldEntry<'a> {
    /// Which field it is.
    pub id: FieldId,
    /// Its name in JSON.
    pub name: &'a str,
    /// Its anchor on the owner's page.
    pub anchor: String,
    /// Description, examples and the like.
    pub docs: &'a Docs,
    /// Whether it must be there, and whether it may be null.
    pub presence: Presence,
    /// Its type in Rust notation.
    pub rust_type: Phrase,
    /// Its type in JSON words, null aside.
    pub json_type: Phrase,
    /// The enum whose values it takes, directly or in a list.
    pub choices: Option<TypeId>,
    /// The named scalars between the field and its type.
    pub aliases: &'a [TypeId],
    /// The version at which it came.
    pub since: Option<&'a str>,
    /// The sentences about it, as in its doc comment.
    pub facts: Vec<Phrase>,
    /// Its constraints, format first.
    pub constraints: Vec<Phrase>,
    /// Its class.
    pub sensitivity: Sensitivity,
    /// Rules that bear on it, as indices into the list of rules.
    pub rules: Vec<usize>,
    /// Those of them that mention null.
    pub null_rules: Vec<usize>,
    /// Its example: its own, else, for an enum, the value in the example of its owner.
    pub example: Option<&'a Value>,
    /// The type of the objects in it, whose page has a whole example.
    pub object: Option<TypeId>,
    /// JSON Pointer of its schema.
    pub schema_pointer: &'a str,
    /// JSON Pointers of the field in a document, shortest first.
    pub pointers: Vec<String>,
    /// Its path in Rust.
    pub rust_path: String,
}

/// The struct whose fields are listed.
pub(super) struct Owner<'i, 'a> {
    /// The struct.
    pub(super) id: TypeId,
    /// All rules.
    pub(super) rules: &'i RuleIndex<'a>,
    /// Where the struct occurs in a document.
    pub(super) occurrences: &'i [Occurrence],
    /// Its path in Rust.
    pub(super) rust_path: &'i str,
}

/// The fields of a struct, in the order of the schema.
pub(super) fn entries<'a>(
    plan: &'a Plan,
    owner: &Owner<'_, 'a>,
    def: &'a StructDef,
) -> Vec<FieldEntry<'a>> {
    let fields = def.fields.iter().enumerate();
    fields
        .map(|(index, field)| entry(plan, owner, index, field))
        .collect()
}

fn entry<'a>(
    plan: &'a Plan,
    owner: &Owner<'_, 'a>,
    index: usize,
    field: &'a Field,
) -> FieldEntry<'a> {
    let id = FieldId {
        owner: owner.id,
        index,
    };
    let rust_type = &plan.rust.field(id).ty;
    let segment = escaped(&field.wire_name);
    let rules = owner.rules.positions(&field.docs.rules);
    FieldEntry {
        id,
        name: &field.wire_name,
        anchor: address::field_anchor(&field.wire_name),
        docs: &field.docs,
        presence: field.presence(),
        rust_type: notation::rust(plan, rust_type),
        json_type: notation::json_beside_null(plan, &field.ty),
        choices: choices(plan, &field.ty),
        aliases: &field.ty.aliases,
        facts: facts::field(plan, owner.id, field),
        since: since::of_member(plan, owner.id, &field.wire_name),
        constraints: constraint::phrases(&field.ty),
        sensitivity: field.sensitivity,
        null_rules: owner.rules.on_null(&rules),
        rules,
        example: example(plan, id, field),
        object: object(plan, &field.ty),
        schema_pointer: &field.pointer.0,
        pointers: owner
            .occurrences
            .iter()
            .map(|occurrence| format!("{}/{segment}", occurrence.pointer))
            .collect(),
        rust_path: format!("{}::{}", owner.rust_path, plan.names.fields[&id].as_str()),
    }
}

fn example<'a>(plan: &'a Plan, id: FieldId, field: &'a Field) -> Option<&'a Value> {
    let of_owner = || {
        choices(plan, &field.ty)?;
        let owner = plan.facts.examples.get(id.owner.0)?;
        owner
            .get(&field.wire_name)
            .filter(|value| value.is_string())
    };
    field.docs.examples.first().or_else(of_owner)
}

fn object(plan: &Plan, ty: &TypeUse) -> Option<TypeId> {
    match &ty.expr {
        TypeExpr::Named(id) => matches!(plan.type_def(*id).shape, Shape::Struct(_)).then_some(*id),
        TypeExpr::Array(item) | TypeExpr::Map(item) => object(plan, item),
        _ => None,
    }
}

fn choices(plan: &Plan, ty: &TypeUse) -> Option<TypeId> {
    match &ty.expr {
        TypeExpr::Named(id) => matches!(plan.type_def(*id).shape, Shape::Enum(_)).then_some(*id),
        TypeExpr::Array(item) | TypeExpr::Map(item) => choices(plan, item),
        _ => None,
    }
}

impl FieldEntry<'_> {
    /// The example as it is written for people: text bare, all else as JSON.
    #[must_use]
    pub fn example(&self) -> Option<String> {
        self.example.map(example_text)
    }

    /// A link to the field.
    #[must_use]
    pub fn target(&self) -> Target {
        Target::Field(self.id)
    }
}

/// An example on one line: text bare unless it has characters that need JSON's escapes, all else as JSON.
#[must_use]
pub fn example_text(value: &Value) -> String {
    match value {
        Value::String(text) if !text.is_empty() && !text.contains(char::is_control) => text.clone(),
        other => other.to_string(),
    }
}
