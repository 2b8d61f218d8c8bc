//! What a history records, and how it looks from one of its versions.

use super::{Gone, History};
use crate::Config;
use crate::model::Model;
use serde_json::{Value, json};

/// A pet with these properties, of which the kind is one of `values`; its type is called `name`.
fn model(name: &str, properties: &[&str], values: &[&str]) -> Model {
    let mut pet: Value =
        json!({"type": "object", "properties": {"kind": {"$ref": "#/$defs/Kind"}}});
    for property in properties {
        pet["properties"][property] = json!({"type": "string"});
    }
    let kind = json!({"enum": values});
    let schema = json!({"$ref": format!("#/$defs/{name}"), "$defs": {name: pet, "Kind": kind}});
    let plan = crate::plan(&schema.to_string(), &Config::default());
    plan.expect("a schema").model
}

/// Versions that run backwards, a property that goes and comes back, a value that goes, and a type that is renamed.
fn history() -> History {
    let mut history = History::default();
    let renamed = [("Pet".to_owned(), "Animal".to_owned())];
    let mut record = |version: &str, model: &Model, renamed: &[(String, String)]| {
        history.record(version, model, renamed);
    };
    record("2020_1.0", &model("Pet", &["tag"], &["dog", "newt"]), &[]);
    record("2020_1.2", &model("Pet", &["tag", "chip"], &["dog"]), &[]);
    record("2020_1.1", &model("Animal", &["chip"], &["dog"]), &renamed);
    record(
        "2020_1.3",
        &model("Animal", &["chip", "tag"], &["dog", "cat"]),
        &[],
    );
    history
}

#[test]
fn what_came_and_went_is_recorded_in_the_order_of_the_versions() {
    let expected = json!({
        "types": {
            "Animal": {
                "exists": "2020_1.1",
                "members": {"chip": "2020_1.2", "kind": "2020_1.0", "tag": ["2020_1.0", "2020_1.1", "2020_1.3"]},
                "was": "Pet",
            },
            "Kind": {
                "exists": "2020_1.0",
                "members": {"cat": "2020_1.3", "dog": "2020_1.0", "newt": ["2020_1.0", "2020_1.2"]},
            },
            "Pet": {
                "exists": ["2020_1.0", "2020_1.1"],
                "members": {"chip": "2020_1.2", "kind": "2020_1.0", "tag": "2020_1.0"},
            },
        },
        "versions": ["2020_1.0", "2020_1.2", "2020_1.1", "2020_1.3"],
    });
    let text = history().to_text();
    assert_eq!(
        serde_json::from_str::<Value>(&text).expect("JSON"),
        expected
    );
    assert_eq!(History::parse("history.json", &text), Ok(history()));
}

#[test]
fn each_version_sees_what_came_before_it() {
    let history = history();
    let since = |now, name, member| history.since(now, name, member);
    assert_eq!(since(None, "Animal", None), Some("1.1"));
    assert_eq!(since(None, "Animal", Some("tag")), Some("1.3"));
    assert_eq!(since(None, "Kind", None), None, "the first version had it");
    assert_eq!(
        since(None, "Kind", Some("dog")),
        None,
        "it came with its type"
    );
    assert_eq!(
        since(Some("2020_1.1"), "Kind", Some("cat")),
        None,
        "it came later"
    );
    assert_eq!(history.former_name(None, "Animal"), Some("Pet"));
    let newt = Gone {
        name: "newt",
        came: "1.0",
        went: "1.2",
    };
    assert_eq!(history.gone_members(None, "Kind"), [newt]);
    assert_eq!(history.gone_members(Some("2020_1.0"), "Kind"), []);
    let tag = Gone {
        name: "tag",
        came: "1.0",
        went: "1.1",
    };
    assert_eq!(history.gone_members(Some("2020_1.1"), "Animal"), [tag]);
    assert_eq!(history.gone_members(None, "Animal"), [], "it is back");
    let pet = Gone {
        name: "Pet",
        came: "1.0",
        went: "1.1",
    };
    assert_eq!(history.gone_types(None), [(pet, Some("Animal"))]);
    assert_eq!(history.gone_types(Some("2020_1.2")), []);
}

#[test]
fn a_version_that_is_recorded_again_counts_as_it_is_last() {
    let mut history = history();
    let before = history.clone();
    history.record("2020_1.2", &model("Pet", &[], &["dog"]), &[]);
    assert_eq!(history, before, "an earlier version");
    let fish = model("Animal", &["chip", "tag"], &["dog", "cat", "fish"]);
    history.record("2020_1.3", &fish, &[]);
    assert_eq!(history.since(None, "Kind", Some("fish")), Some("1.3"));
    history.record(
        "2020_1.3",
        &model("Animal", &["chip", "tag"], &["dog", "cat"]),
        &[],
    );
    assert_eq!(history, before);
}

#[test]
fn versions_without_a_common_beginning_are_shown_whole() {
    let mut history = history();
    assert_eq!(history.label("2020_1.3"), "1.3");
    history.versions.push("2021_1.0".to_owned());
    assert_eq!(history.label("2020_1.3"), "2020_1.3");
}
