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
