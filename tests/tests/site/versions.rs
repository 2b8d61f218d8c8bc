//! The site of two versions: the switch between them, the page of what changed, and the links of before.

use crate::coverage::file;
use crate::html::{tags, text};
use crate::made::{both, html, pages, site};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where the switch of a page leads, without the page's own version.
fn switch(path: &str) -> String {
    let page = file(both(), path);
    let (_, behind) = page
        .split_once("<details class=\"versions\">")
        .expect("a switch");
    let (switch, _) = behind.split_once("</details>").expect("its end");
    let links = tags(switch);
    let other = links
        .iter()
        .find(|tag| tag.name == "a" && tag.get("aria-current").is_none());
    other
        .and_then(|tag| tag.get("href"))
        .expect("another version")
        .to_owned()
}

#[test]
fn the_switch_stays_on_the_same_type() {
    let mut types = 0;
    for (path, _) in html(site()).filter(|(path, _)| path.starts_with("models/")) {
        assert_eq!(switch(path), format!("../1.697.4/{path}"));
        assert_eq!(switch(&format!("1.697.4/{path}")), format!("../../{path}"));
        types += 1;
    }
    assert_eq!(types, 78);
    // What the other version has not leads to its overview.
    assert_eq!(
        switch("1.697.4/models/verifysmsdetails.html"),
        "../../index.html"
    );
    assert_eq!(switch("1.697.4/changes.html"), "../index.html");
    assert_eq!(switch("rules.html"), "1.697.4/index.html");
}

#[test]
fn the_pages_of_the_current_version_are_where_they_were() {
    let beside = ["404", "index", "rules", "sensitivity", "values"];
    let beside = beside.map(|name| format!("{name}.html"));
    let of_types = pages().keys().filter(|path| path.starts_with("models/"));
    let of_types = of_types.map(|path| path.replace(".md", ".html"));
    let expected: BTreeSet<String> = of_types.chain(beside).collect();
    let found: BTreeSet<String> = html(site()).map(|(path, _)| path.clone()).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_overview_of_each_version_leads_to_what_changed() {
    for (path, href) in [
        ("index.html", "1.697.4/changes.html"),
        ("1.697.4/index.html", "changes.html"),
    ] {
        let page = file(both(), path);
        assert!(
            page.contains(&format!("href=\"{href}\">what changed since 1.421.0</a>")),
            "{path}"
        );
    }
}

#[test]
fn the_changes_say_who_is_hurt_and_what_to_do() {
    let page = file(both(), "1.697.4/changes.html");
    let section = |anchor: &str| {
        let (_, behind) = page
            .split_once(&format!("aria-labelledby=\"{anchor}\""))
            .expect("a section");
        text(behind.split_once("</section>").expect("its end").0)
    };
    let stored = section("stored");
    // As many as the library refuses records for, each with what the configuration fills in.
    assert_eq!(stored.matches("json::from_slice_filling").count(), 12);
    let filled = "field added (required). json::from_slice_filling gives it \"no_data\".";
    assert!(stored.contains(&format!("RiskCheckEmail.is_edu : {filled}")));
    // The older types read every record; requests, which the API does not send, may say more now.
    let new_data = section("new-data");
    assert!(new_data.contains("IdentityVerificationListRequest.client_user_id : required lost"));
    assert_eq!(
        new_data.matches("UserAddress.").count() + 1,
        new_data.matches(" : ").count()
    );
    assert!(section("unknown").contains("RiskCheckLinkedService (56)"));
    assert!(section("privacy").contains("PhysicalDocumentExtractedData.issue_date"));
    assert!(section("all").contains("rule removed region-iso-3166-2"));
    assert!(text(page).contains("191 changes, and 22 of documentation alone."));
    let markdown = file(both(), "1.697.4/changes.md");
    assert!(markdown.contains("## Who reads stored records\n"));
    assert!(file(both(), "1.697.4/index.md").contains("- [Changes](changes.md) since 1.421.0"));
}

/// `site_url` of a configuration is the address of its version, so rustdoc of the types and the sitemap agree on it.
#[test]
fn each_version_has_its_own_address() {
    let address = "https://identity-verification-rs.github.io/identity-verification";
    for (folder, types) in [("", ""), ("1.697.4/", "v1_697_4/")] {
        let sitemap = file(both(), &format!("{folder}sitemap.xml"));
        let root = format!("<loc>{address}/{folder}models/identityverification.html</loc>");
        assert!(sitemap.contains(&root), "{folder}");
        let attempt = format!("../crates/identity-verification/src/{types}generated/attempt.rs");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(attempt);
        let attempt = fs::read_to_string(path).expect("types");
        assert!(
            attempt.contains(&format!("({address}/{folder}rules.html#rule-")),
            "{folder}"
        );
    }
}
