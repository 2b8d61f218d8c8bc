//! Fields that borrow from the input.

use std::borrow::Cow;

use serde_test::{Token, assert_de_tokens};

use crate::{in_both, situation};

mod strings {
    use super::*;

    situation! {
        pub(crate) struct Strings<'a> {
            pub(crate) string: &'a str,
            pub(crate) bytes: &'a [u8],
        }
    }

    #[test]
    fn strings_and_bytes_are_borrowed_without_being_asked() {
        in_both! {
            assert_de_tokens(&Strings { string: "a", bytes: b"b" }, &[
                Token::Struct { name: "Strings", len: 2 },
                Token::Str("string"), Token::BorrowedStr("a"),
                Token::Str("bytes"), Token::BorrowedBytes(b"b"),
                Token::StructEnd,
            ]);
        }
    }
}

mod options {
    use super::*;

    situation! {
        pub(crate) struct Options<'a> {
            pub(crate) string: Option<&'a str>,
            #[serde(default)]
            pub(crate) bytes: Option<&'a [u8]>,
        }
    }

    #[test]
    fn so_they_are_in_an_option() {
        in_both! {
            assert_de_tokens(&Options { string: Some("a"), bytes: None }, &[
                Token::Struct { name: "Options", len: 1 },
                Token::Str("string"), Token::Some, Token::BorrowedStr("a"),
                Token::StructEnd,
            ]);
        }
    }
}

mod statics {
    use super::*;

    situation! {
        pub(crate) struct Statics<'a> {
            pub(crate) one: &'a str,
            pub(crate) other: &'static str,
        }
    }

    #[test]
    fn a_static_string_beside_a_borrowed_one() {
        in_both! {
            assert_de_tokens(&Statics { one: "a", other: "b" }, &[
                Token::Struct { name: "Statics", len: 2 },
                Token::Str("one"), Token::BorrowedStr("a"),
                Token::Str("other"), Token::BorrowedStr("b"),
                Token::StructEnd,
            ]);
        }
    }
}

mod cows {
    use super::*;

    situation! {
        pub(crate) struct Cows<'a, 'b> {
            #[serde(borrow)]
            pub(crate) borrowed: Cow<'a, str>,
            #[serde(borrow = "'b")]
            pub(crate) bytes: Cow<'b, [u8]>,
            pub(crate) owned: Cow<'a, str>,
        }
    }

    #[test]
    fn a_cow_borrows_when_asked() {
        let text = r#"{"borrowed":"a","bytes":"b","owned":"c"}"#;
        in_both! {
            let cows: Cows<'_, '_> = serde_json::from_str(text).unwrap();
            assert!(matches!(cows.borrowed, Cow::Borrowed("a")));
            assert!(matches!(cows.bytes, Cow::Borrowed(b"b")));
            assert!(matches!(cows.owned, Cow::Owned(_)));
        }
    }
}

mod nested {
    use super::*;

    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub(crate) struct Inner<'i> {
        text: &'i str,
    }

    situation! {
        pub(crate) struct Outer<'o> {
            #[serde(borrow)]
            pub(crate) inner: Option<Inner<'o>>,
        }
    }

    #[test]
    fn a_type_that_borrows_is_borrowed_when_asked() {
        let text = r#"{"inner":{"text":"a"}}"#;
        in_both! {
            let outer: Outer<'_> = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&outer).unwrap(), text);
        }
    }
}
