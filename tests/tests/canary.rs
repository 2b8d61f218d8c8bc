//! No marker of a sample comes out of anything that people log, in unions of every kind, whole or corrupt.
//!
//! A string of a sample that begins with `cnry` stands where nothing may be printed: in a sensitive or unknown member, as the name of an
//! unknown member, as a name in a map. One that begins with `shown` stands where the schema says that nothing is sensitive.

use serde_json::Value;
use std::fs;
use std::path::Path;
use workspace_tests::case::Case;
use workspace_tests::fixtures::CASES;

const HIDDEN: &str = "cnry";
const SHOWN: &str = "shown";

/// The marked samples of every fixture.
fn samples() -> Vec<(Case, String)> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut found = Vec::new();
    for case in CASES {
        let folder = fs::read_dir(fixtures.join(case.name).join("samples")).expect("samples");
        for sample in folder {
            let text = fs::read_to_string(sample.expect("an entry").path()).expect("a sample");
            if text.contains(HIDDEN) {
                found.push((*case, text));
            }
        }
    }
    assert!(found.len() >= 3, "no sample has markers");
    found
}

#[track_caller]
fn assert_hidden(what: &str, text: &str) {
    assert!(!text.contains(HIDDEN), "{what} shows a marker: {text}");
}

/// The strings in a document that begin with [`SHOWN`].
fn shown(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(string) if string.starts_with(SHOWN) => found.push(string.clone()),
        Value::Array(items) => items.iter().for_each(|item| shown(item, found)),
        Value::Object(members) => members.values().for_each(|value| shown(value, found)),
        _ => {}
    }
}

#[test]
fn nothing_that_is_logged_shows_a_marker() {
    for (case, sample) in samples() {
        let logged = (case.logged)(&sample).expect("a sample decodes");
        for text in &logged {
            assert_hidden(case.name, text);
        }
        let mut harmless = Vec::new();
        shown(&serde_json::from_str(&sample).expect("JSON"), &mut harmless);
        for string in harmless {
            assert!(
                logged[0].contains(&string),
                "{string} is hidden in {}",
                logged[0]
            );
        }
    }
}

/// Whatever a corruption makes of a union: another variant, an unknown one, or an error.
#[test]
fn no_corruption_brings_a_marker_out() {
    let (mut refused, mut decoded) = (0, 0);
    for (case, sample) in samples() {
        corrupt(&sample, |text| {
            for error in (case.errors)(text) {
                refused += 1;
                assert_hidden(case.name, &error);
            }
            for logged in (case.logged)(text).unwrap_or_default() {
                decoded += 1;
                assert_hidden(case.name, &logged);
            }
        });
    }
    assert!(
        refused > 500 && decoded > 500,
        "{refused} errors and {decoded} values were looked at"
    );
}

/// Hands out the sample cut off everywhere, and with each value in turn replaced by a marker of every kind or taken away.
fn corrupt(sample: &str, mut look: impl FnMut(&str)) {
    for end in (0..sample.len()).filter(|end| sample.is_char_boundary(*end)) {
        look(&sample[..end]);
    }
    let document: Value = serde_json::from_str(sample).expect("a sample is JSON");
    let mut pointers = Vec::new();
    collect(&document, "", &mut pointers);
    for pointer in pointers {
        let before = document.pointer(&pointer).and_then(Value::as_str);
        let may_be_shown = before.is_some_and(|string| string.starts_with(SHOWN));
        for value in replacements().into_iter().filter(|_| !may_be_shown) {
            let mut changed = document.clone();
            *changed.pointer_mut(&pointer).expect("a pointer of it") = value;
            look(&changed.to_string());
        }
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        let mut changed = document.clone();
        if let Some(Value::Object(members)) = changed.pointer_mut(parent) {
            members.remove(name);
            look(&changed.to_string());
        }
    }
}

fn replacements() -> [Value; 5] {
    [
        "cnry90".into(),
        Value::Null,
        1.5.into(),
        serde_json::json!(["cnry91", { "cnry92": "cnry93" }]),
        serde_json::json!({ "kind": "cnry94", "number": "cnry95", "cnry96": 1 }),
    ]
}

/// The pointers of all values inside `value`. The names in the samples need no escapes.
fn collect(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut inside = |segment: &str, value: &Value| {
        let pointer = format!("{at}/{segment}");
        collect(value, &pointer, found);
        found.push(pointer);
    };
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                inside(&index.to_string(), item);
            }
        }
        Value::Object(members) => members.iter().for_each(|(name, value)| inside(name, value)),
        _ => {}
    }
}
