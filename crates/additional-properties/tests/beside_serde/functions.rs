//! Functions for fields: `with`, `serialize_with`, `deserialize_with`, on generic fields, as qualified paths, on types that say `Self`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{same, situation};

/// Reads and writes a value inside of a list.
mod listed {
    use super::*;

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        value: &T,
        output: S,
    ) -> Result<S::Ok, S::Error> {
        [value].serialize(output)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        input: D,
    ) -> Result<T, D::Error> {
        <[T; 1]>::deserialize(input).map(|[value]| value)
    }
}

mod generic {
    use super::*;

    situation! {
        #[serde(bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>"))]
        pub(crate) struct Generic<T> {
            #[serde(with = "listed")]
            pub(crate) bare: T,
            #[serde(with = "listed")]
            pub(crate) option: Option<T>,
            #[serde(serialize_with = "listed::serialize", deserialize_with = "listed::deserialize")]
            pub(crate) list: Vec<T>,
            #[serde(deserialize_with = "listed::deserialize")]
            pub(crate) boxed: Box<T>,
        }
    }

    #[test]
    fn functions_on_generic_fields() {
        same::<theirs::Generic<u8>, ours::Generic<u8>>(&[
            r#"{"bare":[1],"option":[2],"list":[[3,4]],"boxed":[5]}"#,
            r#"{"bare":[1],"option":[null],"list":[[]],"boxed":[5]}"#,
            r#"{"bare":1,"option":[2],"list":[[3,4]],"boxed":[5]}"#,
            r#"{"bare":[1],"list":[[3,4]],"boxed":[5]}"#,
            "[[1],[2],[[3]],[4]]",
        ]);
    }
}

mod inferred {
    use super::*;

    fn constant<'de, T, D: Deserializer<'de>>(input: D) -> Result<Vec<T>, D::Error> {
        u8::deserialize(input).map(|_| Vec::new())
    }

    fn nothing<T, S: Serializer>(_: &Vec<T>, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_u8(0)
    }

    situation! {
        pub(crate) struct Inferred<T> {
            #[serde(deserialize_with = "constant", serialize_with = "nothing")]
            pub(crate) list: Vec<T>,
        }
    }

    /// Neither read nor written.
    #[derive(Debug, PartialEq)]
    pub(crate) struct Foreign;

    #[test]
    fn a_function_asks_nothing_of_the_parameter() {
        same::<theirs::Inferred<Foreign>, ours::Inferred<Foreign>>(&[
            r#"{"list":1}"#,
            r#"{"list":[]}"#,
            "{}",
        ]);
    }
}

mod paths {
    use super::*;

    pub(crate) trait Convert: Sized {
        fn write<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error>;
        fn read<'de, D: Deserializer<'de>>(input: D) -> Result<Self, D::Error>;
    }

    impl Convert for u8 {
        fn write<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
            output.serialize_str(&self.to_string())
        }

        fn read<'de, D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
            String::deserialize(input)?
                .parse()
                .map_err(serde::de::Error::custom)
        }
    }

    situation! {
        pub(crate) struct Paths {
            #[serde(serialize_with = "<u8 as Convert>::write", deserialize_with = "<u8 as Convert>::read")]
            pub(crate) number: u8,
            #[serde(serialize_with = "<[_]>::serialize")]
            pub(crate) array: [u8; 2],
        }
    }

    #[test]
    fn functions_as_qualified_paths() {
        same::<theirs::Paths, ours::Paths>(&[
            r#"{"number":"1","array":[1,2]}"#,
            r#"{"number":1,"array":[1,2]}"#,
        ]);
    }
}

mod of_self {
    use super::*;

    fn null_is_empty<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Vec<T>, D::Error> {
        Option::deserialize(input).map(Option::unwrap_or_default)
    }

    situation! {
        pub(crate) struct Tree {
            #[serde(default, deserialize_with = "null_is_empty")]
            pub(crate) children: Vec<Self>,
        }
    }

    #[test]
    fn a_function_on_a_type_that_says_self() {
        same::<theirs::Tree, ours::Tree>(&[
            r#"{"children":[{"children":null},{}]}"#,
            "{}",
            r#"{"children":3}"#,
        ]);
    }
}
