//! Everything there is to say about one field.
//!
//! In: the plan and a field. Out: [`FieldEntry`]. Presence and nullability are two facts here too.

use super::presence::Presence;
use super::{Phrase, Target, address, constraint, notation, places::Place, rules};
use crate::model::{Docs, Field, Sensitivity, StructDef, TypeExpr, TypeId, TypeUse};
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
    /// Absent, null, a value.
    pub presence: Presence,
    /// Its type in Rust notation.
    pub rust_type: Phrase,
    /// Its type in JSON words.
    pub json_type: Phrase,
    /// The enum whose values it takes, directly or in a list.
    pub choices: Option<TypeId>,
    /// The named scalars that stand between the field and its type.
    pub aliases: &'a [TypeId],
    /// Its constraints, format first.
    pub constraints: Vec<Phrase>,
    /// Its class.
    pub sensitivity: Sensitivity,
    /// Rules that bear on it, by place in the list of rules.
    pub rules: Vec<usize>,
    /// Its example: its own, else, for an enum, the value in the example of its owner.
    pub example: Option<&'a Value>,
    /// The type of the objects in it, whose page has a whole example.
    pub holds: Option<TypeId>,
    /// JSON Pointer of its schema.
    pub schema_pointer: &'a str,
    /// JSON Pointers of the field in a document, shortest first.
    pub pointers: Vec<String>,
    /// Its path in Rust.
    pub rust_path: String,
}

/// The fields of a struct, in the order of the schema.
#[must_use]
pub fn entries<'a>(
    plan: &'a Plan,
    owner: TypeId,
    def: &'a StructDef,
    places: &[Place],
    rust_path: &str,
) -> Vec<FieldEntry<'a>> {
    let fields = def.fields.iter().enumerate();
    fields
        .map(|(index, field)| entry(plan, FieldId { owner, index }, field, places, rust_path))
        .collect()
}

fn entry<'a>(
    plan: &'a Plan,
    id: FieldId,
    field: &'a Field,
    places: &[Place],
    rust_path: &str,
) -> FieldEntry<'a> {
    let boxed = plan.facts.boxed.contains(&id);
    let segment = address::pointer_segment(&field.wire_name);
    let ident = plan
        .names
        .fields
        .get(&id)
        .map_or(field.wire_name.as_str(), |ident| ident.as_str());
    FieldEntry {
        id,
        name: &field.wire_name,
        anchor: address::field_anchor(&field.wire_name),
        docs: &field.docs,
        presence: presence(field),
        rust_type: notation::field(plan, &field.ty, field.required, boxed),
        json_type: notation::json(plan, &field.ty),
        choices: choices(plan, &field.ty),
        aliases: &field.ty.aliases,
        constraints: constraint::phrases(&field.ty),
        sensitivity: field.sensitivity,
        rules: rules::positions(plan, &field.docs.rules),
        example: example(plan, id, field),
        holds: holds(plan, &field.ty),
        schema_pointer: &field.pointer.0,
        pointers: places
            .iter()
            .map(|place| format!("{}/{segment}", place.pointer))
            .collect(),
        rust_path: format!("{rust_path}::{ident}"),
    }
}

fn presence(field: &Field) -> Presence {
    Presence {
        required: field.required,
        nullable: notation::admits_null(&field.ty),
        holds_null: notation::holds_null(&field.ty.expr),
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

fn holds(plan: &Plan, ty: &TypeUse) -> Option<TypeId> {
    match &ty.expr {
        TypeExpr::Named(id) => {
            matches!(plan.type_def(*id).shape, crate::model::Shape::Struct(_)).then_some(*id)
        }
        TypeExpr::Array(item) | TypeExpr::Map(item) => holds(plan, item),
        _ => None,
    }
}

fn choices(plan: &Plan, ty: &TypeUse) -> Option<TypeId> {
    match &ty.expr {
        TypeExpr::Named(id) => {
            matches!(plan.type_def(*id).shape, crate::model::Shape::Enum(_)).then_some(*id)
        }
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

    /// The rules on it that speak of null.
    #[must_use]
    pub fn null_rules(&self, plan: &Plan) -> Vec<usize> {
        let speaks = |index: &usize| {
            super::prose::plain(&plan.model.rules[*index].statement)
                .split(' ')
                .any(|word| word == "null")
        };
        self.rules.iter().copied().filter(speaks).collect()
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
