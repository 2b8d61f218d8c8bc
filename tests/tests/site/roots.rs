//! The site of a document with two roots, whose properties have names that an address needs escapes for.

use crate::html::tags;
use crate::links::broken_links;
use crate::made::{Files, files, html};
use schema_codegen::content::Versions;
use schema_codegen::{Config, Documents, Outcome, emit, plan, plan_documents};
use serde_json::json;

/// Names that mean something in an address, or that two of them could become one in.
const NAMES: [&str; 9] = [
    "a b",
    "a-b",
    "a/b",
    "a#b",
    "a%20b",
    "\u{fc}ber",
    "A B",
    "?q=1",
    "field-a",
];

fn made() -> Files {
    made_at("")
}

/// The same, published under an address.
fn made_at(site_url: &str) -> Files {
    let odd = NAMES.map(|name| (name.to_owned(), json!({"type": "string"})));
    let mut odd: serde_json::Map<_, _> = odd.into_iter().collect();
    odd.insert("state".to_owned(), json!({"enum": ["", "on"]}));
    let schema = json!({"$defs": {
        "Answer": {"type": "object", "properties": {"item": {"$ref": "#/$defs/Item"}}},
        "Items": {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/Item"}, {"type": "null"}]}},
        "Event": {"type": "object", "required": ["code"], "properties": {"code": {"type": "string"}, "item": {"$ref": "#/$defs/Item"}}},
        "Item": {"type": "object", "readOnly": true, "properties": odd},
        "Unused": {"type": "object", "properties": {"a": {"type": "string"}}}
    }});
    let mut config = Config::for_single_file("two.json", "make it", "two");
    config.roots = ["Answer", "Event", "Items"].map(str::to_owned).to_vec();
    site_url.clone_into(&mut config.site_url);
    let plan = plan(&schema.to_string(), &config).expect("the schema is sound");
    files(emit::site::emit(&plan, Versions::default()))
}

#[test]
fn both_roots_are_drawn_and_lead_to_what_they_share() {
    let site = made();
    let page = &site["index.html"];
    let start = page.find("id=\"objects\"").expect("the drawing");
    let end = page[start..].find("</section>").expect("its end");
    let drawn = tags(&page[start..start + end]);
    let links = |to: &str| {
        drawn
            .iter()
            .filter(|tag| tag.get("href") == Some(to))
            .count()
    };
    // Each is in the drawing, and in the list that small screens have instead.
    assert_eq!(links("models/answer.html"), 2);
    assert_eq!(links("models/event.html"), 2);
    assert_eq!(links("models/item.html"), 6, "below each of the three");
    assert!(!site.contains_key("models/unused.html"));
    let item = &site["models/item.html"];
    for root in ["answer.html", "event.html"] {
        assert!(
            item.contains(&format!("href=\"{root}")),
            "it says what uses it"
        );
    }
}

#[test]
fn every_field_has_an_anchor_of_its_own_whatever_its_name_is() {
    let site = made();
    let (count, broken) = broken_links(&site);
    assert!(count > 50, "{count}");
    assert_eq!(broken, []);
    let item = tags(&site["models/item.html"]);
    let fields = item.iter().filter_map(|tag| tag.get("id"));
    let fields: Vec<&str> = fields.filter(|id| id.starts_with("field-")).collect();
    assert_eq!(fields.len(), NAMES.len() + 1, "{fields:?}");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
    assert!(
        fields.iter().all(|id| id.chars().all(is_plain)),
        "{fields:?}"
    );
}

#[test]
fn a_value_without_letters_can_be_seen_and_heard() {
    let site = made();
    let item = &site["models/item.html"];
    assert!(item.contains(">&quot;&quot;</a>"), "the link to the value");
    let values = &site["models/itemstate.html"];
    assert!(
        values.contains("<code>&quot;&quot;</code></a></th>"),
        "its row"
    );
    for (path, page) in html(&site) {
        assert!(
            !page.contains("\"></a>") && !page.contains("<code></code>"),
            "{path}"
        );
    }
}

#[test]
fn a_list_that_a_document_is_decoded_as_has_its_path_in_rust() {
    let values = &made()["values.html"];
    let rust = values.find("<code data-copy=\"Rust path\">Items</code>");
    assert!(rust.is_some(), "{values}");
    assert!(values.contains("A document can begin with it"));
}

#[test]
fn what_only_one_side_may_send_is_said_on_the_page_of_its_type() {
    let site = made();
    let head = site["models/item.html"].split("id=\"fields\"").next();
    assert!(head.is_some_and(|head| head.contains("Read-only")));
    assert!(site["models/item.md"].contains("Read-only."));
}

#[test]
fn the_page_for_addresses_that_do_not_exist_works_at_any_depth() {
    let hrefs = |site: &Files| -> Vec<String> {
        let tags = tags(&site["404.html"]).into_iter();
        let own = tags.filter(|tag| ["a", "link", "script"].contains(&tag.name.as_str()));
        let all = own.filter_map(|tag| tag.get("href").or(tag.get("src")).map(str::to_owned));
        all.filter(|href| !href.starts_with(['#']) && !href.starts_with("data:"))
            .collect()
    };
    let published = hrefs(&made_at("https://example.com/docs/"));
    assert!(published.len() > 5, "{published:?}");
    for href in published {
        let path = href.strip_prefix("/docs/").expect("a path on the host");
        let path = path.split('#').next().expect("a file");
        assert!(made().contains_key(path), "{href}");
    }
    let unpublished = hrefs(&made());
    assert!(unpublished.iter().all(|href| !href.starts_with('/')));
}

fn site_of(schema: &serde_json::Value) -> Files {
    let config = Config::for_single_file("one.json", "make it", "one");
    let plan = plan(&schema.to_string(), &config).expect("the schema is sound");
    files(emit::site::emit(&plan, Versions::default()))
}

#[test]
fn a_document_that_may_be_null_is_drawn_so() {
    let schema = json!({"type": ["object", "null"], "properties": {"a": {"type": "string"}}});
    assert!(site_of(&schema)["index.html"].contains("node null"));
    let schema = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    assert!(!site_of(&schema)["index.html"].contains("node null"));
}

#[test]
fn nothing_is_drawn_and_listed_where_nothing_is() {
    let only_enum = site_of(&json!({"enum": ["a", "b"]}));
    let only_text = site_of(&json!({"type": "string"}));
    for site in [&only_enum, &only_text] {
        assert!(!site["index.html"].contains("id=\"objects\""));
        assert_eq!(broken_links(site).1, []);
    }
    assert!(only_enum["index.html"].contains("id=\"models\""));
    assert!(!only_text["index.html"].contains("id=\"models\""));
}

#[test]
fn definitions_of_one_name_in_two_documents_have_anchors_of_their_own() {
    let one = json!({"type": "object", "properties": {
        "mine": {"$ref": "#/$defs/env"},
        "yours": {"$ref": "other.json#/$defs/env"},
    }, "$defs": {"env": {"type": "string"}}});
    let other = json!({"$defs": {"env": {"type": "integer"}}});
    let mut documents = Documents::new(one.to_string());
    documents.insert("other.json".to_owned(), Some(other.to_string().into()));
    let config = Config::for_single_file("one.json", "make it", "one");
    let outcome = plan_documents(&documents, &config).expect("the schemas are sound");
    let Outcome::Plan(plan) = outcome else {
        panic!("more is wanted");
    };
    let site = files(emit::site::emit(&plan, Versions::default()));
    // It also says that no id occurs twice.
    assert_eq!(broken_links(&site).1, []);
    let page = &site["models/one.html"];
    assert!(
        page.contains("values.html#scalar-env\"") && page.contains("values.html#scalar-env.2\"")
    );
}

#[test]
fn keys_of_an_example_lead_to_their_fields_wherever_they_are() {
    let cat = json!({"$ref": "#/$defs/Cat"});
    let site = site_of(&json!({"title": "Zoo", "type": "object", "properties": {
        "list": {"type": "array", "items": cat},
        "map": {"type": "object", "additionalProperties": cat, "examples": [{"lives": {"lives": 7}}]},
        "pair": {"type": "array", "prefixItems": [{"type": "string"}, cat], "minItems": 2, "items": false},
        "tagged": {"oneOf": [cat, {"$ref": "#/$defs/Dog"}]},
        "other": {"anyOf": [cat, {"type": "string"}]},
    }, "$defs": {
        "Cat": {"type": "object", "required": ["lives"], "properties": {"lives": {"type": "integer"}}},
        "Dog": {"type": "object", "required": ["barks"], "properties": {"barks": {"type": "boolean"}}},
    }}));
    let page = &site["models/zoo.html"];
    let start = page.find("class=\"json\"").expect("an example");
    let example = &page[start..page[start..].find("</section>").expect("its end") + start];
    let links = example.matches("href=\"cat.html#field-lives\"").count();
    let keys = example.matches("\"lives\"").count();
    // The key of the map is not the field of that name.
    assert_eq!((links, keys), (5, 6), "{example}");
}

#[test]
fn a_member_that_one_side_has_to_send_is_said_to_be() {
    let text = |way: &str| json!({"type": "string", way: true});
    let pet = json!({"type": "object", "required": ["id", "secret"], "properties": {
        "id": text("readOnly"), "secret": text("writeOnly"), "name": text("readOnly"),
    }});
    let schema = json!({"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {},
        "components": {"schemas": {"Pet": pet}}});
    let mut config = Config::for_single_file("pets.json", "make it", "pets");
    config.roots = vec!["Pet".to_owned()];
    let plan = plan(&schema.to_string(), &config).expect("the document is sound");
    let site = files(emit::site::emit(&plan, Versions::default()));
    for page in [&site["models/pet.html"], &site["models/pet.md"]] {
        for sentence in [
            "Read-only, required in responses",
            "Write-only, required in requests",
        ] {
            assert_eq!(page.matches(sentence).count(), 1, "{sentence}");
        }
        assert_eq!(page.matches("Read-only").count(), 2);
    }
}
