//! A type as it is used in one place: what, nullable or not, and with which constraints.

use super::{Assertion, Constraints, TypeId, ValueLabel};
use serde_json::Value;

/// A type in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeUse {
    /// What it is, aliases followed.
    pub expr: TypeExpr,
    /// True when null is admitted here, by the use or by the type.
    pub nullable: bool,
    /// What is asserted of the value beyond its type.
    pub constraints: Constraints,
    /// Null is valid here, whatever the type that `expr` names asserts of it.
    pub(crate) null_is_valid: bool,
    /// The named aliases that were followed to get here, outermost first (for the docs).
    pub aliases: Vec<TypeId>,
}

impl TypeUse {
    /// A use of `expr` that asserts nothing.
    pub(crate) fn of(expr: TypeExpr, nullable: bool) -> Self {
        Self {
            expr,
            nullable,
            constraints: Constraints::default(),
            null_is_valid: false,
            aliases: Vec::new(),
        }
    }

    /// The labels of the integers that are listed here, or in the items or members of what is here.
    pub(crate) fn labelled_integers(&self) -> Option<(IntegerType, &[ValueLabel])> {
        match &self.expr {
            TypeExpr::Array(inner) | TypeExpr::Map(inner) => inner.labelled_integers(),
            // One value is no choice.
            TypeExpr::Scalar(Scalar::Integer(ty)) if self.constraints.values.len() > 1 => {
                Some((*ty, &self.constraints.labels))
            }
            _ => None,
        }
    }

    /// True where a type that knows nothing of redaction holds the value or a part of it: one of std, chrono or `serde_json`.
    #[must_use]
    pub fn holds_foreign_values(&self) -> bool {
        match &self.expr {
            TypeExpr::Array(_) | TypeExpr::Tuple(_) => {
                self.expr.inner().iter().any(Self::holds_foreign_values)
            }
            TypeExpr::Named(_) | TypeExpr::Map(_) | TypeExpr::Scalar(Scalar::Null) => false,
            TypeExpr::Scalar(_) | TypeExpr::Const(_) | TypeExpr::Any => true,
        }
    }

    /// Any JSON value.
    pub(crate) fn any() -> Self {
        Self::of(TypeExpr::Any, true)
    }

    /// Any JSON value, each of which `keyword` refuses: there is no type without values, and documents have some here.
    pub(crate) fn never(keyword: &'static str) -> Self {
        let mut ty = Self::any();
        let refuses_all = Assertion::of("not", Value::Object(serde_json::Map::new()));
        ty.constraints.asserts.push(Assertion {
            keyword,
            ..refuses_all
        });
        ty
    }

    /// True when null is valid here: the schema says so, or it says nothing.
    #[must_use]
    pub fn admits_null(&self) -> bool {
        self.nullable || matches!(self.expr, TypeExpr::Any | TypeExpr::Scalar(Scalar::Null))
    }
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeExpr {
    /// A struct, enum or union.
    Named(TypeId),
    /// A scalar.
    Scalar(Scalar),
    /// `type: array` with one item type.
    Array(Box<TypeUse>),
    /// `prefixItems` with as many items as listed.
    Tuple(Vec<TypeUse>),
    /// `type: object` with no declared property: any name, values of one type.
    Map(Box<TypeUse>),
    /// `const` or `enum` with a list or an object: any JSON value.
    Const(Vec<Value>),
    /// No statement about the type: any JSON value.
    Any,
}

impl TypeExpr {
    /// The uses that stand directly in it: of items or members.
    pub(crate) fn inner(&self) -> &[TypeUse] {
        match self {
            Self::Array(inner) | Self::Map(inner) => std::slice::from_ref(inner),
            Self::Tuple(items) => items,
            Self::Named(_) | Self::Scalar(_) | Self::Const(_) | Self::Any => &[],
        }
    }

    /// The uses that stand directly in it, to be changed.
    pub(crate) fn inner_mut(&mut self) -> &mut [TypeUse] {
        match self {
            Self::Array(inner) | Self::Map(inner) => std::slice::from_mut(inner),
            Self::Tuple(items) => items,
            Self::Named(_) | Self::Scalar(_) | Self::Const(_) | Self::Any => &mut [],
        }
    }

    /// The type that it names.
    pub(crate) fn named(&self) -> Option<TypeId> {
        match self {
            Self::Named(id) => Some(*id),
            _ => None,
        }
    }

    /// True when both are the same type, constraints aside: nothing would tell two variants apart that differ in them alone.
    pub(crate) fn same_type(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Array(left), Self::Array(right)) | (Self::Map(left), Self::Map(right)) => {
                left.nullable == right.nullable && left.expr.same_type(&right.expr)
            }
            _ => self == other,
        }
    }
}

/// A scalar JSON type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// `boolean`.
    Boolean,
    /// `integer`.
    Integer(IntegerType),
    /// `number`.
    Number(NumberType),
    /// `string`, with what `format` says.
    String(StringFormat),
    /// `null` alone.
    Null,
}

/// Which integers a type holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerType {
    /// Those of 64 bits with a sign.
    I64,
    /// Those of 64 bits without a sign: `format: uint64`.
    U64,
    /// Those of 128 bits with a sign.
    I128,
    /// Those of 128 bits without a sign: `format: uint128`.
    U128,
    /// All of them.
    Exact,
}

/// Which numbers a type holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberType {
    /// Those of a double; others are rounded.
    F64,
    /// All of them.
    Exact,
}

/// `format` of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StringFormat {
    /// No `format`.
    None,
    /// `date-time`, RFC 3339.
    DateTime,
    /// `date`, RFC 3339 full-date.
    Date,
    /// `email`, kept as text.
    Email,
    /// `uri`, kept as text.
    Uri,
    /// `uuid`, kept as text.
    Uuid,
    /// `ipv4`, kept as text.
    Ipv4,
    /// `ipv6`, kept as text.
    Ipv6,
    /// Any other, kept as text.
    Other(String),
}

impl StringFormat {
    /// True for a format with a Rust type of its own.
    pub(crate) fn has_type(&self) -> bool {
        matches!(self, Self::DateTime | Self::Date)
    }

    /// The name as the schema spells it.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::DateTime => Some("date-time"),
            Self::Date => Some("date"),
            Self::Email => Some("email"),
            Self::Uri => Some("uri"),
            Self::Uuid => Some("uuid"),
            Self::Ipv4 => Some("ipv4"),
            Self::Ipv6 => Some("ipv6"),
            Self::Other(name) => Some(name),
        }
    }
}
