//! Schemas of lists, tuples and maps.

use super::scalars::PATTERNS;
use super::schemas::Author;
use serde_json::{Value, json};

pub(super) fn array(author: &mut Author<'_>, depth: usize) -> Value {
    if author.dice.chance(15) {
        let items = [author.scalar(), author.any(depth)];
        let (keyword, _) = tuple_keywords(author);
        return json!({"type": "array", (keyword): items, "minItems": 2, "maxItems": 2});
    }
    let mut array = json!({"type": "array", "items": author.any(depth)});
    for (keyword, value) in [
        ("minItems", json!(1)),
        ("maxItems", json!(3)),
        ("uniqueItems", json!(true)),
    ] {
        if author.dice.chance(20) {
            array[keyword] = value;
        }
    }
    array
}

/// The keywords of the items of a tuple, and of those that follow.
fn tuple_keywords(author: &Author<'_>) -> (&'static str, &'static str) {
    if author.is_newest() {
        ("prefixItems", "items")
    } else {
        ("items", "additionalItems")
    }
}

/// A tuple whose last items may be absent, or that others may follow.
pub(super) fn tuple_with_rest(author: &mut Author<'_>, depth: usize) -> Value {
    let items = [author.scalar(), author.any(depth)];
    let (keyword, rest) = tuple_keywords(author);
    let mut tuple = json!({"type": "array", (keyword): items, "minItems": author.dice.below(3)});
    match author.dice.below(3) {
        0 => tuple[rest] = json!(false),
        1 => tuple[rest] = author.scalar(),
        _ => {}
    }
    tuple
}

pub(super) fn map(author: &mut Author<'_>, depth: usize) -> Value {
    let values = author.any(depth);
    match author.dice.below(4) {
        0 => {
            json!({"type": "object", "patternProperties": {(author.dice.pick(&PATTERNS).0): values}})
        }
        1 => {
            json!({"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}, "additionalProperties": values})
        }
        2 => json!({"type": "object", "additionalProperties": values, "minProperties": 1}),
        _ => json!({"type": "object", "additionalProperties": values}),
    }
}
