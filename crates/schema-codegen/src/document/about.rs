//! What a document says about itself.
//!
//! In: a [`Document`]. Out: its [`SchemaInfo`]. What it says about its types belongs to each schema.

use super::read::Document;
use crate::model::SchemaInfo;

impl Document<'_> {
    /// What the root says, or the first schema that is chosen.
    pub(super) fn about(&self) -> SchemaInfo {
        let speaker = self.chosen.first().copied().unwrap_or(self.root);
        let found = self.tree.find(&self.get(speaker).pointer);
        let node = found.map_or(self.tree, |(node, _)| node);
        let text = |key: &str| {
            node.member(key)
                .and_then(|member| member.value.as_str())
                .map(str::to_owned)
        };
        SchemaInfo {
            id: text("$id").or_else(|| text("id")),
            title: text("title"),
            description: text("description"),
            version: text("x-version"),
            classifies_sensitivity: false,
        }
    }

    /// Once every schema is read that is reached: whether any of them says what kind of data it holds.
    pub(crate) fn classify(&mut self) {
        let mut schemas = self.schemas.iter();
        self.info.classifies_sensitivity = schemas.any(|schema| schema.sensitivity.is_some());
    }
}
