//! open enums: known strings, unknown strings, and the conversions.

use std::collections::HashSet;

use additional_properties::{Maybe, OpenEnum, UnknownValue};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, OpenEnum)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
#[non_exhaustive]
enum Status {
    Active,
    PendingReview,
    #[serde(rename = "Fehl\u{e9}r \"1\"", alias = "broken")]
    Failed,
    #[additional_properties(unknown)]
    Unknown(UnknownValue),
}

#[test]
fn known_values() {
    assert_eq!(
        Status::VALUES,
        ["ACTIVE", "PENDING-REVIEW", "Fehl\u{e9}r \"1\""]
    );
    assert_eq!(<Status as OpenEnum>::VALUES, Status::VALUES);
    for text in Status::VALUES {
        let value = Status::from(*text);
        assert!(!value.is_unknown());
        assert_eq!(value.as_str(), *text);
        let written = serde_json::to_string(&value).unwrap();
        assert_eq!(serde_json::from_str::<Status>(&written).unwrap(), value);
    }
    assert_eq!(Status::from("broken"), Status::Failed);
}

#[test]
fn known_values_are_printed_and_unknown_ones_are_not() {
    assert_eq!(format!("{:>8}|", Status::Active), "  ACTIVE|");
    assert_eq!(Status::from("broken").to_string(), "Fehl\u{e9}r \"1\"");
    let unknown = Status::from("canary");
    assert_eq!(unknown.to_string(), "<unknown value>");
    assert_eq!(String::from(unknown), "canary");
}

#[test]
fn values_are_listed_compared_and_ordered() {
    assert_eq!(Status::variants().len(), 3);
    assert_eq!(Maybe::from("ACTIVE"), Maybe::Value(Status::Active));
    let all: Vec<_> = Status::variants().collect();
    assert_eq!(all, [Status::Active, Status::PendingReview, Status::Failed]);
    assert!(Status::Active == "ACTIVE" && Status::Active != *"Active");
    let mut mixed: Vec<Status> = ["zz", "broken", "aa", "ACTIVE"].map(Status::from).into();
    mixed.sort();
    let sorted = ["ACTIVE", "broken", "aa", "zz"].map(Status::from);
    assert_eq!(mixed, sorted);
}

#[test]
fn unknown_values() {
    let read: Status = serde_json::from_str(r#""\u0073oon""#).unwrap();
    assert!(read.is_unknown());
    assert_eq!(read.as_str(), "soon");
    assert_eq!(AsRef::<str>::as_ref(&read), "soon");
    assert_eq!(serde_json::to_string(&read).unwrap(), r#""soon""#);
    assert_eq!(read, Status::from(String::from("soon")));
    assert_eq!("soon".parse::<Status>(), Ok(read.clone()));
    assert!(
        !format!("{read:?}").contains("soon"),
        "the text is not printed"
    );
    assert_eq!(
        HashSet::from([read.clone(), Status::from("soon"), Status::Active]).len(),
        2
    );
}

#[test]
fn other_kinds_are_refused() {
    for text in ["1", "null", "true", "[]", "{}"] {
        assert!(serde_json::from_str::<Status>(text).is_err(), "{text}");
    }
}

#[test]
fn as_a_key() {
    let map: std::collections::HashMap<Status, u8> =
        serde_json::from_str(r#"{"ACTIVE":1}"#).unwrap();
    assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"ACTIVE":1}"#);
}

#[test]
fn two_words_at_most() {
    assert_eq!(size_of::<Status>(), 2 * size_of::<usize>());
    assert_eq!(size_of::<Option<Status>>(), 2 * size_of::<usize>());
}

/// The names of type parameters in what is expanded: none may stand for the enum.
#[test]
fn an_enum_may_have_a_name_of_one_letter() {
    macro_rules! enums {
        ($($name:ident)*) => { $({
            #[derive(Debug, PartialEq, OpenEnum)]
            enum $name {
                One,
                #[additional_properties(unknown)]
                Unknown(UnknownValue),
            }
            let text = serde_json::to_string(&$name::One).unwrap();
            assert_eq!(serde_json::from_str::<$name>(&text).unwrap(), $name::One);
        })* };
    }
    enums!(A D E F H M O P R S T V W);
}
