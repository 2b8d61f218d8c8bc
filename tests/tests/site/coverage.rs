//! Everything that the schema says is on the site and in the Markdown pages. What there is to look for comes from the schema itself.

use crate::decode::decode;
use crate::html::{squeezed, tags, text};
use crate::made::{Files, pages, schema, site};
use serde_json::Value;
use std::collections::BTreeSet;

/// A description as it reads without its code marks.
fn words(value: &Value) -> String {
    squeezed(&value.as_str().expect("text").replace('`', ""))
}

/// The file at `path`.
pub(crate) fn file<'a>(files: &'a Files, path: &str) -> &'a str {
    files
        .get(path)
        .unwrap_or_else(|| panic!("{path} is missing"))
}

fn ids(html: &str) -> BTreeSet<String> {
    tags(html)
        .iter()
        .filter_map(|tag| tag.get("id"))
        .map(str::to_owned)
        .collect()
}

/// True for a definition with a page of its own.
pub(crate) fn has_page(def: &Value) -> bool {
    def.get("properties").is_some() || def.get("enum").is_some()
}

#[test]
fn every_definition_is_on_the_site() {
    let schema = schema();
    let values = file(site(), "values.html");
    let (value_ids, value_text) = (ids(values), text(values));
    for (name, def) in schema["$defs"].as_object().expect("definitions") {
        let (found, page) = if has_page(def) {
            let html = file(site(), &format!("models/{}.html", name.to_lowercase()));
            (text(html).contains(name), text(html))
        } else {
            (
                value_ids.contains(&format!("scalar-{name}")),
                value_text.clone(),
            )
        };
        assert!(found, "{name} is missing");
        assert!(
            page.contains(&words(&def["description"])),
            "the description of {name} is missing"
        );
    }
}

#[test]
fn every_field_is_on_its_page() {
    let schema = schema();
    for (name, def) in schema["$defs"].as_object().expect("definitions") {
        let Some(properties) = def.get("properties").and_then(Value::as_object) else {
            continue;
        };
        let html = file(site(), &format!("models/{}.html", name.to_lowercase()));
        let (ids, text) = (ids(html), text(html));
        for (property, subschema) in properties {
            assert!(
                ids.contains(&format!("field-{property}")),
                "{name}.{property} has no anchor"
            );
            assert!(
                text.contains(&format!("/$defs/{name}/properties/{property}")),
                "{name}.{property} has no pointer"
            );
            let target = subschema["$ref"]
                .as_str()
                .and_then(|target| schema.pointer(&target[1..]));
            let description = subschema
                .get("description")
                .or(target.map(|def| &def["description"]))
                .expect("a description");
            assert!(
                text.contains(&words(description)),
                "the meaning of {name}.{property} is missing"
            );
        }
        let required = def["required"].as_array().map_or(0, Vec::len);
        assert_eq!(
            html.matches("<span class=\"presence\">Required, ").count(),
            required,
            "required fields of {name}"
        );
    }
}

#[test]
fn every_value_is_on_its_page() {
    let schema = schema();
    let mut count = 0;
    for (name, def) in schema["$defs"].as_object().expect("definitions") {
        let Some(values) = def.get("enum").and_then(Value::as_array) else {
            continue;
        };
        let html = file(site(), &format!("models/{}.html", name.to_lowercase()));
        let (ids, text) = (ids(html), text(html));
        assert!(
            text.contains("Any other value decodes as"),
            "{name} does not say what becomes of unknown values"
        );
        for value in values.iter().filter_map(Value::as_str) {
            count += 1;
            assert!(
                ids.contains(&format!("value-{value}")),
                "{name} lacks {value}"
            );
            assert!(
                text.contains(&words(&def["x-enum-descriptions"][value])),
                "the meaning of {name}.{value} is missing"
            );
        }
    }
    assert_eq!(count, 161);
}

#[test]
fn every_rule_is_on_the_rules_page() {
    let schema = schema();
    let html = file(site(), "rules.html");
    let (ids, text) = (ids(html), text(html));
    for rule in schema["x-rules"].as_array().expect("rules") {
        let id = rule["id"].as_str().expect("an id");
        assert!(ids.contains(&format!("rule-{id}")), "{id} is missing");
        assert!(
            text.contains(&words(&rule["statement"])),
            "the statement of {id} is missing"
        );
        assert!(
            text.contains(&squeezed(rule["formal"].as_str().expect("a formula"))),
            "the formula of {id} is missing"
        );
    }
}

#[test]
fn every_sensitive_field_is_in_the_inventory() {
    let schema = schema();
    let html = file(site(), "sensitivity.html");
    let links: BTreeSet<String> = tags(html)
        .iter()
        .filter_map(|tag| tag.get("href"))
        .map(str::to_owned)
        .collect();
    for (name, def) in schema["$defs"].as_object().expect("definitions") {
        for property in def
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(property, _)| property)
        {
            let link = format!("models/{}.html#field-{property}", name.to_lowercase());
            assert!(
                links.contains(&link),
                "{name}.{property} is not in the inventory"
            );
        }
    }
}

#[test]
fn nullable_objects_say_when_they_are_null() {
    let schema = schema();
    for (name, def) in schema["$defs"].as_object().expect("definitions") {
        let is_nullable = def["type"]
            .as_array()
            .is_some_and(|types| types.iter().any(|ty| ty == "null"));
        if def.get("properties").is_some() && is_nullable {
            let html = file(site(), &format!("models/{}.html", name.to_lowercase()));
            assert!(
                text(html).contains("May be null."),
                "{name} does not say that it may be null"
            );
        }
    }
    let kyc = file(site(), "models/kyccheckdetails.html");
    assert!(
        kyc.contains("rules.html#rule-kyc-check-null-until-terminal"),
        "the rule is linked"
    );
}

#[test]
fn the_markdown_pages_have_everything_too() {
    let schema = schema();
    let whole: String = pages().values().cloned().collect();
    for (name, def) in schema["$defs"].as_object().expect("definitions") {
        if has_page(def) {
            let page = file(pages(), &format!("models/{}.md", name.to_lowercase()));
            for property in def
                .get("properties")
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
                .map(|(property, _)| property)
            {
                assert!(
                    page.contains(&format!("| `{property}` |")),
                    "{name}.{property} is missing"
                );
            }
            for value in def
                .get("enum")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
            {
                assert!(
                    page.contains(&format!("| `{value}` |")),
                    "{name} lacks {value}"
                );
            }
            assert!(
                page.lines().all(|line| !line.contains("  |")),
                "{name} has padded cells"
            );
        }
        assert!(
            whole.contains(&name.replace('_', "\\_")) || whole.contains(name),
            "{name} is missing"
        );
    }
    for rule in schema["x-rules"].as_array().expect("rules") {
        assert!(file(pages(), "rules.md").contains(rule["id"].as_str().expect("an id")));
    }
}

#[test]
fn the_program_on_the_page_of_the_root_compiles_and_decodes() {
    let (_, program) = include_str!("decode.rs")
        .split_once("\n\n")
        .expect("a program");
    let page = text(file(site(), "models/identityverification.html"));
    assert!(squeezed(&page).contains(&squeezed(program)), "{program}");
    assert!(
        page.contains("curl https://"),
        "the request of the configuration"
    );

    let example = identity_verification::IdentityVerification::example();
    let body = additional_properties::json::to_vec(&example).expect("JSON");
    assert_eq!(decode(&body).expect("a record"), example);
}

#[test]
fn search_knows_the_word_nullable_and_the_paths_of_variants() {
    let index = file(site(), "assets/search-index.js");
    let entry = |kind: &str, name: &str, owner: &str| {
        let start = format!("[\"{kind}\",\"{name}\",\"{owner}\",");
        let mut lines = index.lines();
        lines
            .find(|line| line.starts_with(&start))
            .expect("an entry")
    };
    let owner = "IdentityVerification";
    assert!(entry("Field", "completed_at", owner).contains("Nullable."));
    assert!(!entry("Field", "created_at", owner).contains("Nullable."));
    let value = entry("Value", "success", "IdentityVerificationStatus");
    assert!(
        value.ends_with("[\"IdentityVerificationStatus::Success\"]],"),
        "{value}"
    );
}
