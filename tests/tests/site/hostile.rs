//! Text of a schema that tries to be markup stays text.

use crate::html::{tags, text};
use crate::made::{Files, files, html};
use pulldown_cmark::{Event, Options, Parser, Tag};
use schema_codegen::content::Versions;
use schema_codegen::{Config, emit, plan};
use serde_json::json;

/// Texts that break out of quotes, cells, code, comments, scripts and links where they can.
const HOSTILE: [&str; 17] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "[x](javascript:alert(1)) [y](  JaVaScRiPt:alert(1)) [z](data:text/html,<script>1</script>) [v](vbscript:x)",
    "[a](//evil.example/x) ![i](https://evil.example/i.png) ![j](javascript:alert(1))",
    "<javascript:alert(1)> <https://ok.example/> [ok](https://ok.example/a?b=1&c=2) [rel](../x.md)",
    "a | b\n| c | d |\n\n| e |",
    "`` ` ``` | ```` `",
    "</script><script>alert(2)</script> --> <!-- ]]> &lt;b&gt; &amp;lt;",
    "# heading\n\n- item\n  - deep\n\n> quote\n\n```html\n<b>code</b>\n```\n\n1. one\n\n---",
    "*/ \"# \\ $x$ ~~a~~ _b_ *c* [d] {{e}} \u{2028}",
    "right\u{202e}left \u{7} \u{1b}[31m soft\u{ad}hyphen \u{180e} \u{e0041}tag <https://ok.example/\u{202e}>",
    "[e](&#106;avascript:alert(1)) [f](&amp;#106;avascript:alert(1)) [g](java&Tab;script:alert(1)) [h](javascript&colon;alert(1)) [k](javascript&amp;colon;alert(1))",
    "[l](<java\nscript:alert(1)>) [m](/\\evil.example/x) [n](\\\\evil.example/x) [o](&#x2f;/evil.example/x) [p](&amp;#x2f;/evil.example/x) [q](http:evil.example/x)",
    "[r](&Tab;javascript:alert(1)) [s](\u{1}javascript:alert(1)) [t](\u{a0}javascript:alert(1)) [u](Data:text/html,1) [w](file:///etc/x) <VBSCRIPT:x> [aa](blob:x)",
    "[ref]\n\n[ref]: javascript:alert(3)\n\n<a href=\"javascript:alert(4)\">x</a>",
];

fn made() -> (Files, Files, String) {
    let mut properties = serde_json::Map::new();
    for (at, text) in HOSTILE.iter().enumerate() {
        let property = json!({"type": "string", "description": text, "examples": [text], "default": text, "pattern": text, "x-rules": [format!("r{at}")]});
        properties.insert((*text).to_owned(), property);
    }
    let meanings: serde_json::Map<_, _> = HOSTILE
        .iter()
        .map(|text| ((*text).to_owned(), json!(text)))
        .collect();
    properties.insert(
        "odd".to_owned(),
        json!({"$ref": "#/$defs/..~1x<b>\"|`[y](z)"}),
    );
    properties.insert("kind".to_owned(), json!({"$ref": "#/$defs/Kind"}));
    let rules: Vec<_> = HOSTILE.iter().enumerate().map(|(at, text)| {
        json!({"id": format!("r{at}"), "statement": text, "formal": text, "strength": "documented", "models": ["Root"], "checked": "no", "reason": text})
    }).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": HOSTILE[0], "description": HOSTILE.join("\n\n"), "x-version": HOSTILE[2], "x-rules": rules,
        "$ref": "#/$defs/Root",
        "$defs": {
            "Root": {"type": "object", "description": HOSTILE.join("\n\n"), "properties": properties},
            "../x<b>\"|`[y](z)": {"type": "object", "properties": {"of": {"type": "string"}}},
            "Kind": {"type": "string", "enum": HOSTILE, "x-enum-descriptions": meanings, "description": HOSTILE[5]},
        }
    });
    let config = Config::for_single_file("schema\"><script>.json", "make <it>", "types");
    let plan = plan(&schema.to_string(), &config).unwrap_or_else(|problems| panic!("{problems}"));
    (
        files(emit::site::emit(&plan, Versions::default())),
        files(emit::markdown::emit(&plan, Versions::default())),
        emit::markdown::document(&plan),
    )
}

#[test]
fn the_site_has_no_markup_of_theirs() {
    let (site, ..) = made();
    for (path, page) in html(&site) {
        for tag in tags(page) {
            let is_ours = tag.name != "script"
                || tag
                    .get("src")
                    .is_some_and(|src| src.contains("assets/") && !src.contains(':'));
            assert!(
                is_ours && tag.name != "img" && tag.name != "iframe" && tag.name != "style",
                "{path}: {tag:?}"
            );
            assert!(
                tag.attributes
                    .iter()
                    .all(|(key, _)| !key.starts_with("on") && key != "style"),
                "{path}: {tag:?}"
            );
            if let Some(link) = tag.get("href") {
                let is_safe = !link.contains(':')
                    || link.starts_with("https://")
                    || link.starts_with("data:image/svg+xml,");
                assert!(is_safe && !link.starts_with("//"), "{path}: {link}");
                assert!(!link.contains("evil.example/x"), "{path}: {link}");
            }
        }
    }
}

#[test]
fn no_file_holds_what_steers_or_is_not_shown() {
    let (site, pages, document) = made();
    let files = site.iter().chain(&pages);
    for (path, text) in files
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .chain([("document", document.as_str())])
    {
        let hidden = text.chars().find(|c| {
            let steers = c.is_control() && *c != '\n' || matches!(c, '\u{2028}'..='\u{202e}');
            steers || ['\u{ad}', '\u{180e}', '\u{e0041}'].contains(c)
        });
        assert_eq!(hidden, None, "{path}");
    }
}

#[test]
fn their_words_are_still_there() {
    let (site, pages, _) = made();
    let page = text(&site["models/root.html"]);
    for words in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a | b",
        "<b>code</b>",
        "ok rel",
    ] {
        assert!(page.contains(words), "{words} is lost");
    }
    assert!(site["models/root.html"].contains("href=\"https://ok.example/a?b=1&amp;c=2\""));
    // What a relative address is relative to, nobody knows: its words stay.
    assert!(!site["models/root.html"].contains("href=\"../x.md"));
    assert!(pages["models/root.md"].contains("(https://ok.example/a?b=1&c=2)"));
}

#[test]
fn scripts_and_json_carry_it_as_data() {
    let (site, ..) = made();
    let script = &site["assets/search-index.js"];
    assert!(!script.contains("</script") && !script.contains('\u{2028}'));
    serde_json::from_str::<serde_json::Value>(&site["index.json"]).expect("index.json is JSON");
}

#[test]
fn the_markdown_has_no_markup_of_theirs() {
    let (_, pages, document) = made();
    for (path, page) in pages
        .iter()
        .chain([(&"one document".to_owned(), &document)])
    {
        assert!(
            !page.contains(['\u{202e}', '\u{7}', '\u{1b}']),
            "{path} steers its reader"
        );
        for event in Parser::new_ext(
            page,
            Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH,
        ) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    let is_ours = html.starts_with("<br>")
                        || html.starts_with("<a id=\"")
                        || html.starts_with("</a>")
                        || html.starts_with("<!-- @generated");
                    assert!(is_ours && !html.contains("alert"), "{path}: {html}");
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let is_safe = !dest_url.contains(':') || dest_url.starts_with("https://");
                    assert!(is_safe && !dest_url.starts_with("//"), "{path}: {dest_url}");
                }
                Event::Start(Tag::Image { .. } | Tag::Strikethrough)
                | Event::InlineMath(_)
                | Event::DisplayMath(_) => panic!("{path}: {event:?}"),
                _ => {}
            }
        }
    }
}

#[test]
fn rows_of_tables_have_as_many_cells_as_their_head() {
    let (_, pages, document) = made();
    for page in pages.values().chain([&document]) {
        let mut cells = 0;
        let mut columns = 0;
        for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
                Event::Start(Tag::TableRow) => cells = 0,
                Event::Start(Tag::TableCell) => cells += 1,
                Event::End(pulldown_cmark::TagEnd::TableRow) => assert_eq!(cells, columns),
                _ => {}
            }
        }
    }
    let rows = pages["models/root.md"]
        .lines()
        .filter(|line| line.starts_with("| `") || line.starts_with("| ``"))
        .count();
    assert_eq!(
        rows,
        HOSTILE.len() + 3,
        "one line for each field, and one for other members"
    );
}
