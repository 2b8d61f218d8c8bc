//! Files as values: what an emitter returns, and what rendering makes of it.
//!
//! In: nothing. Out: [`Artifact`] (a body that is still structured) and [`RenderedFile`] (bytes).
//! Formatting belongs to [`crate::render`]; writing belongs to no module of this crate.

use crate::plan::Plan;
use proc_macro2::TokenStream;

/// One file to be, before it is formatted.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// Where it goes, relative to the folder of its kind, with `/` between the parts.
    pub path: String,
    /// What it was made from.
    pub source: Source,
    /// What is in it.
    pub body: Body,
}

/// What a file was made from: the header tells the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The command that makes the file again.
    pub command: String,
    /// The schema, which is the file to edit instead.
    pub schema: String,
}

/// What is in a file.
#[derive(Clone, Debug)]
pub enum Body {
    /// Rust items.
    Rust(RustFile),
    /// Markdown: the header becomes an HTML comment.
    Markdown(String),
    /// Any other text, written as it is, without a header.
    Text(String),
}

/// A Rust file.
#[derive(Clone, Debug, Default)]
pub struct RustFile {
    /// Further lines of the header, without the comment marks.
    pub notes: Vec<String>,
    /// Inner documentation and attributes of the file.
    pub preamble: TokenStream,
    /// Items; a blank line separates two entries, none the items inside of one.
    pub items: Vec<TokenStream>,
}

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedFile {
    /// Where it goes, relative to the folder of its kind, with `/` between the parts.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Source {
    /// The source that every file made from `plan` names.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self {
            command: plan.options.command.clone(),
            schema: plan.options.schema_path.clone(),
        }
    }
}
