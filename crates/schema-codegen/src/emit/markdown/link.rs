//! Where links lead in Markdown. A layout says whether every page is a file of its own or all are one document.

use crate::content::{Content, Phrase, Target};
use crate::emit::commonmark::{self, Style};
use crate::model::TypeId;

/// How pages are laid out, seen from the page with the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// From a page in `models/`.
    Model,
    /// From a page beside the index.
    Top,
    /// Everything is one document.
    Single,
}

/// Writes phrases for one layout.
#[derive(Clone, Copy)]
pub(super) struct Linker<'c, 'p> {
    /// What there is to link to.
    pub(super) content: &'c Content<'p>,
    /// From where.
    pub(super) layout: Layout,
}

impl Linker<'_, '_> {
    /// Phrases as a paragraph, sentences separated by spaces.
    pub(super) fn paragraph(&self, phrases: &[Phrase]) -> String {
        self.print(phrases, Style::Page)
    }

    /// Phrases for a cell of a table.
    pub(super) fn cell(&self, phrases: &[Phrase]) -> String {
        self.print(phrases, Style::Cell)
    }

    fn print(&self, phrases: &[Phrase], style: Style) -> String {
        commonmark::phrases(phrases, style, &|target| Some(self.href(target))).concat()
    }

    /// Where a target is, seen from here.
    pub(super) fn href(&self, target: Target) -> String {
        match target {
            Target::External(url) => url.to_owned(),
            Target::Type(id)
            | Target::Value(id, _)
            | Target::Variant(id, _)
            | Target::Additional(id) => self.type_href(id),
            Target::Field(field) => self.type_href(field.owner),
            Target::Rule(index) => self.top("rules.md", &self.content.rules[index].anchor),
        }
    }

    fn type_href(&self, id: TypeId) -> String {
        let Some(page) = self.content.page(id) else {
            let index = self.content.scalar_index(id);
            let anchor = index.map(|index| self.content.scalars[index].anchor.as_str());
            return self.top("values.md", anchor.unwrap_or_default());
        };
        match self.layout {
            Layout::Model => format!("{}.md", page.slug),
            Layout::Top => format!("models/{}.md", page.slug),
            Layout::Single => format!("#{}", page.slug),
        }
    }

    fn top(&self, file: &str, anchor: &str) -> String {
        match self.layout {
            Layout::Model => format!("../{file}#{anchor}"),
            Layout::Top => format!("{file}#{anchor}"),
            Layout::Single => format!("#{anchor}"),
        }
    }
}
