//! Structs with a container, and structs that are themselves flattened by serde.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_test::{Token, assert_ser_tokens};

use crate::{in_both, same, situation};

const TEXTS: &[&str] = &[
    r#"{"a":1}"#,
    r#"{"a":1,"b":{"c":[2]}}"#,
    r#"{"b":null,"a":1}"#,
    "{}",
    "[1]",
    "3",
];

/// One container after another, under the same texts.
macro_rules! containers {
    ($($module:ident: $container:ty,)*) => {$(
        mod $module {
            use super::*;

            situation! {
                pub(crate) struct Flat {
                    pub(crate) a: u8,
                    #[serde(flatten, default)]
                    pub(crate) rest: $container,
                }
            }

            #[test]
            fn unknown_members_are_kept() {
                same::<theirs::Flat, ours::Flat>(TEXTS);
            }
        }
    )*};
}

containers! {
    hash_map: HashMap<String, Value>,
    btree_map: BTreeMap<String, Value>,
    json_map: Map<String, Value>,
    value: Value,
    option: Option<BTreeMap<String, Value>>,
    boxed: Box<BTreeMap<String, Value>>,
    index_map: IndexMap<String, Value>,
    option_of_index_map: Option<IndexMap<String, Value>>,
    boxed_names: BTreeMap<Box<str>, Value>,
}

mod keys {
    use super::*;

    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Key {
        First,
        Second,
    }

    situation! {
        pub(crate) struct Keys {
            pub(crate) a: u8,
            #[serde(flatten)]
            pub(crate) rest: BTreeMap<Key, u8>,
        }
    }

    #[test]
    fn a_container_can_have_an_enum_as_its_keys() {
        same::<theirs::Keys, ours::Keys>(&[r#"{"a":1,"first":2,"second":3}"#, r#"{"a":1}"#]);
        assert!(serde_json::from_str::<theirs::Keys>(r#"{"a":1,"third":2}"#).is_err());
        assert!(serde_json::from_str::<ours::Keys>(r#"{"a":1,"third":2}"#).is_err());
    }
}

mod tokens {
    use super::*;

    situation! {
        pub(crate) struct Flat {
            pub(crate) a: u8,
            #[serde(flatten)]
            pub(crate) rest: BTreeMap<String, u8>,
        }
    }

    #[test]
    fn a_struct_with_a_container_is_a_map() {
        // The one difference: serde does not count what is flattened, so it leaves the length open.
        let rest = BTreeMap::from([("b".to_owned(), 2)]);
        let theirs = theirs::Flat {
            a: 1,
            rest: rest.clone(),
        };
        let ours = ours::Flat { a: 1, rest };
        let members = [
            Token::Str("a"),
            Token::U8(1),
            Token::Str("b"),
            Token::U8(2),
            Token::MapEnd,
        ];
        assert_ser_tokens(
            &theirs,
            &[&[Token::Map { len: None }], &members[..]].concat(),
        );
        assert_ser_tokens(
            &ours,
            &[&[Token::Map { len: Some(2) }], &members[..]].concat(),
        );
    }
}

mod flattened {
    use super::*;

    situation! {
        pub(crate) struct Inner {
            pub(crate) inner_field: u32,
        }
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Outer<I> {
        #[serde(flatten)]
        inner: I,
        #[serde(flatten)]
        other: BTreeMap<String, Value>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Closed<I> {
        #[serde(flatten)]
        inner: I,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "type")]
    enum Tagged<I> {
        One(I),
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Untagged<I> {
        One(I),
        Other(Value),
    }

    #[test]
    fn inside_of_what_serde_derives() {
        same::<Outer<theirs::Inner>, Outer<ours::Inner>>(&[
            r#"{"inner_field":2,"foo":3}"#,
            r#"{"foo":3}"#,
        ]);
        same::<Closed<theirs::Inner>, Closed<ours::Inner>>(&[
            r#"{"inner_field":2}"#,
            r#"{"inner_field":2,"foo":3}"#,
        ]);
        same::<Tagged<theirs::Inner>, Tagged<ours::Inner>>(&[
            r#"{"type":"One","inner_field":2}"#,
            r#"{"inner_field":2,"type":"One"}"#,
        ]);
        same::<Untagged<theirs::Inner>, Untagged<ours::Inner>>(&[
            r#"{"inner_field":2}"#,
            "[2]",
            r#"{"foo":3}"#,
        ]);
    }

    #[test]
    fn its_members_are_not_doubled() {
        in_both! {
            let text = r#"{"inner_field":2,"foo":3}"#;
            let outer: Outer<Inner> = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&outer).unwrap(), text);
        }
    }
}

mod no_object {
    use super::*;

    situation! {
        pub(crate) struct Flat {
            pub(crate) a: u8,
            #[serde(flatten)]
            pub(crate) rest: Value,
        }
    }

    #[derive(additional_properties::AdditionalProperties)]
    #[additional_properties(json)]
    struct Json {
        a: u8,
        #[serde(flatten)]
        rest: Option<Box<Value>>,
    }

    #[test]
    fn a_value_without_members_is_not_lost_in_silence() {
        for rest in ["secret".into(), true.into(), Value::Array(vec![])] {
            in_both! {
                let error = serde_json::to_string(&Flat { a: 1, rest: rest.clone() }).unwrap_err();
                let message = error.to_string();
                assert!(message.starts_with("can only flatten structs and maps"), "{message}");
                assert!(!message.contains("secret"), "{message}");
            }
            let rest = Some(Box::new(rest));
            let error = additional_properties::json::to_string(&Json { a: 1, rest }).unwrap_err();
            assert_eq!(
                error.to_string(),
                "invalid value: expected additional members in an object"
            );
        }
        // Where serde_json keeps all digits, serde's derive flattens a number, which is a struct there.
        let number = ours::Flat {
            a: 1,
            rest: 3.into(),
        };
        assert!(serde_json::to_string(&number).is_err());
        let rest = Some(Box::new(3.into()));
        assert!(additional_properties::json::to_string(&Json { a: 1, rest }).is_err());
        for rest in [Value::Null, Map::new().into()] {
            in_both! {
                let text = serde_json::to_string(&Flat { a: 1, rest: rest.clone() }).unwrap();
                assert_eq!(text, r#"{"a":1}"#);
            }
            let rest = Some(Box::new(rest));
            let text = additional_properties::json::to_string(&Json { a: 1, rest }).unwrap();
            assert_eq!(text, r#"{"a":1}"#);
        }
    }
}
