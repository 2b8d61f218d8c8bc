//! In place of the reader of YAML, without the feature `yaml`: says what is missing.

use super::tree::Node;
use crate::diagnostic::{Code, DiagnosticSink, Location};
use crate::model::Pointer;

/// Reports that YAML is not read.
pub(crate) fn read(_text: &str, sink: &mut DiagnosticSink) -> Option<Node> {
    let location = Location::Offset(0, Pointer::default());
    let help = "build schema-codegen with its feature `yaml`";
    sink.push(
        Code::Syntax,
        location,
        "this is YAML, which this build does not read",
        Some(help.to_owned()),
    );
    None
}
