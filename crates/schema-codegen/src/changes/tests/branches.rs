//! Properties that branches state, and values that a mapping alone gives to branches.

use super::{changes, object};
use crate::changes::{Change, Kind};
use crate::containment::Answer;
use serde_json::{Value, json};

/// The values that are shown to be valid by `old` and invalid by `new`.
fn breaks(old: &Value, new: &Value) -> Vec<Value> {
    let shown = |change: &Change| match &change.effect.old_data_valid_now {
        Answer::Breaks(value) => Some(value.clone()),
        _ => None,
    };
    changes(old, new).iter().filter_map(shown).collect()
}

#[test]
fn what_branches_state_of_a_property_is_compared_with_the_whole() {
    let text = json!({"type": "string"});
    let branch = |a: Value| json!({"properties": {"a": a}, "required": ["a"]});
    let with = |key: &str, branches: Value| {
        let mut schema = object(json!({"b": text}));
        schema[key] = branches;
        schema
    };
    let mut plain = object(json!({"b": text, "a": text}));
    plain["required"] = json!(["a"]);
    for key in ["anyOf", "oneOf"] {
        let two_types = with(
            key,
            json!([branch(text.clone()), branch(json!({"type": "integer"}))]),
        );
        let found = breaks(&two_types, &plain);
        assert!(!found.is_empty(), "{key}");
        assert!(found.iter().all(|it| it["a"].is_i64()), "{found:?}");
        assert!(breaks(&plain, &two_types).is_empty());
        let only_one = with(key, json!([{"required": ["b"]}, branch(text.clone())]));
        assert!(!breaks(&only_one, &plain).is_empty(), "{key}");
    }
    let parts = |most: u64| {
        let mut schema = object(json!({"b": text}));
        schema["allOf"] = json!([
            {"properties": {"a": text}},
            {"properties": {"a": {"maxLength": most}}}
        ]);
        schema
    };
    let found = changes(&parts(5), &parts(3));
    let mut proven = found
        .iter()
        .filter(|it| it.effect.old_data_valid_now == Answer::Proven);
    assert_eq!(proven.next(), None);
}

/// What follows from the first branch that is added, for new data and for old.
fn of_added(old: &Value, new: &Value) -> (Answer, Answer) {
    let found = changes(old, new);
    let added = found.iter().find(|it| it.kind == Kind::BranchAdded);
    let effect = &added.expect("there is one").effect;
    (
        effect.new_data_valid_before.clone(),
        effect.old_data_valid_now.clone(),
    )
}

#[test]
fn a_branch_more_admits_its_own_values_and_refuses_what_two_admit() {
    let of_types = |types: &[&str]| {
        let branches: Vec<Value> = types.iter().map(|it| json!({"type": it})).collect();
        json!({"title": "U", "oneOf": branches})
    };
    let (new_data, old_data) = of_added(
        &of_types(&["string", "integer"]),
        &of_types(&["string", "integer", "boolean"]),
    );
    assert!(matches!(new_data, Answer::Breaks(value) if value.is_boolean()));
    assert_eq!(old_data, Answer::Proven);
    let requiring = |key: &str, names: &[&str]| {
        let branch = |name: &&str| {
            let properties = json!({ *name: {"type": "string"} });
            json!({"title": name, "type": "object", "properties": properties, "required": [name]})
        };
        json!({"title": "U", key: names.iter().map(branch).collect::<Vec<_>>()})
    };
    for (key, breaks) in [("oneOf", true), ("anyOf", false)] {
        let (_, old_data) = of_added(
            &requiring(key, &["a", "b"]),
            &requiring(key, &["a", "b", "c"]),
        );
        assert_eq!(
            matches!(old_data, Answer::Breaks(value) if value["c"].is_string()),
            breaks
        );
    }
}

#[test]
fn a_value_that_a_mapping_gives_to_a_branch_is_a_branch() {
    let animals = |mapping: &Value| {
        let animal = json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "w": {"type": "integer"}}});
        let mut cat = animal.clone();
        cat["properties"] = json!({"kind": {"type": "string"}, "m": {"type": "string"}});
        json!({
            "title": "Root",
            "type": "object",
            "properties": {"pet": {
                "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
                "discriminator": {"propertyName": "kind", "mapping": mapping}
            }},
            "$defs": {"Cat": cat, "Dog": animal}
        })
    };
    let cat = json!({"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"});
    let found = |mapping: Value| {
        let all = changes(&animals(&cat), &animals(&mapping));
        let all = all
            .into_iter()
            .filter(|it| it.kind != Kind::RustNameChanged);
        all.map(|it| {
            let answers = [
                it.effect.old_types_read_new_data,
                it.effect.new_types_read_old_data,
            ];
            assert_eq!(it.effect.old_data_valid_now, Answer::Proven);
            (it.kind, it.member.unwrap_or_default(), answers)
        })
        .collect::<Vec<_>>()
    };
    let added = [Answer::Proven, Answer::NotDecided];
    let removed = [Answer::NotDecided, Answer::Proven];
    let more = json!({"cat": "#/$defs/Cat", "dog": "#/$defs/Dog", "wolf": "#/$defs/Dog"});
    assert_eq!(
        found(more),
        [(Kind::BranchAdded, "wolf".to_owned(), added.clone())]
    );
    let other = json!({"cat": "#/$defs/Cat", "hound": "#/$defs/Dog"});
    assert_eq!(
        found(other),
        [
            (Kind::BranchAdded, "hound".to_owned(), added),
            (Kind::BranchRemoved, "dog".to_owned(), removed)
        ]
    );
    assert_eq!(found(cat.clone()), []);
}
