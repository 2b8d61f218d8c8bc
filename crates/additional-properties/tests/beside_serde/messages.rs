//! The texts of errors that the README promises, and a date whose text it explains.

use additional_properties::json::{self, ErrorKind};
use additional_properties::{AdditionalProperties, Union};
use chrono::{DateTime, FixedOffset, Utc};

#[derive(Debug, AdditionalProperties)]
#[additional_properties(serde, json)]
#[serde(deny_unknown_fields)]
struct Closed {
    a: u8,
}

#[derive(Debug, Union)]
#[additional_properties(serde(deserialize), json)]
#[serde(tag = "t")]
enum Internal {
    A(Closed),
}

#[derive(Debug, Union)]
#[additional_properties(serde(deserialize), json)]
#[serde(tag = "t", content = "c", deny_unknown_fields)]
enum Adjacent {
    A(Closed),
}

/// Both paths refuse a text with their message.
fn refused<T>(text: &str, through_serde: &str, json_path: &str)
where
    T: std::fmt::Debug + serde::de::DeserializeOwned + json::FromJsonOwned,
{
    let error = serde_json::from_str::<T>(text).unwrap_err().to_string();
    assert!(error.starts_with(through_serde), "{text}: {error}");
    let error = json::from_str::<T>(text).unwrap_err().to_string();
    assert!(error.contains(json_path), "{text}: {error}");
}

#[test]
fn a_member_that_is_refused_is_not_named() {
    let message = "an unknown member, and this type takes none at line 1";
    let json_path = "unknown member at /* (line 1,";
    refused::<Closed>(r#"{"a":1,"secret":1}"#, message, json_path);
    for text in [
        r#"{"t":"A","c":{"a":1},"secret":1}"#,
        r#"{"t":"A","secret":1,"c":{"a":1}}"#,
        r#"{"secret":1,"t":"A","c":{"a":1}}"#,
        r#"{"c":{"a":1},"secret":1,"t":"A"}"#,
    ] {
        refused::<Adjacent>(text, message, json_path);
    }
}

#[test]
fn a_tag_that_selects_nothing_is_not_quoted() {
    let message = "the tag is missing, or selects no variant at line 1";
    let json_path = "expected a value with a tag that selects a variant";
    for text in [r#"{"a":1}"#, r#"{"t":"secret"}"#, r#"{"t":3}"#, "3"] {
        refused::<Internal>(text, message, json_path);
    }
    for text in [
        r#"{"c":1}"#,
        r#"{"t":"secret","c":1}"#,
        r#"{"c":1,"t":3}"#,
        "3",
    ] {
        refused::<Adjacent>(text, message, json_path);
    }
}

#[test]
fn what_is_wrong_in_the_text_is_told_also_where_no_tag_is_found() {
    for (text, kind, column) in [
        (r#"{"\udc00":1,"t":"A"}"#, ErrorKind::InvalidEscape, 11),
        (r#"{"a":1,"b":trve}"#, ErrorKind::Syntax, 14),
        (r#"{"a":"\q"}"#, ErrorKind::InvalidEscape, 8),
        (r#"{"a":1"#, ErrorKind::UnexpectedEnd, 7),
        ("trve", ErrorKind::Syntax, 3),
    ] {
        let error = json::from_str::<Internal>(text).unwrap_err();
        assert_eq!(error.kind(), kind, "{text}: {error}");
        assert_eq!(error.column(), Some(column), "{text}");
    }
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Moments {
    #[additional_properties(codec = "rfc3339")]
    fixed: DateTime<FixedOffset>,
    #[additional_properties(codec = "rfc3339")]
    utc: DateTime<Utc>,
}

#[test]
fn an_instant_beyond_the_years_of_rfc_3339_is_not_read_again() {
    for (moment, utc) in [
        ("9999-12-31T23:59:59-01:00", "+10000-01-01T00:59:59Z"),
        ("0000-01-01T00:00:00+23:59", "-0001-12-31T00:01:00Z"),
    ] {
        let text = format!(r#"{{"fixed":"{moment}","utc":"{moment}"}}"#);
        let moments: Moments = json::from_str(&text).unwrap();
        assert_eq!(moments, serde_json::from_str(&text).unwrap());
        let written = json::to_string(&moments).unwrap();
        assert_eq!(written, serde_json::to_string(&moments).unwrap());
        assert_eq!(written, format!(r#"{{"fixed":"{moment}","utc":"{utc}"}}"#));
        assert!(json::from_str::<Moments>(&written).is_err());
        assert!(serde_json::from_str::<Moments>(&written).is_err());
    }
}
