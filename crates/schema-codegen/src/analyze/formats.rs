//! Reports entries of `[formats]` that name a property which the schema does not have. What they decide, lowering does.

use super::fills::{fields_by_name, unknown};
use crate::config::Config;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{Model, Pointer};

/// Reports every `Type.property` of `[formats]` that `model` lacks.
pub(super) fn report_unused(model: &Model, config: &Config, sink: &mut DiagnosticSink) {
    // Without a dot it is the name of a format, which one schema has and another has not.
    let mut names = config
        .formats
        .keys()
        .filter(|name| name.contains('.'))
        .peekable();
    if names.peek().is_none() {
        return;
    }
    let fields = fields_by_name(model);
    for name in names.filter(|name| !fields.contains_key(*name)) {
        let pointer = Pointer::default().join("formats").join(name);
        let (message, help) = unknown(name, &fields);
        sink.at(Code::UnusedFormat, &pointer, message, help);
    }
}
