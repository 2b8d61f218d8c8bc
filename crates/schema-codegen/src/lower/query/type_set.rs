//! Sets of JSON types, with the arithmetic that composition needs. `number` contains `integer`.

use crate::document::JsonType;
use serde_json::Value;

/// A set of JSON types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lower) struct TypeSet(u8);

impl TypeSet {
    pub(in crate::lower) const EMPTY: Self = Self(0);
    pub(in crate::lower) const ALL: Self = Self(0x7f);
    pub(in crate::lower) const NULL: Self = Self(0x01);
    pub(in crate::lower) const BOOLEAN: Self = Self(0x02);
    pub(in crate::lower) const OBJECT: Self = Self(0x04);
    pub(in crate::lower) const ARRAY: Self = Self(0x08);
    pub(in crate::lower) const INTEGER: Self = Self(0x10);
    pub(in crate::lower) const NUMBER: Self = Self(0x30);
    pub(in crate::lower) const STRING: Self = Self(0x40);

    /// The types that variants of a union are made of, in the order of the variants.
    pub(in crate::lower) const VARIANTS: [Self; 5] = [
        Self::STRING,
        Self::NUMBER,
        Self::BOOLEAN,
        Self::ARRAY,
        Self::OBJECT,
    ];

    pub(in crate::lower) fn of(types: &[JsonType]) -> Self {
        let sets = types.iter().map(|json_type| Self::of_one(*json_type));
        sets.fold(Self::EMPTY, Self::union)
    }

    fn of_one(json_type: JsonType) -> Self {
        match json_type {
            JsonType::Null => Self::NULL,
            JsonType::Boolean => Self::BOOLEAN,
            JsonType::Object => Self::OBJECT,
            JsonType::Array => Self::ARRAY,
            JsonType::Number => Self::NUMBER,
            JsonType::Integer => Self::INTEGER,
            JsonType::String => Self::STRING,
        }
    }

    /// The smallest set that contains the type of `value`.
    pub(in crate::lower) fn of_value(value: &Value) -> Self {
        let admitting = JsonType::NAMES
            .iter()
            .filter(|(_, json_type)| json_type.admits(value));
        let sets = admitting.map(|(_, json_type)| Self::of_one(*json_type));
        sets.fold(Self::ALL, Self::intersection)
    }

    /// The names of the types, as a schema lists them.
    pub(in crate::lower) fn names(self) -> Vec<&'static str> {
        let is_number = Self::NUMBER.is_subset(self);
        let names = JsonType::NAMES.iter();
        let names = names.filter(|(_, json_type)| {
            Self::of_one(*json_type).is_subset(self)
                && !(is_number && *json_type == JsonType::Integer)
        });
        names.map(|(name, _)| *name).collect()
    }

    /// `{null}` or the empty set.
    pub(in crate::lower) fn null_if(nullable: bool) -> Self {
        if nullable { Self::NULL } else { Self::EMPTY }
    }

    pub(in crate::lower) fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(in crate::lower) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(in crate::lower) fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(in crate::lower) fn without_null(self) -> Self {
        self.difference(Self::NULL)
    }

    pub(in crate::lower) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(in crate::lower) fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    pub(in crate::lower) fn contains_null(self) -> bool {
        self.0 & Self::NULL.0 != 0
    }

    /// True when every type but perhaps null is in the set.
    pub(in crate::lower) fn is_any(self) -> bool {
        self.without_null() == Self::ALL.without_null()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn integers_are_numbers() {
        let both = TypeSet::INTEGER.intersection(TypeSet::NUMBER);
        assert_eq!(both, TypeSet::INTEGER);
        assert_eq!(TypeSet::of_value(&json!(1)), TypeSet::INTEGER);
        assert_eq!(TypeSet::of_value(&json!(1.5)), TypeSet::NUMBER);
        assert_eq!(TypeSet::of_value(&json!("x")), TypeSet::STRING);
    }
}
