//! JSON Schema from Rust types: what the derive's impls of [`schemars::JsonSchema`] call.
//!
//! The schema follows from the Rust type and its attributes alone.

mod keywords;
mod object;
mod own;

pub use object::ObjectSchema;

use crate::inspect::Sensitivity;
use keywords::annotate;
use schemars::{Schema, json_schema};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The schema of an open string enum.
#[must_use]
pub fn open_enum(
    values: &[&str],
    meanings: &[&str],
    description: &str,
    class: Option<Sensitivity>,
) -> Schema {
    let mut schema = json_schema!({ "type": "string", "enum": values });
    let described = values
        .iter()
        .zip(meanings)
        .filter(|(_, meaning)| !meaning.is_empty());
    let described: Map<String, Value> = described
        .map(|(value, meaning)| ((*value).to_owned(), Value::from(*meaning)))
        .collect();
    if !described.is_empty() {
        schema.insert("x-enum-descriptions".to_owned(), described.into());
    }
    annotate(&mut schema, description, class);
    schema
}

/// The schema of a union.
#[must_use]
pub fn union(variants: &[Schema], description: &str, class: Option<Sensitivity>) -> Schema {
    let mut schema = json_schema!({ "anyOf": variants });
    annotate(&mut schema, description, class);
    schema
}

/// The name of a type with type arguments.
#[must_use]
pub fn name(name: &'static str, arguments: &[Cow<'static, str>]) -> Cow<'static, str> {
    if arguments.is_empty() {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(format!("{name}_for_{}", arguments.join("_and_")))
    }
}
