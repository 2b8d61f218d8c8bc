//! What is reported about references that lead nowhere.

use super::index::Resource;
use crate::diagnostic::{Code, DiagnosticSink, did_you_mean};
use crate::document::Document;
use crate::model::Pointer;
use crate::uri;

/// Reports a reference to the whole OpenAPI document.
pub(super) fn openapi_root(reference: &str, at: &Pointer, sink: &mut DiagnosticSink) {
    let fact = format!(
        "`{}` names the whole OpenAPI document, which is no schema",
        reference.escape_debug()
    );
    let outcome = "what it refers to is kept as any JSON value";
    let help = "refer to a schema, such as `#/components/schemas/Pet`";
    sink.approximate(Code::ExternalReference, at, fact, outcome, help);
}

/// Reports that a reference leads out of all documents.
pub(super) fn external(
    uri: &str,
    reference: &str,
    resource: &Resource,
    at: &Pointer,
    sink: &mut DiagnosticSink,
) {
    if uri::is_meta_schema(uri) {
        let message = "a reference to a meta-schema is kept as any JSON value";
        sink.at(
            Code::MetaSchemaReference,
            at,
            message,
            "a schema inside a document has no type of its own",
        );
        return;
    }
    let fact = format!("`{}` leads out of this document", reference.escape_debug());
    let outcome = "what it refers to is kept as any JSON value";
    let help = match resource {
        Resource::Missing { name, outside: true } => format!(
            "`{}` is outside of the schema's folder; name its folder under `[sources]` in codegen.toml to have it read",
            name.escape_debug()
        ),
        Resource::Missing { name, .. } => {
            format!("there is no document `{}`; write it, or say under `[sources]` in codegen.toml which one is meant", name.escape_debug())
        }
        _ => "say under `[sources]` in codegen.toml which document it means, or copy the target to `$defs`".to_owned(),
    };
    sink.approximate(Code::ExternalReference, at, fact, outcome, help);
}

pub(super) fn dangling(
    document: &Document<'_>,
    (reference, fragment): (&str, &str),
    parent: Option<Pointer>,
    at: &Pointer,
    sink: &mut DiagnosticSink,
) {
    let root = document.get(document.root);
    let defined = root.definitions.iter().map(|(name, _)| name.as_str());
    let beside = parent.map_or_else(Vec::new, |parent| document.files.names(&parent));
    let names = defined.chain(beside.iter().map(String::as_str));
    let wanted = fragment.rsplit('/').next().unwrap_or(fragment);
    let close = if sink.suggests() {
        did_you_mean(wanted, names)
    } else {
        None
    };
    let help = close.unwrap_or_else(|| "define it under `$defs`".to_owned());
    let message = format!(
        "`{}` names nothing in this document",
        reference.escape_debug()
    );
    sink.at(Code::DanglingReference, at, message, help);
}
