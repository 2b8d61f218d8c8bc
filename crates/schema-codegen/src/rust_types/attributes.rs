//! What the derives of the runtime are told about types and fields.

use super::constraints;
use crate::model::{
    Additional, Field, IntegerType, Model, Presence, Scalar, Sensitivity, Shape, StringFormat,
    TypeDef, TypeExpr, TypeUse,
};
use serde_json::Value;
use std::borrow::Cow;

/// One entry of `#[additional_properties(..)]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// Its key.
    pub key: &'static str,
    /// What it is set to.
    pub setting: Setting,
}

/// What an attribute is set to.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// Nothing: `key`.
    Flag,
    /// `key = value`; null, a string, a number, a boolean, or an array or object that is empty.
    Equals(Value),
    /// `key(value, ..)`.
    List(Vec<Literal>),
    /// `key(entry, ..)`.
    Inside(Vec<Attribute>),
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A string, number, boolean or null.
    Value(Value),
    /// A word of the derive.
    Word(&'static str),
}

impl Attribute {
    pub(super) const fn flag(key: &'static str) -> Self {
        Self {
            key,
            setting: Setting::Flag,
        }
    }

    pub(super) fn equals(key: &'static str, value: impl Into<Value>) -> Self {
        Self {
            key,
            setting: Setting::Equals(value.into()),
        }
    }

    pub(super) fn list(key: &'static str, entries: impl Iterator<Item = Literal>) -> Self {
        Self {
            key,
            setting: Setting::List(entries.collect()),
        }
    }
}

/// Those of a whole type.
pub(super) fn of_type(def: &TypeDef) -> Vec<Attribute> {
    match &def.shape {
        Shape::Struct(object) => {
            let deny = matches!(object.additional, Additional::Deny);
            let deny = deny.then(|| Attribute::flag("deny_unknown"));
            let counts = constraints::of_struct(object);
            deny.into_iter().chain(counts).collect()
        }
        Shape::Enum(_) | Shape::Union(_) if def.sensitivity.is_sensitive() => {
            vec![sensitive(def.sensitivity)]
        }
        _ => Vec::new(),
    }
}

/// Those of one field; `class` is the one that its struct says for all fields, `fill` what the member gets where it is missing.
pub(super) fn of_field(
    model: &Model,
    field: &Field,
    class: Option<Sensitivity>,
    fill: Option<&Value>,
) -> Vec<Attribute> {
    let codec = codec(&field.ty);
    let presence = presence(field).map(Attribute::flag);
    // Also said when it is none: inside a sensitive value, only what is marked so may be shown.
    let differs = model.schema.classifies_sensitivity && class != Some(field.sensitivity);
    let class = differs.then(|| sensitive(field.sensitivity));
    let limits = constraints::of_use(&field.ty);
    presence
        .into_iter()
        .chain(class)
        .chain(codec)
        .chain(fill.map(|value| Attribute::equals("fill", value.clone())))
        .chain(limits)
        .collect()
}

/// Which of its two meanings an `Option` has.
fn presence(field: &Field) -> Option<&'static str> {
    match field.presence() {
        Presence::RequiredNullable if super::RustType::of(&field.ty).holds_null() => None,
        Presence::RequiredNullable => Some("required"),
        Presence::Optional => Some("optional"),
        Presence::Required | Presence::OptionalNullable => None,
    }
}

/// The class of data of a value, or of all fields that do not say their own.
pub(super) fn sensitive(class: Sensitivity) -> Attribute {
    Attribute::equals("sensitive", class.as_str())
}

/// The class that most fields have, so that only the others have to say theirs; none where that would save nothing.
pub(super) fn commonest_class(fields: &[Field]) -> Option<Sensitivity> {
    let of_class = |class| {
        fields
            .iter()
            .filter(|field| field.sensitivity == class)
            .count()
    };
    let classes = std::iter::once(Sensitivity::None).chain(Sensitivity::CLASSES);
    let (count, class) = classes
        .map(|class| (of_class(class), class))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (count > 1).then_some(class)
}

/// The codec of what is at the bottom of lists and maps: of a scalar, or of each element of a tuple.
pub(super) fn codec(ty: &TypeUse) -> Option<Attribute> {
    codec_name(&ty.expr).map(|name| Attribute::equals("codec", name))
}

fn codec_name(expr: &TypeExpr) -> Option<Cow<'static, str>> {
    match expr {
        TypeExpr::Scalar(Scalar::Integer(
            IntegerType::I64 | IntegerType::U64 | IntegerType::I128 | IntegerType::U128,
        )) => Some("integer".into()),
        TypeExpr::Scalar(Scalar::String(StringFormat::DateTime | StringFormat::Date)) => {
            Some("rfc3339".into())
        }
        TypeExpr::Array(item) | TypeExpr::Map(item) => codec_name(&item.expr),
        TypeExpr::Tuple(items) => {
            let each: Vec<_> = items.iter().map(|item| codec_name(&item.expr)).collect();
            if each.iter().all(Option::is_none) {
                return None;
            }
            let each: Vec<_> = each
                .into_iter()
                .map(|it| it.unwrap_or("_".into()))
                .collect();
            // As a tuple of one is written.
            let end = if each.len() == 1 { "," } else { "" };
            Some(format!("({}{end})", each.join(", ")).into())
        }
        _ => None,
    }
}
