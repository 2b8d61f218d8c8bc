//! The example document of each type as a tree of Rust values.
//!
//! A tree has exactly the type that it stands for, so printing it takes no decision. What a document lacks becomes the simplest value of its
//! type: that happens only to types of which no example was found.

use super::{RustDef, RustType};
use crate::analyze::{Facts, branch};
use crate::model::{Model, Shape, TypeId};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A Rust value.
#[derive(Clone, Debug, PartialEq)]
pub enum ExampleValue {
    /// `()`
    Unit,
    /// A boolean.
    Bool(bool),
    /// An integer.
    I64(i64),
    /// A float.
    F64(f64),
    /// A string.
    String(String),
    /// A date or timestamp, parsed from a string.
    Parsed(String),
    /// Any JSON value, as its text.
    Json(Value),
    /// Any JSON value, as a `Value`.
    Value(Value),
    /// `T::example()`
    Example(TypeId),
    /// A struct: a value per field, then the members that it does not declare; none where it refuses them.
    Struct(TypeId, Vec<Self>, Option<Vec<(String, Self)>>),
    /// A value of an enum or union.
    Variant(TypeId, ExampleVariant),
    /// `None` or `Some(..)`
    Option(Option<Box<Self>>),
    /// `Maybe::..`
    Maybe(ExampleMaybe),
    /// `Box::new(..)`
    Box(Box<Self>),
    /// A list.
    Vec(Vec<Self>),
    /// A map.
    Map(Vec<(String, Self)>),
    /// A tuple.
    Tuple(Vec<Self>),
}

/// A value of an enum or union.
#[derive(Clone, Debug, PartialEq)]
pub enum ExampleVariant {
    /// A value that an enum lists.
    Listed(usize),
    /// A value that an enum does not list.
    Unlisted(String),
    /// A branch of a union.
    Branch(usize, Box<ExampleValue>),
    /// A value that fits no branch of a union.
    NoBranch(Value),
}

/// A value that may be absent or null.
#[derive(Clone, Debug, PartialEq)]
pub enum ExampleMaybe {
    /// `Maybe::Absent`
    Absent,
    /// `Maybe::Null`
    Null,
    /// `Maybe::Value(..)`
    Value(Box<ExampleValue>),
}

/// The examples of all types; none for an alias, and an empty list where the facts have none.
pub(super) fn all(model: &Model, facts: &Facts, types: &[RustDef]) -> Vec<Option<ExampleValue>> {
    let builder = Builder {
        model,
        facts,
        types,
    };
    let ids = model.iter().map(|(id, _)| id);
    let examples = ids.zip(&facts.examples);
    examples
        .map(|(id, example)| builder.of_type(id, example))
        .collect()
}

struct Builder<'m> {
    model: &'m Model,
    facts: &'m Facts,
    types: &'m [RustDef],
}

impl Builder<'_> {
    fn of_type(&self, id: TypeId, value: &Value) -> Option<ExampleValue> {
        let decided = &self.types[id.0];
        Some(match &self.model.type_def(id).shape {
            Shape::Struct(def) => {
                let members = value.as_object();
                let member = |name: &str| members.and_then(|members| members.get(name));
                let fields = def.fields.iter().zip(&decided.fields);
                let fields =
                    fields.map(|(field, rust)| self.of(&rust.ty, member(&field.wire_name)));
                let additional = decided.additional.as_ref().map(|ty| {
                    let names = def.fields.iter().map(|field| field.wire_name.as_str());
                    let declared: BTreeSet<&str> = names.collect();
                    let rest = members.into_iter().flatten();
                    let rest = rest.filter(|(name, _)| !declared.contains(name.as_str()));
                    self.members(ty, rest)
                });
                ExampleValue::Struct(id, fields.collect(), additional)
            }
            Shape::Enum(def) => {
                let string = value.as_str().unwrap_or_default();
                let listed = def.values.iter().position(|value| value.value == string);
                let variant = match listed {
                    Some(index) => ExampleVariant::Listed(index),
                    None => ExampleVariant::Unlisted(string.to_owned()),
                };
                ExampleValue::Variant(id, variant)
            }
            Shape::Union(def) => {
                let variant = match branch(self.model, def, value) {
                    Some(index) => {
                        let inside = self.of(&decided.fields[index].ty, Some(value));
                        ExampleVariant::Branch(index, Box::new(inside))
                    }
                    None => ExampleVariant::NoBranch(value.clone()),
                };
                ExampleValue::Variant(id, variant)
            }
            Shape::Alias(_) => return None,
        })
    }

    /// `value` as a value of `ty`; none where there is no such member.
    fn of(&self, ty: &RustType, value: Option<&Value>) -> ExampleValue {
        let null = Value::Null;
        let found = value.unwrap_or(&null);
        let string = || found.as_str().unwrap_or_default().to_owned();
        let inside = |inner| Box::new(self.of(inner, value));
        match ty {
            RustType::Option(inner) => {
                ExampleValue::Option((!found.is_null()).then(|| inside(inner)))
            }
            RustType::Maybe(inner) => ExampleValue::Maybe(match value {
                None => ExampleMaybe::Absent,
                Some(Value::Null) => ExampleMaybe::Null,
                Some(_) => ExampleMaybe::Value(inside(inner)),
            }),
            RustType::Box(inner) => ExampleValue::Box(inside(inner)),
            RustType::Unit => ExampleValue::Unit,
            RustType::Bool => ExampleValue::Bool(found.as_bool().unwrap_or_default()),
            RustType::I64 | RustType::U64 | RustType::I128 | RustType::U128 => {
                ExampleValue::I64(integer(found).unwrap_or_default())
            }
            RustType::F64 => ExampleValue::F64(found.as_f64().unwrap_or_default()),
            RustType::String => ExampleValue::String(string()),
            RustType::DateTime | RustType::Date => ExampleValue::Parsed(string()),
            RustType::Json => ExampleValue::Json(found.clone()),
            RustType::Value => ExampleValue::Value(found.clone()),
            RustType::Named(id) => self.named(*id, found),
            RustType::Vec(item) => {
                let items = found.as_array().into_iter().flatten();
                ExampleValue::Vec(items.map(|found| self.of(item, Some(found))).collect())
            }
            RustType::Tuple(items) => {
                let items = items.iter().enumerate();
                let items = items.map(|(index, item)| self.of(item, found.get(index)));
                ExampleValue::Tuple(items.collect())
            }
            RustType::Map(inner) => {
                let no_members = Map::new();
                let members = found.as_object().unwrap_or(&no_members);
                ExampleValue::Map(self.members(inner, members.iter()))
            }
        }
    }

    /// A call where the value is the type's own example, else the value written out. An example contains only smaller ones, so the calls
    /// come to an end.
    fn named(&self, id: TypeId, value: &Value) -> ExampleValue {
        let is_enum = matches!(self.model.type_def(id).shape, Shape::Enum(_));
        if !is_enum && self.facts.examples[id.0] == *value {
            return ExampleValue::Example(id);
        }
        self.of_type(id, value).unwrap_or(ExampleValue::Example(id))
    }

    /// Members that all have type `ty`.
    fn members<'v>(
        &self,
        ty: &RustType,
        members: impl Iterator<Item = (&'v String, &'v Value)>,
    ) -> Vec<(String, ExampleValue)> {
        let members = members.map(|(name, value)| (name.clone(), self.of(ty, Some(value))));
        members.collect()
    }
}

/// An integer, also when written `1.0`.
fn integer(value: &Value) -> Option<i64> {
    let whole = || value.as_f64().filter(|float| float.fract() == 0.0);
    value.as_i64().or_else(|| whole()?.to_string().parse().ok())
}
