//! In place of what needs a validator, without the feature `validator`: nobody is given other types in silence than with it.

use crate::config::{Config, Examples};
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::Pointer;

/// Reports the settings of `config` that need a validator.
pub(super) fn refuse(config: &Config, sink: &mut DiagnosticSink) {
    let mut report = |key: &str, message: &str| {
        let help =
            format!("set `{key} = false`, or build schema-codegen with its feature `validator`");
        let pointer = Pointer::default().join(key);
        sink.at(Code::ConfigWrongValue, &pointer, message, help);
    };
    if config.examples == Examples::All {
        report(
            "examples",
            "the types are to have `example()`, and this build has no validator to judge examples",
        );
    }
    if config.validate_document {
        report(
            "validate_document",
            "this build has no validator to compile the schema for `validate_document`",
        );
    }
}
