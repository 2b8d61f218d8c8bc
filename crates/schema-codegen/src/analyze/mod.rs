//! What follows from the whole model.
//!
//! In: a [`Model`]. Out: [`Facts`], one module per fact. Total: no fact can fail.

mod accepts;
mod cycles;
mod eq;
mod examples;
mod sensitivity;
mod used_by;
mod uses;

#[cfg(test)]
mod tests;

pub(crate) use accepts::branch;

use crate::model::{FieldId, Model, Sensitivity};
use std::collections::BTreeSet;

/// Facts derived from the whole model.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Fields (or union members) whose value is boxed because the type would otherwise contain itself.
    pub boxed: BTreeSet<FieldId>,
    /// Per type: every class of sensitive data found in it at any depth, its own included.
    pub sensitivity: Vec<BTreeSet<Sensitivity>>,
    /// Per type: `Eq` and `Hash` can be derived (no float, no open JSON value).
    pub eq: Vec<bool>,
    /// Per type: the fields that use it, directly, in a list or in a map.
    pub used_by: Vec<Vec<FieldId>>,
    /// Per type: one complete example document made from the schema's examples.
    pub examples: Vec<serde_json::Value>,
}

/// Derives every fact of `model`.
pub(crate) fn analyze(model: &Model) -> Facts {
    Facts {
        boxed: cycles::boxed(model),
        sensitivity: sensitivity::closure(model),
        eq: eq::derivable(model),
        used_by: used_by::fields(model),
        examples: examples::all(model),
    }
}
