//! Arrays and tuples: `items`, `prefixItems`. A tuple needs a fixed length: an array that may be shorter or longer than its prefix has
//! the type that all its items share.

use super::Builder;
use crate::diagnostic::Code;
use crate::document::SchemaId;
use crate::lower::query::{Key, MergedSchema, Schemas};
use crate::model::{TypeExpr, TypeUse};
use crate::naming::inline;

/// Longest array that becomes a tuple: std implements its traits for tuples up to here.
const MAX_TUPLE: u64 = 12;

/// What `merged` says of the items of an array.
struct Items {
    /// Of each index of the longest prefix, the schemas that hold for it.
    prefix: Vec<Key>,
    /// The schemas behind the prefix.
    rest: Vec<SchemaId>,
    /// Nothing may follow the prefix.
    closed: bool,
}

impl Items {
    fn of(schemas: &Schemas<'_>, merged: &MergedSchema) -> Self {
        let conjuncts = || merged.conjuncts.iter().map(|id| schemas.get(*id));
        let prefixes = conjuncts().filter_map(|schema| schema.prefix_items.as_deref());
        let length = prefixes.map(<[SchemaId]>::len).max().unwrap_or_default();
        let says_something = |id: &SchemaId| schemas.get(*id).always.is_none();
        // Where the prefix of one schema ends, its `items` hold beside the prefix of another one.
        let at = |index: usize| {
            conjuncts().filter_map(move |schema| {
                let prefix = schema.prefix_items.as_deref().unwrap_or_default();
                let behind = || schema.items.filter(says_something);
                prefix.get(index).copied().or_else(behind)
            })
        };
        let rest: Vec<SchemaId> = conjuncts().filter_map(|schema| schema.items).collect();
        Self {
            prefix: (0..length)
                .map(|index| Key::all_of(at(index).collect()))
                .collect(),
            closed: rest.iter().any(|id| schemas.get(*id).always == Some(false)),
            rest,
        }
    }
}

/// The array or tuple that `merged` describes.
pub(super) fn build(builder: &mut Builder<'_, '_>, merged: &MergedSchema, name: &str) -> TypeExpr {
    let items = Items::of(builder.schemas, merged);
    if items.prefix.is_empty() {
        let item = if items.rest.is_empty() || items.closed {
            TypeUse::any()
        } else {
            builder.use_of(&Key::all_of(items.rest), &inline::item(name))
        };
        return TypeExpr::Array(Box::new(item));
    }
    let length = items.prefix.len() as u64;
    let (least, most) = (merged.constraints.min_items, merged.constraints.max_items);
    let exact = least == Some(length)
        && (items.closed || most == Some(length))
        && most.is_none_or(|most| most == length);
    if exact && length <= MAX_TUPLE {
        let mut tuple = Vec::with_capacity(items.prefix.len());
        for (index, key) in items.prefix.iter().enumerate() {
            tuple.push(builder.use_of(key, &inline::tuple_item(name, index)));
        }
        return TypeExpr::Tuple(tuple);
    }
    let item = common_item(builder, items, name);
    if item == TypeUse::any() {
        note_widened(builder, merged);
    }
    TypeExpr::Array(Box::new(item))
}

/// The type of every item of a tuple of open length, when they all have the same.
fn common_item(builder: &mut Builder<'_, '_>, items: Items, name: &str) -> TypeUse {
    let mut keys = items.prefix;
    if !items.closed {
        if items.rest.is_empty() {
            return TypeUse::any();
        }
        keys.push(Key::all_of(items.rest));
    }
    let schemas: Option<Vec<SchemaId>> = keys.iter().map(Key::only_schema).collect();
    schemas.map_or_else(TypeUse::any, |schemas| {
        builder.use_of(&Key::any_of(schemas), &inline::item(name))
    })
}

fn note_widened(builder: &mut Builder<'_, '_>, merged: &MergedSchema) {
    if let Some(id) = merged.conjuncts.first() {
        let pointer = &builder.schemas.get(*id).pointer;
        let message = "the items of this array have types of their own, and their number is open; they are kept as any JSON value";
        let help =
            "a tuple has as many items as `prefixItems`: say so with `minItems` and `items: false`";
        builder.sink.at(Code::WidenedItems, pointer, message, help);
    }
}
