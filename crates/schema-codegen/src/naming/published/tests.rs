//! Types that move in the schema keep their names, and newcomers get others.

#![expect(
    clippy::needless_pass_by_value,
    reason = "schemas are written where they are used"
)]

use crate::naming::lock::tests::{assert_has, lines_after, object};
use serde_json::{Value, json};

fn defining(property: &Value, definitions: Value) -> Value {
    json!({"title": "T", "type": "object", "properties": {"a": property}, "$defs": definitions})
}

#[test]
fn an_object_that_moves_to_definitions_keeps_its_name_and_those_inside() {
    let leaf = json!({"enum": ["x", "y"]});
    let inner = json!({"type": "object", "properties": {"fooBar": {}, "leaf": leaf}});
    let lines = lines_after(
        &object(json!({"a": {"type": "array", "items": inner}})),
        &defining(
            &json!({"type": "array", "items": {"$ref": "#/$defs/Inner"}}),
            json!({"Inner": {"type": "object", "properties": {"foo_bar": {}, "fooBar": {}, "leaf": {"$ref": "#/$defs/Leaf"}}}, "Leaf": leaf}),
        ),
    );
    assert_has(
        &lines,
        &[
            "TAItem = \"Inner\"; at T.a",
            "TAItem.foo_bar = \"fooBar\"",
            "TAItem.foo_bar_2 = \"foo_bar\"; pending",
            "TAItemLeaf = \"Leaf\"; at TAItem.leaf; Eq + Hash",
            "TAItemLeaf::X = \"x\"",
        ],
    );
    let is_new_type = |line: &&String| line.starts_with("Inner") || line.starts_with("Leaf");
    assert_eq!(lines.iter().find(is_new_type), None);
}

#[test]
fn a_definition_that_moves_into_a_property_or_gets_another_name_keeps_its_name() {
    let inner = json!({"type": "object", "properties": {"x": {}, "y": {}}});
    let before = defining(&json!({"$ref": "#/$defs/Inner"}), json!({"Inner": inner}));
    assert_has(
        &lines_after(&before, &defining(&inner, json!({}))),
        &["Inner = inline; at T.a"],
    );
    let renamed = defining(&json!({"$ref": "#/$defs/Other"}), json!({"Other": inner}));
    assert_has(
        &lines_after(&before, &renamed),
        &["Inner = \"Other\"; at T.a"],
    );
}

#[test]
fn another_type_in_the_same_place_is_a_newcomer() {
    let before = object(json!({"a": {"type": "object", "properties": {"x": {}, "y": {}}}}));
    let other = json!({"type": "object", "properties": {"p": {}, "q": {}}});
    let lines = lines_after(
        &before,
        &defining(&json!({"$ref": "#/$defs/TA"}), json!({"TA": other})),
    );
    assert_has(
        &lines,
        &[
            "TA = inline; at T.a",
            "TA2 = \"TA\"; at T.a; pending",
            "TA2.p = \"p\"; pending",
        ],
    );
}

#[test]
fn a_definition_that_is_called_like_an_inline_type_gets_a_number() {
    let kind = json!({"enum": ["x", "y"]});
    let before = object(json!({"kind": kind}));
    let after = json!({"title": "T", "type": "object", "properties": {"kind": kind, "other": {"$ref": "#/$defs/TKind"}},
        "$defs": {"TKind": {"enum": ["p", "q"]}}});
    let lines = lines_after(&before, &after);
    assert_has(
        &lines,
        &[
            "TKind = inline; at T.kind; Eq + Hash",
            "TKind2 = \"TKind\"; at T.other; Eq + Hash; pending",
        ],
    );
}

#[test]
fn a_branch_that_is_added_renames_no_variant() {
    let branch = |name: &str| json!({"type": "object", "required": [name, "id"], "properties": {name: {}, "id": {}}, "additionalProperties": false});
    let union = |branches: Value| json!({"title": "T", "oneOf": branches});
    let many = json!({"type": "array", "items": {"type": "string"}});
    let before =
        union(json!([{"type": "string"}, {"type": "object", "properties": {"x": {}, "y": {}}}]));
    let after = union(
        json!([{"type": "object", "properties": {"p": {}, "q": {}}, "required": ["p", "q"]}, many, {"type": "string"},
        {"type": "object", "properties": {"x": {}, "y": {}}}]),
    );
    let lines = lines_after(&before, &after);
    assert_has(
        &lines,
        &[
            "T::String = type \"String\"",
            "T::Object = type \"TObject\"",
            "TObject.x = \"x\"",
            "T::Unknown = *",
        ],
    );
    let renamed = lines
        .iter()
        .find(|line| line.ends_with("type \"[String]\"; pending"));
    assert!(renamed.is_some(), "{lines:#?}");

    // One that is called like the variant for values of no branch.
    let after = union(json!([branch("x"), branch("unknown")]));
    let lines = lines_after(&union(json!([branch("x"), branch("y")])), &after);
    assert_has(&lines, &["T::Unknown = *"]);
}

#[test]
fn a_tag_names_a_branch() {
    let branch = |tag: &str, member: &str| json!({"type": "object", "required": ["t"], "properties": {"t": {"const": tag}, member: {}}});
    let before = json!({"title": "T", "oneOf": [branch("foo-bar", "x"), branch("b", "y")]});
    let after = json!({"title": "T", "oneOf": [branch("fooBar", "z"), branch("foo-bar", "x"), branch("b", "y")]});
    let lines = lines_after(&before, &after);
    assert_has(&lines, &["T::FooBar = \"foo-bar\"", "T::B = \"b\""]);
    assert!(
        lines
            .iter()
            .any(|line| line.ends_with("= \"fooBar\"; pending")),
        "{lines:#?}"
    );
}
