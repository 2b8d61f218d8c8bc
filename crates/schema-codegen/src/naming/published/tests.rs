//! Types that move in the schema keep their names, and newcomers get others.

#![expect(
    clippy::needless_pass_by_value,
    reason = "schemas are written where they are used"
)]

use crate::naming::lock::tests::{assert_has, lines_after, object, published, released_after};
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
fn a_newcomer_that_is_called_as_a_renamed_definition_was_does_not_get_its_name() {
    let inner = json!({"type": "object", "properties": {"x": {}, "y": {}}});
    let wider = json!({"type": "object", "properties": {"x": {}, "y": {}, "z": {}}});
    let before = defining(&json!({"$ref": "#/$defs/Inner"}), json!({"Inner": inner}));
    let mut after = defining(
        &json!({"$ref": "#/$defs/Other"}),
        json!({"Other": inner, "Inner": wider}),
    );
    after["properties"]["b"] = json!({"$ref": "#/$defs/Inner"});
    assert_has(
        &lines_after(&before, &after),
        &[
            "Inner = \"Other\"; at T.a",
            "Inner2 = \"Inner\"; at T.b; pending",
        ],
    );
    // A field that was published, and uses the definition still, keeps the name there.
    let mut both = before.clone();
    both["properties"]["b"] = json!({"$ref": "#/$defs/Inner"});
    assert_has(
        &lines_after(&both, &after),
        &["Other = \"Other\"; at T.a; pending"],
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

fn branch(tag: &str, others: &[&str]) -> Value {
    let mut properties = json!({"k": {"const": tag}});
    for other in others {
        properties[*other] = json!({"type": "string"});
    }
    json!({"type": "object", "required": ["k"], "properties": properties})
}

fn union(branches: &[Value]) -> Value {
    object(json!({"u": {"oneOf": branches}}))
}

/// The lines of the lock that name the types in `tags`, each in the variant of its tag.
fn assert_of_tags(lines: &[String], tags: &[(&str, &str)]) {
    for (variant, name) in tags {
        let start = format!("{name} = inline; at TU::{variant}");
        let found = lines.iter().find(|line| line.starts_with(&start));
        assert!(found.is_some(), "no `{start}` in {lines:#?}");
    }
}

#[test]
fn a_release_without_a_change_renames_no_branch() {
    let many: Vec<String> = (0..12).map(|index| format!("x{index}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for tags in [&["b", "a"][..], &["unknown", "a"], &many] {
        let branches: Vec<Value> = tags.iter().map(|tag| branch(tag, &["x"])).collect();
        let schema = union(&branches);
        assert_eq!(
            lines_after(&schema, &schema).join("\n") + "\n",
            published(&schema)
        );
    }
}

#[test]
fn a_branch_keeps_its_type_whatever_its_members_and_neighbours() {
    let before = union(&[branch("created", &[]), branch("deleted", &[])]);
    let expected = [("Created", "TUCreated"), ("Deleted", "TUDeleted")];
    let gained = union(&[branch("created", &["at"]), branch("deleted", &[])]);
    assert_of_tags(&lines_after(&before, &gained), &expected);
    let turned = union(&[branch("deleted", &[]), branch("created", &[])]);
    assert_of_tags(&lines_after(&before, &turned), &expected);
    let more = union(&[
        branch("archived", &[]),
        branch("deleted", &[]),
        branch("created", &[]),
    ]);
    let lines = lines_after(&before, &more);
    assert_of_tags(&lines, &expected);
    assert_of_tags(&lines, &[("Archived", "TUArchived")]);
    // Published in this order, the next release names them the same.
    assert_of_tags(&lines_after(&more, &before), &expected);
}

#[test]
fn an_item_of_a_tuple_keeps_its_type() {
    let item = |names: &[&str]| {
        let properties = names.iter().map(|name| ((*name).to_owned(), json!({})));
        json!({"type": "object", "properties": properties.collect::<serde_json::Map<_, _>>()})
    };
    let tuple = |items: &[Value]| {
        object(
            json!({"t": {"type": "array", "prefixItems": items, "items": false, "minItems": items.len()}}),
        )
    };
    let before = tuple(&[item(&["x"]), item(&["x"])]);
    let lines = lines_after(&before, &tuple(&[item(&["x", "n"]), item(&["x"])]));
    assert_has(
        &lines,
        &[
            "TTItem1 = inline; at T.t[0]",
            "TTItem1.n = \"n\"; pending",
            "TTItem2 = inline; at T.t[1]",
        ],
    );
    let many: Vec<Value> = (0..11).map(|_| item(&["x"])).collect();
    let many = tuple(&many);
    assert_eq!(
        lines_after(&many, &many).join("\n") + "\n",
        published(&many)
    );
}

#[test]
fn a_branch_without_a_tag_is_known_by_its_members_and_then_by_its_index() {
    let branch = |required: &str| json!({"type": "object", "required": [required], "properties": {required: {}}, "additionalProperties": false});
    let branches: Vec<Value> = (0..11).map(|index| branch(&format!("x{index}"))).collect();
    let before = union(&branches);
    assert_eq!(
        lines_after(&before, &before).join("\n") + "\n",
        published(&before)
    );
    let mut more = vec![branch("front")];
    more.extend(branches);
    let lines = lines_after(&before, &union(&more));
    assert_has(
        &lines,
        &["TUX0 = inline; at TU::[1]", "TUX10 = inline; at TU::[11]"],
    );
}

#[test]
fn what_moves_and_gains_members_keeps_its_name() {
    let before = object(json!({"s": {"type": "object", "properties": {"a": {}}}}));
    let mut after = object(json!({"s": {"$ref": "#/$defs/X"}}));
    after["$defs"] = json!({"X": {"type": "object", "properties": {"a": {}, "b": {}, "c": {}}}});
    let lines = lines_after(&before, &after);
    assert_has(&lines, &["TS = \"X\"; at T.s", "TS.b = \"b\"; pending"]);
}

#[test]
fn what_is_gone_leaves_its_property_to_what_is_there_now() {
    let inline = |name: &str| object(json!({"a": {"type": "object", "properties": {name: {}}}}));
    let mut defined = object(json!({"a": {"$ref": "#/$defs/D"}}));
    defined["$defs"] = json!({"D": {"type": "object", "properties": {"p": {}}}});
    let releases = [inline("x"), defined, inline("p")];
    let lock = releases
        .iter()
        .fold(String::new(), |lock, schema| released_after(&lock, schema));
    let lines: Vec<String> = lock.lines().map(str::to_owned).collect();
    assert_has(&lines, &["D = inline; at T.a", "TA = inline; gone"]);
    assert_eq!(released_after(&lock, &inline("p")), lock);
}
