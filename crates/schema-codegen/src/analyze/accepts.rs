//! Whether a value has the shape of a type: whether the generated type would decode it. Lengths and patterns are not asked.

use crate::model::{
    Additional, IntegerType, Model, Scalar, Shape, StringFormat, TypeExpr, TypeId, TypeUse,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// True when `value` can be decoded as `ty`.
pub(crate) fn accepts(model: &Model, ty: &TypeUse, value: &Value) -> bool {
    Matcher::new(model).accepts(ty, value)
}

/// True when `value` can surely not be decoded as `ty`.
pub(crate) fn refuses(model: &Model, ty: &TypeUse, value: &Value) -> bool {
    let mut matcher = Matcher::new(model);
    !matcher.accepts(ty, value) && !matcher.gave_up
}

/// How many unions and aliases are followed inside of each other, and structs in structs.
const MAX_DEPTH: usize = 200;

/// A type, and the address of a value that is compared with it.
pub(super) type Question = (TypeId, *const Value);

/// Compares the values inside of one value with types. Each question is answered once: unions in unions would ask the same ones again, twice
/// as often with every level.
pub(super) struct Matcher<'m> {
    pub(super) model: &'m Model,
    pub(super) accepted: BTreeMap<Question, bool>,
    depth: usize,
    /// Whether something was not asked because types nest too deeply.
    gave_up: bool,
}

impl<'m> Matcher<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        Self {
            model,
            accepted: BTreeMap::new(),
            depth: 0,
            gave_up: false,
        }
    }

    pub(super) fn accepts(&mut self, ty: &TypeUse, value: &Value) -> bool {
        if value.is_null() && ty.nullable {
            return true;
        }
        match (&ty.expr, value) {
            (TypeExpr::Any, _) => true,
            (TypeExpr::Const(values), _) => values.contains(value),
            (TypeExpr::Scalar(scalar), _) => accepts_scalar(scalar, value),
            (TypeExpr::Array(item), Value::Array(items)) => {
                items.iter().all(|value| self.accepts(item, value))
            }
            (TypeExpr::Tuple(types), Value::Array(items)) => {
                let mut pairs = types.iter().zip(items);
                types.len() == items.len() && pairs.all(|(ty, value)| self.accepts(ty, value))
            }
            (TypeExpr::Map(inner), Value::Object(members)) => {
                members.values().all(|value| self.accepts(inner, value))
            }
            (TypeExpr::Named(id), _) => {
                let question = (*id, std::ptr::from_ref(value));
                if let Some(known) = self.accepted.get(&question) {
                    return *known;
                }
                // A union that is its own branch finds this.
                self.accepted.insert(question, false);
                if self.depth == MAX_DEPTH {
                    self.gave_up = true;
                    return false;
                }
                self.depth += 1;
                let accepted = self.type_accepts(*id, value);
                self.depth -= 1;
                self.accepted.insert(question, accepted);
                accepted
            }
            _ => false,
        }
    }

    fn type_accepts(&mut self, id: TypeId, value: &Value) -> bool {
        match (&self.model.type_def(id).shape, value) {
            (Shape::Enum(_), Value::String(_)) => true,
            (Shape::Union(def), _) => {
                let mut variants = def.variants.iter();
                variants.any(|variant| self.accepts(&variant.ty, value))
            }
            (Shape::Alias(ty), _) => self.accepts(ty, value),
            (Shape::Struct(def), Value::Object(members)) => {
                let mut fields = def.fields.iter();
                let declared = fields.all(|field| match members.get(&field.wire_name) {
                    Some(value) => self.accepts(&field.ty, value),
                    None => !field.required,
                });
                let names = def.fields.iter().map(|field| field.wire_name.as_str());
                let names: BTreeSet<&str> = match &def.additional {
                    Additional::Any => BTreeSet::new(),
                    _ => names.collect(),
                };
                let is_field = |name: &str| names.contains(name);
                let mut rest = members.iter().filter(|(name, _)| !is_field(name));
                declared
                    && match &def.additional {
                        Additional::Any => true,
                        Additional::Deny => rest.next().is_none(),
                        Additional::Typed(ty) => rest.all(|(_, value)| self.accepts(ty, value)),
                    }
            }
            _ => false,
        }
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
