//! The table says of every keyword whether its value holds schemas.

use crate::diagnostic::Code;
use crate::document::{Holds, KEYWORDS};
use crate::{Config, plan};
use serde_json::json;

#[test]
fn keywords_that_hold_schemas_have_them_read() {
    for keyword in KEYWORDS.iter().filter(|keyword| keyword.name != "$ref") {
        let schema = json!({"anything": 1});
        let operands = match keyword.holds {
            Some(Holds::Named) => vec![json!({"a": schema})],
            Some(Holds::Schemas) => vec![schema.clone(), json!([schema])],
            None => vec![schema.clone(), json!([schema]), json!({"a": schema})],
        };
        let is_read = operands.iter().any(|operand| {
            let text = json!({keyword.name: operand}).to_string();
            let notes =
                plan(&text, &Config::default()).map_or_else(|found| found, |plan| plan.notes);
            notes.iter().any(|note| note.code == Code::UnknownKeyword)
        });
        assert_eq!(is_read, keyword.holds.is_some(), "{}", keyword.name);
    }
}
