//! A document as a JSON value, for those who judge by the schema as it is written.

use serde_json::Value;

/// A document of the schema.
#[derive(Clone, Debug)]
pub(crate) struct DocumentValue {
    /// The name that [`super::Pointer::file`] gives; empty for the schema itself.
    pub(crate) file: String,
    /// What references in it are relative to.
    pub(crate) uri: String,
    /// `None` when a number in it is out of range.
    pub(crate) value: Option<Value>,
}
