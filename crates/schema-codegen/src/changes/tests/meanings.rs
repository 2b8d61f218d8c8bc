//! What the values of an enum mean.

use super::{changes, field};
use crate::changes::{Bump, Kind};
use serde_json::{Value, json};

fn values(keywords: Value) -> Value {
    let mut schema = json!({"type": "string", "enum": ["x", "y"]});
    let members = schema.as_object_mut().unwrap();
    members.extend(keywords.as_object().unwrap().clone());
    field(schema)
}

fn found(old: &Value, new: &Value) -> Vec<(Kind, Option<String>, Bump)> {
    let found = changes(old, new).into_iter();
    let found = found.map(|change| (change.kind, change.member, change.effect.source));
    found.collect()
}

#[test]
fn another_meaning_of_a_value_is_a_change_of_docs() {
    let described = |x: &str| values(json!({"x-enum-descriptions": {"x": x, "y": "The end."}}));
    let docs = |value: &str| (Kind::DocsChanged, Some(value.to_owned()), Bump::Patch);
    let (old, new) = (described("The start."), described("The middle."));
    assert_eq!(found(&old, &new), [docs("x")]);
    let none = values(json!({}));
    assert_eq!(found(&old, &none), [docs("x"), docs("y")]);
    assert_eq!(found(&none, &old), [docs("x"), docs("y")]);
    assert_eq!(found(&old, &old), []);
}

#[test]
fn another_phase_of_a_value_is_a_change_of_behaviour() {
    let phased = |terminal: bool| {
        let end = json!({"name": "end", "values": ["y"], "terminal": terminal});
        values(json!({"x-phases": [{"name": "start", "values": ["x"]}, end]}))
    };
    let step = |step| (Kind::AnnotationChanged, Some("x-phases".to_owned()), step);
    let (none, old, new) = (values(json!({})), phased(false), phased(true));
    assert_eq!(found(&old, &new), [step(Bump::Patch)]);
    assert_eq!(found(&old, &none), [step(Bump::Major)]);
    assert_eq!(found(&none, &old), [step(Bump::Minor)]);
    let list = changes(&old, &new);
    assert!(list.iter().all(|change| change.effect.behaviour.is_some()));
    assert_eq!(found(&old, &old), []);
}
