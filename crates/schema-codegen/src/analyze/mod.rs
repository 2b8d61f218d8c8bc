//! What follows from the whole model: [`Facts`], one module per fact. Reported are types of which no example was found, patterns that no
//! validator reads, and a schema that `validate_document` can't have.

mod accepts;
mod best_branch;
mod cycles;
#[cfg(feature = "validator")]
mod document_schema;
mod eq;
#[cfg(feature = "validator")]
mod examples;
mod fills;
mod formats;
#[cfg(feature = "validator")]
mod judge;
#[cfg(feature = "validator")]
mod links;
#[cfg(feature = "validator")]
mod patterns;
#[cfg(feature = "validator")]
mod references;
mod requests;
mod sizes;
#[cfg(feature = "validator")]
mod validity;
#[cfg(not(feature = "validator"))]
mod without_validator;

#[cfg(all(test, feature = "validator"))]
mod tests;

pub(crate) use accepts::{accepts, refuses};
pub(crate) use best_branch::branch;

use crate::config::{Config, Examples, Paths};
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{DocumentValue, FieldId, Model, Pointer, Sensitivity, TypeId, sensitivity};
use crate::resolve::Resolved;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Facts derived from the whole model.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Fields (or union members) whose value is boxed because the type would otherwise contain itself, or be too large for the stack.
    pub boxed: BTreeSet<FieldId>,
    /// Per type: every class of sensitive data found in it at any depth, its own included.
    pub sensitivity: Vec<BTreeSet<Sensitivity>>,
    /// Per type: `Eq` and `Hash` can be derived (no float, no open JSON value).
    pub eq: Vec<bool>,
    /// What a required member gets that a document of an earlier version lacks.
    pub fills: BTreeMap<FieldId, Value>,
    /// The request that fetches a value of the type.
    pub requests: BTreeMap<TypeId, String>,
    /// Per type: one complete example document made from the schema's examples. Empty without the feature `validator`.
    pub examples: Vec<serde_json::Value>,
    /// The texts for `validate_document`, where the configuration asks for it.
    pub document_schema: Option<DocumentSchema>,
}

/// A schema as a text, and the documents that it refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentSchema {
    /// The schema of the root type, as JSON.
    pub text: String,
    /// URIs and texts.
    pub documents: Vec<(String, String)>,
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
    #[cfg(not(feature = "validator"))]
    without_validator::refuse(config, sink);
    if config.borrowed && config.paths == Paths::Serde {
        let message = "borrowed types are read on the JSON path, and `paths` is `serde`";
        let help = "set `borrowed = false`, or `paths = \"both\"`";
        let pointer = Pointer::default().join("borrowed");
        sink.at(Code::ConfigWrongValue, &pointer, message, help);
    }
    Configured {
        fills: fills::of(model, config, sink),
        requests: requests::of(model, config, sink),
    }
}

/// Derives every fact of `model`, which says what `resolved` says, and so do its `documents`.
pub(crate) fn analyze(
    model: &Model,
    (resolved, documents): (&Resolved<'_>, Vec<DocumentValue>),
    config: &Config,
    configured: Configured,
    sink: &mut DiagnosticSink,
) -> Facts {
    Facts {
        fills: configured.fills,
        requests: configured.requests,
        boxed: cycles::boxed(model),
        sensitivity: sensitivity::classes_inside(model),
        eq: eq::derivable(model),
        ..judged(model, (resolved, documents), config, sink)
    }
}

/// The facts that a validator has a part in.
#[cfg(feature = "validator")]
fn judged(
    model: &Model,
    (resolved, mut documents): (&Resolved<'_>, Vec<DocumentValue>),
    config: &Config,
    sink: &mut DiagnosticSink,
) -> Facts {
    // First, for it finds references where they stand.
    references::write_in_full(resolved, &mut documents);
    for document in &mut documents {
        document.value = document.value.take().map(validity::without_nullable);
    }
    patterns::leave_out_unread(resolved, &mut documents, sink);
    let document_schema = document_schema::of(model, (resolved, &documents), config, sink);
    // Pages show examples whether or not the types have them; what no type has is no problem of the types.
    let mut unheard = DiagnosticSink::new(false);
    let heard = match config.examples {
        Examples::All => sink,
        Examples::No => &mut unheard,
    };
    Facts {
        examples: examples::all(model, (resolved, documents), heard),
        document_schema,
        ..Facts::default()
    }
}

/// None: `configured` refused to be asked for them.
#[cfg(not(feature = "validator"))]
fn judged(
    _: &Model,
    _: (&Resolved<'_>, Vec<DocumentValue>),
    _: &Config,
    _: &mut DiagnosticSink,
) -> Facts {
    Facts::default()
}
