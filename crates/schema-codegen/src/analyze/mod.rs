//! What follows from the whole model.
//!
//! Out: [`Facts`], one module per fact. Reported are types of which no example was found, and a schema that
//! `validate_document` can't have.

mod accepts;
mod cycles;
mod document_schema;
mod eq;
mod examples;
mod fills;
mod formats;
mod requests;
mod validity;

#[cfg(test)]
mod tests;

pub(crate) use accepts::{accepts, branch};
pub use document_schema::DocumentSchema;

use crate::config::Config;
use crate::diagnostic::DiagnosticSink;
use crate::model::{DocumentValue, FieldId, Model, Sensitivity, TypeId, sensitivity};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Facts derived from the whole model.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Fields (or union members) whose value is boxed because the type would otherwise contain itself.
    pub boxed: BTreeSet<FieldId>,
    /// Per type: every class of sensitive data found in it at any depth, its own included.
    pub sensitivity: Vec<BTreeSet<Sensitivity>>,
    /// Per type: `Eq` and `Hash` can be derived (no float, no open JSON value).
    pub eq: Vec<bool>,
    /// What a required member gets that a document of an earlier version lacks.
    pub fills: BTreeMap<FieldId, Value>,
    /// The request that fetches a value of the type.
    pub requests: BTreeMap<TypeId, String>,
    /// Per type: one complete example document made from the schema's examples.
    pub examples: Vec<serde_json::Value>,
    /// The texts for `validate_document`, where the configuration asks for it.
    pub document_schema: Option<DocumentSchema>,
}

/// What tables of the configuration say of a model.
#[derive(Debug)]
pub(crate) struct Configured {
    fills: BTreeMap<FieldId, Value>,
    requests: BTreeMap<TypeId, String>,
}

/// Finds what the entries of `config` are about; those that are about nothing are reported.
pub(crate) fn configured(model: &Model, config: &Config, sink: &mut DiagnosticSink) -> Configured {
    formats::report_unused(model, config, sink);
    Configured {
        fills: fills::of(model, config, sink),
        requests: requests::of(model, config, sink),
    }
}

/// Derives every fact of `model`, which says what `documents` say.
pub(crate) fn analyze(
    model: &Model,
    mut documents: Vec<DocumentValue>,
    config: &Config,
    configured: Configured,
    sink: &mut DiagnosticSink,
) -> Facts {
    for document in &mut documents {
        document.value = document.value.take().map(validity::without_nullable);
    }
    Facts {
        document_schema: document_schema::of(model, &documents, config, sink),
        fills: configured.fills,
        requests: configured.requests,
        boxed: cycles::boxed(model),
        sensitivity: sensitivity::classes_inside(model),
        eq: eq::derivable(model),
        examples: examples::all(model, &documents, sink),
    }
}
