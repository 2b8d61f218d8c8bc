//! Edits of a text, compared byte by byte.

use super::JsonText;
use crate::model::Pointer;

const TEXT: &str = "{\n  \"a\": [\"x\", \"y\"],\n  \"b\": { \"c\": 1.50 },\n  \"d\": {}\n}\n";

fn edited(edit: impl FnOnce(&mut JsonText)) -> String {
    let mut text = JsonText::read(TEXT).expect("JSON");
    edit(&mut text);
    let again = JsonText::read(text.as_str());
    assert!(again.is_some(), "{}", text.as_str());
    text.as_str().to_owned()
}

fn at(pointer: &str) -> Pointer {
    Pointer(pointer.to_owned())
}

fn value(text: &str) -> crate::document::Node {
    JsonText::read(text).expect("JSON").tree().clone()
}

#[test]
fn an_edit_changes_its_span_alone() {
    let set = edited(|text| text.set(&at(""), "e", &value("true"), &["b".to_owned()]));
    assert_eq!(set, TEXT.replace("  \"d\"", "  \"e\": true,\n  \"d\""));
    let item = edited(|text| text.insert_item(&at("/a"), 1, &value("\"z\"")));
    assert_eq!(item, TEXT.replace("\"x\", ", "\"x\", \"z\", "));
    let into_one_line = edited(|text| text.set(&at("/b"), "e", &value("[]"), &["c".to_owned()]));
    assert_eq!(into_one_line, TEXT.replace("1.50", "1.50, \"e\": []"));
    let into_nothing = edited(|text| text.set(&at("/d"), "e", &value("1"), &[]));
    assert_eq!(into_nothing, TEXT.replace("{}", "{\n    \"e\": 1\n  }"));
    let replaced = edited(|text| text.set(&at("/b"), "c", &value("[1]"), &[]));
    assert_eq!(replaced, TEXT.replace("1.50", "[1]"));
    let renamed = edited(|text| text.rename(&at("/b"), "f"));
    assert_eq!(renamed, TEXT.replace("\"b\"", "\"f\""));
}

#[test]
fn what_no_json_would_come_of_is_not_done() {
    let into_a_string = edited(|text| text.set(&at("/a/0"), "e", &value("1"), &[]));
    assert_eq!(into_a_string, TEXT);
    let into_an_object = edited(|text| text.insert_item(&at("/b"), 0, &value("1")));
    assert_eq!(into_an_object, TEXT);
    let half = edited(|text| text.replace(0..1, "["));
    assert_eq!(half, TEXT);
}

#[test]
fn what_is_removed_takes_its_comma_along() {
    let first = edited(|text| text.remove(&at("/a")));
    assert_eq!(first, TEXT.replace("\"a\": [\"x\", \"y\"],\n  ", ""));
    let last = edited(|text| text.remove(&at("/d")));
    assert_eq!(last, TEXT.replace(",\n  \"d\": {}", ""));
    let item = edited(|text| text.remove(&at("/a/1")));
    assert_eq!(item, TEXT.replace(", \"y\"", ""));
    let only = edited(|text| text.remove(&at("/b/c")));
    assert_eq!(only, TEXT.replace("{ \"c\": 1.50 }", "{}"));
}

#[test]
fn an_array_that_no_longer_fits_gets_lines() {
    let long = value(&format!("\"{}\"", "z".repeat(120)));
    let broken = edited(|text| text.insert_item(&at("/a"), 2, &long));
    assert!(
        broken.contains("\"a\": [\n    \"x\",\n    \"y\",\n    \"zz"),
        "{broken}"
    );
    assert!(
        broken.contains("\"\n  ],\n  \"b\": { \"c\": 1.50 }"),
        "{broken}"
    );
}
