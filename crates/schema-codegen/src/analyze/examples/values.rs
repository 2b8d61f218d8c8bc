//! A value of a type in one place, made from what the schema says about the place.

use super::{Maker, numbers, strings};
use crate::analyze::accepts::accepts;
use crate::model::{Constraints, Docs, Model, Scalar, Shape, StructDef, TypeExpr, TypeId, TypeUse};
use serde_json::{Map, Value};

/// More items or members are no example.
const MAX_ITEMS: usize = 64;

/// The examples of an occurrence, then its default, as far as the type decodes them. Null says little, so it comes last.
pub(super) fn stated<'d>(
    model: &'d Model,
    docs: &'d Docs,
    ty: &'d TypeUse,
) -> impl Iterator<Item = &'d Value> {
    let all = || docs.examples.iter().chain(&docs.default);
    let decoded = move |value: &&Value| accepts(model, ty, value);
    let null = |value: &&Value| value.is_null();
    let values = all().filter(move |value| !null(value) && decoded(value));
    values.chain(
        docs.examples
            .iter()
            .filter(move |value| null(value) && decoded(value)),
    )
}

/// A bare use of a type.
pub(super) fn named(id: TypeId, nullable: bool) -> TypeUse {
    TypeUse::of(TypeExpr::Named(id), nullable)
}

impl<'m> Maker<'m> {
    /// What is tried for an occurrence: first what its schema states, then what can be made.
    pub(super) fn of_use(
        &mut self,
        ty: &'m TypeUse,
        docs: &'m Docs,
        attempt: usize,
    ) -> Option<Value> {
        let stated: Vec<&Value> = stated(self.model, docs, ty).collect();
        match stated.get(attempt) {
            Some(value) => {
                self.left = self.left.saturating_sub(size(value));
                Some((*value).clone())
            }
            None => self.nth(ty, attempt - stated.len()),
        }
    }

    /// True where an example has no room for further items. What lacks them is not the example of its type elsewhere.
    fn is_full(&mut self) -> bool {
        let is_full = self.left == 0;
        self.reached = if is_full { 0 } else { self.reached };
        is_full
    }

    /// The `nth` value of a type; from the second on they need not be valid.
    pub(super) fn nth(&mut self, ty: &'m TypeUse, nth: usize) -> Option<Value> {
        self.left = self.left.saturating_sub(1);
        match &ty.expr {
            TypeExpr::Named(id) => self.nth_of_type(*id, nth),
            TypeExpr::Scalar(scalar) => Some(of_scalar(scalar, &ty.constraints, nth)),
            TypeExpr::Array(item) => Some(self.list(item, &ty.constraints, nth)),
            TypeExpr::Tuple(items) => items.iter().map(|item| self.nth(item, nth)).collect(),
            TypeExpr::Map(inner) => Some(self.map(inner, &ty.constraints, nth)),
            TypeExpr::Const(values) => values.get(nth).cloned(),
            TypeExpr::Any if nth == 0 => Some(Value::Object(Map::new())),
            TypeExpr::Any => Some(nth.into()),
        }
    }

    fn nth_of_type(&mut self, id: TypeId, nth: usize) -> Option<Value> {
        // A list that must have an item, and whose items are such lists, would be made without end.
        if nth == 0 || self.open.contains(&id) {
            return self.of_type(id);
        }
        if let Shape::Struct(object) = &self.model.type_def(id).shape {
            return self.other_object(id, object, nth);
        }
        self.open.push(id);
        let found = self.other_value(id, nth);
        self.open.pop();
        found
    }

    /// The `nth` value of a type that is no struct.
    fn other_value(&mut self, id: TypeId, nth: usize) -> Option<Value> {
        let model = self.model;
        match &model.type_def(id).shape {
            Shape::Enum(values) => {
                let value = values.values.get(nth)?;
                Some(value.value.as_str().into())
            }
            Shape::Alias(ty) => self.nth(ty, nth),
            // The first branch has been tried, and each further one may have several values.
            Shape::Union(union) => {
                let count = union.variants.len();
                self.nth(&union.variants[nth % count].ty, nth / count)
            }
            Shape::Struct(_) => None,
        }
    }

    /// The example of a struct with other values in those fields that can have others.
    fn other_object(&mut self, id: TypeId, object: &'m StructDef, nth: usize) -> Option<Value> {
        let mut value = self.of_type(id)?;
        let members = value.as_object_mut()?;
        for field in &object.fields {
            if let Some(member) = members.get_mut(&field.wire_name)
                && let TypeExpr::Scalar(_) | TypeExpr::Const(_) = field.ty.expr
            {
                *member = self.nth(&field.ty, nth).unwrap_or(Value::Null);
            }
        }
        Some(value)
    }

    pub(super) fn as_struct(&self, ty: &TypeUse) -> Option<&'m StructDef> {
        let TypeExpr::Named(id) = &ty.expr else {
            return None;
        };
        match &self.model.type_def(*id).shape {
            Shape::Struct(object) => Some(object),
            Shape::Alias(ty) => self.as_struct(ty),
            _ => None,
        }
    }

    fn list(&mut self, item: &'m TypeUse, constraints: &Constraints, nth: usize) -> Value {
        let wanted = count(constraints.min_items, constraints.max_items);
        let mut items: Vec<Value> = Vec::new();
        for turn in 0..wanted * 4 {
            if items.len() == wanted || self.is_full() {
                break;
            }
            let other = if constraints.unique_items { turn } else { 0 };
            match self.nth(item, nth + other) {
                Some(value) if constraints.unique_items && items.contains(&value) => {}
                found => items.extend(found),
            }
        }
        Value::Array(items)
    }

    fn map(&mut self, inner: &'m TypeUse, constraints: &Constraints, nth: usize) -> Value {
        let wanted = count(constraints.min_properties, constraints.max_properties);
        let mut members = Map::new();
        for turn in 0..wanted * 4 {
            if members.len() == wanted || self.is_full() {
                break;
            }
            if let Some(value) = self.nth(inner, nth) {
                members.insert(key(constraints, turn), value);
            }
        }
        Value::Object(members)
    }
}

/// The `nth` name of an undeclared member.
pub(super) fn key(constraints: &Constraints, nth: usize) -> String {
    let of_names = constraints.property_names.iter();
    let listed = of_names.clone().map(|names| names.values.as_slice());
    let mut listed = listed.filter_map(|values| values.get(nth % values.len().max(1))?.as_str());
    if let Some(name) = listed.next() {
        return name.to_owned();
    }
    let mut patterns: Vec<&String> = constraints.key_patterns.iter().flatten().collect();
    if patterns.is_empty() {
        patterns.extend(of_names.filter_map(|names| names.pattern.as_ref()));
    }
    let pattern = patterns.get(nth % patterns.len().max(1));
    let made = pattern.and_then(|pattern| strings::matching(pattern, 1, MAX_ITEMS, nth));
    made.unwrap_or_else(|| match nth {
        0 => "key".to_owned(),
        nth => format!("key{}", nth + 1),
    })
}

/// How many values are in `value`, itself included.
fn size(value: &Value) -> usize {
    let (mut size, mut open) = (0, vec![value]);
    while let Some(value) = open.pop() {
        size += 1;
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.values()),
            _ => {}
        }
    }
    size
}

/// How many items or members an example has: one where there may be one, and as many as there must be.
fn count(least: Option<u64>, most: Option<u64>) -> usize {
    let wanted = least.unwrap_or(1).max(1).min(most.unwrap_or(u64::MAX));
    usize::try_from(wanted).map_or(MAX_ITEMS, |wanted| wanted.min(MAX_ITEMS))
}

fn of_scalar(scalar: &Scalar, constraints: &Constraints, nth: usize) -> Value {
    if !constraints.values.is_empty() {
        return constraints.values[nth % constraints.values.len()].clone();
    }
    match scalar {
        Scalar::Boolean => Value::Bool(nth.is_multiple_of(2)),
        Scalar::Null => Value::Null,
        Scalar::Integer(_) => Value::Number(numbers::integer(constraints, nth)),
        Scalar::Number(_) => Value::Number(numbers::number(constraints, nth)),
        Scalar::String(format) => Value::String(strings::string(format, constraints, nth)),
    }
}
