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

mod analyze;
pub mod artifact;
mod config;
pub mod containment;
pub mod content;
pub mod diagnostic;
mod document;
pub mod emit;
mod lower;
pub mod model;
mod naming;
pub mod plan;
pub mod render;
mod resolve;
pub mod rust_types;

pub use config::{Config, FormatType, ImpliedTypes, Integers, ModuleConfig, Numbers, Syntax};
pub use diagnostic::{Diagnostic, Diagnostics};
pub use document::{KEYWORDS, Keyword, Treatment};
pub use plan::Plan;

use diagnostic::{DiagnosticSink, Input, Source};
use document::Node;
use model::Pointer;

/// Decides everything about the types of `schema`, a text in [`Config::syntax`].
///
/// # Errors
/// When the schema or the configuration has a problem; all problems of the first stage that finds one are reported.
pub fn plan(schema: &str, config: &Config) -> Result<Plan, Diagnostics> {
    let source = Source::new(schema);
    let mut sink = DiagnosticSink::new(config.strict);
    sink.deny_unknown_keywords(config.deny_unknown_keywords);
    let read = match config.syntax {
        Syntax::Json => document::read_json,
        Syntax::Yaml => document::read_yaml,
    };
    let tree = read(schema, &mut sink);
    let offset_of = |pointer: &Pointer, key: bool| {
        tree.as_ref()
            .map_or(0, |tree: &Node| tree.offset(pointer, key))
    };
    sink.checkpoint(Input::Schema, &source, offset_of)?;
    // A text that can't be read was reported.
    let Some(tree) = &tree else {
        return Err(Diagnostics::default());
    };
    // Reading keywords and resolving references never stop, so their problems are reported together.
    let reader = document::Reader::read(tree, &config.roots, &mut sink);
    let resolved = resolve::resolve(reader, config);
    sink.checkpoint(Input::Schema, &source, offset_of)?;
    let model = lower::lower(&resolved, config, &mut sink);
    sink.checkpoint(Input::Schema, &source, offset_of)?;
    let names = naming::assign(&model, config, &mut sink);
    let fills = analyze::fills::of(&model, config, &mut sink);
    let config_source = Source::new(&config.source);
    sink.checkpoint(Input::Config, &config_source, |pointer, _| {
        config.offset(pointer)
    })?;
    let facts = analyze::analyze(&model, tree.to_value(), fills, &mut sink);
    sink.checkpoint(Input::Schema, &source, offset_of)?;
    Ok(Plan {
        options: plan::Options::new(config, &names),
        rust: rust_types::decide(&model, &facts, &names),
        facts,
        model,
        names,
        notes: sink.into_notes(),
    })
}
