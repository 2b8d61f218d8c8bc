//! A sentence as data: runs of text, code and links. Text from the schema only ever enters as a value, so no emitter can take it for
//! markup; how a run looks and where a link leads, the emitter decides.

use crate::model::TypeId;
use crate::plan::FieldId;
use std::borrow::Cow;

/// A number with what is counted: `1 rule`, `2 rules`.
#[must_use]
pub fn counted(count: usize, one: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {one}{ending}")
}

/// What a link points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The page of a type, or the entry of a named scalar.
    Type(TypeId),
    /// A field on its owner's page.
    Field(FieldId),
    /// The additional members on an object's page.
    Additional(TypeId),
    /// A variant on its union's page.
    Variant(TypeId, usize),
    /// A value on its enum's page.
    Value(TypeId, usize),
    /// A rule, by its index in the list of rules.
    Rule(usize),
    /// A page of another site; the address is ours, never one of the schema.
    External(&'static str),
}

/// One run of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Text(Cow<'static, str>),
    /// Code or a literal.
    Code(String),
    /// A linked name, set as code.
    Link(String, Target),
}

/// A sentence or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase(pub Vec<Span>);

impl Phrase {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Words alone.
    #[must_use]
    pub fn words(text: impl Into<Cow<'static, str>>) -> Self {
        Self::new().text(text)
    }

    /// A sentence of ours with code between back ticks.
    #[must_use]
    pub fn marked(sentence: &str) -> Self {
        let spans = sentence
            .split('`')
            .enumerate()
            .filter(|(_, run)| !run.is_empty());
        Self(
            spans
                .map(|(index, run)| {
                    if index % 2 == 0 {
                        Span::Text(run.to_owned().into())
                    } else {
                        Span::Code(run.into())
                    }
                })
                .collect(),
        )
    }

    /// Adds words.
    #[must_use]
    pub fn text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Span::Text(text.into()));
        self
    }

    /// Adds code.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.0.push(Span::Code(code.into()));
        self
    }

    /// Adds a linked name.
    #[must_use]
    pub fn link(mut self, label: impl Into<String>, target: Target) -> Self {
        self.0.push(Span::Link(label.into(), target));
        self
    }

    /// Adds another phrase.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Phrases with a separator between them.
    #[must_use]
    pub fn joined(phrases: Vec<Self>, separator: &'static str) -> Self {
        let mut all = Self::new();
        for (index, phrase) in phrases.into_iter().enumerate() {
            if index > 0 {
                all = all.text(separator);
            }
            all = all.then(phrase);
        }
        all
    }

    /// The phrase without markup: for search, titles and the machine-readable index.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.0
            .iter()
            .map(|span| match span {
                Span::Text(text) => text.as_ref(),
                Span::Code(text) | Span::Link(text, _) => text.as_str(),
            })
            .collect()
    }
}
