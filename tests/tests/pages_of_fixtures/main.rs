//! On every fixture, the pages say of each field, variant and use what the plan says.

mod limits;

use schema_codegen::artifact::Artifact;
use schema_codegen::content::Versions;
use schema_codegen::model::{DecidedBy, Field, FieldId, Shape, TypeExpr, TypeId, TypeUse};
use schema_codegen::{Config, Plan, emit, plan, render::render};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");

/// Files by path.
type Files = BTreeMap<String, String>;

fn files(artifacts: Vec<Artifact>) -> Files {
    let rendered = artifacts.into_iter().map(render);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    rendered.map(|file| (file.path, text(file.bytes))).collect()
}

/// Name, plan, site and index of each fixture that is made without a configuration of its own.
fn fixtures() -> Vec<(String, Plan, Files, Value)> {
    let folders = fs::read_dir(FIXTURES).expect("fixtures").flatten();
    let mut paths: Vec<_> = folders.map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .iter()
        .filter(|path| !path.join("codegen.toml").exists())
        .filter_map(|path| made(path))
        .collect()
}

fn made(path: &Path) -> Option<(String, Plan, Files, Value)> {
    let name = path.file_name()?.to_str()?.to_owned();
    let schema = fs::read_to_string(path.join("schema.json")).ok()?;
    let config = Config::for_single_file("schema.json", "make", &name);
    let plan = plan(&schema, &config).ok()?;
    let site = files(emit::site::emit(&plan, Versions::default()));
    let index = serde_json::from_str(&site["index.json"]).expect("JSON");
    Some((name, plan, site, index))
}

fn models(index: &Value) -> impl Iterator<Item = &Value> {
    index["models"].as_array().expect("models").iter()
}

fn model_of<'i>(plan: &Plan, index: &'i Value, id: TypeId) -> &'i Value {
    let pointer = plan.type_def(id).pointer.0.as_str();
    let name = plan.type_def(id).wire_name.as_str();
    models(index)
        .find(|model| model["schema_pointer"] == pointer && model["name"] == name)
        .unwrap_or_else(|| panic!("{name} at {pointer} has no page"))
}

#[test]
fn there_are_fixtures() {
    assert!(fixtures().len() >= 40, "{}", fixtures().len());
}

#[test]
fn each_field_has_the_presence_and_access_of_its_schema() {
    for (fixture, plan, site, index) in fixtures() {
        for (id, def) in plan.model.iter() {
            let Shape::Struct(def) = &def.shape else {
                continue;
            };
            let model = model_of(&plan, &index, id);
            for (at, field) in def.fields.iter().enumerate() {
                let entry = &model["fields"][at];
                let name = format!("{fixture}: {}", field.pointer);
                assert_eq!(entry["name"], field.wire_name.as_str(), "{name}");
                assert_eq!(entry["required"], field.required, "{name}");
                assert_eq!(entry["nullable"], field.ty.admits_null(), "{name}");
                assert_eq!(entry["read_only"], field.docs.read_only, "{name}");
                assert_eq!(entry["write_only"], field.docs.write_only, "{name}");
                section_says(&site, entry, field, &name);
            }
        }
    }
}

/// The part of the HTML page about the field says the same.
fn section_says(site: &Files, entry: &Value, field: &Field, name: &str) {
    let address = entry["page"].as_str().expect("an address");
    let (path, anchor) = address.split_once('#').expect("an anchor");
    let html = &site[path];
    let start = html.find(&format!("id=\"{anchor}\"")).expect("the anchor");
    let section = &html[start..];
    let section = &section[..section.find("</section>").expect("an end")];
    let presence = match (field.required, field.ty.admits_null()) {
        (true, false) => "Required, never null.",
        (true, true) => "Required, may be null.",
        (false, false) => "Optional, never null.",
        (false, true) => "Optional, may be null;",
    };
    assert!(section.contains(presence), "{name}");
    let access = [
        ("Read-only", field.docs.read_only),
        ("Write-only", field.docs.write_only && !field.docs.read_only),
    ];
    for (word, is) in access {
        let badge = format!("<span class=\"badge plain\">{word}</span>");
        assert_eq!(section.contains(&badge), is, "{name}: {word}");
    }
}

#[test]
fn each_use_is_on_the_page_of_the_type() {
    for (fixture, plan, _, index) in fixtures() {
        for (owner, def) in plan.model.iter() {
            let users: Vec<(&TypeUse, String)> = match &def.shape {
                Shape::Struct(shape) => {
                    let page = model_of(&plan, &index, owner);
                    let address = |at: usize| page["fields"][at]["page"].clone();
                    let fields = shape.fields.iter().enumerate();
                    fields
                        .map(|(at, field)| (&field.ty, text(&address(at))))
                        .collect()
                }
                Shape::Union(shape) => {
                    let page = model_of(&plan, &index, owner);
                    let address = |at: usize| page["variants"][at]["page"].clone();
                    let variants = shape.variants.iter().enumerate();
                    variants
                        .map(|(at, one)| (&one.ty, text(&address(at))))
                        .collect()
                }
                _ => Vec::new(),
            };
            for (ty, address) in users {
                if let Some(used) = named(ty) {
                    let by = &model_of(&plan, &index, used)["used_by"];
                    let found = by
                        .as_array()
                        .expect("a list")
                        .contains(&address.clone().into());
                    assert!(found, "{fixture}: {address} is missing in {by}");
                }
            }
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("an address").to_owned()
}

fn named(ty: &TypeUse) -> Option<TypeId> {
    match &ty.expr {
        TypeExpr::Named(id) => Some(*id),
        TypeExpr::Array(inner) | TypeExpr::Map(inner) => named(inner),
        _ => None,
    }
}

#[test]
fn each_tag_value_is_beside_its_variant() {
    let mut tags = 0;
    for (fixture, plan, _, index) in fixtures() {
        for (id, def) in plan.model.iter() {
            let Shape::Union(def) = &def.shape else {
                continue;
            };
            let DecidedBy::Tag(tag) = &def.decided_by else {
                continue;
            };
            let model = model_of(&plan, &index, id);
            let decided = model["decided_by"].as_str().expect("a sentence");
            assert!(
                tag.path.iter().all(|name| decided.contains(name)),
                "{fixture}: {decided}"
            );
            for (at, values) in tag
                .values
                .iter()
                .enumerate()
                .filter(|(_, values)| !values.is_empty())
            {
                let cell = model["variants"][at]["selected_by"]
                    .as_str()
                    .expect("tag values");
                for value in values {
                    let value = value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned);
                    assert!(
                        cell.split(", ").any(|one| one == value),
                        "{fixture}: {value} in {cell}"
                    );
                    tags += 1;
                }
            }
        }
    }
    assert!(tags > 5, "{tags}");
}

#[test]
fn no_box_for_the_reader_is_empty() {
    for (fixture, _, site, _) in fixtures() {
        for (path, html) in site.iter().filter(|(path, _)| path.contains(".html")) {
            assert!(!html.contains("pointer\"></code>"), "{fixture}: {path}");
        }
    }
}

#[test]
fn large_objects_are_divided_into_pages_that_are_light() {
    let mut divided = 0;
    for (fixture, _, site, index) in fixtures() {
        let is_divided = |path: &str| {
            ["models/", "values", "index"]
                .iter()
                .any(|start| path.starts_with(start))
        };
        for (path, html) in site
            .iter()
            .filter(|(path, _)| is_divided(path) && path.contains(".html"))
        {
            assert!(html.len() <= 60_000, "{fixture}: {path} has {}", html.len());
        }
        for model in models(&index) {
            let fields = model["fields"].as_array().expect("a list");
            let mut pages: Vec<String> = fields.iter().map(|field| text(&field["page"])).collect();
            pages.retain(|page| !page.starts_with(&format!("{}#", text(&model["page"]))));
            divided += pages.len();
            for page in pages {
                let (path, anchor) = page.split_once('#').expect("an anchor");
                assert!(site[path].contains(&format!("id=\"{anchor}\"")), "{page}");
            }
        }
    }
    assert!(divided > 16, "{divided}");
}

#[test]
fn no_pointer_is_listed_twice() {
    for (fixture, _, _, index) in fixtures() {
        for model in models(&index) {
            let pointers = model["pointers"].as_array().expect("a list");
            let mut once = pointers.clone();
            once.dedup();
            assert_eq!(&once, pointers, "{fixture}: {}", model["name"]);
        }
    }
}

#[test]
fn optional_objects_are_drawn_as_such() {
    for (fixture, plan, site, _) in fixtures() {
        let is_object = |id: &FieldId| {
            let field = plan.field(*id);
            let object = |id: TypeId| matches!(plan.type_def(id).shape, Shape::Struct(_));
            !field.required && !field.ty.nullable && named(&field.ty).is_some_and(object)
        };
        let Shape::Struct(root) = &plan.type_def(plan.model.root).shape else {
            continue;
        };
        let owner = plan.model.root;
        let fields = (0..root.fields.len()).map(|index| FieldId { owner, index });
        let optional = fields.filter(is_object).count();
        let html = &site["index.html"];
        assert!(
            html.matches("class=\"node absent\"").count() >= optional,
            "{fixture}"
        );
        assert_eq!(
            html.contains("may be absent"),
            html.contains("node absent") || html.contains(", may be absent"),
            "{fixture}"
        );
    }
}
