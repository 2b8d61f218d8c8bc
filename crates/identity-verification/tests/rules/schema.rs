//! The schema's side: its list of rules, and an independent validator.

use jsonschema::Validator;
use serde_json::Value;

const SCHEMA: &str = include_str!("../../schema.json");

/// One entry of `x-rules`.
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) guaranteed: bool,
    pub(crate) checked: String,
}

impl Rule {
    /// True when `validate` must check it.
    pub(crate) fn is_checked(&self) -> bool {
        self.checked == "schema" || self.checked == "validate"
    }
}

/// The rules in the order of the schema.
pub(crate) fn rules() -> Vec<Rule> {
    let text = |rule: &Value, key: &str| rule[key].as_str().unwrap().to_owned();
    let read = |rule: &Value| Rule {
        id: text(rule, "id"),
        guaranteed: text(rule, "strength") == "guaranteed",
        checked: text(rule, "checked"),
    };
    schema()["x-rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(read)
        .collect()
}

/// A validator for the whole schema, formats included.
pub(crate) fn validator() -> Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema())
        .unwrap()
}

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}
