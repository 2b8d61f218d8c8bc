//! The schema without what decoding does not enforce: only types, required members and the formats that have a Rust type stay.

use serde_json::Value;

/// Keywords that decoding leaves to `validate`.
const LEFT_TO_VALIDATE: [&str; 6] = [
    "allOf",
    "enum",
    "minLength",
    "pattern",
    "uniqueItems",
    "x-rules",
];

/// Formats that have a Rust type, so that decoding does enforce them.
const TYPED: [&str; 2] = ["date", "date-time"];

/// The relaxed copy of a schema.
pub(crate) fn relaxed(schema: &Value) -> Value {
    let mut schema = schema.clone();
    relax(&mut schema);
    schema
}

fn relax(schema: &mut Value) {
    let Some(keywords) = schema.as_object_mut() else {
        return;
    };
    keywords.retain(|keyword, value| match keyword.as_str() {
        "format" => value.as_str().is_some_and(|format| TYPED.contains(&format)),
        _ => !LEFT_TO_VALIDATE.contains(&keyword.as_str()),
    });
    for (keyword, value) in keywords {
        match (keyword.as_str(), value) {
            ("$defs" | "properties", Value::Object(schemas)) => {
                schemas.values_mut().for_each(relax);
            }
            ("anyOf", Value::Array(schemas)) => schemas.iter_mut().for_each(relax),
            ("items", schema) => relax(schema),
            _ => {}
        }
    }
}
