//! Strategies for `proptest`: documents and values of any type that has a `JsonSchema`.
//!
//! They follow the schema that the derive makes of a type, and add members and enum values that it does not know.

mod document;
mod json;
mod string;

use core::fmt::Debug;
use proptest::strategy::{BoxedStrategy, Strategy};
use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Documents that decode as a `T`: every member that may be absent or null is so at times, and new members and new enum values occur.
///
/// Constraints (lengths, ranges, formats, patterns) hold; rules between fields may be broken.
pub fn documents<T: JsonSchema>() -> BoxedStrategy<Value> {
    let schema = SchemaGenerator::default().into_root_schema_for::<T>();
    document::of(schema.as_value(), schema.as_value(), 0)
}

/// Values of type `T`, decoded from [`documents`].
///
/// # Panics
///
/// The strategy panics on a document that `T` refuses: then its schema and its decoding disagree.
pub fn values<T: JsonSchema + DeserializeOwned + Debug + 'static>() -> BoxedStrategy<T> {
    let decode =
        |document| serde_json::from_value(document).expect("a type decodes what its schema admits");
    documents::<T>().prop_map(decode).boxed()
}
