//! What a schema asserts of a value beyond its type, as static data.

use core::fmt;

/// One constraint: a keyword of JSON Schema's validation vocabulary with its value.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// `minLength`, in code points.
    MinLength(u64),
    /// `maxLength`, in code points.
    MaxLength(u64),
    /// `pattern`, anywhere in the string.
    Pattern(&'static str),
    /// `format`.
    Format(&'static str),
    /// `minimum`.
    Minimum(Limit),
    /// `maximum`.
    Maximum(Limit),
    /// `exclusiveMinimum`.
    ExclusiveMinimum(Limit),
    /// `exclusiveMaximum`.
    ExclusiveMaximum(Limit),
    /// `multipleOf`.
    MultipleOf(Limit),
    /// `minItems`.
    MinItems(u64),
    /// `maxItems`.
    MaxItems(u64),
    /// `uniqueItems`.
    UniqueItems,
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// `enum` of numbers.
    OneOf(&'static [Limit]),
    /// `const`, for a boolean.
    Equals(bool),
    /// `enum` or `const` of any values: a JSON array.
    Listed(&'static str),
    /// What `items` asserts of every item of a list.
    Items(&'static [Self]),
    /// What `prefixItems` asserts of the item at an index of a tuple.
    Item(usize, &'static [Self]),
    /// What is asserted of every member of a map, or of every additional property of a struct.
    Members(&'static [Self]),
    /// `patternProperties` of a closed object: the name of each member that is not declared matches one of these.
    Names(&'static [&'static str]),
    /// `propertyNames`: what is asserted of the name of every member.
    PropertyNames(&'static [Self]),
    /// A property with the schema `false`.
    Absent(&'static str),
    /// `dependentRequired`: an object with the first of these members has all of them.
    DependentRequired(&'static [&'static str]),
    /// What no other constraint expresses: a keyword, and a schema as JSON text with it and what belongs to it. The schema stands alone: its
    /// keywords are those of 2020-12 without references.
    Asserts(&'static str, &'static str),
    /// Of a union that is read as the variant that declares most of a value: `anyOf` or `oneOf`, and its branches as a JSON array of schemas
    /// that stand alone, or as a schema with that keyword and the `$defs` that the branches refer to. What breaks inside of the variant counts only where no branch holds.
    Branches(&'static str, &'static str),
}

impl Constraint {
    /// What `all`, asserted of a list, says of its item at `index`.
    pub(crate) fn of_item(all: &[Self], index: usize) -> &'static [Self] {
        let inside = all.iter().find_map(|constraint| match constraint {
            Self::Items(inside) => Some(*inside),
            Self::Item(at, inside) if *at == index => Some(*inside),
            _ => None,
        });
        inside.unwrap_or_default()
    }

    /// What `all`, asserted of an object, says of the members that are not declared.
    pub(crate) fn of_members(all: &[Self]) -> &'static [Self] {
        let inside = all.iter().find_map(|constraint| match constraint {
            Self::Members(inside) => Some(*inside),
            _ => None,
        });
        inside.unwrap_or_default()
    }

    /// True for a keyword that says something of null, too.
    pub(crate) const fn is_about_null(&self) -> bool {
        matches!(self, Self::Listed(_) | Self::Asserts(..))
    }

    /// The keyword as JSON Schema spells it.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::MinLength(_) => "minLength",
            Self::MaxLength(_) => "maxLength",
            Self::Pattern(_) => "pattern",
            Self::Format(_) => "format",
            Self::Minimum(_) => "minimum",
            Self::Maximum(_) => "maximum",
            Self::ExclusiveMinimum(_) => "exclusiveMinimum",
            Self::ExclusiveMaximum(_) => "exclusiveMaximum",
            Self::MultipleOf(_) => "multipleOf",
            Self::MinItems(_) => "minItems",
            Self::MaxItems(_) => "maxItems",
            Self::UniqueItems => "uniqueItems",
            Self::MinProperties(_) => "minProperties",
            Self::MaxProperties(_) => "maxProperties",
            Self::OneOf(_) | Self::Listed(_) => "enum",
            Self::Equals(_) => "const",
            Self::Items(_) => "items",
            Self::Item(..) => "prefixItems",
            Self::Members(_) | Self::Names(_) => "additionalProperties",
            Self::PropertyNames(_) => "propertyNames",
            Self::Absent(_) => "properties",
            Self::DependentRequired(_) => "dependentRequired",
            Self::Asserts(keyword, _) | Self::Branches(keyword, _) => keyword,
        }
    }
}

/// A number in a constraint: whole numbers stay exact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// A whole number.
    Integer(i128),
    /// Any other number.
    Number(f64),
}

/// As a schema would write it.
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(limit) => limit.fmt(f),
            Self::Number(limit) => limit.fmt(f),
        }
    }
}
