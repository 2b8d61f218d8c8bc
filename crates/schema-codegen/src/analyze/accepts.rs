//! Whether a value has the shape of a type.
//!
//! In: a JSON value and a [`TypeUse`]. Out: yes, when the generated type would decode it. Lengths and patterns are not asked.

use crate::model::{
    Additional, IntegerType, Model, Scalar, Shape, StringFormat, TypeExpr, TypeId, TypeUse,
    UnionDef,
};
use serde_json::Value;

/// How deep an example may nest.
const DEPTH: usize = 64;

/// True when `value` can be decoded as `ty`.
pub(crate) fn accepts(model: &Model, ty: &TypeUse, value: &Value) -> bool {
    accepts_use(model, ty, value, DEPTH)
}

/// The branch of `union` that `value` is decoded as: of those that accept it the one that knows most of its members, the first of equals.
pub(crate) fn branch(model: &Model, union: &UnionDef, value: &Value) -> Option<usize> {
    let branches = union.variants.iter().enumerate();
    let accepting = branches.filter(|(_, branch)| accepts(model, &branch.ty, value));
    let unknown = |ty: &TypeUse| unknown_members(model, ty, value, DEPTH);
    accepting
        .min_by_key(|(_, branch)| unknown(&branch.ty))
        .map(|(index, _)| index)
}

/// How many members of `value`, at any depth, `ty` does not declare.
fn unknown_members(model: &Model, ty: &TypeUse, value: &Value, depth: usize) -> usize {
    let Some(depth) = depth.checked_sub(1) else {
        return 0;
    };
    let inside = |ty: &TypeUse, value: &Value| unknown_members(model, ty, value, depth);
    match (&ty.expr, value) {
        (TypeExpr::Array(item), Value::Array(items)) => {
            items.iter().map(|value| inside(item, value)).sum()
        }
        (TypeExpr::Tuple(types), Value::Array(items)) => types
            .iter()
            .zip(items)
            .map(|(ty, value)| inside(ty, value))
            .sum(),
        (TypeExpr::Map(ty), Value::Object(members)) => {
            members.values().map(|value| inside(ty, value)).sum()
        }
        (TypeExpr::Named(id), _) => match (&model.type_def(*id).shape, value) {
            (Shape::Alias(ty), _) => inside(ty, value),
            (Shape::Union(union), _) => branch(model, union, value)
                .map_or(1, |index| inside(&union.variants[index].ty, value)),
            (Shape::Struct(def), Value::Object(members)) => {
                let unknown = |(name, value): (&String, &Value)| {
                    let field = def.fields.iter().find(|field| field.wire_name == *name);
                    field.map_or(1, |field| inside(&field.ty, value))
                };
                members.iter().map(unknown).sum()
            }
            _ => 0,
        },
        _ => 0,
    }
}

fn accepts_use(model: &Model, ty: &TypeUse, value: &Value, depth: usize) -> bool {
    if value.is_null() && ty.nullable {
        return true;
    }
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match (&ty.expr, value) {
        (TypeExpr::Any, _) => true,
        (TypeExpr::Const(values), _) => values.contains(value),
        (TypeExpr::Scalar(scalar), _) => accepts_scalar(scalar, value),
        (TypeExpr::Array(item), Value::Array(items)) => items
            .iter()
            .all(|value| accepts_use(model, item, value, depth)),
        (TypeExpr::Tuple(types), Value::Array(items)) => {
            types.len() == items.len()
                && types
                    .iter()
                    .zip(items)
                    .all(|(ty, value)| accepts_use(model, ty, value, depth))
        }
        (TypeExpr::Map(inner), Value::Object(members)) => members
            .values()
            .all(|value| accepts_use(model, inner, value, depth)),
        (TypeExpr::Named(id), _) => accepts_type(model, *id, value, depth),
        _ => false,
    }
}

fn accepts_type(model: &Model, id: TypeId, value: &Value, depth: usize) -> bool {
    match (&model.type_def(id).shape, value) {
        (Shape::Enum(_), Value::String(_)) => true,
        (Shape::Union(def), _) => def
            .variants
            .iter()
            .any(|member| accepts_use(model, &member.ty, value, depth)),
        (Shape::Alias(ty), _) => accepts_use(model, ty, value, depth),
        (Shape::Struct(def), Value::Object(members)) => {
            let declared = def
                .fields
                .iter()
                .all(|field| match members.get(&field.wire_name) {
                    Some(value) => accepts_use(model, &field.ty, value, depth),
                    None => !field.required,
                });
            let mut rest = members
                .iter()
                .filter(|(name, _)| def.fields.iter().all(|field| field.wire_name != **name));
            declared
                && match &def.additional {
                    Additional::Any => true,
                    Additional::Deny => rest.next().is_none(),
                    Additional::Typed(ty) => {
                        rest.all(|(_, value)| accepts_use(model, ty, value, depth))
                    }
                }
        }
        _ => false,
    }
}

fn accepts_scalar(scalar: &Scalar, value: &Value) -> bool {
    match (scalar, value) {
        (Scalar::Boolean, Value::Bool(_))
        | (Scalar::Number(_), Value::Number(_))
        | (Scalar::Null, Value::Null) => true,
        (Scalar::Integer(ty), Value::Number(number)) => match ty {
            IntegerType::I64 => number.is_i64(),
            IntegerType::U64 | IntegerType::U128 => number.is_u64(),
            IntegerType::I128 | IntegerType::Exact => number.is_i64() || number.is_u64(),
        },
        (Scalar::String(StringFormat::DateTime), Value::String(text)) => is_date_time(text),
        (Scalar::String(StringFormat::Date), Value::String(text)) => is_date(text.as_bytes()),
        (Scalar::String(_), found) => found.is_string(),
        _ => false,
    }
}

/// RFC 3339, seconds up to 59.
fn is_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(date), Some(rest)) = (bytes.get(..10), bytes.get(10..)) else {
        return false;
    };
    let [b'T' | b't', h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = rest else {
        return false;
    };
    let fraction = match rest {
        [b'.', digits @ ..] => {
            1 + digits
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        }
        _ => 0,
    };
    let zone = match &rest[fraction..] {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => two(*h1, *h2) < 24 && two(*m1, *m2) < 60,
        _ => false,
    };
    is_date(date)
        && two(*h1, *h2) < 24
        && two(*m1, *m2) < 60
        && two(*s1, *s2) < 60
        && fraction != 1
        && zone
}

fn is_date(bytes: &[u8]) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = bytes else {
        return false;
    };
    let (century, rest) = (two(*y1, *y2), two(*y3, *y4));
    if century > 99 || rest > 99 {
        return false;
    }
    let year = century * 100 + rest;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match two(*m1, *m2) {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&two(*d1, *d2))
}

/// The number that two digits make; out of every range when they are no digits.
fn two(tens: u8, ones: u8) -> u32 {
    if tens.is_ascii_digit() && ones.is_ascii_digit() {
        u32::from(tens - b'0') * 10 + u32::from(ones - b'0')
    } else {
        1000
    }
}
