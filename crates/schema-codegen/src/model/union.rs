//! Unions, and what tells their variants apart.

use super::{Assertion, Docs, Pointer, TypeUse};
use serde_json::Value;

/// One of several shapes.
#[derive(Clone, Debug)]
pub struct UnionDef {
    /// The variants in schema order.
    pub variants: Vec<UnionVariant>,
    /// True for `oneOf`: exactly one may match (a validation fact, not one of shape).
    pub exclusive: bool,
    /// What tells the variants apart.
    pub decided_by: DecidedBy,
    /// What is asserted of the value beyond its variant.
    pub asserts: Vec<Assertion>,
    /// What stands beside the branches, for a value that no variant holds: a variant says it itself.
    pub asserts_of_unknown: Vec<Assertion>,
    /// The branches, where a look at a value does not show which of them it satisfies: `anyOf` or `oneOf`, and an array of schemas.
    pub branches: Option<Assertion>,
}

/// One variant of a union: a branch of `anyOf` or `oneOf`, or one of several JSON types.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// The value of its tag, where that is one string: what the variant is called. `None` where its type names it.
    pub name: Option<String>,
    /// Where the branch stands.
    pub pointer: Pointer,
    /// Its annotations.
    pub docs: Docs,
    /// Its type.
    pub ty: TypeUse,
}

/// What tells the variants of a union apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// The JSON type of the value: no two variants share one.
    JsonType,
    /// The value of a member.
    Tag(Tag),
    /// Which members are there: one list entry per variant. Every two variants that are objects differ in a member that one requires and
    /// the other does not declare, or that one forbids and the other requires.
    Members(Vec<MemberRule>),
    /// Nothing that a look at the value shows: of the variants that accept it, the one that declares most of its members. The rules, one
    /// per variant, say where a look shows that a variant can't accept it.
    BestMatch(Vec<MemberRule>),
}

/// A member whose value selects the variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The name of the member; two names for a member of a member.
    pub path: Vec<String>,
    /// Per variant: the values that select it, which are strings, integers, booleans or null. Empty for variants that are no objects.
    pub values: Vec<Vec<Value>>,
    /// The variant of an object without the member, where only one has no need of it.
    pub absent: Option<usize>,
}

impl Tag {
    /// The tag of `value`, which may lack it.
    #[must_use]
    pub fn of<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        let mut path = self.path.iter();
        path.try_fold(value, |value, name| value.as_object()?.get(name))
    }

    /// The variant that the value `tag` selects.
    #[must_use]
    pub fn variant(&self, tag: &Value) -> Option<usize> {
        self.values.iter().position(|values| values.contains(tag))
    }
}

/// Which members an object of one variant has, as far as it tells the variant from others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberRule {
    /// Without one of these a value is never of this variant.
    pub requires: Vec<String>,
    /// With one of these a value is never of this variant.
    pub forbids: Vec<String>,
}
