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

pub use config::{Config, ModuleConfig, Syntax};
pub use diagnostic::{Diagnostic, Diagnostics};
pub use document::{KEYWORDS, Keyword, Treatment};
pub use plan::Plan;

use diagnostic::{Findings, Input, Source};
use document::Node;
use model::Pointer;

/// Decides everything about the types of `schema`, a text in [`Config::syntax`].
///
/// # Errors
/// When the schema or the configuration has a problem; all problems of the first stage that finds one are reported.
pub fn plan(schema: &str, config: &Config) -> Result<Plan, Diagnostics> {
    let source = Source::new(schema);
    let mut findings = Findings::new(config.strict);
    let read = match config.syntax {
        Syntax::Json => document::read_json,
        Syntax::Yaml => document::read_yaml,
    };
    let tree = read(schema, &mut findings);
    let locate = |pointer: &Pointer, key: bool| {
        tree.as_ref()
            .map_or(0, |tree: &Node| tree.offset(pointer, key))
    };
    findings.checkpoint(Input::Schema, &source, locate)?;
    // Without a tree there was a finding.
    let Some(tree) = &tree else {
        return Err(Diagnostics::default());
    };
    let locate = |pointer: &Pointer, key: bool| tree.offset(pointer, key);
    // Reading keywords and resolving references never stop, so their problems are reported together.
    let document = document::read(tree, &config.roots, &mut findings);
    let resolved = resolve::resolve(document, config, &mut findings);
    findings.checkpoint(Input::Schema, &source, locate)?;
    let model = lower::lower(&resolved, config, &mut findings);
    findings.checkpoint(Input::Schema, &source, locate)?;
    let names = naming::assign(&model, config, &mut findings);
    findings.checkpoint(Input::Config, &Source::new(&config.text), |pointer, _| {
        config.place(pointer)
    })?;
    let facts = analyze::analyze(&model);
    Ok(Plan {
        options: plan::Options::new(config, &names),
        rust: rust_types::decide(&model, &facts, &names),
        facts,
        model,
        names,
        notes: findings.into_notes(),
    })
}
