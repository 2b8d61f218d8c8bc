//! What the pages say about where a type is used, beside the uses that are found in the plan.

use super::html::tags;
use super::{Fixture, fixtures, model_of, text};
use schema_codegen::Plan;
use schema_codegen::model::{Additional, Shape, TypeExpr, TypeId, TypeUse};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The types of one owner that a page lists are one group; of more groups than this, a page gives the number alone.
const MAX_GROUPS: usize = 24;
/// Of more uses by one owner than this, too.
const MAX_OF_GROUP: usize = 12;

/// The types that a use names itself, aliases included.
pub(crate) fn named_by(ty: &TypeUse) -> impl Iterator<Item = TypeId> {
    let named = match ty.expr {
        TypeExpr::Named(id) => Some(id),
        _ => None,
    };
    ty.aliases.iter().copied().chain(named)
}

/// Every named type in a use.
pub(crate) fn types_in(ty: &TypeUse, found: &mut BTreeSet<TypeId>) {
    found.extend(named_by(ty));
    match &ty.expr {
        TypeExpr::Array(inner) | TypeExpr::Map(inner) => types_in(inner, found),
        TypeExpr::Tuple(items) => items.iter().for_each(|item| types_in(item, found)),
        _ => {}
    }
}

/// What `index.json` has of a type: its page, or its place among the named values.
pub(crate) fn entry<'i>(plan: &Plan, index: &'i Value, id: TypeId) -> &'i Value {
    let def = plan.type_def(id);
    if !matches!(def.shape, Shape::Alias(_)) {
        return model_of(plan, index, id);
    }
    let mut values = index["values"].as_array().expect("a list").iter();
    let name = def.wire_name.as_str();
    let found = values.find(|one| one["name"] == name && one["schema_pointer"] == def.pointer.0);
    found.unwrap_or_else(|| panic!("{name} is not among the named values"))
}

/// Each use of each type: its address, the name of what uses it, and the name of the type that it is a part of.
fn expected(plan: &Plan, index: &Value) -> BTreeMap<TypeId, Vec<[String; 3]>> {
    let mut all: BTreeMap<TypeId, Vec<[String; 3]>> = BTreeMap::new();
    for (owner, def) in plan.model.iter() {
        let page = entry(plan, index, owner);
        let mut add = |ty: &TypeUse, address: String, label: &str| {
            let mut types = BTreeSet::new();
            types_in(ty, &mut types);
            for id in types {
                let by = [address.clone(), label.to_owned(), def.wire_name.clone()];
                all.entry(id).or_default().push(by);
            }
        };
        match &def.shape {
            Shape::Struct(shape) => {
                let pages = page["fields"].as_array().expect("a list");
                for (field, page) in shape.fields.iter().zip(pages) {
                    add(&field.ty, text(&page["page"]), &field.wire_name);
                }
                if let Additional::Typed(ty) = &shape.additional {
                    let last = pages.last().map_or(&page["page"], |field| &field["page"]);
                    let last = text(last);
                    let file = last.split('#').next().expect("a page");
                    add(ty, format!("{file}#unknown-members"), "other members");
                }
            }
            Shape::Union(shape) => {
                let pages = page["variants"].as_array().expect("a list");
                for (variant, page) in shape.variants.iter().zip(pages) {
                    add(&variant.ty, text(&page["page"]), &text(&page["variant"]));
                }
            }
            Shape::Alias(ty) => add(ty, text(&page["page"]), "its definition"),
            Shape::Enum(_) => {}
        }
    }
    all
}

/// The part of the HTML about a type: its page, or its section among the named values.
pub(crate) fn about(fixture: &Fixture, id: TypeId) -> &str {
    let address = text(&entry(&fixture.plan, &fixture.index, id)["page"]);
    match address.split_once('#') {
        None => &fixture.site[&address],
        Some((path, anchor)) => {
            let html = &fixture.site[path];
            let start = html.find(&format!("id=\"{anchor}\"")).expect("the anchor");
            let section = &html[start..];
            &section[..section.find("</section>").expect("an end")]
        }
    }
}

/// The HTML of the fact `name`, if it is stated.
pub(crate) fn fact<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let (_, after) = html.split_once(&format!("<dt>{name}</dt>"))?;
    let after = after.split_once("<dd>").expect("a description").1;
    Some(after.split_once("</dd>").expect("an end").0)
}

#[test]
fn each_page_lists_the_uses_of_its_type_and_no_other() {
    let mut seen = 0;
    for fixture in fixtures() {
        let Fixture {
            name,
            plan,
            site,
            index,
        } = fixture;
        let all = expected(plan, index);
        for (id, def) in plan.model.iter() {
            let uses = all.get(&id).map(Vec::as_slice).unwrap_or_default();
            let place = format!("{name}: {}", def.wire_name);
            let entry = entry(plan, index, id);
            let addresses: BTreeSet<&str> = uses.iter().map(|[address, ..]| &**address).collect();
            let listed = entry["used_by"].as_array().expect("a list").iter();
            let listed: BTreeSet<&str> = listed.filter_map(Value::as_str).collect();
            assert_eq!(listed, addresses, "{place}");

            let stated = fact(about(fixture, id), "Used by").expect("always stated");
            let folder = if text(&entry["page"]).starts_with("models/") {
                "models/"
            } else {
                ""
            };
            let links = tags(stated).into_iter().filter(|tag| tag.name == "a");
            let links = links.filter_map(|tag| Some(absolute(folder, tag.get("href")?)));
            let links: BTreeSet<String> = links.filter(|link| link != "index.json").collect();
            let links: BTreeSet<&str> = links.iter().map(String::as_str).collect();
            let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
            for [.., owner] in uses {
                *owners.entry(owner).or_default() += 1;
            }
            if owners.len() <= MAX_GROUPS && owners.values().all(|uses| *uses <= MAX_OF_GROUP) {
                assert_eq!(links, addresses, "{place}");
            } else {
                assert!(links.is_subset(&addresses), "{place}");
            }
            let is_one = plan.model.further_roots.is_empty();
            let begins = [
                (
                    "It is the root of a document.",
                    plan.model.is_root(id) && is_one,
                ),
                (
                    "A document can begin with it.",
                    plan.model.is_root(id) && !is_one,
                ),
                (
                    "No other type uses it.",
                    !plan.model.is_root(id) && uses.is_empty(),
                ),
            ];
            for (sentence, is) in begins {
                assert_eq!(stated.contains(sentence), is, "{place}: {sentence}");
            }
            if let Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) = def.shape {
                let page = text(&entry["page"]).replace(".html", ".md");
                let list = site[&page].split("## Used by\n\n").nth(1).unwrap_or("");
                let list = list.split("\n\n#").next().unwrap_or_default();
                let items = list.lines().filter(|line| line.starts_with("- "));
                assert_eq!(items.count(), uses.len(), "{place}");
                for (sentence, is) in begins {
                    assert_eq!(list.contains(sentence), is, "{place}: {sentence}");
                }
            }
            seen += uses.len();
        }
    }
    assert!(seen > 400, "{seen}");
}

/// An address as seen from the folder of the site.
fn absolute(folder: &str, href: &str) -> String {
    match href.strip_prefix("../") {
        Some(rest) => rest.to_owned(),
        None => format!("{folder}{href}"),
    }
}
