//! How heavy the site is, and that it is the same twice.

use crate::made::{both, files, html, made, pages, plan, site};
use schema_codegen::content::Versions;

use schema_codegen::{Config, emit, plan as plan_of};
use serde_json::{Value, json};
use std::path::Path;

#[test]
fn pages_are_light() {
    for (path, text) in html(both()) {
        assert!(text.len() <= 60_000, "{path} has {} bytes", text.len());
    }
    // The Markdown is the same once more; nobody loads both.
    let files = site().iter().filter(|(path, _)| !is_markdown(path));
    let whole: usize = files.map(|(_, text)| text.len()).sum();
    let pages = html(site()).count();
    assert!(whole <= pages * 25_000, "{pages} pages have {whole} bytes");
}

fn is_markdown(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "md")
}

#[test]
fn each_page_is_there_as_markdown_too() {
    for (path, page) in html(site()).filter(|(path, _)| path.starts_with("models/")) {
        let markdown = path.replace(".html", ".md");
        let docs = &pages()[&markdown];
        assert_eq!(
            site()[&markdown]
                .lines()
                .next_back()
                .map(|line| line.replace("index.md", "README.md")),
            docs.lines().next_back().map(str::to_owned),
            "{path}"
        );
        let name = markdown.trim_start_matches("models/");
        assert!(
            page.contains(&format!("type=\"text/markdown\" href=\"{name}\"")),
            "{path}"
        );
        assert!(
            site()["llms.txt"].contains(&format!("({markdown})")),
            "{path}"
        );
    }
}

#[test]
fn index_json_keeps_to_its_schema() {
    let parse = |path: &str| serde_json::from_str(&site()[path]).expect("JSON");
    let schema: serde_json::Value = parse("index.schema.json");
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    let index: serde_json::Value = parse("index.json");
    let errors: Vec<String> = validator
        .iter_errors(&index)
        .map(|e| format!("{} at {}", e, e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn there_is_one_page_a_model() {
    let models = |path: &&String| path.starts_with("models/");
    // 59 are in the model, the others around it.
    assert_eq!(html(site()).filter(|(path, _)| models(path)).count(), 78);
    assert_eq!(pages().keys().filter(models).count(), 78);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert!(&made() == both());
    let again = emit::markdown::emit(&plan(), Versions::default());
    assert_eq!(&files(again), pages());
}

#[test]
fn every_page_says_where_it_comes_from() {
    let version = "2020-09-14_1.421.0";
    for (path, page) in html(site()) {
        // The command can be long; it is repeated on no page.
        assert!(page.contains(version), "{path}");
        let has_command = page.contains("cargo xtask");
        assert_eq!(has_command, path == "index.html", "{path}");
    }
    for (path, text) in pages() {
        assert!(
            text.starts_with("<!--") && text.contains(version) && text.ends_with('\n'),
            "{path}"
        );
    }
}

/// 400 objects that all hold the one named string, of which the root has the first.
fn many() -> Value {
    let of = |number: usize| {
        let about = "What this is, in a sentence of the usual length, and nothing more.";
        let id = json!({"$ref": "#/$defs/Identifier"});
        let next = json!({"$ref": format!("#/$defs/Object{:03}", number + 1)});
        let object =
            json!({"type": "object", "description": about, "properties": {"id": id, "next": next}});
        (format!("Object{number:03}"), object)
    };
    let mut types: serde_json::Map<_, _> = (0..400).map(of).collect();
    types.insert(
        "Object400".to_owned(),
        json!({"type": "object", "properties": {"id": {}}}),
    );
    types.insert("Identifier".to_owned(), json!({"type": "string"}));
    json!({"$ref": "#/$defs/Object000", "$defs": types})
}

#[test]
fn a_document_of_many_schemas_has_light_pages_that_list_each_once() {
    let config = Config::for_single_file("many.json", "make it", "many");
    let plan = plan_of(&many().to_string(), &config).expect("the schema is sound");
    let site = files(emit::site::emit(&plan, Versions::default()));
    for (path, text) in html(&site) {
        assert!(text.len() <= 60_000, "{path} has {} bytes", text.len());
    }
    let overview = |path: &str| path.starts_with("index") && path.contains(".html");
    let listed = |name: &str| {
        let link = format!("href=\"models/{name}.html\"");
        let cards = |page: &str| {
            let list = page.find("id=\"models\"").expect("the list");
            page[list..].matches(&link).count()
        };
        let pages = site.iter().filter(|(path, _)| overview(path));
        pages.map(|(_, page)| cards(page)).sum::<usize>()
    };
    for number in 0..=400 {
        assert_eq!(listed(&format!("object{number:03}")), 1, "{number}");
    }
    let values = &site["values.html"];
    assert!(values.contains(" more, which <a href=\"index.json\">"));
    assert_eq!(crate::links::broken_links(&site).1, []);
}

#[test]
fn large_enums_and_unions_are_divided_and_each_row_has_an_address() {
    let values: Vec<String> = (0..900).map(|at| format!("value-{at}")).collect();
    let kind = |at: usize| {
        let kind = json!({"const": format!("kind-{at}")});
        json!({"title": format!("Kind{at}"), "type": "object", "required": ["kind"], "properties": {"kind": kind}})
    };
    let kinds: Vec<Value> = (0..200).map(kind).collect();
    let schema = json!({"title": "Large", "type": "object", "properties": {
        "value": {"enum": values},
        "kind": {"oneOf": kinds},
    }});
    let config = Config::for_single_file("large.json", "make it", "large");
    let plan = plan_of(&schema.to_string(), &config).expect("the schema is sound");
    let site = files(emit::site::emit(&plan, Versions::default()));
    for (path, text) in html(&site) {
        assert!(text.len() <= 60_000, "{path} has {} bytes", text.len());
    }
    let index: Value = serde_json::from_str(&site["index.json"]).expect("JSON");
    let models = index["models"].as_array().expect("a list").iter();
    let rows = models.flat_map(|model| ["values", "variants"].map(|list| &model[list]));
    let rows: Vec<&Value> = rows
        .flat_map(|list| list.as_array().into_iter().flatten())
        .collect();
    // The tag of each variant is an enum of its own.
    assert_eq!(rows.len(), 900 + 200 + 200);
    for row in rows {
        let address = row["page"].as_str().expect("an address");
        let (path, anchor) = address.split_once('#').expect("an anchor");
        assert_eq!(
            site[path].matches(&format!("<tr id=\"{anchor}\"")).count(),
            1,
            "{address}"
        );
    }
    assert_eq!(crate::links::broken_links(&site).1, []);
}
