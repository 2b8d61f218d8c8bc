//! Types of which something is deprecated: the derives make no warning of it, or this file would not compile.
#![deny(warnings, reason = "a warning inside of an expansion is the defect")]

use additional_properties::{AdditionalProperties, OpenEnum, Union, UnknownValue};
use serde_json::Value;

#[deprecated]
#[derive(AdditionalProperties)]
#[additional_properties(serde, json, debug)]
pub(crate) struct Whole {
    a: u8,
    #[deprecated]
    b: u8,
    #[deprecated]
    #[additional_properties]
    rest: AdditionalProperties<Value, Self>,
}

#[derive(AdditionalProperties)]
#[additional_properties(serde, json, debug)]
pub(crate) struct Part {
    a: u8,
}

#[derive(OpenEnum)]
#[additional_properties(serde, json, debug)]
pub(crate) enum SomeValues {
    #[deprecated]
    One,
    Two,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[deprecated]
#[derive(OpenEnum)]
#[additional_properties(serde, json, debug)]
pub(crate) enum Values {
    One,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[derive(Union)]
#[additional_properties(serde, json, debug)]
#[serde(tag = "t")]
pub(crate) enum Tagged {
    #[deprecated]
    One(Part),
    Two(Part),
    #[deprecated]
    Three,
}

#[deprecated]
#[derive(Union)]
#[additional_properties(serde, json, debug)]
pub(crate) enum Untagged {
    #[deprecated]
    One(Part),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[test]
fn what_is_deprecated_reads_and_writes() {
    #![allow(deprecated, reason = "that is the situation")]
    let whole: Whole = serde_json::from_str(r#"{"a":1,"b":2,"c":3}"#).unwrap();
    assert_eq!((whole.a, whole.b, whole.rest.len()), (1, 2, 1));
    let value: SomeValues = serde_json::from_str(r#""one""#).unwrap();
    assert!(matches!(value, SomeValues::Unknown(_)));
    let value: SomeValues = serde_json::from_str(r#""One""#).unwrap();
    assert!(matches!(value, SomeValues::One));
    let value: Values = serde_json::from_str(r#""One""#).unwrap();
    assert!(matches!(value, Values::One));
    let value: Tagged = serde_json::from_str(r#"{"t":"One","a":1}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&value).unwrap(),
        r#"{"t":"One","a":1}"#
    );
    let value: Untagged = serde_json::from_str(r#"{"a":1}"#).unwrap();
    assert!(matches!(value, Untagged::One(Part { a: 1 })));
}
