//! What is proven, what is disproven, and what stays open.

use super::{Answer, SchemaText, compare};
use serde_json::{Value, json};

fn backward(old: &Value, new: &Value) -> Answer {
    compare(&SchemaText::new(old, ""), &SchemaText::new(new, "")).backward
}

fn assert_contained(old: &Value, new: &Value) {
    assert_eq!(backward(old, new), Answer::Proven, "{old} in {new}");
}

fn assert_broken(old: &Value, new: &Value) {
    let verdict = backward(old, new);
    let Answer::Breaks(instance) = &verdict else {
        panic!("{verdict:?}: {old} in {new}");
    };
    assert_eq!(SchemaText::new(old, "").admits(instance), Some(true));
    assert_eq!(SchemaText::new(new, "").admits(instance), Some(false));
}

#[test]
fn numbers_are_compared_as_sets() {
    let even = json!({"type": "integer", "multipleOf": 2, "minimum": 0});
    let whole = json!({"type": "number", "multipleOf": 1, "exclusiveMinimum": -1});
    assert_contained(&even, &whole);
    assert_broken(&whole, &even);
    assert_contained(&json!({"enum": [2, 4]}), &even);
    assert_contained(
        &json!({"type": "integer", "minimum": 1, "maximum": 3}),
        &json!({"enum": [1, 2, 3.0]}),
    );
    assert_broken(
        &json!({"type": "number", "minimum": 1, "maximum": 3}),
        &json!({"enum": [1, 2, 3]}),
    );
}

#[test]
fn strings_are_compared_as_sets() {
    let narrow = json!({"type": "string", "pattern": "^[a-c]{2}$"});
    assert_contained(
        &narrow,
        &json!({"pattern": "^[a-z]*$", "minLength": 2, "maxLength": 2}),
    );
    assert_broken(&json!({"pattern": "[a-z]"}), &narrow);
    assert_broken(&json!({"type": "string"}), &json!({"format": "date"}));
    assert_broken(&json!({"format": "date"}), &json!({"format": "date-time"}));
    let look = json!({"type": "string", "pattern": "^(?=a)"});
    assert_eq!(
        backward(&look, &json!({"pattern": "^a"})),
        Answer::NotDecided
    );
}

#[test]
fn objects_are_compared_by_member() {
    let closed = json!({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false});
    let open = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    assert_contained(&closed, &open);
    assert_broken(&open, &closed);
    let required =
        json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}});
    assert_broken(&open, &required);
    assert_contained(&required, &json!({"minProperties": 1}));
    assert_contained(
        &closed,
        &json!({"maxProperties": 1, "propertyNames": {"enum": ["a"]}}),
    );
    assert_broken(
        &json!({"patternProperties": {"^x": {"type": "number"}}}),
        &json!({"patternProperties": {"^xy?": {"type": "integer"}}}),
    );
    assert_contained(
        &json!({"patternProperties": {"^x": {"type": "integer"}}}),
        &json!({"patternProperties": {"^xy": {"type": "number"}}}),
    );
}

#[test]
fn arrays_are_compared_by_index() {
    let pair = json!({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false});
    assert_contained(
        &pair,
        &json!({"items": {"type": ["string", "number"]}, "maxItems": 2}),
    );
    assert_broken(&json!({"items": {"type": "string"}}), &pair);
    assert_broken(&json!({"type": "array"}), &json!({"uniqueItems": true}));
    assert_contained(
        &json!({"uniqueItems": true, "items": {"type": "boolean"}}),
        &json!({"maxItems": 2}),
    );
    assert_contained(&json!({"contains": {"const": 1}}), &json!({"minItems": 1}));
    assert_broken(&json!({"minItems": 1}), &json!({"contains": {"const": 1}}));
}

#[test]
fn alternatives_and_conditions_are_taken_apart() {
    assert_contained(
        &json!({"oneOf": [{"type": "integer"}, {"type": "string"}]}),
        &json!({"anyOf": [{"type": "string"}, {"type": "number"}]}),
    );
    assert_broken(
        &json!({"anyOf": [{"minimum": 3}, {"maximum": 5}]}),
        &json!({"oneOf": [{"minimum": 3}, {"maximum": 5}]}),
    );
    let conditional = json!({"if": {"required": ["a"]}, "then": {"required": ["b"]}});
    assert_contained(
        &json!({"dependentRequired": {"a": ["b", "c"]}}),
        &conditional,
    );
    assert_broken(
        &conditional,
        &json!({"dependentRequired": {"a": ["b", "c"]}}),
    );
    assert_contained(&json!(false), &json!({"not": {}}));
    assert_broken(&json!(true), &json!({"not": {"const": 3}}));
}

#[test]
fn schemas_that_contain_themselves_are_compared() {
    let list = |value: Value| json!({"$defs": {"list": {"type": "object", "properties": {"value": value, "next": {"$ref": "#/$defs/list"}}}}, "$ref": "#/$defs/list"});
    let (narrow, wide) = (
        list(json!({"type": "integer"})),
        list(json!({"type": "number"})),
    );
    assert_contained(&narrow, &wide);
    assert_broken(&wide, &narrow);
}

#[test]
fn what_is_not_understood_is_not_decided() {
    let open = json!({"type": "object", "properties": {"a": true}});
    let sealed = json!({"type": "object", "properties": {"a": true}, "unevaluatedProperties": {"$dynamicRef": "#x"}});
    assert_eq!(backward(&open, &sealed), Answer::NotDecided);
    assert_contained(&sealed, &open);
}

#[test]
fn what_is_unevaluated_depends_on_what_is_beside() {
    let sealed = |names: &[&str]| {
        let properties: serde_json::Map<_, _> = names
            .iter()
            .map(|name| ((*name).to_owned(), json!({"type": "string"})))
            .collect();
        json!({"type": "object", "allOf": [{"$ref": "#/$defs/base"}], "unevaluatedProperties": false, "$defs": {"base": {"properties": properties}}})
    };
    assert_contained(&sealed(&["a"]), &sealed(&["a", "b"]));
    assert_broken(&sealed(&["a", "b"]), &sealed(&["a"]));
    let chosen = |name: &str| json!({"anyOf": [{"required": ["x"]}, {"properties": {name: true}}], "unevaluatedProperties": false});
    assert_eq!(backward(&chosen("a"), &chosen("b")), Answer::NotDecided);
}

#[test]
fn a_long_chain_of_references_is_not_cut_where_the_words_are_the_same() {
    let chain = |least: u64| {
        let mut definitions: serde_json::Map<String, Value> = (0..400)
            .map(|index| {
                let next = json!({"$ref": format!("#/$defs/{}", index + 1)});
                (index.to_string(), json!({"properties": {"next": next}}))
            })
            .collect();
        definitions.insert("400".to_owned(), json!({"minLength": least}));
        json!({"$ref": "#/$defs/0", "$defs": definitions})
    };
    assert_eq!(backward(&chain(1), &chain(1)), Answer::Proven);
    assert_eq!(backward(&chain(1), &chain(2)), Answer::NotDecided);
}

#[test]
fn one_anchor_of_its_name_makes_a_dynamic_reference_an_ordinary_one() {
    let tree = |value: Value| json!({"$dynamicAnchor": "node", "type": "object", "properties": {"value": value, "next": {"$dynamicRef": "#node"}}});
    let (narrow, wide) = (
        tree(json!({"type": "integer"})),
        tree(json!({"type": "number"})),
    );
    assert_contained(&narrow, &wide);
    assert_broken(&wide, &narrow);
}
