//! YAML becomes the tree that JSON would have become.

use super::read;
use crate::diagnostic::{DiagnosticSink, Diagnostics, Input, Location, Source};
use crate::document::tree::Node;
use serde_json::{Value, json};

fn tree(text: &str) -> Result<Node, Diagnostics> {
    let mut sink = DiagnosticSink::new(false);
    let tree = read(text, &mut sink);
    let source = Source::new(text);
    sink.checkpoint(Input::Schema, |location| match location {
        Location::Offset(offset, _) => (&source, *offset),
        _ => (&source, 0),
    })?;
    Ok(tree.expect("a tree where nothing was found"))
}

fn value(text: &str) -> Value {
    let tree = tree(text).unwrap_or_else(|found| panic!("{found}"));
    tree.to_value().expect("numbers in range")
}

/// The diagnostics of `text`: code, position and pointer of each.
fn diagnose(text: &str) -> Vec<String> {
    let found = tree(text).expect_err("diagnostics");
    let shown = found.iter().map(|found| {
        let (line, column) = (found.line(), found.column());
        format!("{} {line}:{column} {}", found.code, found.pointer)
    });
    shown.collect()
}

#[test]
fn every_form_of_yaml_has_its_json() {
    let text = "\
# A comment.
plain: it is text
single: 'it''s'
double: \"a\\tb\"
literal: |
  one
  two
folded: >-
  one
  two
flow: {a: [1, 'x', null], \"b\": {}}
list:
- ~
-
- true
nested:
  - - 1.50
";
    let expected = json!({
        "plain": "it is text", "single": "it's", "double": "a\tb", "literal": "one\ntwo\n", "folded": "one two",
        "flow": {"a": [1, "x", null], "b": {}}, "list": [null, null, true], "nested": [[1.50]],
    });
    assert_eq!(value(text), expected);
    assert_eq!(value("\u{feff}--- # explicit\n[]\n...\n"), json!([]));
}

#[test]
fn only_plain_scalars_are_more_than_text() {
    let text =
        "['1', \"true\", null, 'null', !!str 1, ! 2, !!int 3, !!float 4, !!null ~, !!bool true]";
    let expected = json!(["1", "true", null, "null", "1", "2", 3, 4, null, true]);
    assert_eq!(value(text), expected);
    assert_eq!(value("!!map {a: !!seq []}"), json!({"a": []}));
}

#[test]
fn keys_are_their_text() {
    let text =
        "200: a\ntrue: b\n1.50: c\n~: d\n'x y': e\n0x1F: f\n? g\n: h\n\"<<\": i\n!!int 7: j\n";
    let expected = json!({
        "200": "a", "true": "b", "1.50": "c", "~": "d", "x y": "e", "0x1F": "f", "g": "h", "<<": "i", "7": "j",
    });
    assert_eq!(value(text), expected);
}

#[test]
fn aliases_repeat() {
    let text = "a: &one {x: [1]}\nb: *one\nc: &two [*one, &k key]\nd: *two\n*k : e\n";
    let expected = json!({
        "a": {"x": [1]}, "b": {"x": [1]}, "c": [{"x": [1]}, "key"], "d": [{"x": [1]}, "key"], "key": "e",
    });
    assert_eq!(value(text), expected);
    // An anchor can be given again; an alias means the last one before it.
    assert_eq!(value("[&a 1, *a, &a 2, *a]"), json!([1, 1, 2, 2]));
}

#[test]
fn places_are_those_of_the_text() {
    let text = "\u{e9}\u{1f600}: 'x'\r\nb:\r\n  - \u{e9}: !!str 1\r\n    c: [2, &a 3]\r\n";
    let tree = tree(text).unwrap();
    let at = |pointer: &str, key| {
        let at = tree.offset(&crate::model::Pointer(pointer.to_owned()), key);
        Source::new(text).position(at)
    };
    let position = |pointer, key| (at(pointer, key).line, at(pointer, key).column);
    assert_eq!(position("/\u{e9}\u{1f600}", false), (1, 5));
    assert_eq!(position("/b", true), (2, 1));
    assert_eq!(position("/b/0", false), (3, 5));
    assert_eq!(position("/b/0/c", true), (4, 5));
    assert_eq!(position("/b/0/c/0", false), (4, 9));
}

#[test]
fn what_json_has_no_form_for_is_said_all_at_once() {
    let text = "\
a: !custom {b: !other c}
d:
  <<: {e: 1}
  [f]: .inf
  {g: h}: -.INF
i: !!int x
d: again
";
    let expected = [
        "E0104 1:4 /a",
        "E0104 1:16 /a/b",
        "E0104 3:3 /d",
        "E0104 4:3 /d",
        "E0104 4:8 /d",
        "E0104 5:3 /d",
        "E0104 5:11 /d",
        "E0104 6:4 /i",
        "E0102 7:1 /d",
    ];
    assert_eq!(diagnose(text), expected);
}

#[test]
fn nothing_follows_the_document() {
    assert_eq!(diagnose("a: 1\n---\nb: 2\n"), ["E0104 2:1 "]);
    assert_eq!(diagnose(""), ["E0101 1:1 "]);
    assert_eq!(diagnose("# nothing\n"), ["E0101 1:1 "]);
    assert_eq!(diagnose("a: [1\n"), ["E0101 2:1 /a/1"]);
    assert_eq!(diagnose("a: *b\n"), ["E0101 1:4 /a"]);
    assert_eq!(diagnose("a: &b [*b]\n"), ["E0104 1:8 /a/0"]);
}

#[test]
fn nesting_is_limited_whatever_it_is_made_of() {
    let deep = |open: &str, times: usize| open.repeat(times);
    assert!(tree(&(deep("[", 128) + &deep("]", 128))).is_ok());
    assert!(tree(&(deep("- ", 127) + "[]")).is_ok());
    let block: String = (0..200).map(|level| " ".repeat(level) + "a:\n").collect();
    let aliases = format!("[&a {}{}, [[*a]]]", deep("[", 126), deep("]", 126));
    let far = [
        deep("[", 100_000),
        deep("{a: ", 300),
        deep("- ", 100_000),
        deep("? ", 100_000),
        deep("[{", 300),
    ];
    for text in far
        .into_iter()
        .chain([deep("- ", 128) + "[]", block, aliases])
    {
        let shown = diagnose(&text);
        assert!(
            shown.len() == 1 && shown[0].starts_with("E0103"),
            "{shown:?}"
        );
    }
}

#[test]
fn few_lines_cannot_ask_for_much() {
    let levels = (1..12).map(|level| {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        format!("a{level}: &a{level} [{aliases}]\n")
    });
    let laughs = format!("a0: &a0 [lol]\n{}", levels.collect::<Vec<_>>().concat());
    let long = format!("- &a {}\n{}", "x".repeat(100_000), "- *a\n".repeat(11));
    for text in [laughs, long] {
        let shown = diagnose(&text);
        assert!(
            shown.len() == 1 && shown[0].starts_with("E0105"),
            "{shown:?}"
        );
    }
}
