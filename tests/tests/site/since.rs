//! The site and the pages say since which version each part of the schema exists, and what is gone, as the history has it.

use crate::coverage::file;
use crate::html::text;
use crate::made::{pages, site};
use serde_json::Value;
use std::collections::BTreeMap;

const VERSION: &str = "2020-09-14_1.421.0";

/// The history, read without the generator.
struct History {
    all: Value,
    positions: BTreeMap<String, usize>,
}

impl History {
    fn read() -> Self {
        let all: Value =
            serde_json::from_str(include_str!("../../../schema/history.json")).expect("JSON");
        let versions = all["versions"].as_array().expect("versions").iter();
        let positions = versions.map(|version| version.as_str().expect("a version").to_owned());
        let positions = positions.zip(0..).collect();
        Self { all, positions }
    }

    /// The versions up to [`VERSION`] at which something came and went.
    fn turns(&self, exists: &Value) -> Vec<String> {
        let all = exists
            .as_array()
            .cloned()
            .unwrap_or_else(|| vec![exists.clone()]);
        let all = all
            .iter()
            .map(|version| version.as_str().expect("a version").to_owned());
        all.take_while(|version| self.positions[version] <= self.positions[VERSION])
            .collect()
    }

    /// What the docs say of something that exists: the version at which it came, unless the first had it, or it came with its type.
    fn since(&self, exists: &Value, of_type: Option<&Value>) -> Option<String> {
        let came = self.turns(exists).pop()?;
        let with_type = of_type.and_then(|of_type| self.turns(of_type).pop());
        let is_known = self.positions[&came] == 0 || with_type.as_ref() == Some(&came);
        (!is_known).then(|| came.replace("2020-09-14_", ""))
    }
}

/// What is behind the anchor `id` of `html`, up to the end of its element `end`.
fn part<'a>(html: &'a str, id: &str, end: &str) -> &'a str {
    let (_, behind) = html
        .split_once(&format!("id=\"{id}\""))
        .expect("the anchor");
    behind.split_once(end).expect("its end").0
}

fn models() -> Vec<Value> {
    let index: Value = serde_json::from_str(file(site(), "index.json")).expect("JSON");
    index["models"].as_array().expect("models").clone()
}

#[test]
fn every_part_says_since_which_version_it_exists() {
    let history = History::read();
    let (mut types, mut fields, mut values) = (0, 0, 0);
    for model in models() {
        let name = model["name"].as_str().expect("a name");
        let of_type = &history.all["types"][name];
        if of_type.is_null() {
            // What is around the model has no history.
            assert!(model["since"].is_null(), "{name}");
            continue;
        }
        let since = history.since(&of_type["exists"], None);
        assert_eq!(model["since"].as_str(), since.as_deref(), "{name}");
        types += usize::from(since.is_some());
        let slug = name.to_lowercase();
        let html = file(site(), &format!("models/{slug}.html"));
        let page = file(pages(), &format!("models/{slug}.md"));
        for (list, key, anchor, end, count) in [
            ("fields", "name", "field", "</section>", &mut fields),
            ("values", "value", "value", "</tr>", &mut values),
        ] {
            for member in model[list].as_array().expect("a list") {
                let member_name = member[key].as_str().expect("a name");
                let exists = &of_type["members"][member_name];
                let since = history.since(exists, Some(&of_type["exists"]));
                assert_eq!(
                    member["since"].as_str(),
                    since.as_deref(),
                    "{name}.{member_name}"
                );
                let shown = part(html, &format!("{anchor}-{member_name}"), end);
                let badge = since
                    .iter()
                    .any(|version| shown.contains(&format!(">since {version}<")));
                assert_eq!(badge, since.is_some(), "{name}.{member_name}");
                assert_eq!(shown.contains(">since "), badge, "{name}.{member_name}");
                let row = page
                    .lines()
                    .find(|line| line.contains(&format!("| `{member_name}` |")));
                let row = row.expect("a row of the table");
                let sentence = since.map(|version| format!("Since version `{version}`."));
                assert_eq!(
                    row.contains("Since version"),
                    sentence.is_some(),
                    "{name}.{member_name}"
                );
                assert!(
                    sentence.is_none_or(|sentence| row.contains(&sentence)),
                    "{row}"
                );
                *count += usize::from(badge);
            }
        }
    }
    assert_eq!((types, fields, values), (27, 9, 1));
}

#[test]
fn what_is_gone_stays_listed_and_is_found() {
    let sentence = "request_id: removed in version 1.128.0, there since 1.115.2.";
    let html = file(site(), "models/identityverification.html");
    assert!(text(part(html, "removed", "</section>")).contains(sentence));
    let page = file(pages(), "models/identityverification.md");
    let listed =
        "## Removed\n\n- `request_id`: removed in version `1.128.0`, there since `1.115.2`.";
    assert!(page.contains(listed));
    // A type that was renamed leads to the one that has its new name.
    let overview = part(file(site(), "index.html"), "removed", "</section>");
    assert!(text(overview).contains("UserName: removed in version 1.343.0, there since 1.115.2. It is called IdentityVerificationResponseUserName now."));
    assert!(overview.contains("href=\"models/identityverificationresponseusername.html\""));
    let index = file(pages(), "README.md");
    assert!(
        index.contains("- `RequestID`: removed in version `1.128.0`, there since `1.115.2`.\n")
    );
    // What came after this version is not known to it.
    assert!(!text(overview).contains("1.697.4"));
    let search = file(site(), "assets/search-index.js");
    for entry in [
        "[\"Removed\",\"request_id\",\"IdentityVerification\",\"models/identityverification.html#removed\",",
        "[\"Removed\",\"UserName\",\"\",\"models/identityverificationresponseusername.html\",",
        "[\"Removed\",\"RequestID\",\"\",\"index.html#removed\",",
        "It was called UserName before.\"]",
    ] {
        assert!(search.contains(entry), "{entry}");
    }
}
