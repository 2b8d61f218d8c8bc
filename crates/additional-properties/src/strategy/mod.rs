//! Strategies for `proptest`: documents and values of any type that has a `JsonSchema`.
//!
//! In: the schema that the derive reads off a type. Out: documents that fit it, with members and enum values that it does not know.
//! Nothing is generated for a single type; one walk over the schema serves them all.

mod document;
mod json;
mod text;
mod time;

use core::fmt::Debug;
use proptest::strategy::{BoxedStrategy, Strategy};
use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Documents that decode as a `T`: every member that may be absent or null is so at times, and new members and new enum values occur.
///
/// What is asserted beyond types (lengths, ranges, formats, patterns) holds; rules between fields do not.
pub fn documents<T: JsonSchema>() -> BoxedStrategy<Value> {
    let schema = SchemaGenerator::default().into_root_schema_for::<T>();
    document::of(schema.as_value(), schema.as_value(), 0)
}

/// Values of type `T`, decoded from [`documents`].
///
/// # Panics
/// The strategy panics on a document that `T` refuses: then its schema and its decoding disagree.
pub fn values<T: JsonSchema + DeserializeOwned + Debug + 'static>() -> BoxedStrategy<T> {
    let decode =
        |document| serde_json::from_value(document).expect("a type decodes what its schema admits");
    documents::<T>().prop_map(decode).boxed()
}
