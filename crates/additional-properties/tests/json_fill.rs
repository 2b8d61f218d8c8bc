//! Text of an earlier version: required members that are missing are filled, reported, and nothing else changes.

use std::collections::BTreeMap;

use additional_properties::json::{self, ErrorKind, FillError, Filled, RawJson};
use additional_properties::{AdditionalProperties, OpenEnum, UnknownValue};

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Record {
    id: String,
    #[additional_properties(required, fill = null)]
    checked_at: Option<String>,
    #[additional_properties(fill = [])]
    steps: Vec<Step>,
    by_name: BTreeMap<String, Vec<Step>>,
    #[serde(flatten)]
    rest: AdditionalProperties<RawJson>,
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Step {
    name: String,
    #[additional_properties(fill = "not_done")]
    state: State,
    #[additional_properties(fill = -1)]
    score: i64,
}

#[derive(Clone, PartialEq, Eq, OpenEnum)]
#[additional_properties(debug, json)]
#[serde(rename_all = "snake_case")]
enum State {
    NotDone,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

fn filled<'de, T: json::FromJson<'de>>(text: &'de str) -> Filled<T> {
    json::from_str_filling(text).unwrap()
}

#[test]
fn what_is_missing_is_filled_and_reported() {
    let text = r#"{ "x": {"steps": 1}, "by_name": {"Ann": [{"name": "a", "score": 2}], "Bob": [{"name": "b", "state": "new", "score": 1}, {"name": "c"}]},
        "id": "1" , "y": [1.50] }"#;
    assert!(
        json::from_str::<Record>(text).is_err(),
        "without filling it is an error"
    );
    let Filled { value, pointers } = filled::<Record>(text);
    assert_eq!(
        pointers,
        [
            "/by_name/*/0/state",
            "/by_name/*/1/state",
            "/by_name/*/1/score",
            "/checked_at",
            "/steps",
        ]
    );
    assert_eq!(
        json::to_string(&value).unwrap(),
        r#"{"id":"1","checked_at":null,"steps":[],"by_name":{"Ann":[{"name":"a","state":"not_done","score":2}],"Bob":[{"name":"b","state":"new","score":1},{"name":"c","state":"not_done","score":-1}]},"x":{"steps": 1},"y":[1.50]}"#
    );
}

#[test]
fn what_is_there_is_read_as_without_filling() {
    let text = r#"{"id":"1","checked_at":"now","steps":[{"name":"a","state":"x","score":3}],"by_name":{},"more":1}"#;
    let Filled { value, pointers } = filled::<Record>(text);
    assert_eq!(value, json::from_str(text).unwrap());
    assert!(pointers.is_empty());
}

#[test]
fn an_empty_object_is_filled_too() {
    #[derive(Debug, PartialEq, AdditionalProperties)]
    #[additional_properties(json)]
    struct Empty {
        #[additional_properties(fill = true)]
        is_new: bool,
        #[additional_properties(fill = 2.5)]
        size: f64,
        #[additional_properties(fill = {})]
        names: BTreeMap<String, String>,
    }
    let expected = Empty {
        is_new: true,
        size: 2.5,
        names: BTreeMap::new(),
    };
    assert_eq!(filled::<Empty>("{}").value, expected);
    assert_eq!(filled::<Vec<Empty>>("[ { } ,{}]").pointers.len(), 6);
    assert_eq!(filled::<Vec<Empty>>("[ { } ,{}]").pointers[5], "/1/names");
}

#[test]
fn all_members_without_a_fill_are_named() {
    let text = r#"{"steps":[{},{"name":"a"}],"by_name":{"Ann":[{"score":1}]}}"#;
    let error = json::from_str_filling::<Record>(text).unwrap_err();
    let pointers = ["/steps/0/name", "/by_name/*/0/name", "/id"].map(str::to_owned);
    assert_eq!(error, FillError::Missing(pointers.to_vec()));
    assert!(!format!("{error} {error:?}").contains("Ann"));
}

#[test]
fn other_errors_stay_as_they_are() {
    for text in [
        r#"{"id":1}"#,
        r#"{"id":"1","id":"2"}"#,
        r#"{"id":"1","by_name":{}"#,
        r#"{"id":"1","by_name":{}} x"#,
        "[]",
        "",
        r#"{"by_name":{"a":[{"name":"a"},{"name":2}]},"id":""}"#,
    ] {
        let plain = json::from_str::<Record>(text).unwrap_err();
        let filling = json::from_str_filling::<Record>(text).unwrap_err();
        let FillError::Json(filling) = filling else {
            panic!("{text}: {filling:?}")
        };
        if plain.kind() != ErrorKind::Missing {
            assert_eq!(filling, plain, "{text}");
        }
    }
}

#[test]
fn a_fill_that_is_no_value_of_its_field_is_a_missing_member() {
    #[derive(Debug, AdditionalProperties)]
    #[additional_properties(json)]
    struct Wrong {
        #[additional_properties(fill = null)]
        number: i64,
    }
    let error = json::from_str_filling::<Vec<Wrong>>("[{\"number\":1},\n {}]").unwrap_err();
    let FillError::Json(error) = error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (error.kind(), error.pointer().as_str()),
        (ErrorKind::Missing, "/1/number")
    );
    assert_eq!((error.line(), error.column()), (Some(2), Some(3)));
}
