//! `$id`: the identifier of a schema, against which references in it are resolved.

use super::arena::{Base, Document};
use super::dialect::Dialect;
use super::operand::Operand;
use super::schema::{Schema, SchemaId};
use super::tree::Node;
use crate::diagnostic::DiagnosticSink;

/// Reads the identifier of the schema `owner`, which opens a base; with a fragment alone it is an anchor, as drafts 06 and 07 had it.
pub(super) fn read(
    (document, sink): (&mut Document<'_>, &mut DiagnosticSink),
    dialect: Dialect,
    schema: &mut Schema,
    owner: SchemaId,
    node: &Node,
) {
    let keyword = match dialect {
        Dialect::Draft04 => "id",
        _ => "$id",
    };
    let mut operand = Operand::new(node, schema.pointer.clone(), sink);
    let Some(id) = operand.member(keyword).and_then(|mut id| id.string()) else {
        return;
    };
    match id.strip_prefix('#') {
        Some("") => {}
        Some(anchor) => schema.anchors.push(anchor.to_owned()),
        None => {
            let outer = schema.base;
            schema.base = document.bases.len();
            document.bases.push(Base { id, owner, outer });
        }
    }
}
