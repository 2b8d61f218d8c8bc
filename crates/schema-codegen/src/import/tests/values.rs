//! What an import keeps beside a value: a reference, the names of listed values, the gate for classes.

use super::super::{Import, Need};
use super::{imported, subjects};
use serde_json::{Value, json};

/// Imports `theirs` into `ours`, both the properties of a pet, beside a definition `K`.
fn of_properties(ours: &str, theirs: &str) -> (Import, Value) {
    let definition = r#""K": {"type": "string", "minLength": 1}"#;
    let pet = |properties: &str| format!(r#""type": "object", "properties": {{{properties}}}"#);
    let ours = format!(
        r#"{{"title": "Pet", {}, "$defs": {{{definition}}}}}"#,
        pet(ours)
    );
    let theirs = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "Pets", "version": "1"}}, "paths": {{}}, "components": {{"schemas": {{{definition}, "Pet": {{{}}}}}}}}}"#,
        pet(&theirs.replace("#/$defs/", "#/components/schemas/"))
    );
    let made = imported(&ours, &theirs, false);
    let tree = serde_json::from_str(&made.text).expect("JSON");
    (made, tree)
}

#[test]
fn the_last_class_that_goes_is_asked_for_again() {
    let ours = r#""name": {"type": "string", "x-sensitive": "personal"}"#;
    let (made, _) = of_properties(ours, r#""first_name": {"type": "string"}"#);
    assert_eq!(subjects(&made, Need::Class), ["Pet.first_name"]);
}

#[test]
fn what_stands_beside_a_reference_is_said_of_that_place_alone() {
    let plain = r##""l": {"$ref": "#/$defs/K"}, "k": {"$ref": "#/$defs/K"}"##;
    let limited = r##""l": {"$ref": "#/$defs/K"}, "k": {"$ref": "#/$defs/K", "maxLength": 3, "not": {"const": "a"}}"##;
    for ours in [plain, limited] {
        let (_, tree) = of_properties(ours, limited);
        let definition = json!({"type": "string", "minLength": 1});
        assert_eq!(tree["$defs"]["K"], definition, "{tree}");
        assert_eq!(tree["properties"]["k"]["maxLength"], 3, "{tree}");
        assert_eq!(tree["properties"]["k"]["not"], json!({"const": "a"}));
    }
}

#[test]
fn names_of_listed_values_follow_the_values() {
    for (kind, quote) in [("string", "\""), ("integer", "")] {
        let schema = |values: &[u8], names: &str| {
            let values = values.iter().map(|value| format!("{quote}{value}{quote}"));
            let values = values.collect::<Vec<_>>().join(", ");
            format!(
                r#""s": {{"type": "{kind}", "enum": [{values}], "x-enum-varnames": [{names}]}}"#
            )
        };
        let ours = schema(&[1, 2, 3], r#""Open", "Pending", "Closed""#);
        let theirs = schema(&[0, 1, 3, 4], r#""None", "Theirs""#);
        let (_, tree) = of_properties(&ours, &theirs);
        let names = &tree["properties"]["s"]["x-enum-varnames"];
        assert_eq!(*names, json!(["None", "Open", "Closed", ""]), "{tree}");
    }
}

#[test]
fn branches_that_list_values_get_those_of_upstream_and_keep_what_they_say() {
    let ours = r#""s": {"oneOf": [{"const": "a", "description": "A"}, {"const": "b", "description": "B"}]},
        "i": {"oneOf": [{"const": 1, "title": "LOW"}, {"const": 2, "title": "HIGH"}, {"type": "null"}]}"#;
    let theirs = r#""s": {"type": "string", "enum": ["a", "c", "b"]}, "i": {"enum": [2, 3, null]}"#;
    let (made, tree) = of_properties(ours, theirs);
    let expected = json!([{"const": "a", "description": "A"}, {"const": "c"}, {"const": "b", "description": "B"}]);
    assert_eq!(tree["properties"]["s"], json!({"oneOf": expected}));
    let expected = json!([{"const": 2, "title": "HIGH"}, {"const": 3}, {"type": "null"}]);
    assert_eq!(tree["properties"]["i"], json!({"oneOf": expected}));
    assert_eq!(subjects(&made, Need::Meaning), ["PetS.c", "Pet.i.3"]);
    for need in [Need::Constraint, Need::Lost, Need::Difference] {
        assert_eq!(subjects(&made, need), [""; 0], "{tree}");
    }
}

#[test]
fn a_branch_comes_beside_the_one_for_null() {
    let branch = |kind: &str| {
        format!(
            r#"{{"type": "object", "required": ["k"], "properties": {{"k": {{"const": "{kind}"}}}}}}"#
        )
    };
    let (one, two) = (branch("one"), branch("two"));
    for keyword in ["oneOf", "anyOf"] {
        let ours = format!(r#""p": {{"{keyword}": [{one}, {{"type": "null"}}]}}"#);
        let theirs = format!(r#""p": {{"{keyword}": [{one}, {two}, {{"type": "null"}}]}}"#);
        let (made, tree) = of_properties(&ours, &theirs);
        let branches = tree["properties"]["p"][keyword].as_array();
        let branches = branches.expect("a list of branches");
        assert_eq!(branches.len(), 3, "{tree}");
        assert_eq!(branches[2], json!({"type": "null"}));
        assert_eq!(subjects(&made, Need::Constraint), [""; 0], "{tree}");
    }
}

#[test]
fn members_that_no_pattern_names_are_those_of_upstream() {
    let object = |rest: &str| {
        format!(
            r#""p": {{"type": "object", "properties": {{"a": {{"type": "integer"}}}}, {rest}}}"#
        )
    };
    let patterns = r#""patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": "#;
    let typed = r#"{"type": "integer"}"#;
    let ours = object(&format!(r#""additionalProperties": {typed}"#));
    let (made, tree) = of_properties(&ours, &object(&format!("{patterns}false")));
    assert_eq!(tree["properties"]["p"]["additionalProperties"], false);
    assert_eq!(subjects(&made, Need::Constraint), [""; 0], "{tree}");

    let ours = object(&format!("{patterns}false"));
    let (_, tree) = of_properties(&ours, &object(&format!("{patterns}{typed}")));
    let expected = json!({"type": "integer"});
    assert_eq!(tree["properties"]["p"]["additionalProperties"], expected);
}
