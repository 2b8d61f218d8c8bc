//! Bounds: inferred for parameters and associated types, or given.

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use crate::{same, situation};

mod arrays {
    use super::*;

    situation! {
        #[serde(bound(serialize = "[u8; N]: Serialize", deserialize = "[u8; N]: Deserialize<'de>"))]
        pub(crate) struct Bytes<const N: usize> {
            pub(crate) bytes: [u8; N],
        }
    }

    #[test]
    fn a_bound_without_a_type_parameter() {
        same::<theirs::Bytes<2>, ours::Bytes<2>>(&[r#"{"bytes":[1,2]}"#, r#"{"bytes":[1]}"#]);
    }
}

pub(crate) trait Family {
    type Member;
}

#[derive(Debug, PartialEq)]
pub(crate) struct Numbers;

impl Family for Numbers {
    type Member = u8;
}

mod associated {
    use super::*;

    situation! {
        pub(crate) struct Associated<T: Family> {
            pub(crate) member: T::Member,
        }
    }

    #[test]
    fn an_associated_type_is_bounded_itself() {
        same::<theirs::Associated<Numbers>, ours::Associated<Numbers>>(&[
            r#"{"member":1}"#,
            r#"{"member":"a"}"#,
        ]);
    }
}

mod phantom {
    use super::*;

    situation! {
        pub(crate) struct Marked<T, U = u8> where U: Copy {
            pub(crate) marker: PhantomData<T>,
            #[serde(skip)]
            pub(crate) skipped: Option<T>,
            pub(crate) value: U,
            #[serde(default)]
            pub(crate) defaulted: Vec<U>,
        }
    }

    #[test]
    fn a_phantom_asks_nothing_of_its_parameter() {
        // serde's derive asks for `T: Default` because of the skipped field, as ours does.
        same::<theirs::Marked<u8>, ours::Marked<u8>>(&[
            r#"{"marker":null,"value":1}"#,
            r#"{"marker":null}"#,
            "[null,1,[2]]",
        ]);
    }
}

mod macros {
    use super::*;

    macro_rules! Value {
        () => {
            u16
        };
    }

    // The derives of the standard library refuse a type that is a macro.
    mod theirs {
        #[derive(serde::Serialize, serde::Deserialize)]
        pub(crate) struct Macro<Value> {
            a: Value,
            b: Value!(),
            c: (Value, [Value; 1]),
        }
    }

    mod ours {
        #[derive(additional_properties::AdditionalProperties)]
        pub(crate) struct Macro<Value> {
            a: Value,
            b: Value!(),
            c: (Value, [Value; 1]),
        }
    }

    #[test]
    fn a_macro_is_no_parameter() {
        same::<theirs::Macro<u8>, ours::Macro<u8>>(&[r#"{"a":1,"b":256,"c":[1,[2]]}"#]);
    }
}

mod higher_ranked {
    use super::*;

    situation! {
        #[serde(bound(deserialize = "T: for<'a> Deserialize<'a>"))]
        pub(crate) struct Ranked<T> where for<'a> T: Clone + 'a {
            pub(crate) value: T,
        }
    }

    #[test]
    fn a_bound_of_higher_rank() {
        same::<theirs::Ranked<u8>, ours::Ranked<u8>>(&[r#"{"value":1}"#]);
    }
}

/// Both paths of this crate hold to `bound`.
mod both_paths {
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    use additional_properties::{AdditionalProperties, Union, json};

    use super::*;

    /// Reads and writes by serde alone.
    mod through_serde {
        use serde::{Deserialize, Deserializer, Serialize, Serializer};

        pub(crate) fn serialize<T: Serialize, S: Serializer>(
            value: &T,
            output: S,
        ) -> Result<S::Ok, S::Error> {
            value.serialize(output)
        }

        pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
            input: D,
        ) -> Result<T, D::Error> {
            T::deserialize(input)
        }
    }

    #[derive(Debug, PartialEq, AdditionalProperties)]
    #[additional_properties(serde, json)]
    #[serde(bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>"))]
    struct OnType<T> {
        #[serde(with = "through_serde")]
        list: Vec<T>,
    }

    #[derive(Debug, PartialEq, AdditionalProperties)]
    #[additional_properties(serde, json)]
    struct OnField<K: Ord, T> {
        plain: T,
        #[serde(
            with = "through_serde",
            bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>")
        )]
        list: Vec<T>,
        #[serde(
            flatten,
            bound(serialize = "K: Serialize", deserialize = "K: Deserialize<'de>")
        )]
        rest: BTreeMap<K, u8>,
    }

    #[derive(Debug, PartialEq, Union)]
    #[additional_properties(serde, json)]
    #[serde(tag = "t", content = "c")]
    #[serde(bound(serialize = "K: Serialize", deserialize = "K: Deserialize<'de>"))]
    enum OnUnion<K: Ord> {
        Map(BTreeMap<K, u8>),
    }

    fn there_and_back<T>(text: &str)
    where
        T: json::FromJsonOwned + json::ToJson + Serialize + serde::de::DeserializeOwned,
        T: Debug + PartialEq,
    {
        let read: T = json::from_str(text).unwrap();
        assert_eq!(read, serde_json::from_str(text).unwrap());
        assert_eq!(json::to_string(&read).unwrap(), text);
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
    }

    #[test]
    fn a_bound_counts_on_the_json_path_too() {
        there_and_back::<OnType<std::net::Ipv4Addr>>(r#"{"list":["1.2.3.4"]}"#);
        there_and_back::<OnField<u8, u8>>(r#"{"plain":1,"list":[2],"3":4}"#);
        there_and_back::<OnUnion<u8>>(r#"{"t":"Map","c":{"3":4}}"#);
    }
}

/// Neither read nor written.
#[derive(Debug, PartialEq)]
pub(crate) struct Foreign;

/// Has everything that a field may be asked for but `Default`.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Given(u8);

fn given<T>() -> Option<T> {
    None
}

mod defaults {
    use super::*;

    mod whole {
        use super::*;

        situation! {
            #[derive(Default)]
            #[serde(default)]
            pub(crate) struct Whole<T> {
                value: Option<T>,
                #[serde(skip)]
                skipped: Vec<T>,
                other: u8,
            }
        }

        #[test]
        fn the_default_of_all_is_needed_and_no_other() {
            same::<theirs::Whole<u8>, ours::Whole<u8>>(&["{}", r#"{"value":1}"#]);
        }
    }

    mod paths {
        use super::*;

        situation! {
            pub(crate) struct Paths<T> {
                #[serde(default = "given")]
                value: Option<T>,
                #[serde(skip, default = "Vec::new")]
                skipped: Vec<T>,
            }
        }

        #[test]
        fn a_path_needs_no_default() {
            same::<theirs::Paths<Given>, ours::Paths<Given>>(&["{}", r#"{"value":1}"#]);
        }
    }

    mod skipped {
        use super::*;

        situation! {
            #[serde(default)]
            pub(crate) struct Skipped<T> {
                #[serde(skip)]
                pub(crate) value: Vec<T>,
                pub(crate) other: u8,
            }
        }

        impl<T> Default for theirs::Skipped<T> {
            fn default() -> Self {
                let value = Vec::new();
                Self { value, other: 7 }
            }
        }

        impl<T> Default for ours::Skipped<T> {
            fn default() -> Self {
                let value = Vec::new();
                Self { value, other: 7 }
            }
        }

        #[test]
        fn the_default_of_all_is_that_of_what_is_skipped() {
            same::<theirs::Skipped<Foreign>, ours::Skipped<Foreign>>(&["{}", r#"{"other":1}"#]);
        }
    }

    mod bounded {
        use super::*;

        situation! {
            pub(crate) struct Bounded<T> {
                #[serde(default, bound(deserialize = "T: Deserialize<'de>"))]
                value: T,
            }
        }

        #[test]
        fn a_bound_says_nothing_of_the_default() {
            same::<theirs::Bounded<u8>, ours::Bounded<u8>>(&["{}", r#"{"value":1}"#]);
        }
    }

    mod inside {
        use super::*;

        situation! {
            pub(crate) struct Inside<T> {
                markers: (Option<PhantomData<T>>, u8),
            }
        }

        #[test]
        fn a_phantom_inside_asks_for_nothing() {
            same::<theirs::Inside<Foreign>, ours::Inside<Foreign>>(&[r#"{"markers":[null,1]}"#]);
        }
    }
}
