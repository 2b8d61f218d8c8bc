//! What the pages say about unions: what decides, which values or members select a variant, its type, and what becomes of everything else.

use super::html::{tags, text as words};
use super::uses::about;
use super::{Fixture, fixtures, model_of, text};
use schema_codegen::Plan;
use schema_codegen::model::{DecidedBy, MemberRule, Shape, TypeExpr, TypeId, UnionDef};
use serde_json::Value;
use std::collections::BTreeSet;

/// Words that the sentence about what decides has to have.
fn decision(decided_by: &DecidedBy) -> Vec<&str> {
    match decided_by {
        DecidedBy::JsonType => vec!["JSON type"],
        DecidedBy::Tag(tag) => tag.path.iter().map(String::as_str).collect(),
        DecidedBy::Members(_) => vec!["members of an object decide"],
        DecidedBy::BestMatch(_) => vec!["declares most of its members"],
    }
}

/// What selects the variant at `index`, as the table has it.
fn selection(def: &UnionDef, index: usize) -> String {
    match &def.decided_by {
        DecidedBy::JsonType | DecidedBy::BestMatch(_) => String::new(),
        DecidedBy::Tag(tag) => {
            let values = tag.values[index].iter();
            let values = values.map(|value| {
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned)
            });
            let absent = (tag.absent == Some(index)).then(|| "absent".to_owned());
            values.chain(absent).collect::<Vec<_>>().join(", ")
        }
        DecidedBy::Members(rules) => {
            let MemberRule { requires, forbids } = &rules[index];
            let parts = [("with", requires), ("without", forbids)];
            let parts = parts.iter().filter(|(_, names)| !names.is_empty());
            let parts = parts.map(|(word, names)| format!("{word} {}", names.join(", ")));
            parts.collect::<Vec<_>>().join(", ")
        }
    }
}

/// The cells of a row of the table, without the first.
fn cells<'h>(html: &'h str, anchor: &str) -> Vec<&'h str> {
    let start = html.find(&format!("<tr id=\"{anchor}\"")).expect("a row");
    let row = html[start..].split("</tr>").next().expect("a row");
    let cells = row.split("<td>").skip(1);
    cells
        .map(|cell| cell.split("</td>").next().expect("a cell"))
        .collect()
}

/// One space between words, none before punctuation.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn each_union_says_what_decides_and_what_selects() {
    let mut seen = BTreeSet::new();
    for fixture in fixtures() {
        for (id, def) in fixture.plan.model.iter() {
            if let Shape::Union(def) = &def.shape {
                union(fixture, id, def);
                seen.insert(match def.decided_by {
                    DecidedBy::JsonType => "JSON type",
                    DecidedBy::Tag(_) => "tag",
                    DecidedBy::Members(_) => "members",
                    DecidedBy::BestMatch(_) => "best match",
                });
            }
        }
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
}

fn union(fixture: &Fixture, id: TypeId, def: &UnionDef) {
    let Fixture {
        name,
        plan,
        site,
        index,
    } = fixture;
    let place = format!("{name}: {}", plan.type_def(id).wire_name);
    let model = model_of(plan, index, id);
    let page = letters(&words(about(fixture, id)));
    for sentence in ["decided_by", "unknown"].map(|key| text(&model[key])) {
        let said = letters(&sentence.replace('`', ""));
        assert!(page.contains(&said), "{place}: {sentence}");
    }
    let decided_by = text(&model["decided_by"]);
    for word in decision(&def.decided_by) {
        assert!(decided_by.contains(word), "{place}: {decided_by}");
    }
    let unknown = plan.names.unknown_variants.get(&id).expect("a variant");
    let unknown = format!(
        "{}::{}",
        plan.type_name(id).ident.as_str(),
        unknown.as_str()
    );
    assert!(text(&model["unknown"]).contains(&unknown), "{place}");
    let has_selections = (0..def.variants.len()).any(|at| !selection(def, at).is_empty());
    for (at, variant) in def.variants.iter().enumerate() {
        let entry = &model["variants"][at];
        let address = text(&entry["page"]);
        let (path, anchor) = address.split_once('#').expect("an anchor");
        let mut cells = cells(&site[path], anchor);
        if has_selections {
            let expected = selection(def, at);
            let stated = entry["selected_by"].as_str().unwrap_or_default();
            assert_eq!(stated, expected, "{place}");
            assert_eq!(
                letters(&words(cells.remove(0))),
                letters(&expected),
                "{place}"
            );
        }
        assert_eq!(
            entry["variant"],
            plan.names.variants[&(id, at)].as_str(),
            "{place}"
        );
        if let TypeExpr::Named(named) = variant.ty.expr {
            links_to(plan, index, named, cells[0], &place);
            links_to(plan, index, named, cells[1], &place);
        }
        let json = letters(&words(cells[1]));
        assert!(
            json.starts_with(&letters(&text(&entry["json"]))),
            "{place}: {json}"
        );
        assert_eq!(
            json.contains("ornull"),
            variant.ty.nullable,
            "{place}: {json}"
        );
    }
}

fn links_to(plan: &Plan, index: &Value, id: TypeId, cell: &str, place: &str) {
    let page = text(&model_of(plan, index, id)["page"]);
    let links = tags(cell).into_iter();
    let mut links = links.filter_map(|tag| Some(format!("models/{}", tag.get("href")?)));
    assert!(
        links.any(|link| link == page),
        "{place}: no {page} in {cell}"
    );
}
