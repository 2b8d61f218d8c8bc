//! What a document says about itself.

use super::arena::Document;
use crate::model::SchemaInfo;

/// What the root says, or the first schema that is selected.
pub(super) fn read(document: &Document<'_>) -> SchemaInfo {
    let source = document.selected.first().copied().unwrap_or(document.root);
    let found = document.files.find(&document.get(source).pointer);
    let node = found.map_or(document.files.main(), |(node, _)| node);
    let string = |key: &str| {
        let member = node.member(key)?;
        member.value.as_str().map(str::to_owned)
    };
    SchemaInfo {
        id: string("$id").or_else(|| string("id")),
        title: string("title"),
        description: string("description"),
        version: string("x-version"),
        classifies_sensitivity: false,
    }
}
