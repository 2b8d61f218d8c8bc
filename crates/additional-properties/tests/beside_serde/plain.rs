//! Structs without a container: they are ordinary structs of serde in every format.

use serde_test::{
    Token, assert_de_tokens, assert_de_tokens_error, assert_ser_tokens, assert_tokens,
};

use crate::{in_both, same, same_bytes, situation};

mod ordinary {
    use super::*;

    situation! {
        pub(crate) struct Point {
            pub(crate) x: u8,
            pub(crate) y: Option<String>,
        }
    }

    #[test]
    fn a_struct_is_a_struct() {
        in_both! {
            let point = Point { x: 1, y: Some("a".to_owned()) };
            assert_tokens(&point, &[
                Token::Struct { name: "Point", len: 2 },
                Token::Str("x"), Token::U8(1),
                Token::Str("y"), Token::Some, Token::Str("a"),
                Token::StructEnd,
            ]);
            assert_de_tokens(&point, &[Token::Seq { len: Some(2) }, Token::U8(1), Token::Some, Token::Str("a"), Token::SeqEnd]);
            assert_de_tokens(&point, &[
                Token::Map { len: Some(2) },
                Token::U64(1), Token::Some, Token::Str("a"),
                Token::Bytes(b"x"), Token::U8(1),
                Token::MapEnd,
            ]);
            assert_de_tokens_error::<Point>(
                &[Token::Seq { len: Some(1) }, Token::U8(1), Token::SeqEnd],
                "invalid length 1, expected struct Point with 2 elements",
            );
            assert_de_tokens_error::<Point>(
                &[Token::Struct { name: "Point", len: 2 }, Token::Str("x"), Token::U8(1), Token::Str("x")],
                "duplicate field `x`",
            );
            assert_de_tokens_error::<Point>(
                &[Token::Struct { name: "Point", len: 2 }, Token::StructEnd],
                "missing field `x`",
            );
        }
        same::<theirs::Point, ours::Point>(&[
            r#"{"x":1,"y":"a"}"#,
            r#"{"x":1,"y":null}"#,
            r#"{"x":1}"#,
            r#"{"y":"a"}"#,
            r#"{"x":1,"x":2}"#,
            r#"{"x":1,"z":[{}]}"#,
            "[1,null]",
            "[1]",
            "[1,null,2]",
            "[]",
            "3",
            "null",
            r#"{"x":"a"}"#,
            r#"{"x":256}"#,
        ]);
        same_bytes(
            &theirs::Point { x: 1, y: None },
            &ours::Point { x: 1, y: None },
        );
        let y = || Some("a,\"b\"".to_owned());
        same_bytes(
            &theirs::Point { x: 255, y: y() },
            &ours::Point { x: 255, y: y() },
        );
    }
}

mod names {
    use super::*;

    situation! {
        #[serde(rename = "Other", rename_all(serialize = "camelCase", deserialize = "kebab-case"))]
        pub(crate) struct Renamed {
            pub(crate) long_name: u8,
            #[serde(rename = "own")]
            pub(crate) renamed: u8,
            #[serde(rename(serialize = "out", deserialize = "in"), alias = "into", alias = "inside")]
            pub(crate) two_ways: u8,
            pub(crate) r#type: u8,
        }
    }

    #[test]
    fn names_are_those_of_serde() {
        in_both! {
            let value = Renamed { long_name: 1, renamed: 2, two_ways: 3, r#type: 4 };
            assert_ser_tokens(&value, &[
                Token::Struct { name: "Other", len: 4 },
                Token::Str("longName"), Token::U8(1),
                Token::Str("own"), Token::U8(2),
                Token::Str("out"), Token::U8(3),
                Token::Str("type"), Token::U8(4),
                Token::StructEnd,
            ]);
            for name in ["in", "into", "inside"] {
                assert_de_tokens(&value, &[
                    Token::Struct { name: "Other", len: 4 },
                    Token::Str("long-name"), Token::U8(1),
                    Token::Str("own"), Token::U8(2),
                    Token::Str(name), Token::U8(3),
                    Token::Str("type"), Token::U8(4),
                    Token::StructEnd,
                ]);
            }
        }
    }
}

mod absence {
    use super::*;

    fn seven() -> u8 {
        7
    }

    fn is_zero(number: &u8) -> bool {
        *number == 0
    }

    situation! {
        pub(crate) struct Absence {
            #[serde(default)]
            pub(crate) zero: u8,
            #[serde(default = "seven")]
            pub(crate) seven: u8,
            #[serde(skip)]
            pub(crate) never: u8,
            #[serde(skip_serializing)]
            pub(crate) read: u8,
            #[serde(skip_serializing_if = "is_zero", default)]
            pub(crate) some: u8,
            pub(crate) option: Option<u8>,
        }
    }

    #[test]
    fn fields_are_absent_as_with_serde() {
        in_both! {
            let value = Absence { zero: 0, seven: 7, never: 0, read: 1, some: 0, option: None };
            assert_ser_tokens(&value, &[
                Token::Struct { name: "Absence", len: 3 },
                Token::Str("zero"), Token::U8(0),
                Token::Str("seven"), Token::U8(7),
                Token::Str("option"), Token::None,
                Token::StructEnd,
            ]);
            assert_de_tokens(&value, &[
                Token::Struct { name: "Absence", len: 5 },
                Token::Str("read"), Token::U8(1),
                Token::Str("never"), Token::U8(9),
                Token::StructEnd,
            ]);
            assert_de_tokens(&value, &[
                Token::Seq { len: Some(5) }, Token::U8(0), Token::U8(7), Token::U8(1), Token::U8(0), Token::None, Token::SeqEnd,
            ]);
        }
        same::<theirs::Absence, ours::Absence>(&[
            r#"{"read":1}"#,
            "{}",
            r#"{"read":1,"some":2,"zero":3,"seven":4}"#,
            "[0,7,1]",
            "[0,7,1,2,3]",
        ]);
    }
}

mod whole {
    use super::*;

    situation! {
        #[serde(default, deny_unknown_fields, expecting = "a pair")]
        pub(crate) struct Whole {
            pub(crate) a: u8,
            pub(crate) b: u8,
        }
    }

    impl Default for theirs::Whole {
        fn default() -> Self {
            Self { a: 1, b: 2 }
        }
    }

    impl Default for ours::Whole {
        fn default() -> Self {
            Self { a: 1, b: 2 }
        }
    }

    #[test]
    fn a_struct_has_a_default_as_a_whole() {
        in_both! {
            assert_de_tokens(&Whole { a: 1, b: 9 }, &[Token::Struct { name: "Whole", len: 1 }, Token::Str("b"), Token::U8(9), Token::StructEnd]);
            assert_de_tokens(&Whole { a: 9, b: 2 }, &[Token::Seq { len: Some(1) }, Token::U8(9), Token::SeqEnd]);
            assert_de_tokens_error::<Whole>(&[Token::Str("a")], "invalid type: string \"a\", expected a pair");
        }
        same::<theirs::Whole, ours::Whole>(&["{}", r#"{"b":5}"#, "[5]", "[]"]);
        assert!(serde_json::from_str::<theirs::Whole>(r#"{"c":1}"#).is_err());
        assert!(serde_json::from_str::<ours::Whole>(r#"{"c":1}"#).is_err());
    }
}

mod packed {
    use super::*;

    situation! {
        #[derive(Clone, Copy)]
        #[repr(C, packed)]
        pub(crate) struct Packed {
            pub(crate) a: u8,
            pub(crate) b: u32,
            pub(crate) c: Option<u64>,
            #[serde(default)]
            pub(crate) d: u16,
        }
    }

    #[test]
    fn a_packed_struct_is_read_and_written_by_copies() {
        let texts = [
            r#"{"a":1,"b":2}"#,
            r#"{"a":1,"b":2,"c":3,"d":4}"#,
            r#"{"a":1,"c":"x"}"#,
            "[1,2,3,4]",
        ];
        same::<theirs::Packed, ours::Packed>(&texts);
    }
}

#[no_implicit_prelude]
mod no_prelude {
    /// The names of the prelude are something else here.
    #[allow(dead_code, reason = "they are in the way on purpose")]
    mod inner {
        struct Option;
        struct Some;
        struct None;
        struct Result;
        struct Ok;
        struct Err;
        struct String;
        struct Box;
        struct Vec;

        #[derive(::additional_properties::AdditionalProperties)]
        #[additional_properties(serde, json)]
        pub(super) struct Bare {
            #[serde(skip_serializing_if = "zero", default)]
            pub(super) a: u8,
            #[additional_properties(optional)]
            b: ::std::option::Option<u8>,
            #[serde(flatten)]
            rest: ::additional_properties::AdditionalProperties,
        }

        #[derive(::additional_properties::AdditionalProperties)]
        #[additional_properties(serde, json)]
        pub(super) struct Struct {
            #[serde(skip_serializing_if = "zero", default)]
            pub(super) a: u8,
        }

        fn zero(number: &u8) -> bool {
            *number == 0
        }
    }

    #[test]
    fn no_name_has_to_be_in_scope() {
        let text = r#"{"a":1,"b":2,"c":3}"#;
        let bare: inner::Bare = ::serde_json::from_str(text).unwrap();
        ::std::assert_eq!(bare.a, 1);
        ::std::assert_eq!(::serde_json::to_string(&bare).unwrap(), text);
        let one: inner::Struct = ::serde_json::from_str("[1]").unwrap();
        ::std::assert_eq!(one.a, 1);
    }
}
