//! From a JSON Schema to Rust types and documentation.
//!
//! A pure library: text comes in, files come out as values. No input or output, no clock, no environment.
//!
//! ```text
//! text -> Document -> Resolved -> Model -> Plan -> Artifact -> RenderedFile
//!         `----- may fail: Diagnostics ----'   `---- total functions ----'
//! ```

pub mod artifact;
pub mod content;
pub mod emit;
pub mod model;
pub mod plan;
pub mod render;
