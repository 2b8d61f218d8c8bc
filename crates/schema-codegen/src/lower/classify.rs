//! Which shape a place has.
//!
//! In: a [`Key`]. Out: a [`Class`]: one decision, taken without looking inside. Building the shape belongs to the module of its name.

use super::Lowerer;
use super::alternatives::Alternatives;
use super::effective::Effective;
use super::key::{Key, Mode};
use super::kinds::Kinds;
use super::parts::Parts;
use crate::document::SchemaId;
use serde_json::Value;

/// The shape of a place.
pub(super) enum Class {
    /// A use of another schema's type.
    Reference(SchemaId),
    /// No value can match.
    Never,
    /// Any JSON value.
    Any,
    /// `null` alone.
    Null,
    /// One of some strings.
    StringEnum,
    /// One of some values, of which some are lists or objects.
    Constant,
    /// A string.
    String,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// A boolean.
    Boolean,
    /// A list, or a tuple.
    Array,
    /// Declared members.
    Object,
    /// Members of one type under any name.
    Map,
    /// Alternatives.
    Union(Alternatives),
    /// Several JSON types.
    Kinds(Vec<Kinds>),
}

/// A class, and what it was decided from.
pub(super) struct Classified {
    pub(super) class: Class,
    pub(super) effective: Effective,
    /// Null is admitted beside the shape.
    pub(super) nullable: bool,
}

impl Lowerer<'_, '_> {
    /// Decides the shape of `key`.
    pub(super) fn classify(&mut self, key: &Key) -> Classified {
        let parts = self.parts(key);
        if key.within == Kinds::ALL
            && key.mode != Mode::OneOf
            && let Some(target) = self.only_reference(&parts)
        {
            return self.use_of_target(target, &parts);
        }
        let effective = self.effective(key);
        if effective.is_never() {
            return Classified {
                class: Class::Never,
                effective,
                nullable: false,
            };
        }
        if effective.implied {
            let pointer = self.pointer(key);
            self.implied.insert(pointer);
        }
        let mut nullable = effective.kinds.holds_null();
        let class = if effective.values.is_some() {
            by_values(&effective)
        } else if let Some(alternatives) = self.alternatives(key, &effective) {
            nullable = alternatives.nullable;
            Class::Union(alternatives)
        } else {
            by_kinds(&effective, self.object_class(&effective))
        };
        if matches!(class, Class::Any | Class::Null) {
            nullable = true;
        }
        Classified {
            class,
            effective,
            nullable,
        }
    }

    fn use_of_target(&self, target: SchemaId, parts: &Parts) -> Classified {
        let effective = self.combine(parts, Kinds::ALL);
        let nullable = parts.own.iter().any(|id| self.resolved.get(*id).nullable);
        Classified {
            class: Class::Reference(target),
            effective,
            nullable,
        }
    }
}

fn by_values(effective: &Effective) -> Class {
    let values = effective.values.as_deref().unwrap_or_default();
    let mut others = values.iter().filter(|value| !value.is_null()).peekable();
    if others.peek().is_none() {
        return Class::Null;
    }
    if others.any(|value| value.is_array() || value.is_object() || is_huge(value)) {
        return Class::Constant;
    }
    match by_kinds(effective, Class::Constant) {
        Class::String => Class::StringEnum,
        class => class,
    }
}

/// A whole number beyond what the type of integers holds.
fn is_huge(value: &Value) -> bool {
    value.is_number() && Kinds::of_value(value) == Kinds::INTEGER && !value.is_i64()
}

fn by_kinds(effective: &Effective, object: Class) -> Class {
    let kinds = effective.kinds.without(Kinds::NULL);
    if kinds.is_empty() {
        return Class::Null;
    }
    if kinds == Kinds::ALL.without(Kinds::NULL) {
        return Class::Any;
    }
    let families = Kinds::FAMILIES.into_iter().map(|family| kinds.and(family));
    let families: Vec<Kinds> = families.filter(|family| !family.is_empty()).collect();
    match families.as_slice() {
        [Kinds::STRING] => Class::String,
        [Kinds::INTEGER] => Class::Integer,
        [Kinds::NUMBER] => Class::Number,
        [Kinds::BOOLEAN] => Class::Boolean,
        [Kinds::ARRAY] => Class::Array,
        [Kinds::OBJECT] => object,
        _ => Class::Kinds(families),
    }
}
