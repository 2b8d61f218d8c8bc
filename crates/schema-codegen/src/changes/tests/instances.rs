//! What is shown to break is an instance, and what is no change shows none.

use super::{changes, field, fixtures, object, release, with};
use crate::changes::{Kind, Release, between};
use crate::containment::Answer;
use serde_json::{Value, json};

fn text_members(keywords: Value) -> Value {
    let mut schema = object(json!({"a": {"type": "string"}, "b": {"type": "string"}}));
    let members = schema.as_object_mut().unwrap();
    members.extend(keywords.as_object().unwrap().clone());
    schema
}

/// Pairs in which something that is asserted beside forbids what would show a break most simply.
fn hindered() -> Vec<(Value, Value)> {
    let list = |items: Value| {
        let mut list = json!({"type": "array", "minItems": 2});
        let keywords = items.as_object().unwrap().clone();
        list.as_object_mut().unwrap().extend(keywords);
        field(list)
    };
    let string = || json!({"type": "string"});
    let no_null = json!({"type": ["string", "null"], "not": {"const": null}});
    vec![
        (
            text_members(json!({"minProperties": 1})),
            text_members(json!({"required": ["a"]})),
        ),
        (
            text_members(json!({"dependentRequired": {"a": ["b"]}})),
            text_members(json!({"required": ["a", "b"]})),
        ),
        (
            text_members(json!({"if": {"required": ["a"]}, "then": {"required": ["b"]}})),
            text_members(json!({"required": ["b"]})),
        ),
        (
            text_members(json!({"not": {"required": ["b"]}})),
            with(field(string()), "additionalProperties", json!(false)),
        ),
        (field(no_null), field(string())),
        (
            list(json!({"items": string()})),
            list(json!({"prefixItems": [string(), string()], "items": false})),
        ),
        (
            field(json!({"enum": ["x", "y"], "minLength": 1, "not": {"const": "y"}})),
            field(json!({"enum": ["x"], "minLength": 1, "not": {"const": "y"}})),
        ),
    ]
}

/// What shows a break is valid as a whole where it comes from, and refused as a whole where it goes.
#[test]
fn every_instance_that_is_shown_is_one() {
    let fixtures = fixtures().into_iter().map(|(_, old, new)| (old, new));
    let both_ways = |(old, new): (Value, Value)| [(old.clone(), new.clone()), (new, old)];
    let mut shown = 0;
    for (old, new) in fixtures.chain(hindered()).flat_map(both_ways) {
        let (old, new) = (release(&old), release(&new));
        for change in between(&old, &new).list {
            let place = |side: &Release| {
                let mut types = side.plan.model.iter();
                let found = types.find(|(_, def)| def.wire_name == change.type_name);
                found.map(|(id, def)| (side.schema.at(&def.pointer.0), id))
            };
            let (Some(old_at), Some(new_at)) = (place(&old), place(&new)) else {
                continue;
            };
            let effect = &change.effect;
            for (answer, from, to, reader) in [
                (
                    &effect.old_types_read_new_data,
                    &new_at,
                    &old_at,
                    Some(&old),
                ),
                (
                    &effect.new_types_read_old_data,
                    &old_at,
                    &new_at,
                    Some(&new),
                ),
                (&effect.new_data_valid_before, &new_at, &old_at, None),
                (&effect.old_data_valid_now, &old_at, &new_at, None),
            ] {
                let Answer::Breaks(value) = answer else {
                    continue;
                };
                shown += 1;
                assert_eq!(from.0.admits(value), Some(true), "{value} {change:#?}");
                let is_refused = match reader {
                    None => to.0.admits(value) == Some(false),
                    Some(reader) => {
                        let ty =
                            crate::model::TypeUse::of(crate::model::TypeExpr::Named(to.1), false);
                        !crate::analyze::accepts(&reader.plan.model, &ty, value)
                    }
                };
                assert!(is_refused, "{value} {change:#?}");
            }
        }
    }
    assert!(shown > 40, "{shown}");
}

#[test]
fn where_nothing_can_show_a_break_there_is_none() {
    // The two schemas accept the same documents.
    let pairs = hindered();
    let (old, new) = &pairs[4];
    for change in changes(old, new) {
        let effect = &change.effect;
        for answer in [&effect.new_types_read_old_data, &effect.old_data_valid_now] {
            assert_eq!(*answer, Answer::Proven, "{change:#?}");
        }
    }
    // A member that is there in the example of the old schema, and need not be.
    let (old, new) = &pairs[0];
    let found = changes(old, new);
    let gained = found
        .iter()
        .find(|change| change.kind == Kind::RequiredGained);
    let effect = &gained.expect("it is required now").effect;
    let Answer::Breaks(value) = &effect.new_types_read_old_data else {
        panic!("{found:#?}")
    };
    assert!(
        value.get("a").is_none() && value.as_object().is_some_and(|members| !members.is_empty())
    );
}

/// `nullable`, a list of types and a branch `null` say the same.
#[test]
fn null_in_other_words_is_no_change() {
    let in_words = |value: Value| {
        let mut of_type = value.clone();
        let mut nullable = value.clone();
        nullable["nullable"] = json!(true);
        of_type["type"] = json!([value["type"], "null"]);
        if let Some(values) = of_type.get_mut("enum") {
            values.as_array_mut().unwrap().push(Value::Null);
        }
        let last = json!({"oneOf": [value, {"type": "null"}]});
        [
            of_type,
            nullable,
            last,
            json!({"anyOf": [{"type": "null"}, value]}),
        ]
    };
    for value in [
        json!({"type": "string", "minLength": 2}),
        json!({"type": "string", "enum": ["x", "y"]}),
        json!({"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"]}),
        json!({"type": "array", "items": {"type": "string"}}),
    ] {
        let all = in_words(value).map(field);
        for old in &all {
            for new in &all {
                let found = changes(old, new);
                let found: Vec<_> = found
                    .iter()
                    .filter(|change| {
                        !matches!(change.kind, Kind::RustNameChanged | Kind::TypeRenamed)
                    })
                    .collect();
                assert!(found.is_empty(), "{old} -> {new}: {found:#?}");
            }
        }
    }
}

/// A property that is declared now, by one schema and by none, where other members may be anything, nothing, or a string.
#[test]
fn a_declaration_is_decided_for_data_that_are_validated() {
    let without = object(json!({"a": {"type": "string"}}));
    let integer = object(json!({"a": {"type": "string"}, "b": {"type": "integer"}}));
    let string = object(json!({"a": {"type": "string"}, "b": {"type": "string"}}));
    let any = object(json!({"a": {"type": "string"}, "b": {}}));
    let rest = |schema: &Value, rest: Value| with(schema.clone(), "additionalProperties", rest);
    let (closed, strings) = (json!(false), json!({"type": "string"}));
    let sealed = |schema: &Value| with(schema.clone(), "unevaluatedProperties", json!(false));
    // The schemas, then an instance that shows what breaks for new data and for old.
    let table = [
        (
            without.clone(),
            integer.clone(),
            None,
            Some(json!({"b": null})),
        ),
        (without.clone(), any, None, None),
        (
            rest(&without, closed.clone()),
            rest(&integer, closed),
            Some(json!({"b": 0})),
            None,
        ),
        (
            rest(&without, strings.clone()),
            rest(&string, strings.clone()),
            None,
            None,
        ),
        (
            rest(&without, strings.clone()),
            rest(&integer, strings),
            Some(json!({"b": 0})),
            Some(json!({"b": ""})),
        ),
        (
            sealed(&without),
            sealed(&integer),
            Some(json!({"b": 0})),
            None,
        ),
    ];
    for (old, new, of_new, of_old) in table {
        let verdict = |shown: Option<Value>| shown.map_or(Answer::Proven, Answer::Breaks);
        let verdicts = (verdict(of_new), verdict(of_old));
        for (old, new, is_mirrored) in [(&old, &new, false), (&new, &old, true)] {
            let list = changes(old, new);
            let effect = &list[0].effect;
            let both = (
                effect.new_data_valid_before.clone(),
                effect.old_data_valid_now.clone(),
            );
            let both = if is_mirrored { (both.1, both.0) } else { both };
            assert_eq!(both, verdicts, "{old} {new}");
            assert_eq!(list.len(), 1, "{old} {new}");
        }
    }
}

/// What `unevaluatedProperties` refuses depends on where a property is declared, also where the type does not show it.
#[test]
fn a_declaration_in_a_sealed_object_is_not_said_to_break_nothing() {
    let sealed = |properties: Value| {
        let sealed = with(object(properties), "unevaluatedProperties", json!(false));
        let condition = json!({"properties": {"c": {"const": "x"}}, "required": ["c"]});
        with(sealed, "if", condition)
    };
    let old = sealed(json!({"a": {"type": "string"}}));
    let new = sealed(json!({"a": {"type": "string"}, "b": {"type": "integer"}}));
    let list = changes(&old, &new);
    assert_eq!(list[0].kind, Kind::FieldAdded);
    assert_ne!(list[0].effect.new_data_valid_before, Answer::Proven);
}

/// Beside `additionalProperties: false` in a branch, what declares a property admits it.
#[test]
fn a_declaration_in_a_closed_branch_is_not_said_to_break_nothing() {
    let branches = |properties: Value| {
        let closed = json!({"properties": properties, "additionalProperties": false});
        let schema = object(json!({"a": {"type": "string"}}));
        let open = json!({"properties": properties, "required": ["z"]});
        with(schema, "anyOf", json!([closed, open]))
    };
    let old = branches(json!({"a": {}}));
    let new = branches(json!({"a": {}, "b": {"type": "integer"}}));
    let list = changes(&old, &new);
    let added = list.iter().find(|change| change.kind == Kind::FieldAdded);
    let effect = &added.expect("a property is added").effect;
    assert_ne!(effect.new_data_valid_before, Answer::Proven);
}

/// Where two properties change at once, the instance that shows one change is not said to show the other.
#[test]
fn an_integer_out_of_the_range_of_a_type_shows_a_break() {
    let whole = field(json!({"type": "number", "multipleOf": 1}));
    for (format, refused) in [("uint64", json!(-1)), ("int64", json!(u64::MAX))] {
        let integer = field(json!({"type": "integer", "format": format}));
        let found = changes(&whole, &integer);
        let changed = found.iter().find(|it| it.kind == Kind::ValueTypeChanged);
        let effect = &changed.expect("the type changed").effect;
        assert_eq!(
            effect.new_types_read_old_data,
            Answer::Breaks(json!({"a": refused}))
        );
    }
}

#[test]
fn a_property_that_was_false_is_not_blamed_for_another_change() {
    let text = |most: u64| json!({"type": "string", "maxLength": most});
    let old = object(json!({"a": false, "b": text(5)}));
    let new = object(json!({"a": {"type": "integer"}, "b": text(3)}));
    let found = changes(&old, &new);
    let added = found.iter().find(|it| it.kind == Kind::FieldAdded);
    let effect = &added.expect("it is declared now").effect;
    assert_eq!(effect.old_data_valid_now, Answer::Proven);
}

#[test]
fn a_declaration_is_not_blamed_for_another_change() {
    let closed = |properties: Value| with(object(properties), "additionalProperties", json!(false));
    let old = closed(json!({"a": {"type": "string"}}));
    let new = closed(json!({"a": {"type": "integer"}, "b": {"type": "integer"}}));
    let list = changes(&old, &new);
    let added = list.iter().find(|change| change.kind == Kind::FieldAdded);
    let verdict = &added
        .expect("a property is added")
        .effect
        .old_data_valid_now;
    assert!(!matches!(verdict, Answer::Breaks(_)), "{verdict:?}");
}
