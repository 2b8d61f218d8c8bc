//! How heavy the site is, and that it is the same twice.

use crate::made::{files, html, pages, plan, site};
use schema_codegen::emit;

#[test]
fn pages_are_light() {
    for (path, text) in html(site()) {
        assert!(text.len() <= 60_000, "{path} has {} bytes", text.len());
    }
    let whole: usize = site().values().map(String::len).sum();
    assert!(whole <= 1_500_000, "the site has {whole} bytes");
}

#[test]
fn there_is_one_page_a_model() {
    let models = |path: &&String| path.starts_with("models/");
    assert_eq!(site().keys().filter(models).count(), 59);
    assert_eq!(pages().keys().filter(models).count(), 59);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(&files(emit::site::emit(&plan())), site());
    assert_eq!(&files(emit::markdown::emit(&plan())), pages());
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
