//! The one writer of `CommonMark`: descriptions of the schema and [`Phrase`]s, as paragraphs of a page, as a cell of a table and as lines of
//! a doc comment.
//!
//! A description is untrusted. It is parsed, reduced to the events that [`crate::content::prose`] lets pass, and written again; patching its
//! text instead would have to know every construct that some renderer understands.

mod blocks;
mod inline;
#[cfg(test)]
mod tests;

use crate::content::{Phrase, Span, Target};
use inline::{Paragraph, link};
pub(super) use inline::{code, escape};

/// Columns of a line in a doc comment.
const DOC_WIDTH: usize = 92;

/// Where the Markdown is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// In a page: a paragraph is one line.
    Page,
    /// In a cell of a table: all on one line, and no `|`, which would end the cell even inside a code span.
    Cell,
    /// In a doc comment: wrapped lines.
    Doc,
}

/// A description as paragraphs, lists and the like.
pub(super) fn blocks(markdown: &str) -> String {
    blocks::write(markdown, Style::Page).join("\n")
}

/// A description on one line.
pub(super) fn cell(markdown: &str) -> String {
    blocks::write(markdown, Style::Cell).concat()
}

/// A description as lines of a doc comment.
pub(super) fn doc_lines(markdown: &str) -> Vec<String> {
    blocks::write(markdown, Style::Doc)
}

/// Phrases as one paragraph. `href` says where a link leads; a name without an address is set as code.
pub(super) fn phrases(
    phrases: &[Phrase],
    style: Style,
    href: &dyn Fn(Target) -> Option<String>,
) -> Vec<String> {
    let mut paragraph = Paragraph::new(style);
    for phrase in phrases {
        paragraph.space();
        for span in &phrase.0 {
            match span {
                Span::Text(words) => paragraph.text(words),
                Span::Code(text) => paragraph.glue(&code(text, style)),
                Span::Link(label, target) => match href(*target) {
                    Some(url) => paragraph.glue(&link(&escape(label), &url)),
                    None => paragraph.glue(&code(label, style)),
                },
            }
        }
    }
    paragraph.take_lines()
}
