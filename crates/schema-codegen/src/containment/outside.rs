//! Whether a document is all that validates.

use super::SchemaText;
use serde_json::Value;

/// Whether a reference leaves the document of `schema`; such a reference admits any value here.
pub(crate) fn refers_out(schema: &SchemaText) -> bool {
    let mut open = vec![&*schema.document];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => {
                let reference = members.get("$ref").and_then(Value::as_str);
                if reference.is_some_and(|it| schema.target(it).is_none()) {
                    return true;
                }
                open.extend(members.values());
            }
            _ => {}
        }
    }
    false
}
