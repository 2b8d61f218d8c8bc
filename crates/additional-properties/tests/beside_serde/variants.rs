//! What the variants of a tagged enum hold: units, values of parameters, and what a format without names makes of them; and what may be beside them.

use std::fmt::Debug;

use additional_properties::json::{self, FromJsonOwned, ToJson};
use additional_properties::{AdditionalProperties, Union};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::same;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Nothing;

#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
pub(crate) struct Pair {
    a: u8,
    b: u8,
}

macro_rules! both {
    ($module:ident, $($item:tt)*) => {
        mod $module {
            pub(crate) mod theirs {
                use super::super::*;

                #[derive(Debug, PartialEq, Serialize, Deserialize)]
                $($item)*
            }

            pub(crate) mod ours {
                use super::super::*;

                #[derive(Debug, PartialEq, Union)]
                #[additional_properties(serde, json)]
                $($item)*
            }
        }
    };
}

both!(
    units,
    #[serde(tag = "t")]
    pub(crate) enum Units {
        Unit(()),
        Boxed(Box<()>),
        Pair(Pair),
        None,
    }
);

/// Both paths do what serde's derive does.
fn same_on_both_paths<Theirs, Ours>(texts: &[&str])
where
    Theirs: Serialize + DeserializeOwned,
    Ours: Serialize + DeserializeOwned + FromJsonOwned + ToJson,
{
    for text in texts {
        let theirs = serde_json::from_str::<Theirs>(text).ok();
        let theirs = theirs.map(|value| serde_json::to_string(&value).unwrap());
        let ours = serde_json::from_str::<Ours>(text).ok();
        let ours = ours.map(|value| serde_json::to_string(&value).unwrap());
        assert_eq!(ours, theirs, "{text}");
        let ours = json::from_str::<Ours>(text).ok();
        let ours = ours.map(|value| json::to_string(&value).unwrap());
        assert_eq!(ours, theirs, "{text}");
    }
}

#[test]
fn a_variant_that_holds_a_unit_is_an_object_with_the_tag() {
    same_on_both_paths::<units::theirs::Units, units::ours::Units>(&[
        r#"{"t":"Unit"}"#,
        r#" { "t" : "Boxed" } "#,
        r#"{"t":"Unit","more":1}"#,
        r#"{"more":1,"t":"Unit"}"#,
        r#"{"t":"Unit","t":"Unit"}"#,
        r#"{"t":"None"}"#,
        r#"{"a":1,"t":"Pair","b":2}"#,
        "{}",
    ]);
}

/// What is unit-like with serde: a struct of no fields, and what is in an `Option` or a newtype.
#[derive(Debug, PartialEq, Union)]
#[serde(tag = "t")]
enum Holder {
    Struct(Nothing),
    Maybe(Option<Pair>),
    New(New),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct New(Pair);

#[test]
fn what_is_written_is_read() {
    let pair = || Pair { a: 1, b: 2 };
    for (value, text) in [
        (Holder::Struct(Nothing), r#"{"t":"Struct"}"#),
        (Holder::Maybe(Some(pair())), r#"{"t":"Maybe","a":1,"b":2}"#),
        (Holder::New(New(pair())), r#"{"t":"New","a":1,"b":2}"#),
    ] {
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
        assert_eq!(serde_json::from_str::<Holder>(text).unwrap(), value);
        let bytes = rmp_serde::to_vec_named(&value).unwrap();
        assert_eq!(rmp_serde::from_slice::<Holder>(&bytes).unwrap(), value);
    }
}

/// A variant of itself makes the union read from a buffer.
#[derive(Debug, PartialEq, Union)]
#[additional_properties(serde(deserialize))]
#[serde(tag = "t")]
enum Own {
    Unit(()),
    Again(Box<Own>),
}

#[test]
fn a_unit_is_read_from_a_buffer() {
    let read = |text| serde_json::from_str::<Own>(text);
    assert_eq!(read(r#"{"t":"Unit"}"#).unwrap(), Own::Unit(()));
    assert!(read(r#"{"t":"Unit","more":1}"#).is_err());
    assert!(read(r#"{"t":"Again"}"#).is_err());
}

#[test]
fn a_null_that_is_no_unit_has_no_tag() {
    #[derive(Union)]
    #[additional_properties(json)]
    #[serde(tag = "t")]
    enum Optional {
        Pair(Option<Pair>),
        Unit(Option<()>),
    }
    assert!(json::to_string(&Optional::Pair(None)).is_err());
    let text = json::to_string(&Optional::Unit(Some(()))).unwrap();
    assert_eq!(text, r#"{"t":"Unit"}"#);
    assert!(matches!(
        json::from_str(&text).unwrap(),
        Optional::Unit(Some(()))
    ));
}

#[test]
fn a_sequence_begins_with_the_tag() {
    use units::{ours, theirs};
    let pair = || Pair { a: 1, b: 2 };
    for (theirs, ours) in [
        (theirs::Units::None, ours::Units::None),
        (theirs::Units::Pair(pair()), ours::Units::Pair(pair())),
        (theirs::Units::Unit(()), ours::Units::Unit(())),
    ] {
        let bytes = rmp_serde::to_vec(&theirs).unwrap();
        assert_eq!(rmp_serde::to_vec(&ours).unwrap(), bytes);
        assert_eq!(rmp_serde::from_slice::<ours::Units>(&bytes).unwrap(), ours);
    }
    same::<theirs::Units, ours::Units>(&[r#"["Pair",1,2]"#, r#"["None"]"#]);
}

both!(
    closed,
    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    pub(crate) enum Closed {
        Number(u8),
        Nothing,
    }
);

#[test]
fn nothing_else_may_be_beside_tag_and_content() {
    same_on_both_paths::<closed::theirs::Closed, closed::ours::Closed>(&[
        r#"{"t":"Number","c":1}"#,
        r#"{"c":1,"t":"Number"}"#,
        r#"{"t":"Number","c":1,"typo":2}"#,
        r#"{"typo":2,"c":1,"t":"Number"}"#,
        r#"{"t":"Nothing"}"#,
        r#"{"t":"Nothing","typo":1}"#,
    ]);
    let text = r#"{"t":"Nothing","secret":1}"#;
    let error = serde_json::from_str::<closed::ours::Closed>(text).unwrap_err();
    assert!(!error.to_string().contains("secret"));
}

both!(
    generic,
    #[serde(tag = "t")]
    pub(crate) enum Generic<T> {
        A(T),
        B(Pair),
    }
);

both!(
    beside,
    #[serde(tag = "t", content = "c")]
    pub(crate) enum Beside<T, U: Iterator> {
        A(T),
        B(Vec<T>),
        C(U::Item),
    }
);

both!(
    bound,
    #[serde(
        tag = "t",
        content = "c",
        bound(serialize = "T: Serialize", deserialize = "T: DeserializeOwned")
    )]
    pub(crate) enum Bound<T> {
        A(T),
    }
);

/// Without a tag the variants are compared by what they know of the value, and inspected for it.
#[derive(Union)]
#[additional_properties(serde, json, debug)]
enum Either<T> {
    A(T),
    B(String),
    #[additional_properties(unknown)]
    Unknown(Value),
}

type Numbers = std::vec::IntoIter<u8>;

#[test]
fn bounds_are_inferred_as_serde_infers_them() {
    same_on_both_paths::<generic::theirs::Generic<Pair>, generic::ours::Generic<Pair>>(&[
        r#"{"t":"A","a":1,"b":2}"#,
        r#"{"t":"A"}"#,
    ]);
    same_on_both_paths::<beside::theirs::Beside<u8, Numbers>, beside::ours::Beside<u8, Numbers>>(
        &[
            r#"{"t":"A","c":1}"#,
            r#"{"t":"B","c":[1,2]}"#,
            r#"{"t":"C","c":3}"#,
        ],
    );
    same_on_both_paths::<bound::theirs::Bound<u8>, bound::ours::Bound<u8>>(&[r#"{"t":"A","c":1}"#]);
    for text in ["1", "\"a\"", "[1]"] {
        let value: Either<u8> = json::from_str(text).unwrap();
        assert_eq!(json::to_string(&value).unwrap(), text);
        let again: Either<u8> = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&again).unwrap(), text);
        assert_eq!(format!("{value:?}"), format!("{again:?}"));
    }
}

both!(
    adjacent,
    #[serde(tag = "t", content = "c")]
    pub(crate) enum Adjacent {
        A(u8),
    }
);

/// What the README lists as different, beyond JSON: should it become the same, its rows have to go.
#[test]
fn a_tag_beside_its_content_is_a_string_in_a_map() {
    use adjacent::{ours, theirs};
    let (value, text) = (ours::Adjacent::A(1), "(t:\"A\",c:1)");
    assert_eq!(
        ron::to_string(&theirs::Adjacent::A(1)).unwrap(),
        "(t:A,c:1)"
    );
    assert_eq!(ron::to_string(&value).unwrap(), text);
    assert_eq!(ron::from_str::<ours::Adjacent>(text).unwrap(), value);
    assert!(ron::from_str::<ours::Adjacent>("(t:A,c:1)").is_err());
    let bytes = rmp_serde::to_vec(&value).unwrap();
    assert!(rmp_serde::from_slice::<theirs::Adjacent>(&bytes).is_ok());
    assert!(rmp_serde::from_slice::<ours::Adjacent>(&bytes).is_err());
    let bytes = rmp_serde::to_vec_named(&value).unwrap();
    assert_eq!(
        rmp_serde::from_slice::<ours::Adjacent>(&bytes).unwrap(),
        value
    );
    let lines = || csv::Reader::from_reader("t,c\nA,1\n".as_bytes());
    assert!(
        lines()
            .deserialize::<theirs::Adjacent>()
            .next()
            .unwrap()
            .is_ok()
    );
    assert!(
        lines()
            .deserialize::<ours::Adjacent>()
            .next()
            .unwrap()
            .is_err()
    );
}
