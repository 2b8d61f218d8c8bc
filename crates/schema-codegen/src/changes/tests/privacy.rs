//! What changes mean for data that are hidden.

use super::{changes, object};
use crate::changes::{Kind, Privacy};
use crate::model::Sensitivity;
use serde_json::{Value, json};

/// What the change of this kind means for privacy, in a schema in which `z` is classified.
fn privacy(kind: Kind, old: Value, new: Value) -> Privacy {
    let schema = |p: Value| {
        let mut properties = json!({"z": {"type": "string", "x-sensitive": "none"}});
        if !p.is_null() {
            properties["p"] = p;
        }
        object(properties)
    };
    let found = changes(&schema(old), &schema(new));
    let change = found.iter().find(|change| change.kind == kind);
    change.expect("there is one").effect.privacy
}

#[test]
fn what_is_sensitive_inside_of_a_type_counts() {
    let plain = || json!({"type": "string", "x-sensitive": "none"});
    let of = |class: &str| {
        let inside = json!({"type": "string", "x-sensitive": class});
        json!({"type": "object", "properties": {"q": inside}})
    };
    let personal = Privacy::Sensitive(Sensitivity::Personal);
    assert_eq!(
        privacy(Kind::ValueTypeChanged, plain(), of("personal")),
        personal
    );
    assert_eq!(
        privacy(Kind::ValueTypeChanged, of("personal"), plain()),
        Privacy::Visible
    );
    let list = json!({"type": "array", "items": of("secret")});
    assert_eq!(
        privacy(Kind::FieldAdded, Value::Null, list),
        Privacy::Sensitive(Sensitivity::Secret)
    );
}

#[test]
fn what_is_sensitive_in_a_new_branch_counts() {
    let branch = |kind: &str, extra: Value| {
        let mut properties = json!({"k": {"const": kind, "x-sensitive": "none"}});
        let more = extra.as_object().cloned().unwrap_or_default();
        properties.as_object_mut().unwrap().extend(more);
        json!({"type": "object", "required": ["k"], "properties": properties})
    };
    let known = [branch("a", json!({})), branch("b", json!({}))];
    let number = json!({"type": "string", "x-sensitive": "government_id"});
    let new = branch("c", json!({"number": number}));
    let more = [known.as_slice(), &[new]].concat();
    assert_eq!(
        privacy(
            Kind::BranchAdded,
            json!({"oneOf": known}),
            json!({"oneOf": more})
        ),
        Privacy::Sensitive(Sensitivity::GovernmentId)
    );
}
