//! Changes as JSON.

use super::report::Located;
use schema_codegen::changes::{Change, Privacy};
use schema_codegen::containment::Answer;
use schema_codegen::diagnostic::Position;
use schema_codegen::model::Pointer;
use serde_json::{Value, json};

/// The report as one JSON document.
pub(super) fn document(located: &Located<'_>) -> Value {
    let changes: Vec<Value> = located
        .all()
        .map(|(change, (old, new))| {
            let mut entry = entry(change, *old, *new);
            entry["allowed"] = json!(located.reason(change));
            entry
        })
        .collect();
    json!({
        "from": located.old.name,
        "to": located.new.name,
        "bump": located.changes.bump().as_str(),
        "changes": changes,
    })
}

/// One change as JSON.
pub(super) fn entry(change: &Change, old: Option<Position>, new: Option<Position>) -> Value {
    let at = |pointer: &Option<Pointer>, position: Option<Position>| {
        pointer.as_ref().map(|pointer| {
            let position = position.unwrap_or_default();
            json!({"pointer": pointer.0, "line": position.line, "column": position.column})
        })
    };
    let verdict = |verdict: &Answer| match verdict {
        Answer::Proven => json!({"verdict": "proven"}),
        Answer::NotDecided => json!({"verdict": "not_decided"}),
        Answer::Breaks(instance) => json!({"verdict": "breaks", "instance": instance}),
    };
    let effect = &change.effect;
    let privacy = match effect.privacy {
        Privacy::Unaffected => "unaffected",
        Privacy::Visible => "visible",
        Privacy::Sensitive(class) => class.as_str(),
    };
    json!({
        "kind": change.kind.as_str(),
        "type": change.type_name,
        "member": change.member,
        "old": change.old,
        "new": change.new,
        "old_location": at(&change.old_pointer, old),
        "new_location": at(&change.new_pointer, new),
        "old_types_read_new_data": verdict(&effect.old_types_read_new_data),
        "new_types_read_old_data": verdict(&effect.new_types_read_old_data),
        "new_data_valid_before": verdict(&effect.new_data_valid_before),
        "old_data_valid_now": verdict(&effect.old_data_valid_now),
        "source": effect.source.as_str(),
        "behaviour": effect.behaviour,
        "privacy": privacy,
    })
}
