//! The draft that a document is in.

use jsonschema::Draft;
use serde_json::Value;

/// The draft that the document names. Where it names none, what it writes decides: tuples, dependencies and limits had other forms.
pub(super) fn draft(document: &Value) -> Draft {
    let version = document.get("openapi").and_then(Value::as_str);
    if version.is_some_and(|version| version.starts_with("3.0"))
        || document.get("swagger").is_some()
    {
        return Draft::Draft4;
    }
    let written = if uses(document, "exclusiveMinimum", Value::is_boolean)
        || uses(document, "exclusiveMaximum", Value::is_boolean)
    {
        Draft::Draft4
    } else if uses(document, "items", Value::is_array)
        || uses(document, "dependencies", Value::is_object)
    {
        Draft::Draft7
    } else {
        Draft::Draft202012
    };
    match written.detect(document) {
        // Validators know one spelling of each URI.
        Draft::Unknown => named(document).unwrap_or(written),
        draft => draft,
    }
}

fn uses(value: &Value, keyword: &str, form: fn(&Value) -> bool) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|value| uses(value, keyword, form)),
        Value::Object(members) => members
            .iter()
            .any(|(name, value)| (name == keyword && form(value)) || uses(value, keyword, form)),
        _ => false,
    }
}

/// The draft whose name is in `$schema`.
fn named(document: &Value) -> Option<Draft> {
    let uri = document.get("$schema")?.as_str()?;
    let drafts = [
        ("draft-04", Draft::Draft4),
        ("draft-06", Draft::Draft6),
        ("draft-07", Draft::Draft7),
        ("2019-09", Draft::Draft201909),
        ("2020-12", Draft::Draft202012),
    ];
    let found = drafts.into_iter().find(|(name, _)| uri.contains(name));
    found.map(|(_, draft)| draft)
}
