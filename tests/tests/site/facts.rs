//! Every fact of every field is on its page, and all of it is in `index.json`. What there is to look for comes from the schema itself.

use crate::coverage::{file, has_page};
use crate::html::text;
use crate::made::{schema, site};
use serde_json::Value;

/// The occurrences that `index.json` should have, found in the schema alone.
#[test]
fn index_json_has_everything() {
    let schema = schema();
    let index: Value = serde_json::from_str(file(site(), "index.json")).expect("JSON");
    let named = |list: &str, key: &str, name: &str| {
        let mut items = index[list].as_array().expect("a list").iter();
        items
            .find(|item| item[key] == name)
            .cloned()
            .unwrap_or_else(|| panic!("{name} is not in {list}"))
    };
    for (name, def) in schema["$defs"].as_object().expect("definitions") {
        let list = if has_page(def) { "models" } else { "values" };
        let item = named(list, "name", name);
        assert_eq!(item["description"], def["description"], "{name}");
        assert_eq!(item["schema_pointer"], format!("/$defs/{name}"), "{name}");
        let values = def["enum"].as_array().into_iter().flatten();
        let listed: Vec<&Value> = values.filter(|value| value.is_string()).collect();
        let found = item["values"].as_array().into_iter().flatten();
        let found: Vec<&Value> = found.map(|value| &value["value"]).collect();
        assert_eq!(found, listed, "{name}");
        for (property, subschema) in def["properties"].as_object().into_iter().flatten() {
            let fields = item["fields"].as_array().expect("fields").iter();
            let field = fields.clone().find(|field| field["name"] == *property);
            let field = field.unwrap_or_else(|| panic!("{name}.{property} is missing"));
            let target = subschema["$ref"]
                .as_str()
                .and_then(|target| schema.pointer(&target[1..]));
            let is_required = def["required"]
                .as_array()
                .is_some_and(|names| names.contains(&Value::from(property.as_str())));
            let is_nullable = admits_null(subschema) || target.is_some_and(admits_null);
            assert_eq!(field["required"], is_required, "{name}.{property}");
            assert_eq!(field["nullable"], is_nullable, "{name}.{property}");
        }
    }
    for rule in schema["x-rules"].as_array().expect("rules") {
        let item = named("rules", "id", rule["id"].as_str().expect("an id"));
        assert_eq!(item["statement"], rule["statement"]);
        assert_eq!(item["strength"], rule["strength"]);
    }
}

fn admits_null(subschema: &Value) -> bool {
    subschema["type"]
        .as_array()
        .is_some_and(|types| types.iter().any(|ty| ty == "null"))
        || subschema["anyOf"]
            .as_array()
            .is_some_and(|members| members.iter().any(|member| member["type"] == "null"))
        || subschema["enum"]
            .as_array()
            .is_some_and(|values| values.contains(&Value::Null))
}

/// A field says all that there is to say of it: by the names of its facts.
#[test]
fn every_field_has_every_fact() {
    let schema = schema();
    let mut fields = 0;
    for (name, def) in schema["$defs"].as_object().expect("definitions") {
        let Some(properties) = def["properties"].as_object() else {
            continue;
        };
        let html = file(site(), &format!("models/{}.html", name.to_lowercase()));
        for property in properties.keys() {
            let start = html
                .find(&format!("id=\"field-{property}\""))
                .unwrap_or_else(|| panic!("{name}.{property} is missing"));
            let rest = &html[start..];
            let section = &rest[..rest.find("</section>").expect("a section ends")];
            // Presence and null are said once, and the type in JSON leaves null out.
            let presence = section.matches("class=\"presence\">").count();
            assert_eq!(presence, 1, "{name}.{property}");
            let words = text(section);
            let null = words.matches("never null").count() + words.matches("may be null").count();
            assert_eq!(null, 1, "{name}.{property}: {words}");
            assert!(!words.contains(" or null"), "{name}.{property}: {words}");
            for fact in ["JSON", "Example", "Pointer", "Rust", "Schema"] {
                let said = format!("<dt>{fact}</dt>");
                assert!(section.contains(&said), "{name}.{property} lacks {fact}");
            }
            for copied in ["JSON Pointer", "Rust path", "schema pointer"] {
                let mark = format!("data-copy=\"{copied}\"");
                assert!(section.contains(&mark), "{name}.{property}: {copied}");
            }
            let is_sensitive = ["personal", "government_id", "biometric", "secret"]
                .iter()
                .any(|class| section.contains(&format!("class=\"badge {class}\"")));
            assert!(
                !is_sensitive || section.contains("href=\"../sensitivity.html\""),
                "{name}.{property} does not say what its class implies"
            );
            fields += 1;
        }
    }
    assert_eq!(fields, 124);
}
