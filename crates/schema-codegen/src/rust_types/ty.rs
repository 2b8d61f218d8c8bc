//! The Rust type of a value where it is used.

use crate::model::{
    Field, IntegerType, NumberType, Presence, Scalar, StringFormat, TypeExpr, TypeId, TypeUse,
};

/// A Rust type as generated code has it, and the docs show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    /// `()`, for null alone.
    Unit,
    /// `bool`.
    Bool,
    /// `i64`.
    I64,
    /// `u64`.
    U64,
    /// `i128`.
    I128,
    /// `u128`.
    U128,
    /// `f64`.
    F64,
    /// `String`; `Cow<'a, str>` in borrowed types.
    String,
    /// `DateTime<FixedOffset>`.
    DateTime,
    /// `NaiveDate`.
    Date,
    /// Any JSON value: `RawJson`, its text, which keeps every digit and the order of members; `RawJsonRef<'a>` in borrowed types.
    Json,
    /// Any JSON value as a member of a map, which keeps the text itself: `Value`; `RawJsonRef<'a>` in borrowed types.
    Value,
    /// A generated struct, enum or union.
    Named(TypeId),
    /// `Option<T>`: one way to be empty, null or absent.
    Option(Box<Self>),
    /// `Maybe<T>`: absent, null or a value.
    Maybe(Box<Self>),
    /// `Box<T>`, where a type would otherwise contain itself.
    Box(Box<Self>),
    /// `Vec<T>`.
    Vec(Box<Self>),
    /// `AdditionalProperties<T>`: an object whose members all have one type.
    Map(Box<Self>),
    /// A tuple.
    Tuple(Vec<Self>),
}

impl RustType {
    /// The type of a list item, map value, tuple member, branch or alias.
    pub(super) fn of(ty: &TypeUse) -> Self {
        Self::of_boxed(ty, false)
    }

    /// The same, in a box where the type would otherwise contain itself.
    pub(super) fn of_boxed(ty: &TypeUse, boxed: bool) -> Self {
        let value = Self::of_value(&ty.expr, boxed);
        if ty.nullable && !value.holds_null() {
            Self::Option(Box::new(value))
        } else {
            value
        }
    }

    /// The type of a field.
    pub(super) fn of_field(field: &Field, boxed: bool) -> Self {
        let value = Self::of_value(&field.ty.expr, boxed);
        match field.presence() {
            Presence::Required => value,
            // `Option<RawJson>` would have two ways to say null.
            Presence::RequiredNullable if value.holds_null() => value,
            Presence::RequiredNullable | Presence::Optional => Self::Option(Box::new(value)),
            Presence::OptionalNullable => Self::Maybe(Box::new(value)),
        }
    }

    /// The type of a member of a map, or of one that its struct does not declare.
    pub(super) fn of_member(ty: &TypeUse) -> Self {
        match ty.expr {
            TypeExpr::Const(_) | TypeExpr::Any => Self::Value,
            _ => Self::of(ty),
        }
    }

    fn of_value(expr: &TypeExpr, boxed: bool) -> Self {
        let inner = |ty| Box::new(Self::of(ty));
        let value = match expr {
            TypeExpr::Named(id) => Self::Named(*id),
            TypeExpr::Scalar(scalar) => Self::of_scalar(scalar),
            TypeExpr::Array(item) => Self::Vec(inner(item)),
            TypeExpr::Map(value) => Self::Map(Box::new(Self::of_member(value))),
            TypeExpr::Tuple(items) => Self::Tuple(items.iter().map(Self::of).collect()),
            TypeExpr::Const(_) | TypeExpr::Any => Self::Json,
        };
        if boxed {
            Self::Box(Box::new(value))
        } else {
            value
        }
    }

    fn of_scalar(scalar: &Scalar) -> Self {
        match scalar {
            Scalar::Boolean => Self::Bool,
            Scalar::Integer(IntegerType::I64) => Self::I64,
            Scalar::Integer(IntegerType::U64) => Self::U64,
            Scalar::Integer(IntegerType::I128) => Self::I128,
            Scalar::Integer(IntegerType::U128) => Self::U128,
            Scalar::Number(NumberType::F64) => Self::F64,
            Scalar::Integer(IntegerType::Exact) | Scalar::Number(NumberType::Exact) => Self::Json,
            Scalar::Null => Self::Unit,
            Scalar::String(StringFormat::DateTime) => Self::DateTime,
            Scalar::String(StringFormat::Date) => Self::Date,
            Scalar::String(_) => Self::String,
        }
    }

    /// True where a codec reads the value, or a part of it that no generated type holds.
    pub(crate) fn has_codec(&self) -> bool {
        match self {
            Self::I64 | Self::U64 | Self::I128 | Self::U128 | Self::DateTime | Self::Date => true,
            Self::Option(ty) | Self::Maybe(ty) | Self::Box(ty) | Self::Vec(ty) | Self::Map(ty) => {
                ty.has_codec()
            }
            Self::Tuple(items) => items.iter().any(Self::has_codec),
            _ => false,
        }
    }

    /// Hands over each generated type in it.
    pub(crate) fn visit_named(&self, found: &mut impl FnMut(TypeId)) {
        match self {
            Self::Named(id) => found(*id),
            Self::Option(ty) | Self::Maybe(ty) | Self::Box(ty) | Self::Vec(ty) | Self::Map(ty) => {
                ty.visit_named(found);
            }
            Self::Tuple(items) => items.iter().for_each(|item| item.visit_named(found)),
            _ => {}
        }
    }

    /// True when null is one of the values of the type itself.
    #[must_use]
    pub fn holds_null(&self) -> bool {
        matches!(self, Self::Unit | Self::Json | Self::Value)
    }
}
