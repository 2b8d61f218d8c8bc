//! Sets of JSON types.
//!
//! In: `type` keywords. Out: [`Kinds`], with the arithmetic that composition needs. `number` holds `integer`.

use crate::document::JsonType;
use serde_json::Value;

/// A set of JSON types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const ALL: Self = Self(0x7f);
    pub(super) const NULL: Self = Self(0x01);
    pub(super) const BOOLEAN: Self = Self(0x02);
    pub(super) const OBJECT: Self = Self(0x04);
    pub(super) const ARRAY: Self = Self(0x08);
    pub(super) const INTEGER: Self = Self(0x10);
    pub(super) const NUMBER: Self = Self(0x30);
    pub(super) const STRING: Self = Self(0x40);

    /// The families that a type is made of, in the order in which members of a union stand.
    pub(super) const FAMILIES: [Self; 5] = [
        Self::STRING,
        Self::NUMBER,
        Self::BOOLEAN,
        Self::ARRAY,
        Self::OBJECT,
    ];

    pub(super) fn of(types: &[JsonType]) -> Self {
        types
            .iter()
            .map(|json_type| Self::of_one(*json_type))
            .fold(Self(0), Self::or)
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

    /// The smallest set that holds `value`.
    pub(super) fn of_value(value: &Value) -> Self {
        let admitting = JsonType::NAMES
            .iter()
            .filter(|(_, json_type)| json_type.admits(value));
        let sets = admitting.map(|(_, json_type)| Self::of_one(*json_type));
        sets.fold(Self::ALL, Self::and)
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    pub(super) fn holds_null(self) -> bool {
        !self.and(Self::NULL).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn integers_are_numbers() {
        assert_eq!(Kinds::INTEGER.and(Kinds::NUMBER), Kinds::INTEGER);
        assert_eq!(Kinds::of_value(&json!(1)), Kinds::INTEGER);
        assert_eq!(Kinds::of_value(&json!(1.5)), Kinds::NUMBER);
        assert_eq!(Kinds::of_value(&json!("x")), Kinds::STRING);
    }
}
