//! One complete example document per type.
//!
//! In: examples, defaults, enum values and formats of a [`Model`]. Out: a JSON value per type, finite where types hold themselves: there
//! optional fields are left out, nullable ones are null, lists are empty. An example of the schema that its own type would not decode is
//! passed over.

use super::accepts::accepts;
use crate::model::{
    Constraints, Docs, Field, Model, Scalar, Shape, StringFormat, StructDef, TypeDef, TypeExpr,
    TypeId, TypeUse,
};
use serde_json::{Map, Number, Value};

/// Values in one example, in all of them, and how deep one nests, before optional parts are left out.
const VALUES: usize = 4_000;
const TOTAL: usize = 400_000;
const DEPTH: usize = 24;

/// An example for each type.
pub(super) fn all(model: &Model) -> Vec<Value> {
    let mut total = TOTAL;
    let mut examples = Vec::with_capacity(model.types.len());
    for (id, def) in model.iter() {
        let limit = VALUES.min(total);
        let mut maker = Maker {
            model,
            open: Vec::new(),
            left: limit,
        };
        examples.push(maker.of_type(id, def).unwrap_or(Value::Null));
        total = total - limit + maker.left;
    }
    examples
}

struct Maker<'m> {
    model: &'m Model,
    /// Types that the place is inside of.
    open: Vec<TypeId>,
    left: usize,
}

impl Maker<'_> {
    /// `None` when the type is open already, or the example grew too large.
    fn of_type(&mut self, id: TypeId, def: &TypeDef) -> Option<Value> {
        if self.open.contains(&id) || self.open.len() >= DEPTH || self.left == 0 {
            return None;
        }
        self.open.push(id);
        let value = match &def.shape {
            Shape::Struct(object) => self.object(object, &def.docs),
            Shape::Enum(values) => values
                .values
                .first()
                .map(|value| Value::String(value.value.clone())),
            Shape::Union(union) => {
                let stated = self.stated(&def.docs, &named(id, def.nullable));
                stated.or_else(|| {
                    union
                        .variants
                        .iter()
                        .find_map(|member| self.of_use(&member.ty, &member.docs))
                })
            }
            Shape::Alias(ty) => self.of_use(ty, &def.docs),
        };
        self.open.pop();
        value
    }

    fn object(&mut self, object: &StructDef, docs: &Docs) -> Option<Value> {
        let stated = docs.examples.iter().find_map(Value::as_object);
        let mut members = stated.cloned().unwrap_or_default();
        self.left = self.left.saturating_sub(1);
        for field in &object.fields {
            let keeps = members
                .get(&field.wire_name)
                .is_some_and(|value| accepts(self.model, &field.ty, value));
            if keeps {
                continue;
            }
            match self.of_field(field) {
                Some(value) => {
                    members.insert(field.wire_name.clone(), value);
                }
                None if field.ty.nullable => {
                    members.insert(field.wire_name.clone(), Value::Null);
                }
                None if field.required => return None,
                None => {
                    members.remove(&field.wire_name);
                }
            }
        }
        let value = Value::Object(members);
        let whole = TypeUse {
            expr: TypeExpr::Named(*self.open.last()?),
            nullable: false,
            constraints: Constraints::default(),
            aliases: Vec::new(),
        };
        if stated.is_some() && !accepts(self.model, &whole, &value) {
            return self.object(object, &Docs::default());
        }
        Some(value)
    }

    fn of_field(&mut self, field: &Field) -> Option<Value> {
        self.of_use(&field.ty, &field.docs)
    }

    fn of_use(&mut self, ty: &TypeUse, docs: &Docs) -> Option<Value> {
        if let Some(value) = self.stated(docs, ty) {
            return Some(value);
        }
        self.left = self.left.saturating_sub(1);
        match &ty.expr {
            TypeExpr::Named(id) => self.of_type(*id, self.model.type_def(*id)),
            TypeExpr::Scalar(scalar) => Some(of_scalar(scalar, &ty.constraints)),
            TypeExpr::Array(item) => Some(self.list(item, &ty.constraints)),
            TypeExpr::Tuple(items) => items
                .iter()
                .map(|item| self.of_use(item, &Docs::default()))
                .collect(),
            TypeExpr::Map(inner) => {
                let value = self.of_use(inner, &Docs::default());
                Some(Value::Object(
                    value
                        .map(|value| ("key".to_owned(), value))
                        .into_iter()
                        .collect(),
                ))
            }
            TypeExpr::Const(values) => values.first().cloned(),
            TypeExpr::Any => Some(Value::Object(Map::new())),
        }
    }

    fn list(&mut self, item: &TypeUse, constraints: &Constraints) -> Value {
        let least = constraints.min_items.unwrap_or(1).max(1);
        let most = constraints.max_items.unwrap_or(u64::MAX);
        let wanted = if constraints.unique_items {
            1
        } else {
            least.min(most).min(8)
        };
        let mut items = Vec::new();
        for _ in 0..wanted.min(most) {
            items.extend(self.of_use(item, &Docs::default()));
        }
        Value::Array(items)
    }

    /// The first example, else the default, that the type would decode. Null says little, so it comes last.
    fn stated(&mut self, docs: &Docs, ty: &TypeUse) -> Option<Value> {
        let candidates = || {
            docs.examples
                .iter()
                .chain(&docs.default)
                .filter(|value| accepts(self.model, ty, value))
        };
        let found = candidates().find(|value| !value.is_null()).or_else(|| {
            docs.examples
                .iter()
                .find(|value| value.is_null() && ty.nullable)
        });
        if found.is_some() {
            self.left = self.left.saturating_sub(1);
        }
        found.cloned()
    }
}

fn named(id: TypeId, nullable: bool) -> TypeUse {
    TypeUse {
        expr: TypeExpr::Named(id),
        nullable,
        constraints: Constraints::default(),
        aliases: Vec::new(),
    }
}

fn of_scalar(scalar: &Scalar, constraints: &Constraints) -> Value {
    if let Some(listed) = constraints.values.first() {
        return listed.clone();
    }
    match scalar {
        Scalar::Boolean => Value::Bool(true),
        Scalar::Null => Value::Null,
        Scalar::Integer(_) => Value::Number(integer(constraints)),
        Scalar::Number(_) => Value::Number(number(constraints)),
        Scalar::String(format) => Value::String(text(format, constraints)),
    }
}

fn integer(constraints: &Constraints) -> Number {
    let bound = |number: &Option<Number>, step: i64| {
        number
            .as_ref()
            .and_then(Number::as_i64)
            .map(|bound| bound.saturating_add(step))
    };
    let least = bound(&constraints.minimum, 0).or_else(|| bound(&constraints.exclusive_minimum, 1));
    let most = bound(&constraints.maximum, 0).or_else(|| bound(&constraints.exclusive_maximum, -1));
    let value = least.map_or(1, |least| least.max(1));
    Number::from(most.map_or(value, |most| value.min(most)))
}

fn number(constraints: &Constraints) -> Number {
    let least = constraints.minimum.as_ref().and_then(Number::as_f64);
    let most = constraints.maximum.as_ref().and_then(Number::as_f64);
    let value = least.map_or(1.5, |least| least.max(1.5));
    let value = most.map_or(value, |most| value.min(most));
    Number::from_f64(value).unwrap_or_else(|| Number::from(1))
}

fn text(format: &StringFormat, constraints: &Constraints) -> String {
    let fixed = match format {
        StringFormat::DateTime => "2024-05-29T13:45:30Z",
        StringFormat::Date => "2024-05-29",
        StringFormat::Email => "person@example.com",
        StringFormat::Uri => "https://example.com/",
        StringFormat::Uuid => "4f0a2c6e-8d1b-4c3e-9a57-0b6d2e8f1c34",
        StringFormat::Ipv4 => "192.0.2.1",
        StringFormat::Ipv6 => "2001:db8::1",
        StringFormat::None | StringFormat::Other(_) => return plain(constraints),
    };
    fixed.to_owned()
}

fn plain(constraints: &Constraints) -> String {
    let least = usize::try_from(constraints.min_length.unwrap_or(0))
        .unwrap_or(usize::MAX)
        .min(256);
    let most = usize::try_from(constraints.max_length.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    "text"
        .chars()
        .cycle()
        .take(least.max(4).min(most))
        .collect()
}
