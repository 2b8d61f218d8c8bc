//! Regular expressions that the engine of the runtime does not read, wherever a schema has them.

use crate::document::Schema;
use serde_json::Value;

/// The keywords of `schema`, those of its subschemas aside, with an expression that the engine does not read.
pub(super) fn keywords_beyond(schema: &Schema) -> impl Iterator<Item = &'static str> {
    let is_beyond = |pattern: &Option<String>| pattern.as_deref().is_some_and(needs_larger_engine);
    let own = &schema.constraints;
    let mut names = own.property_names.iter();
    let mut patterns = schema.pattern_properties.iter();
    [
        ("pattern", is_beyond(&own.pattern)),
        ("propertyNames", names.any(|it| is_beyond(&it.pattern))),
        (
            "patternProperties",
            patterns.any(|(pattern, _)| needs_larger_engine(pattern)),
        ),
    ]
    .into_iter()
    .filter_map(|(keyword, is_beyond)| is_beyond.then_some(keyword))
}

/// True for a schema with such an expression anywhere in it.
pub(super) fn is_beyond(schema: &Value) -> bool {
    match schema {
        Value::Array(items) => items.iter().any(is_beyond),
        Value::Object(keywords) => {
            keywords
                .iter()
                .any(|(keyword, operand)| match (keyword.as_str(), operand) {
                    ("pattern", Value::String(pattern)) => needs_larger_engine(pattern),
                    ("patternProperties", Value::Object(patterns)) => patterns
                        .iter()
                        .any(|(pattern, schema)| needs_larger_engine(pattern) || is_beyond(schema)),
                    // Values, not schemas.
                    ("enum" | "const", _) => false,
                    _ => is_beyond(operand),
                })
        }
        _ => false,
    }
}

/// True for an expression with what the runtime's engine does not read: look-around, back-references, classes by Unicode property.
fn needs_larger_engine(pattern: &str) -> bool {
    let mut rest = pattern;
    while let Some(at) = rest.find(['\\', '(']) {
        let (found, after) = (rest.as_bytes()[at], &rest[at + 1..]);
        let is_escape = found == b'\\';
        let larger: &[&str] = if is_escape {
            &["1", "2", "3", "4", "5", "6", "7", "8", "9", "k", "p", "P"]
        } else {
            &["?=", "?!", "?<=", "?<!"]
        };
        if larger.iter().any(|start| after.starts_with(start)) {
            return true;
        }
        // What is escaped begins nothing.
        let escaped = after.chars().next().filter(|_| is_escape);
        rest = &after[escaped.map_or(0, char::len_utf8)..];
    }
    false
}
