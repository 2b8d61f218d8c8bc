//! An error as a value: what it says of itself, when it equals another, and its `Debug`.

use additional_properties::AdditionalProperties;
use additional_properties::json::{self, Error};

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Record {
    id: String,
    size: u8,
    list: Vec<u8>,
}

fn error(text: &str) -> Error {
    json::from_str::<Record>(text).unwrap_err()
}

#[test]
fn errors_are_equal_when_they_say_the_same() {
    let wrong = error(r#"{"id":1,"size":2,"list":[]}"#);
    assert_eq!(wrong, error(r#"{"id":5,"size":2,"list":[]}"#));
    for other in [
        r#"{"id":"a","size":"b","list":[]}"#,
        r#"{"id":true,"size":2,"list":[]}"#,
        r#" {"id":1,"size":2,"list":[]}"#,
    ] {
        assert_ne!(wrong, error(other), "{other}");
    }
    // The same but for the path, and but for what else is missing.
    let items = [r#"{"list":["a",1]}"#, r#"{"list":[1 ,"a"]}"#].map(error);
    assert_ne!(items[0], items[1]);
    let at_end = [r#"{"id":"a"          }"#, r#"{"id":"a","list":[]}"#].map(error);
    assert_eq!(
        (at_end[0].line(), at_end[0].column()),
        (at_end[1].line(), at_end[1].column())
    );
    assert_ne!(at_end[0], at_end[1]);
}

#[test]
fn an_error_says_what_was_expected_in_words_and_to_developers() {
    let wrong = error(r#"{"id":1,"size":2,"list":[]}"#);
    assert_eq!(wrong.expected(), "a string");
    let text = format!("{wrong:?}");
    for part in [
        "WrongType",
        "\"/id\"",
        "line: Some(1)",
        "\"a string\"",
        "Number",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}
