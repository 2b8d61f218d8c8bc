//! Schemas of scalars as people write them, with examples of what patterns and formats ask for.

use super::dice::Dice;
use serde_json::{Value, json};

/// Patterns, each with a string that matches; documents are made with it.
pub(super) const PATTERNS: [(&str, &str); 4] = [
    ("^[a-z]+$", "abc"),
    ("^[A-Z]{3}$", "EUR"),
    (r"^\d{4}$", "1234"),
    ("^x-", "x-tra"),
];
/// Formats, each with a string that has it and that comes back unchanged.
pub(super) const FORMATS: [(&str, &str); 6] = [
    ("date-time", "2026-01-31T08:30:00Z"),
    ("date", "2026-02-28"),
    ("email", "a@example.com"),
    ("ipv4", "192.0.2.1"),
    ("uri", "https://example.com/a?b=c"),
    // Draft 07 does not know it.
    ("uuid", "67e55044-10b1-426f-9247-bb680e5fe0c8"),
];

/// The schema of a string, number, boolean or null; `newest`: of draft 2020-12.
pub(super) fn scalar(dice: &mut Dice, newest: bool) -> Value {
    match dice.below(12) {
        0..=3 => string(dice, newest),
        4 => json!({"type": "integer", "minimum": 0, "maximum": 120}),
        5 => json!({"type": "integer"}),
        6 => json!({"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.5}),
        7 => json!({"type": "boolean"}),
        8 => json!({"type": ["string", "null"], "maxLength": 8}),
        9 => json!({"type": ["integer", "string"]}),
        10 => values(dice),
        _ => json!({"type": "number"}),
    }
}

/// One of some values.
fn values(dice: &mut Dice) -> Value {
    match dice.below(6) {
        0 => json!({"const": "fixed"}),
        1 => json!({"enum": ["a", "b", null]}),
        2 => json!({"type": "integer", "enum": [1, 2, 3]}),
        3 => {
            json!({"oneOf": [{"const": "low", "title": "Low"}, {"const": "high", "title": "High"}]})
        }
        4 => json!({"const": true}),
        _ => json!({"enum": ["auto", 0, false]}),
    }
}

fn string(dice: &mut Dice, newest: bool) -> Value {
    match dice.below(6) {
        0 => json!({"type": "string", "minLength": 1, "maxLength": 12}),
        1 => json!({"type": "string", "pattern": dice.pick(&PATTERNS).0}),
        2 | 3 => json!({"type": "string", "format": format(dice, newest)}),
        4 => json!({"type": "string", "enum": ["one", "two", "Two", "3"]}),
        _ => json!({"type": "string"}),
    }
}

fn format(dice: &mut Dice, newest: bool) -> &'static str {
    let known = FORMATS.len() - usize::from(!newest);
    dice.pick(&FORMATS[..known]).0
}

/// Values of several types, among them lists and objects.
pub(super) fn of_several_types(dice: &mut Dice) -> Value {
    let schemas = [
        json!({"enum": [1, "1", 1.5, true, null]}),
        json!({"enum": ["none", ["a", 1], {"a": null}]}),
        json!({"const": {"kind": "fixed", "list": [1, 2.5]}}),
        json!({"const": null}),
        json!({"enum": [null]}),
        json!({"type": ["string", "integer"], "enum": ["auto", 1, 2]}),
        json!({"enum": [[], [1], {}]}),
        json!({"type": "integer", "format": "uint64", "minimum": 0}),
        json!({"type": "integer", "format": "int32", "exclusiveMaximum": 1000}),
        json!({"type": "array", "items": {"const": "a"}, "contains": {"const": "a"}}),
    ];
    dice.pick(&schemas).clone()
}

/// A scalar whose parts each assert something.
pub(super) fn composed(dice: &mut Dice) -> Value {
    let schemas = [
        json!({"allOf": [{"type": "string"}, {"const": "fixed"}]}),
        json!({"allOf": [{"type": "string", "minLength": 2}, {"type": "string", "maxLength": 4}]}),
        json!({"allOf": [{"type": "string"}, {"anyOf": [{"pattern": "^[a-z]+$"}, {"pattern": "^[A-Z]{3}$"}]}]}),
        json!({"allOf": [{"multipleOf": 2}, {"multipleOf": 3}], "type": "integer"}),
        json!({"type": "string", "oneOf": [{"pattern": "^[a-z]+$"}, {"format": "date"}]}),
        json!({"type": ["string", "integer"], "anyOf": [{"minimum": 10}, {"maxLength": 3}]}),
        json!({"type": "integer", "oneOf": [{"maximum": 5}, {"minimum": 50}]}),
        json!({"allOf": [{"enum": ["a", "b", 1]}, {"type": "string"}]}),
    ];
    dice.pick(&schemas).clone()
}
