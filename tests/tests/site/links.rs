//! Every link inside the site and inside the Markdown pages leads somewhere.

use crate::html::{Tag, tags};
use crate::made::{Files, both, html, is_page, pages, site};
use std::collections::{BTreeMap, BTreeSet};

/// Where the site of the workspace is on its host.
const ON_HOST: &str = "/identity-verification/";

/// Joins `link` to the folder of `from`, or to the folder of the site where it begins at the root of the host.
fn resolve(from: &str, link: &str) -> String {
    let (from, link) = match link.strip_prefix(ON_HOST) {
        Some(link) => ("", link),
        None => (from, link),
    };
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop().expect("a link stays inside")),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// What is broken: `(page, link)` whose file or anchor is not there.
fn broken(
    links: &[(String, String)],
    anchors: &BTreeMap<&str, BTreeSet<String>>,
    files: &Files,
) -> Vec<(String, String)> {
    let is_broken = |(page, link): &&(String, String)| {
        let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
        let file = if file.is_empty() {
            page.clone()
        } else {
            resolve(page, file)
        };
        !files.contains_key(&file)
            || (!anchor.is_empty()
                && !anchors
                    .get(file.as_str())
                    .is_some_and(|ids| ids.contains(anchor)))
    };
    links.iter().filter(is_broken).cloned().collect()
}

fn is_outside(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}

/// How many links the pages of `files` have to each other, and which of them lead nowhere.
pub(crate) fn broken_links(files: &Files) -> (usize, Vec<(String, String)>) {
    let mut links = Vec::new();
    let mut anchors = BTreeMap::new();
    for (path, page) in html(files) {
        let tags = tags(page);
        let ids: Vec<String> = tags
            .iter()
            .filter_map(|tag| tag.get("id"))
            .map(str::to_owned)
            .collect();
        let unique: BTreeSet<String> = ids.iter().cloned().collect();
        assert_eq!(ids.len(), unique.len(), "an id occurs twice in {path}");
        anchors.insert(path.as_str(), unique);
        for link in tags
            .iter()
            .filter_map(|tag| tag.get("href").or(tag.get("src")))
        {
            if !is_outside(link) && !link.starts_with("data:") {
                links.push((path.clone(), link.to_owned()));
            }
        }
    }
    (links.len(), broken(&links, &anchors, files))
}

#[test]
fn links_of_the_site_resolve() {
    let (count, broken) = broken_links(both());
    assert!(
        count > 5_000,
        "{count} links are too few to have looked well"
    );
    assert_eq!(broken, []);
}

#[test]
fn nothing_is_loaded_from_another_host() {
    let loads = |tag: &Tag| match tag.name.as_str() {
        "a" => None,
        _ => tag.get("src").or(tag.get("href")).map(str::to_owned),
    };
    for (path, page) in html(site()) {
        for address in tags(page).iter().filter_map(loads) {
            assert!(
                !address.contains("//") || address.starts_with("data:"),
                "{path} loads {address}"
            );
        }
    }
    for (path, text) in site()
        .iter()
        .filter(|(path, _)| path.starts_with("assets/site.") || path.ends_with("theme.js"))
    {
        assert!(
            !text.contains("http") && !text.contains("@import") && !text.contains("url("),
            "{path} names another host"
        );
    }
}

#[test]
fn addresses_in_the_search_index_and_in_the_json_resolve() {
    let index: serde_json::Value =
        serde_json::from_str(&site()["index.json"]).expect("index.json is JSON");
    let script = &site()["assets/search-index.js"];
    let list = script
        .strip_prefix("window.searchIndex(")
        .and_then(|rest| rest.trim_end().strip_suffix(");"))
        .expect("one call");
    let entries: Vec<Vec<serde_json::Value>> =
        serde_json::from_str(list).expect("the search index is JSON inside");
    let mut links: Vec<(String, String)> = entries
        .into_iter()
        .map(|entry| {
            (
                "index.html".to_owned(),
                entry[3].as_str().expect("an address").to_owned(),
            )
        })
        .collect();
    collect(&index, &mut links);
    let anchors = site().iter().map(|(path, html)| {
        let ids = if is_page(path) {
            tags(html)
        } else {
            Vec::new()
        };
        (
            path.as_str(),
            ids.iter()
                .filter_map(|tag| tag.get("id"))
                .map(str::to_owned)
                .collect(),
        )
    });
    assert_eq!(broken(&links, &anchors.collect(), site()), []);
}

fn collect(value: &serde_json::Value, links: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::Object(members) => {
            for (name, value) in members {
                match value.as_str() {
                    Some(page) if name == "page" => {
                        links.push(("index.html".to_owned(), page.to_owned()));
                    }
                    _ => collect(value, links),
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, links)),
        _ => {}
    }
}

#[test]
fn links_of_the_markdown_pages_resolve() {
    let mut links = Vec::new();
    let mut anchors: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in pages() {
        let ids = text
            .split("<a id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned);
        anchors.insert(path, ids.collect());
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            if !is_outside(link) {
                links.push((path.clone(), link.to_owned()));
            }
        }
    }
    assert!(
        links.len() > 500,
        "{} links are too few to have looked well",
        links.len()
    );
    assert_eq!(broken(&links, &anchors, pages()), []);
}
