//! From a structured file to bytes: header, formatting, line endings.
//!
//! In: an [`Artifact`]. Out: a [`RenderedFile`]. Same input, same bytes: the formatter is a library, lines end with LF.
//! What is said in a file is the emitter's business, not this module's.

mod header;
mod rust;

use crate::artifact::{Artifact, Body, RenderedFile};

/// Formats one file.
#[must_use]
pub fn render(artifact: Artifact) -> RenderedFile {
    let Artifact { path, source, body } = artifact;
    let text = match body {
        Body::Rust(file) => format!(
            "{}{}",
            header::rust(&source, &file.notes),
            rust::format(file)
        ),
        Body::Markdown(text) => format!("{}{}", header::markdown(&source), end_with_newline(&text)),
        Body::Text(text) => end_with_newline(&text),
    };
    RenderedFile {
        path,
        bytes: text.into_bytes(),
    }
}

fn end_with_newline(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n");
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
