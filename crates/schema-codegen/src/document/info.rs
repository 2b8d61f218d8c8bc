//! What a document says about itself.

use super::arena::Document;
use super::tree::Node;
use crate::model::SchemaInfo;

/// What the root says, or the schema that is selected. Where several are, the document itself: none of them speaks for the others.
pub(super) fn read(document: &Document<'_>, are_all: bool) -> SchemaInfo {
    if are_all || document.selected.len() > 1 {
        return whole(document);
    }
    let source = document.selected.first().copied().unwrap_or(document.root);
    let found = document.files.find(&document.get(source).pointer);
    let node = found.map_or(document.files.main(), |(node, _)| node);
    SchemaInfo {
        id: string(node, "$id").or_else(|| string(node, "id")),
        title: string(node, "title"),
        description: string(node, "description"),
        version: string(node, "x-version").or_else(|| of_api(document)),
        ..SchemaInfo::default()
    }
}

/// The version of an API whose document the schema is in.
fn of_api(document: &Document<'_>) -> Option<String> {
    let info = document.files.main().member("info");
    string(&info.filter(|_| document.is_openapi)?.value, "version")
}

/// What a document says of all its schemas; in OpenAPI that is under `info`.
fn whole(document: &Document<'_>) -> SchemaInfo {
    let root = document.files.main();
    let info = root.member("info").filter(|_| document.is_openapi);
    let node = info.map_or(root, |info| &info.value);
    SchemaInfo {
        id: string(root, "$id").or_else(|| string(root, "id")),
        title: string(node, "title"),
        description: string(node, "description"),
        version: string(root, "x-version").or_else(|| of_api(document)),
        ..SchemaInfo::default()
    }
}

fn string(node: &Node, key: &str) -> Option<String> {
    let member = node.member(key)?;
    member.value.as_str().map(str::to_owned)
}
