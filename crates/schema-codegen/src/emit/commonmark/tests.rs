//! Hostile prose, read back the way rustdoc reads it.

use super::{Style, code, doc_lines, escape};
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag};

const HOSTILE: &[&str] = &[
    "*/ ends a comment, so does \"# and r##\"x\"##.",
    "`one` ``two`` ``` three and a lone ` here",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "</script><script>alert(1)</script> <b>bold</b> <div>\n\nblock\n\n</div>",
    "See [Option], [`Vec`], [crate::nothing], [a link](relative.md), [x][y], [ref].\n\n[ref]: other.md",
    "    let indented = \"code\";\n\n```rust\npanic!(\"no test\");\n```\n\n```\nnor_this();\n```\n\n```unclosed\nfence",
    "# Heading\n\nText\n===\n\nText\n---\n\n- item\n- [ ] task\n  continued\n\n1. one\n2. two\n\n> quote\nlazy",
    "1986. A great year\n\n- a\n\n      code in a list",
    "{} \u{202e} \u{2066} \u{7} \t \u{2028} \r\n crlf \r cr \0",
    "* star\n*\n_under_ __double__ ~~gone~~ &amp; &lt; &#60; a&b &copy;",
    "[^1]: a footnote\n\nText[^1] and <https://auto.example/a_b> and https://bare.example/x_y_z, (http://q.example/?a=b&c=d).",
    "http:// https://é.example/ü https://a.example/[x] xhttps://y.example`z`",
    "-----\n\n+++\n\n***\n\n=====",
    "<!-- a comment --> <!-- open",
    "Line one  \nhard break\\\nagain \\",
    "![image](https://x.example/y.png) [![nested](a.png)](b.md)",
    "",
    " \n\n ",
];

/// What rustdoc switches on.
fn rustdoc() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

fn assert_harmless(source: &str, event: &Event<'_>) {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => panic!("HTML {html:?} from {source:?}"),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
            assert_eq!(&**language, "text", "{source:?}");
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
            panic!("a doctest from {source:?}");
        }
        Event::Start(Tag::Link { dest_url, .. }) => {
            assert!(dest_url.starts_with("http"), "{dest_url} from {source:?}");
        }
        Event::Start(
            Tag::Image { .. } | Tag::Table(_) | Tag::Strikethrough | Tag::FootnoteDefinition(_),
        ) => {
            panic!("{event:?} from {source:?}");
        }
        _ => {}
    }
}

#[test]
fn hostile_prose_is_harmless() {
    for source in HOSTILE {
        let text = doc_lines(source).join("\n");
        let mut dangling = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
            panic!("{source:?} leaves a link to {:?}:\n{text}", link.reference)
        };
        for event in Parser::new_with_broken_link_callback(&text, rustdoc(), Some(&mut dangling)) {
            assert_harmless(source, &event);
        }
        assert!(
            text.chars().all(|c| c == '\n' || !c.is_control()),
            "{source:?} leaves a control character"
        );
    }
}

#[test]
fn writing_twice_changes_nothing() {
    for source in HOSTILE {
        let once = doc_lines(source);
        assert_eq!(doc_lines(&once.join("\n")), once, "from {source:?}");
    }
}

#[test]
fn plain_prose_stays_plain() {
    let prose =
        "A date, `YYYY-MM-DD` (see the e-mail's user_name); 5 > 3 & 2. **Bold** and *soft*.";
    assert_eq!(
        doc_lines(prose),
        ["A date, `YYYY-MM-DD` (see the e-mail's user_name); 5 > 3 & 2. **Bold** and *soft*."]
    );
    assert_eq!(
        doc_lines("- one\n- two\n  1. deep\n\nAfter."),
        ["- one", "- two", "", "  1. deep", "", "After."]
    );
    assert_eq!(doc_lines(&"word ".repeat(40)).len(), 3);
}

#[test]
fn markup_becomes_text() {
    assert_eq!(
        escape("snake_case _em_ *b* [x](y) <i> a|b $x$"),
        r"snake_case \_em\_ \*b\* \[x\](y) \<i> a\|b \$x\$"
    );
    assert_eq!(escape("&lt; R&D &copy"), r"\&lt; R&D &copy");
    assert_eq!(doc_lines("1986\\. one"), ["1986\\. one"]);
    assert_eq!(doc_lines("\\# a-b #1"), ["\\# a-b #1"]);
}

#[test]
fn code_is_fenced_by_more_than_it_holds() {
    let page = |text| code(text, Style::Page);
    assert_eq!(page("a`b"), "``a`b``");
    assert_eq!(page("`"), "`` ` ``");
    assert_eq!(page(""), "`\"\"`");
    assert_eq!(page("a|b"), "`a|b`");
    assert_eq!(code("a|b", Style::Cell), "`a\\|b`");
}
