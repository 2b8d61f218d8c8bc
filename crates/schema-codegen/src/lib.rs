//! From a JSON Schema to Rust types and documentation.
//!
//! A pure library: text comes in, files come out as values. No input or output, no clock, no environment.
//!
//! ```text
//! text -> Document -> Resolved -> Model -> Plan -> Artifact -> RenderedFile
//!         `----- may fail: Diagnostics ----'   `---- total functions ----'
//! ```
//!
//! ```
//! use schema_codegen::{Config, plan};
//!
//! let schema = r#"{"title": "Person", "type": "object", "properties": {"name": {"type": "string"}}}"#;
//! let plan = plan(schema, &Config::default())?;
//! assert_eq!(plan.type_name(plan.model.root).ident.as_str(), "Person");
//! # Ok::<(), schema_codegen::Diagnostics>(())
//! ```

#![cfg_attr(docsrs, feature(doc_cfg))]
// What only a feature needs of the stages, nothing needs without it.
#![cfg_attr(not(feature = "site"), allow(dead_code, unused_imports))]

mod analyze;
pub mod artifact;
#[cfg(feature = "changes")]
pub mod changes;
mod config;
#[cfg(feature = "changes")]
pub mod containment;
pub mod content;
pub mod diagnostic;
mod document;
pub mod emit;
pub mod history;
#[cfg(feature = "changes")]
pub mod import;
mod inputs;
#[cfg(feature = "validator")]
mod linked;
mod lower;
pub mod model;
mod naming;
mod pairing;
mod percent;
pub mod plan;
pub mod render;
mod resolve;
pub mod rust_types;
mod sharing;
mod uri;
pub mod visible;

pub use config::{
    Annotation, Compared, Config, Examples, FormatType, ImpliedTypes, Integers, ModuleConfig,
    Numbers, Setters, SharedConfig, Syntax,
};
pub use diagnostic::{Diagnostic, Diagnostics};
pub use document::{FoundBy, Holds, KEYWORDS, Keyword, Treatment};
pub use inputs::Documents;
pub use plan::Plan;
pub use sharing::{renames, share};

#[cfg(feature = "changes")]
use changes::Release;
#[cfg(feature = "changes")]
use containment::SchemaText;
use diagnostic::{DiagnosticSink, Input, Location, Position, Source};
#[cfg(feature = "changes")]
use document::uri_of;
use document::{Files, Node};
use model::Pointer;
use std::collections::BTreeSet;

/// What [`plan_documents`] made of its documents.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Everything is decided.
    Plan(Box<Plan>),
    /// References lead into documents with these names, which have to be handed in, or said to be missing, before anything is decided.
    Wanted(BTreeSet<String>),
}

/// Decides everything about the types of `schema`, a text in [`Config::syntax`]. References to other documents lead nowhere.
///
/// # Errors
/// When the schema or the configuration has a problem; all problems of the first stage that finds one are reported.
pub fn plan(schema: &str, config: &Config) -> Result<Plan, Diagnostics> {
    let mut documents = Documents::new(schema);
    loop {
        match plan_documents(&documents, config)? {
            Outcome::Plan(plan) => return Ok(*plan),
            Outcome::Wanted(names) => {
                for name in names {
                    documents.insert(name, None);
                }
            }
        }
    }
}

/// Decides everything about the types of a schema that may refer to other documents.
///
/// # Errors
/// When a document or the configuration has a problem; all problems of the first stage that finds one are reported.
pub fn plan_documents(documents: &Documents<'_>, config: &Config) -> Result<Outcome, Diagnostics> {
    let mut sink = DiagnosticSink::new(config.strict);
    sink.deny_unknown_keywords(config.deny_unknown_keywords);
    sink.allow_unused_entries(config.compared.allow_unused_entries);
    let (files, missing) = read(documents, config, &mut sink);
    let position = |location: &Location| files.locate(location);
    sink.checkpoint(Input::Schema, position)?;
    if !files.are_read() {
        // Why not was reported.
        return Err(Diagnostics::default());
    }
    // Reading keywords and resolving references never stop, so their problems are reported together.
    let reader = document::Reader::read(&files, &config.roots, config.dialect, &mut sink);
    let resolved = resolve::resolve(reader, config, &missing);
    if !resolved.wanted.is_empty() {
        return Ok(Outcome::Wanted(resolved.wanted));
    }
    sink.checkpoint(Input::Schema, position)?;
    let (mut model, unused) = lower::lower(&resolved, config, &mut sink);
    if config.modules_by_tag {
        model.schema.tags = document::tags_of_operations(files.main());
    }
    let lowered = sink.checkpoint(Input::Schema, position);
    if let Err(problems) = &lowered
        && !problems.iter().all(Diagnostic::leaves_model_whole)
    {
        return Err(problems.clone());
    }
    let lock_text = documents.names.as_deref().unwrap_or_default();
    let lock_source = Source::new(lock_text);
    let in_lock = |location: &Location| (&lock_source, location.offset());
    let lock_file = config.names.as_deref().unwrap_or("names.lock");
    let published = naming::lock::read(lock_file, lock_text, &mut sink);
    sink.checkpoint(Input::Names, in_lock)?;
    let names = naming::assign(&model, config, &published, &mut sink);
    let configured = analyze::configured(&model, config, &mut sink);
    for annotation in unused {
        annotation.report(&mut sink);
    }
    // Who removes a type from the schema hears of all that still names it at once.
    Diagnostics::of_both(lowered, config.checkpoint(&mut sink))?;
    let values = files.to_values(config.dialect);
    let facts = analyze::analyze(&model, (&resolved, values), config, configured, &mut sink);
    sink.checkpoint(Input::Schema, position)?;
    let has_lock = documents.names.is_some() || config.names.is_some();
    let lock = naming::lock::next(&model, &names, &facts.eq, &published, &mut sink);
    sink.checkpoint(Input::Names, in_lock)?;
    Ok(Outcome::Plan(Box::new(Plan {
        lock: has_lock.then_some(lock),
        shared: None,
        options: plan::Options::new(config, &names),
        rust: rust_types::decide(&model, &facts, &names),
        facts,
        history: history::of_model(config, documents, &model, &mut sink)?,
        model,
        names,
        notes: sink.into_notes(),
    })))
}

/// The documents that are there, and the names of those that are missing.
fn read<'t>(
    documents: &'t Documents<'_>,
    config: &Config,
    sink: &mut DiagnosticSink,
) -> (Files<'t>, BTreeSet<String>) {
    let mut missing = BTreeSet::new();
    let mut files = Files::new(&config.schema, &documents.schema, config.syntax, sink);
    for (name, text) in &documents.others {
        match text {
            Some(text) => files.add(name, text, sink),
            None => drop(missing.insert(name.clone())),
        }
    }
    (files, missing)
}

/// A plan and the documents that it was made of by `config`, so that it can be compared with another.
#[cfg(feature = "changes")]
#[must_use]
pub fn release(plan: Plan, documents: &Documents<'_>, config: &Config) -> Release {
    let (files, _) = read(documents, config, &mut DiagnosticSink::new(false));
    let main = uri_of(&config.schema);
    let sources = config.sources.iter();
    let sources = sources.map(|(from, to)| (uri::resolve(&main, from), uri_of(to)));
    Release {
        plan,
        schema: SchemaText::of_documents(files.to_values(config.dialect), sources.collect()),
    }
}

/// The schema of several documents as one text of JSON: what references lead to in others is among its definitions. `None` where no reference
/// leads out of the schema, and where a plan of `documents` would fail.
#[cfg(feature = "changes")]
#[must_use]
pub fn bundle(documents: &Documents<'_>, config: &Config) -> Option<String> {
    with_resolved(documents, config, import::bundled).flatten()
}

/// The references of a schema that say where to go from its documents, and lead to none that is given: in a schema elsewhere they would lead
/// somewhere else.
#[cfg(feature = "changes")]
#[must_use]
pub fn unanswered(documents: &Documents<'_>, config: &Config) -> BTreeSet<String> {
    with_resolved(documents, config, import::unanswered).unwrap_or_default()
}

#[cfg(feature = "changes")]
fn with_resolved<T>(
    documents: &Documents<'_>,
    config: &Config,
    of: impl FnOnce(&resolve::Resolved<'_>) -> T,
) -> Option<T> {
    let mut sink = DiagnosticSink::new(false);
    let (files, missing) = read(documents, config, &mut sink);
    if !files.are_read() {
        return None;
    }
    let config = Config {
        further_roots: import::aliases(files.main()),
        ..config.clone()
    };
    let reader = document::Reader::read(&files, &config.roots, config.dialect, &mut sink);
    Some(of(&resolve::resolve(reader, &config, &missing)))
}

/// Where each of `pointers` is in `schema`, or else the closest value above it; the start where the text cannot be read.
#[must_use]
pub fn positions(schema: &str, syntax: Syntax, pointers: &[&Pointer]) -> Vec<Position> {
    let source = Source::new(schema);
    let tree = tree(schema, syntax);
    let offset = |pointer: &&Pointer| tree.as_ref().map_or(0, |tree| tree.offset(pointer, true));
    pointers
        .iter()
        .map(|pointer| source.position(offset(pointer)))
        .collect()
}

/// True when `text` is an OpenAPI document, which holds schemas and is none.
#[must_use]
pub fn is_openapi(text: &str, syntax: Syntax) -> bool {
    tree(text, syntax).is_some_and(|tree| document::is_openapi(&tree))
}

/// The tree of a text; what is wrong in it is not reported.
fn tree(text: &str, syntax: Syntax) -> Option<Node> {
    let read = match syntax {
        Syntax::Json => document::read_json,
        Syntax::Yaml => document::read_yaml,
    };
    read(text, &mut DiagnosticSink::new(false))
}

/// The blocks of Rust in the README are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
