//! On every fixture, the pages say of each type, field, variant and use what the plan says.

#[path = "../site/html.rs"]
mod html;
mod limits;
mod pointers;
mod unions;
mod uses;

use schema_codegen::artifact::Artifact;
use schema_codegen::content::Versions;
use schema_codegen::model::{Field, FieldId, Shape, StructDef, TypeExpr, TypeId, TypeUse};
use schema_codegen::{Plan, emit, render::render};
use schema_codegen_cli::input::Input;
use schema_codegen_cli::stopwatch::Stopwatch;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// Files by path.
type Files = BTreeMap<String, String>;

fn files(artifacts: Vec<Artifact>) -> Files {
    let rendered = artifacts.into_iter().map(render);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    rendered.map(|file| (file.path, text(file.bytes))).collect()
}

/// A fixture and its documentation.
struct Fixture {
    name: String,
    plan: Plan,
    site: Files,
    index: Value,
}

/// Every fixture with a schema of its own; each is made once.
fn fixtures() -> &'static [Fixture] {
    static ALL: OnceLock<Vec<Fixture>> = OnceLock::new();
    ALL.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let folders = fs::read_dir(folder).expect("fixtures").flatten();
        let folders = folders.filter(|entry| entry.path().join("schema.json").exists());
        let names = folders.map(|entry| entry.file_name().into_string().expect("a name"));
        let mut names: Vec<String> = names.collect();
        names.sort();
        names.into_iter().map(made).collect()
    })
}

fn made(name: String) -> Fixture {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let input = Input::from_folder(root, &format!("fixtures/{name}"), "make");
    let mut input = input.expect("a schema and a sound configuration");
    let plan = input.plan(&mut Stopwatch::default());
    let plan = plan.unwrap_or_else(|error| panic!("{name}: {error}"));
    let site = files(emit::site::emit(&plan, Versions::default()));
    let index = serde_json::from_str(&site["index.json"]).expect("JSON");
    Fixture {
        name,
        plan,
        site,
        index,
    }
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
    assert!(fixtures().len() >= 100, "{}", fixtures().len());
}

#[test]
fn each_field_has_the_presence_and_access_of_its_schema() {
    for Fixture {
        name: fixture,
        plan,
        site,
        index,
    } in fixtures()
    {
        for (id, def) in plan.model.iter() {
            let Shape::Struct(def) = &def.shape else {
                continue;
            };
            let model = model_of(plan, index, id);
            for (at, field) in def.fields.iter().enumerate() {
                let entry = &model["fields"][at];
                let name = format!("{fixture}: {}", field.pointer);
                assert_eq!(entry["name"], field.wire_name.as_str(), "{name}");
                assert_eq!(entry["required"], field.required, "{name}");
                assert_eq!(entry["nullable"], field.ty.admits_null(), "{name}");
                assert_eq!(entry["read_only"], field.docs.read_only, "{name}");
                assert_eq!(entry["write_only"], field.docs.write_only, "{name}");
                assert_eq!(entry.get("default"), field.docs.default.as_ref(), "{name}");
                section_says(site, entry, field, &name);
            }
            table_says(site, model, def, fixture);
        }
    }
}

/// How the documentation says whether a field is there and whether it may be null.
fn presence(field: &Field) -> &'static str {
    match (field.required, field.ty.admits_null()) {
        (true, false) => "Required, never null.",
        (true, true) => "Required, may be null.",
        (false, false) => "Optional, never null.",
        (false, true) => "Optional, may be null;",
    }
}

/// The table of the Markdown page says of as many fields that they are required, that they may be null and that they are read-only.
fn table_says(site: &Files, model: &Value, def: &StructDef, fixture: &str) {
    let page = text(&model["page"]).replace(".html", ".md");
    let table = site[&page].split("## Fields").nth(1).expect("a table");
    let count = |is: &dyn Fn(&Field) -> bool| def.fields.iter().filter(|field| is(field)).count();
    let marks = table.matches(":heavy_check_mark:").count();
    assert_eq!(marks, count(&|field| field.required), "{fixture}: {page}");
    for field in &def.fields {
        let sentence = presence(field);
        let expected = count(&|one| presence(one) == sentence);
        assert_eq!(
            table.matches(sentence).count(),
            expected,
            "{fixture}: {page}"
        );
    }
    let read_only = count(&|field| field.docs.read_only);
    assert_eq!(
        table.matches("Read-only").count(),
        read_only,
        "{fixture}: {page}"
    );
}

/// The part of the HTML page about the field says the same.
fn section_says(site: &Files, entry: &Value, field: &Field, name: &str) {
    let address = entry["page"].as_str().expect("an address");
    let (path, anchor) = address.split_once('#').expect("an anchor");
    let html = &site[path];
    let start = html.find(&format!("id=\"{anchor}\"")).expect("the anchor");
    let section = &html[start..];
    let section = &section[..section.find("</section>").expect("an end")];
    assert!(section.contains(presence(field)), "{name}");
    let one_way = |word: &str, direction: &str| match field.docs.required_in {
        Some(_) => format!("{word}, required in {direction}"),
        None => word.to_owned(),
    };
    let (read_only, write_only) = (field.docs.read_only, field.docs.write_only);
    let access = [
        (one_way("Read-only", "responses"), read_only && !write_only),
        (one_way("Write-only", "requests"), write_only && !read_only),
        (
            "Read-only and write-only".to_owned(),
            read_only && write_only,
        ),
    ];
    for (word, is) in access {
        let badge = format!("<span class=\"badge plain\">{word}</span>");
        assert_eq!(section.contains(&badge), is, "{name}: {word}");
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
fn no_box_for_the_reader_is_empty() {
    for Fixture {
        name: fixture,
        site,
        ..
    } in fixtures()
    {
        for (path, html) in site.iter().filter(|(path, _)| path.contains(".html")) {
            assert!(!html.contains("pointer\"></code>"), "{fixture}: {path}");
        }
    }
}

#[test]
fn large_objects_are_divided_into_pages_that_are_light() {
    let mut divided = 0;
    for Fixture {
        name: fixture,
        site,
        index,
        ..
    } in fixtures()
    {
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
        for model in models(index) {
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
fn optional_objects_are_drawn_as_such() {
    for Fixture {
        name: fixture,
        plan,
        site,
        ..
    } in fixtures()
    {
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
