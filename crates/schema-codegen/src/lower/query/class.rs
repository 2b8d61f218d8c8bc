//! Which shape a schema has: one decision. Building the shape is up to [`crate::lower::build`].

use super::assertion::is_closed;
use super::branches::{Branches, deciding_branches};
use super::conjuncts::Conjuncts;
use super::key::{Key, Mode};
use super::merged::MergedSchema;
use super::reference::single_reference;
use super::schemas::Schemas;
use super::type_set::TypeSet;
use crate::document::SchemaId;
use serde_json::Value;
use std::rc::Rc;

/// The shape of a schema.
pub(in crate::lower) enum Class {
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
    /// One of some values, of which some are arrays or objects.
    Constant,
    String,
    Integer,
    Number,
    Boolean,
    /// An array, or a tuple.
    Array,
    /// An object with declared properties.
    Object,
    /// An object whose members have one type under any name.
    Map,
    /// One of several branches.
    Union(Branches),
    /// One of several JSON types.
    Types(Vec<TypeSet>),
}

/// A class, and what it was decided from.
pub(in crate::lower) struct Classified {
    pub(in crate::lower) class: Class,
    pub(in crate::lower) merged: Rc<MergedSchema>,
    /// Null is admitted beside the shape.
    pub(in crate::lower) nullable: bool,
    /// No `type` is stated; other keywords imply it.
    pub(in crate::lower) type_is_implied: bool,
}

/// Decides the shape of `key`.
pub(in crate::lower) fn classify(schemas: &Schemas<'_>, key: &Key) -> Classified {
    if key.types == TypeSet::ALL && key.mode != Mode::AnyOf {
        let conjuncts = Conjuncts::of(schemas.resolved, key);
        if let Some(target) = single_reference(schemas, &conjuncts) {
            return use_of_target(schemas, target, &conjuncts, key);
        }
    }
    let merged = schemas.merged(key);
    let mut nullable = merged.types.contains_null();
    let class = if merged.is_never() {
        Class::Never
    } else if merged.values.is_some() {
        by_values(schemas, &merged)
    } else if let Some(branches) = deciding_branches(schemas, key, &merged) {
        nullable = branches.nullable;
        match (branches.keys.is_empty(), nullable) {
            (false, _) => Class::Union(branches),
            (true, true) => Class::Null,
            (true, false) => Class::Never,
        }
    } else {
        by_types(schemas, &merged)
    };
    nullable |= matches!(class, Class::Any | Class::Null);
    Classified {
        nullable: nullable && !matches!(class, Class::Never),
        type_is_implied: merged.type_is_implied && !matches!(class, Class::Never),
        class,
        merged,
    }
}

fn use_of_target(
    schemas: &Schemas<'_>,
    target: SchemaId,
    conjuncts: &Conjuncts,
    key: &Key,
) -> Classified {
    let mut beside = conjuncts.schemas.iter();
    Classified {
        class: Class::Reference(target),
        merged: Rc::new(MergedSchema::of(schemas.resolved, conjuncts, key)),
        nullable: beside.any(|id| schemas.get(*id).nullable),
        type_is_implied: false,
    }
}

fn by_values(schemas: &Schemas<'_>, merged: &MergedSchema) -> Class {
    let values = merged.values.iter().flatten();
    let mut others = values.filter(|value| !value.is_null()).peekable();
    if others.peek().is_none() {
        return Class::Null;
    }
    if others.any(|value| value.is_array() || value.is_object() || is_beyond_i64(value)) {
        return Class::Constant;
    }
    match by_types(schemas, merged) {
        Class::String => Class::StringEnum,
        Class::Object | Class::Map => Class::Constant,
        class => class,
    }
}

/// A whole number that the type of integers does not hold.
fn is_beyond_i64(value: &Value) -> bool {
    value.is_number() && TypeSet::of_value(value) == TypeSet::INTEGER && !value.is_i64()
}

fn by_types(schemas: &Schemas<'_>, merged: &MergedSchema) -> Class {
    let types = merged.types.without_null();
    if types.is_empty() {
        return Class::Null;
    }
    if merged.types.is_any() {
        return Class::Any;
    }
    let parts = TypeSet::VARIANTS.map(|part| types.intersection(part));
    let parts: Vec<TypeSet> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [TypeSet::STRING] => Class::String,
        [TypeSet::INTEGER] => Class::Integer,
        [TypeSet::NUMBER] => Class::Number,
        [TypeSet::BOOLEAN] => Class::Boolean,
        [TypeSet::ARRAY] => Class::Array,
        [TypeSet::OBJECT] if declares_members(schemas, merged) => Class::Object,
        [TypeSet::OBJECT] => Class::Map,
        _ => Class::Types(parts),
    }
}

/// True when members are declared, or when none but the declared ones are allowed.
fn declares_members(schemas: &Schemas<'_>, merged: &MergedSchema) -> bool {
    let mut conjuncts = merged.conjuncts.iter();
    !merged.properties.is_empty()
        || !merged.required.is_empty()
        || conjuncts.any(|id| is_closed(schemas.resolved, *id))
}
