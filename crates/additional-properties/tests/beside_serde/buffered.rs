//! What a union hands to its variants, where serde's derive buffers it or not: borrowed strings, wide integers, the text of a value.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Debug;

use additional_properties::{AdditionalProperties, Union};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, inspect)]
pub(crate) struct Text<'a> {
    text: &'a str,
    #[additional_properties(optional)]
    more: Option<&'a str>,
}

#[derive(Debug, AdditionalProperties)]
pub(crate) struct Raw<'a> {
    #[serde(borrow)]
    raw: &'a RawValue,
}

#[derive(Debug, PartialEq, AdditionalProperties)]
pub(crate) struct Wide {
    wide: u128,
}

/// The same variants with serde's derive and with ours.
macro_rules! both {
    ($theirs:ident $ours:ident [$($tag:tt)*] {$($(#[$attribute:meta])* $variant:ident($type:ty),)*}) => {
        #[derive(Debug, Serialize, Deserialize)]
        #[serde($($tag)*)]
        enum $theirs<'a> {
            $($(#[$attribute])* $variant($type),)*
        }

        #[derive(Debug, Union)]
        #[serde($($tag)*)]
        enum $ours<'a> {
            $($variant($type),)*
        }
    };
}

both!(TheirAdjacent OurAdjacent [tag = "t", content = "c"] {
    Wide(u128),
    Narrow(i128),
    InStruct(Wide),
    Borrowed(&'a str),
    #[serde(borrow)] Text(Text<'a>),
    #[serde(borrow)] Cow(Cow<'a, str>),
    #[serde(borrow)] Raw(Raw<'a>),
    Map(BTreeMap<u64, u8>),
    Option(Option<u8>),
    Tuple((u8, String)),
    Result(Result<u8, String>),
});

both!(TheirClosed OurClosed [tag = "t", content = "c", deny_unknown_fields] {
    Wide(u128),
    Borrowed(&'a str),
});

both!(TheirInternal OurInternal [tag = "t"] {
    #[serde(borrow)] Text(Text<'a>),
    Wide(Wide),
});

/// Both read a text as the same, or refuse it.
fn same<'de, Theirs: Deserialize<'de> + Debug, Ours: Deserialize<'de> + Debug>(text: &'de str) {
    let theirs = serde_json::from_str::<Theirs>(text).map(|value| format!("{value:?}"));
    let ours = serde_json::from_str::<Ours>(text).map(|value| format!("{value:?}"));
    match (theirs, ours) {
        (Ok(theirs), Ok(ours)) => assert_eq!(ours, theirs, "{text}"),
        (Err(_), Err(_)) => {}
        (theirs, ours) => panic!("{text}: serde {theirs:?}, ours {ours:?}"),
    }
}

#[test]
fn a_content_behind_its_tag_is_read_without_a_buffer() {
    for text in [
        r#"{"t":"Wide","c":18446744073709551616}"#,
        r#"{"t":"Wide","c":340282366920938463463374607431768211455}"#,
        r#"{"t":"Narrow","c":-170141183460469231731687303715884105728}"#,
        r#"{"x":1,"t":"InStruct","y":[2],"c":{"wide":18446744073709551616},"z":3}"#,
        r#"{"t":"Borrowed","c":"x"}"#,
        r#"{"t":"Text","c":{"text":"x","more":"y"}}"#,
        r#"{"t":"Cow","c":"x"}"#,
        r#"{"t":"Raw","c":{"raw":[1, 2.50]}}"#,
        r#"{"t":"Map","c":{"18446744073709551615":1}}"#,
        r#"{"t":"Tuple","c":[1,"x"]}"#,
        r#"{"t":"Result","c":{"Err":"x"}}"#,
    ] {
        serde_json::from_str::<OurAdjacent<'_>>(text).unwrap();
        same::<TheirAdjacent<'_>, OurAdjacent<'_>>(text);
    }
}

#[test]
fn members_around_a_content_count_as_with_serde() {
    for text in [
        r#"{"t":"Option"}"#,
        r#"{"t":"Option","c":null}"#,
        r#"{"t":"Borrowed"}"#,
        r#"{"t":"Borrowed","c":"x","c":"y"}"#,
        r#"{"c":"x","t":"Borrowed","c":"y"}"#,
        r#"{"c":"x","c":"y","t":"Borrowed"}"#,
        r#"{"t":"Borrowed","c":"x","t":"Borrowed"}"#,
        r#"{"t":"Borrowed","t":"Borrowed","c":"x"}"#,
        r#"{"t":"None","t":"Borrowed","c":"x"}"#,
        r#"{"t":"Borrowed","c":3}"#,
        r#"{"t":"Borrowed","c":"x","more":{"c":1}}"#,
        r#"{"more":1,"t":"Borrowed","c":"x"}"#,
        r#"{"more":1,"c":"x","t":"Borrowed"}"#,
    ] {
        same::<TheirAdjacent<'_>, OurAdjacent<'_>>(text);
        same::<TheirClosed<'_>, OurClosed<'_>>(text);
    }
}

#[test]
fn bytes_behind_a_tag_stay_bytes() {
    #[derive(Debug, PartialEq, Serialize, Union)]
    #[additional_properties(serde(deserialize))]
    #[serde(tag = "t", content = "c")]
    enum Bytes<'a> {
        Bytes(&'a [u8]),
    }
    let tag_first = b"\x82\xa1t\xa5Bytes\xa1c\xc4\x02\x01\xff";
    let content_first = b"\x82\xa1c\xc4\x02\x01\xff\xa1t\xa5Bytes";
    for bytes in [tag_first, content_first] {
        let read: Bytes<'_> = rmp_serde::from_slice(bytes).unwrap();
        assert_eq!(read, Bytes::Bytes(&[1, 255]));
    }
}

#[test]
fn a_buffer_lends_what_the_data_lends() {
    for text in [
        r#"{"t":"Text","text":"x","more":"y"}"#,
        r#"{"text":"x","t":"Text","more":"y"}"#,
        r#"{"text":"x","more":"y","t":"Text"}"#,
    ] {
        serde_json::from_str::<OurInternal<'_>>(text).unwrap();
        same::<TheirInternal<'_>, OurInternal<'_>>(text);
    }
    for text in [
        r#"{"c":"x","t":"Borrowed"}"#,
        r#"{"c":{"text":"x","more":"y"},"t":"Text"}"#,
        r#"{"c":"x","t":"Cow"}"#,
        r#"{"c":"\u0078","t":"Cow"}"#,
        r#"{"c":"\u0078","t":"Borrowed"}"#,
    ] {
        same::<TheirAdjacent<'_>, OurAdjacent<'_>>(text);
    }
}

#[test]
fn a_buffer_has_no_text_for_raw_values_and_keys_that_are_no_strings() {
    for text in [
        r#"{"c":{"raw":[1, 2.50]},"t":"Raw"}"#,
        r#"{"c":{"1":1},"t":"Map"}"#,
    ] {
        serde_json::from_str::<OurAdjacent<'_>>(text).unwrap_err();
        same::<TheirAdjacent<'_>, OurAdjacent<'_>>(text);
    }
}

/// Unions in unions, without tags and with them, all of one buffer.
#[derive(Debug, PartialEq, Union)]
#[additional_properties(serde, inspect)]
enum Any<'a> {
    Text(Text<'a>),
    Inner(Box<Inner<'a>>),
    Borrowed(&'a str),
    Wide(u128),
    List(Vec<Any<'a>>),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, inspect)]
struct Inner<'a> {
    #[serde(borrow)]
    inner: Tagged<'a>,
}

#[derive(Debug, PartialEq, Union)]
#[additional_properties(serde, inspect)]
#[serde(tag = "t", content = "c")]
enum Tagged<'a> {
    Any(Any<'a>),
    Text(Text<'a>),
}

#[test]
fn unions_in_a_buffered_value_are_lent_the_same() {
    let text = r#"[{"text":"a","more":"b"},{"inner":{"t":"Any","c":["c",7]}},{"inner":{"c":{"text":"d"},"t":"Text"}}]"#;
    let read: Any<'_> = serde_json::from_str(text).unwrap();
    let item = |text, more| Text { text, more };
    let inner = |inner| Any::Inner(Box::new(Inner { inner }));
    let any = Any::List(vec![Any::Borrowed("c"), Any::Wide(7)]);
    let expected = Any::List(vec![
        Any::Text(item("a", Some("b"))),
        inner(Tagged::Any(any)),
        inner(Tagged::Text(item("d", None))),
    ]);
    assert_eq!(read, expected);
    let escaped: Any<'_> = serde_json::from_str(r#""\u0041""#).unwrap();
    assert_eq!(escaped, Any::Unknown("A".into()), "nothing to borrow from");
}

#[test]
fn wide_integers_of_a_format_are_kept_in_a_buffer() {
    use serde::de::value::{Error, U128Deserializer};

    for wide in [u128::from(u64::MAX) + 1, u128::MAX] {
        let input = U128Deserializer::<Error>::new(wide);
        assert_eq!(Any::deserialize(input).unwrap(), Any::Wide(wide));
    }
}
