//! What the generator is handed: the text of a schema, those of the documents that it refers to, the lock of its names, and its
//! history.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// The text of a schema, and those of other documents by their names, which are paths relative to the project, as [`crate::Config::schema`]
/// is. The library reads no files: it says which documents it wants ([`crate::Outcome::Wanted`]), and is called again with them.
#[derive(Clone, Debug, Default)]
pub struct Documents<'t> {
    pub(crate) schema: Cow<'t, str>,
    pub(crate) others: BTreeMap<String, Option<Cow<'t, str>>>,
    pub(crate) names: Option<Cow<'t, str>>,
    pub(crate) history: Option<Cow<'t, str>>,
}

impl<'t> Documents<'t> {
    /// The schema alone, in [`crate::Config::syntax`].
    pub fn new(schema: impl Into<Cow<'t, str>>) -> Self {
        Self {
            schema: schema.into(),
            others: BTreeMap::new(),
            names: None,
            history: None,
        }
    }

    /// The text of the schema itself.
    #[must_use]
    pub fn schema(&self) -> &str {
        &self.schema
    }

    /// Adds the document `name`, in YAML if its name ends in `.yaml` or `.yml`; `None` when there is no such document.
    pub fn insert(&mut self, name: String, text: Option<Cow<'t, str>>) {
        self.others.insert(name, text);
    }

    /// The text of the document `name`, if there is one.
    #[must_use]
    pub fn document(&self, name: &str) -> Option<&str> {
        self.others.get(name)?.as_deref()
    }

    /// Hands in the text of the lock of names, which is in the file [`crate::Config::names`].
    pub fn set_names_lock(&mut self, text: impl Into<Cow<'t, str>>) {
        self.names = Some(text.into());
    }

    /// Whether a lock of names was handed in.
    #[must_use]
    pub fn has_names_lock(&self) -> bool {
        self.names.is_some()
    }

    /// Hands in the text of the history, which is in the file [`crate::Config::history`].
    pub fn set_history(&mut self, text: impl Into<Cow<'t, str>>) {
        self.history = Some(text.into());
    }

    /// The names of the other documents that there are.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let given = self.others.iter().filter(|(_, text)| text.is_some());
        given.map(|(name, _)| name.as_str())
    }

    /// The names of the other documents that there are not, though something refers to them.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        let missing = self.others.iter().filter(|(_, text)| text.is_none());
        missing.map(|(name, _)| name.as_str())
    }
}
