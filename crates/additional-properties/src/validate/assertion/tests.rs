//! What schemas that stand alone say of values.

use crate::exact::Instance;
use serde_json::{Value, json};

fn holds(schema: &Value, value: &Value) -> Option<bool> {
    super::holds(&Instance::of_json(schema), &Instance::of_json(value))
}

#[track_caller]
fn answers(schema: &Value, expected: &[(Value, Option<bool>)]) {
    for (value, answer) in expected {
        assert_eq!(holds(schema, value), *answer, "{schema} of {value}");
    }
}

#[test]
fn what_is_not_known_spreads_as_far_as_it_matters() {
    let unknown = json!({"format": "x"});
    answers(
        &json!({"anyOf": [{"format": "uuid"}, {"const": "none"}]}),
        &[(json!("zzz"), Some(false)), (json!("none"), Some(true))],
    );
    answers(
        &json!({"anyOf": [unknown, {"type": "string"}]}),
        &[(json!("a"), Some(true)), (json!(1), Some(true))],
    );
    answers(
        &json!({"not": unknown}),
        &[(json!("a"), None), (json!(1), Some(false))],
    );
    answers(
        &json!({"oneOf": [unknown, true, true]}),
        &[(json!("a"), Some(false))],
    );
    answers(
        &json!({"allOf": [unknown, {"minLength": 2}]}),
        &[(json!("a"), Some(false)), (json!("ab"), None)],
    );
    answers(
        &json!({"if": unknown, "then": {"minLength": 1}}),
        &[(json!("a"), Some(true)), (json!(""), None)],
    );
    answers(
        &json!({"pattern": "(?=a)"}),
        &[(json!("a"), None), (json!(1), Some(true))],
    );
    answers(&json!({"unevaluatedItems": false}), &[(json!([1]), None)]);
}

#[test]
fn keywords_hold_as_the_specification_says() {
    answers(
        &json!({"contains": {"minimum": 5}, "maxContains": 1}),
        &[
            (json!([1, 6]), Some(true)),
            (json!([1]), Some(false)),
            (json!([6, 7]), Some(false)),
            (json!({}), Some(true)),
        ],
    );
    answers(
        &json!({"properties": {"a": {"enum": [1]}}, "patternProperties": {"^b": true}, "additionalProperties": false}),
        &[
            (json!({"a": 1.0, "b": 2}), Some(true)),
            (json!({"a": 2}), Some(false)),
            (json!({"c": 1}), Some(false)),
        ],
    );
    answers(
        &json!({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"maxProperties": 0}}),
        &[
            (json!({"a": 1, "b": 1}), Some(true)),
            (json!({"a": 1}), Some(false)),
            (json!({"c": 1}), Some(false)),
            (json!({}), Some(true)),
        ],
    );
    answers(
        &json!({"prefixItems": [{"type": "integer"}], "items": {"type": "string"}, "uniqueItems": true}),
        &[
            (json!([1.0, "a"]), Some(true)),
            (json!([1, 2]), Some(false)),
            (json!([1, "a", "a"]), Some(false)),
        ],
    );
    answers(
        &json!({"dependentSchemas": {"a": {"required": ["b"]}}, "propertyNames": {"maxLength": 1}}),
        &[
            (json!({"b": 1}), Some(true)),
            (json!({"a": 1}), Some(false)),
            (json!({"bb": 1}), Some(false)),
        ],
    );
}

#[test]
fn references_lead_to_definitions_and_end() {
    let list = json!({
        "$ref": "#/$defs/list",
        "$defs": { "list": { "properties": { "next": { "$ref": "#/$defs/list" }, "item": { "type": "string" } } } },
    });
    answers(
        &list,
        &[
            (json!({"next": {"next": {"item": "a"}}}), Some(true)),
            (json!({"next": {"next": {"item": 1}}}), Some(false)),
        ],
    );
    let around = json!({ "$ref": "#/$defs/a", "$defs": { "a": { "anyOf": [{ "$ref": "#/$defs/a" }, { "type": "null" }] } } });
    answers(&around, &[(json!(null), Some(true)), (json!(1), None)]);
    answers(&json!({"$ref": "#/$defs/none"}), &[(json!(1), None)]);
}

#[test]
fn an_evaluation_ends_where_each_level_asks_twice() {
    let twice = json!({ "properties": { "next": { "$ref": "#/$defs/twice" } } });
    let schema = json!({
        "$ref": "#/$defs/twice",
        "$defs": { "twice": { "allOf": [twice, twice], "not": { "type": "string" } } },
    });
    let nested = |levels| (0..levels).fold(json!("a"), |inner, _| json!({ "next": inner }));
    answers(&schema, &[(nested(8), Some(false))]);
    let nothing_wrong = (0..60).fold(json!(1), |inner, _| json!({ "next": inner }));
    answers(&schema, &[(nothing_wrong, Some(true))]);
}

#[test]
fn an_open_enum_may_list_another_string_tomorrow() {
    let states = json!({"enum": ["on", "off"]});
    let answers = |schema: &Value, value: Value| {
        let (schema, value) = (Instance::of_json(schema), Instance::of_json(&value));
        (
            super::holds(&schema, &value),
            super::may_hold(&schema, &value),
        )
    };
    let (no, yes) = (Some(false), Some(true));
    let patterns = json!({"patternProperties": {"^x": states}});
    assert_eq!(answers(&patterns, json!({"x": "on"})), (yes, yes));
    assert_eq!(answers(&patterns, json!({"x": "dim"})), (no, yes));
    assert_eq!(answers(&patterns, json!({"x": 1})), (no, no));
    let items = json!({"$defs": {"0": states}, "prefixItems": [{"$ref": "#/$defs/0"}], "items": {"const": "end"}});
    assert_eq!(answers(&items, json!(["dim"])), (no, yes));
    // One listed value is a constant; numbers are not open.
    assert_eq!(answers(&items, json!(["on", "more"])), (no, no));
    assert_eq!(answers(&json!({"enum": [1, 2]}), json!(3)), (no, no));
    // The tag of a union may be new, as a string or an integer.
    let kinds = |tags: [Value; 2]| {
        let branch = |tag| json!({"required": ["t"], "properties": {"t": {"const": tag}}});
        let [first, second] = tags.map(branch);
        [
            json!({"oneOf": [first, second]}),
            json!({"$defs": {"0": first}, "anyOf": [{"$ref": "#/$defs/0"}, second]}),
        ]
    };
    for tagged in kinds(["a".into(), "b".into()]) {
        assert_eq!(answers(&tagged, json!({"t": "b"})), (yes, yes));
        assert_eq!(answers(&tagged, json!({"t": "c"})), (no, yes));
        assert_eq!(answers(&tagged, json!({"t": 1})), (no, no));
        assert_eq!(answers(&tagged, json!({"u": "c"})), (no, no));
    }
    for tagged in kinds([1.into(), 2.into()]) {
        assert_eq!(answers(&tagged, json!({"t": 3})), (no, yes));
        assert_eq!(answers(&tagged, json!({"t": 1.5})), (no, no));
        assert_eq!(answers(&tagged, json!({"t": "1"})), (no, no));
    }
    // What two branches list satisfies `oneOf` never.
    let one = json!({"oneOf": [states, {"enum": ["off", "out"]}]});
    assert_eq!(answers(&one, json!("dim")), (no, yes));
    assert_eq!(answers(&one, json!("off")), (no, no));
    // A condition is about what is known.
    let condition = json!({"if": states, "then": false});
    assert_eq!(answers(&condition, json!("dim")), (yes, yes));
    assert_eq!(answers(&json!({"not": states}), json!("on")), (no, no));
}
