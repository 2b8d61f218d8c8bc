//! A struct, its nested types and what it does not know, through the JSON path and back.

use additional_properties::json::{self, ErrorKind, Found};
use additional_properties::{AdditionalProperties, Maybe, OpenEnum, Union, UnknownValue};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Person {
    id: String,
    #[additional_properties(required, codec = "rfc3339")]
    born: Option<NaiveDate>,
    #[additional_properties(codec = "rfc3339")]
    seen: DateTime<FixedOffset>,
    #[additional_properties(codec = "integer")]
    count: i64,
    phone: Maybe<String>,
    #[additional_properties(optional)]
    nick: Option<String>,
    #[serde(rename = "type")]
    kind: Kind,
    pets: Vec<Pet>,
    #[serde(default, alias = "amount")]
    sum: f64,
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, OpenEnum)]
#[additional_properties(serde, json)]
enum Kind {
    #[serde(rename = "a")]
    A,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Clone, Debug, PartialEq, Union)]
#[additional_properties(serde, json, inspect)]
enum Pet {
    Name(String),
    Number(i64),
    #[additional_properties(unknown)]
    Unknown(Value),
}

const TEXT: &str = r#"{"id":"x","born":null,"seen":"2020-07-24T03:26:02.120Z","count":1.0,"phone":null,"type":"b","pets":["cat",3,[true]],"sum":1.5,"new":{"a":[],"b":1},"other":"ü\n"}"#;

fn read(text: &str) -> Result<Person, json::Error> {
    json::from_str(text)
}

#[test]
fn round_trip() {
    let person = read(TEXT).unwrap();
    assert_eq!(person, serde_json::from_str(TEXT).unwrap());
    assert_eq!(json::to_string(&person).unwrap(), TEXT.replace("1.0", "1"));
    assert_eq!(
        json::to_string(&person).unwrap(),
        serde_json::to_string(&person).unwrap()
    );
    assert_eq!(
        json::to_string_pretty(&person).unwrap(),
        serde_json::to_string_pretty(&person).unwrap()
    );
    let pretty = json::to_string_pretty(&person).unwrap();
    assert_eq!(read(&pretty).unwrap(), person);
}

#[test]
fn errors_name_the_place() {
    let error = read(&TEXT.replace("null,\"seen", "7,\"seen")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WrongType);
    assert_eq!(error.pointer(), "/born");
    assert_eq!(error.found(), Found::Number);
    assert_eq!((error.line(), error.column()), (Some(1), Some(18)));
    let error = read(&TEXT.replace("\"born\":null,", "")).unwrap_err();
    assert_eq!(
        (error.kind(), error.pointer().as_str()),
        (ErrorKind::Missing, "/born")
    );
    let error = read(&TEXT.replace("\"count\"", "\"b\\u006frn\"")).unwrap_err();
    assert_eq!(
        (error.kind(), error.pointer().as_str()),
        (ErrorKind::Duplicate, "/born")
    );
    let error = read(&TEXT.replace("\"other\"", "\"n\\u0065w\"")).unwrap_err();
    assert_eq!(
        (error.kind(), error.pointer().as_str()),
        (ErrorKind::Duplicate, "/*")
    );
}

/// A field there need not be aligned, so no reference to it is made.
#[test]
fn a_packed_struct_is_read_and_written_by_copies() {
    #[derive(Clone, Copy, AdditionalProperties)]
    #[additional_properties(serde, json)]
    #[repr(C, packed)]
    struct Packed {
        a: u8,
        b: u64,
        c: Option<u32>,
        #[serde(default)]
        d: u16,
        #[additional_properties(optional)]
        e: Option<u64>,
        #[additional_properties(codec = "integer")]
        f: i64,
    }
    let text = r#"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6}"#;
    for text in [text, r#"{"a":1,"b":2,"c":null,"d":0,"f":6}"#] {
        let packed: Packed = json::from_str(text).unwrap();
        assert_eq!(json::to_string(&packed).unwrap(), text);
        let packed: Packed = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&packed).unwrap(), text);
    }
    let packed: Packed = json::from_str(r#"{"a":1,"b":2,"f":3.0}"#).unwrap();
    assert_eq!(
        json::to_string(&packed).unwrap(),
        r#"{"a":1,"b":2,"c":null,"d":0,"f":3}"#
    );
    let error = json::from_str::<Packed>(r#"{"a":1,"b":"x"}"#)
        .err()
        .unwrap();
    assert_eq!(error.pointer().as_str(), "/b");
}
