//! Roots that are aliases of Rust's own types. Those hide nothing, so the author has to know when one is sensitive.

use crate::config::{Config, matches};
use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{Model, Pointer, Sensitivity, Shape, TypeDef, TypeId};
use std::collections::BTreeSet;

/// Which roots state how sensitive everything in them is.
pub(in crate::lower) struct ClassifiedRoots {
    /// The root itself does.
    pub(in crate::lower) root: bool,
    /// Those beside it that do.
    pub(in crate::lower) further: BTreeSet<Pointer>,
}

/// Gives each root the class of `sensitive_default` unless something states another one, and says so where it hides nothing.
pub(in crate::lower) fn classify_alias_roots(
    model: &mut Model,
    classified: &ClassifiedRoots,
    config: &Config,
    sink: &mut DiagnosticSink,
) {
    let mut roots: BTreeSet<TypeId> = model.further_roots.clone();
    roots.insert(model.root);
    for id in roots {
        let def = &mut model.types[id.0];
        let is_classified = if id == model.root {
            classified.root
        } else {
            classified.further.contains(&def.pointer)
        };
        classify(def, is_classified, config, sink);
    }
}

fn classify(def: &mut TypeDef, is_classified: bool, config: &Config, sink: &mut DiagnosticSink) {
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
