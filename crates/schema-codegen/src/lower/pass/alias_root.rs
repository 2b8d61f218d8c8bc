//! A root that is an alias of Rust's own types. Those hide nothing, so the author has to know when it is sensitive.

use crate::config::{Config, matches};
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{Model, Sensitivity, Shape};

/// Gives the root the class of `sensitive_default` unless something states another one, and says so where it hides nothing.
pub(in crate::lower) fn classify_alias_root(
    model: &mut Model,
    is_classified: bool,
    config: &Config,
    sink: &mut DiagnosticSink,
) {
    let def = &mut model.types[model.root.0];
    let Shape::Alias(ty) = &def.shape else {
        return;
    };
    let mut entries = config.annotations.iter();
    let is_annotated = entries
        .any(|(name, annotation)| annotation.sensitive.is_some() && matches(name, &def.wire_name));
    if !is_classified && !is_annotated && ty.holds_foreign_values() {
        let default = config.sensitive_default.unwrap_or_default();
        def.sensitivity = def.sensitivity.max(default);
    }
    if def.sensitivity > Sensitivity::None && ty.holds_foreign_values() {
        let message = format!(
            "the root is `{}`, and its type is an alias of Rust's own types, which hide nothing: `Debug` and `redacted()` print the values",
            def.sensitivity.as_str()
        );
        let help = "do not log it; or make it a property of an object, whose type hides it";
        sink.at(Code::UnhiddenRoot, &def.pointer, message, help);
    }
}
