//! The JSON Pointers on the pages, beside the ways through the plan that a walk of the test's own finds.

use super::html::text as words;
use super::uses::{about, entry, fact, named_by};
use super::{Fixture, fixtures, text};
use schema_codegen::Plan;
use schema_codegen::model::{Additional, Shape, TypeExpr, TypeId, TypeUse};
use serde_json::Value;
use std::collections::BTreeSet;

/// So many pointers of a type are listed at most.
const MAX_POINTERS: usize = 12;
/// A fixture with more ways than this is only asked whether each listed pointer leads to its type.
const MAX_WAYS: usize = 20_000;

/// The pointers to every type, by its index.
type Ways = Vec<BTreeSet<String>>;

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// What stands directly in a type: each use with the end of its pointer.
fn parts(shape: &Shape) -> Vec<(String, &TypeUse)> {
    match shape {
        Shape::Struct(def) => {
            let fields = def.fields.iter();
            let fields = fields.map(|field| (format!("/{}", escaped(&field.wire_name)), &field.ty));
            let extra = match &def.additional {
                Additional::Typed(ty) => Some(("/*".to_owned(), &**ty)),
                Additional::Any | Additional::Deny => None,
            };
            fields.chain(extra).collect()
        }
        Shape::Union(def) => {
            let variants = def.variants.iter();
            variants.map(|one| (String::new(), &one.ty)).collect()
        }
        Shape::Alias(ty) => vec![(String::new(), ty)],
        Shape::Enum(_) => Vec::new(),
    }
}

/// The types in a use, each with the end of its pointer.
fn reached(ty: &TypeUse, at: &str, found: &mut Vec<(TypeId, String)>) {
    found.extend(named_by(ty).map(|id| (id, at.to_owned())));
    match &ty.expr {
        TypeExpr::Array(item) => {
            // Items that come from several schemas are not all at the first index.
            let mut asserts = ty.constraints.asserts.iter();
            let differs = asserts.any(|one| one.keyword == "prefixItems");
            let index = if differs { "*" } else { "0" };
            reached(item, &format!("{at}/{index}"), found);
        }
        TypeExpr::Map(value) => reached(value, &format!("{at}/*"), found),
        TypeExpr::Tuple(items) => {
            for (index, item) in items.iter().enumerate() {
                reached(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Every way that passes no type twice; false where there are too many.
fn walk(
    plan: &Plan,
    id: TypeId,
    at: &str,
    passed: &mut Vec<TypeId>,
    ways: &mut Ways,
    left: &mut usize,
) -> bool {
    if *left == 0 {
        return false;
    }
    *left -= 1;
    ways[id.0].insert(at.to_owned());
    passed.push(id);
    let mut next = Vec::new();
    for (end, ty) in parts(&plan.type_def(id).shape) {
        reached(ty, &format!("{at}{end}"), &mut next);
    }
    let is_complete = next
        .into_iter()
        .all(|(id, at)| passed.contains(&id) || walk(plan, id, &at, passed, ways, left));
    passed.pop();
    is_complete
}

/// The pointers that a list of `index.json` holds.
fn listed(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(text).collect()
}

/// The pointers that a page shows.
fn shown(html: &str) -> Vec<String> {
    let Some(stated) = fact(html, "Pointer") else {
        return Vec::new();
    };
    let codes = stated.split("<code").skip(1);
    let codes = codes.map(|code| code.split_once('>').expect("a tag ends").1);
    let codes = codes.map(|code| code.split_once("</code>").expect("code ends").0);
    codes.map(words).collect()
}

/// The pointers that a Markdown page states.
fn stated(markdown: &str) -> Vec<String> {
    let places = markdown.split("In Rust: ").nth(1).expect("the Rust path");
    let before_schema = places.split("Schema: ").next().expect("the schema");
    let Some((_, list)) = before_schema.split_once("JSON Pointer") else {
        return Vec::new();
    };
    list.split('`').skip(1).step_by(2).map(words).collect()
}

#[test]
fn each_page_has_the_pointers_to_its_type_and_no_other() {
    let (mut seen, mut complete) = (0, 0);
    for fixture in fixtures() {
        let Fixture {
            name, plan, index, ..
        } = fixture;
        let mut ways: Ways = vec![BTreeSet::new(); plan.model.types.len()];
        let mut left = MAX_WAYS;
        let ids = plan.model.iter().map(|(id, _)| id);
        let mut starts = ids.filter(|id| plan.model.is_root(*id));
        let is_complete =
            starts.all(|start| walk(plan, start, "", &mut Vec::new(), &mut ways, &mut left));
        if !is_complete {
            continue;
        }
        for (id, def) in plan.model.iter() {
            let place = format!("{name}: {}", def.wire_name);
            let entry = entry(plan, index, id);
            let pointers = listed(&entry["pointers"]);
            let once: BTreeSet<String> = pointers.iter().cloned().collect();
            assert_eq!(once.len(), pointers.len(), "{place}: twice in {pointers:?}");
            assert!(
                once.is_subset(&ways[id.0]),
                "{place}: {once:?}, not {:?}",
                ways[id.0]
            );
            if ways[id.0].len() <= MAX_POINTERS {
                assert_eq!(once, ways[id.0], "{place}");
                complete += 1;
            }
            let mut expected = pointers.clone();
            expected.retain(|pointer| !pointer.is_empty());
            let html = about(fixture, id);
            let head = html.split("id=\"fields\"").next().expect("a head");
            // The list of named values leaves them to `index.json`.
            if !matches!(def.shape, Shape::Alias(_)) {
                assert_eq!(shown(head), expected, "{place}");
                let page = text(&entry["page"]).replace(".html", ".md");
                assert_eq!(stated(&fixture.site[&page]), expected, "{place}");
            }
            seen += expected.len();
            if let Shape::Struct(shape) = &def.shape {
                let entries = entry["fields"].as_array().expect("a list");
                for (field, entry) in shape.fields.iter().zip(entries) {
                    of_field(fixture, &pointers, &field.wire_name, entry);
                }
            }
        }
    }
    assert!(seen > 400 && complete > 400, "{seen} {complete}");
}

/// A field is at the pointers of its owner, one step further.
fn of_field(fixture: &Fixture, owner: &[String], name: &str, entry: &Value) {
    let place = format!("{}: {}", fixture.name, entry["page"]);
    let owner = owner.iter();
    let expected: Vec<String> = owner.map(|at| format!("{at}/{}", escaped(name))).collect();
    assert_eq!(listed(&entry["pointers"]), expected, "{place}");
    let address = text(&entry["page"]);
    let (path, anchor) = address.split_once('#').expect("an anchor");
    let html = &fixture.site[path];
    let start = html.find(&format!("id=\"{anchor}\"")).expect("the anchor");
    let section = html[start..].split("</section>").next().expect("a section");
    assert_eq!(shown(section), expected, "{place}");
}
